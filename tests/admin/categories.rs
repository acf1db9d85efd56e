//! Categories and the times to respond.

use std::sync::Arc;

use serde_json::json;
use support::database::Desk;

use crate::tool::Tool;

support::on_each_server! {
    a_category_is_added_renamed_retired_and_brought_back,
    one_category_is_the_default_and_stays_in_use,
    invalid_names_and_times_are_refused,
    a_new_time_to_respond_applies_to_later_tickets,
}

async fn a_category_is_added_renamed_retired_and_brought_back(desk: Arc<Desk>) {
    let tool = Tool::of(&desk);
    let ada = desk.employee("ada").await;
    tool.answers(0, &["category", "add", "  Hardware "]);
    assert_eq!(tool.answers(0, &["category", "rename", "hardware", "Computers"])["category"], "Computers");
    ada.creates_as("Printer", "normal", 2).await;
    assert_eq!(tool.answers(0, &["category", "retire", "COMPUTERS"])["changed"], true);
    assert_eq!(tool.answers(0, &["category", "retire", "Computers"])["changed"], false);
    let listed = tool.answers(0, &["category", "list"]);
    assert_eq!(
        (&listed["categories"][0]["name"], &listed["categories"][0]["default"]),
        (&json!("General"), &json!(true))
    );
    assert_eq!(
        (&listed["categories"][1]["name"], &listed["categories"][1]["pending"]),
        (&json!("Computers"), &json!(1))
    );
    assert!(listed["categories"][1]["retiredAt"].is_string(), "{listed}");
    assert!(tool.says(&["category", "list"]).contains("retired"));
    tool.answers(0, &["category", "add", "Computers"]);
    assert!(tool.answers(0, &["category", "list"])["categories"][1]["retiredAt"].is_null());
    for (words, told) in [
        (&["category", "add", "general"][..], "already"),
        (&["category", "rename", "Computers", "GENERAL"], "already"),
        (&["category", "retire", "Garden"], "category list"),
        (&["category", "rename", "Garden", "Park"], "category list"),
    ] {
        let message = tool.refuses(1, words);
        assert!(message.contains(told), "{words:?}: {message}");
    }
    desk.audits().await;
}

async fn one_category_is_the_default_and_stays_in_use(desk: Arc<Desk>) {
    let tool = Tool::of(&desk);
    tool.answers(0, &["category", "add", "Hardware"]);
    tool.refuses(1, &["category", "retire", "General"]);
    assert_eq!(tool.answers(0, &["category", "default", "Hardware"])["changed"], true);
    assert_eq!(tool.answers(0, &["category", "default", "Hardware"])["changed"], false);
    assert_eq!(tool.answers(0, &["category", "retire", "General"])["changed"], true);
    tool.refuses(1, &["category", "default", "General"]);
    assert_eq!(desk.number("SELECT COUNT(*) FROM {data}.categories WHERE is_default = 1").await, 1);
}

async fn invalid_names_and_times_are_refused(desk: Arc<Desk>) {
    let tool = Tool::of(&desk);
    let long = "x".repeat(61);
    for name in ["", " ", "a\u{202e}b", long.as_str()] {
        tool.refuses(2, &["category", "add", name]);
        tool.refuses(2, &["category", "rename", "General", name]);
    }
    for time in ["0m", "4", "-1h", "366d", "soon"] {
        assert_eq!(tool.run(&["settings", "respond-within", "urgent", time]).code, 2, "{time}");
    }
    assert_eq!(desk.number("SELECT COUNT(*) FROM {data}.categories").await, 1);
    let urgent = "SELECT value FROM {data}.settings WHERE name = 'respond_within_urgent'";
    assert_eq!(desk.text(urgent).await, "60");
}

async fn a_new_time_to_respond_applies_to_later_tickets(desk: Arc<Desk>) {
    let tool = Tool::of(&desk);
    let ada = desk.employee("ada").await;
    let usual = json!({ "low": 4320, "normal": 1440, "high": 240, "urgent": 60 });
    assert_eq!(tool.answers(0, &["settings", "list"])["respondWithinMinutes"], usual);
    let before = ada.creates_as("Before", "urgent", 1).await;
    assert_eq!(tool.answers(0, &["settings", "respond-within", "urgent", "45m"])["minutes"], 45);
    assert!(tool.says(&["settings", "list"]).contains("45m"));
    let with = ada.creates_as("With", "urgent", 1).await;
    let minutes = |ticket: &model::Ticket| (ticket.respond_by.0 - ticket.created_at.0).whole_minutes();
    assert_eq!((minutes(&before), minutes(&with)), (60, 45));
    assert_eq!(minutes(&ada.sees(before.id).await.ticket), 60);
}
