//! Building, upgrading and comparing.

use std::sync::Arc;

use support::database::Desk;

use crate::tool::Tool;

support::on_each_server! {
    installing_twice_changes_nothing_the_second_time,
    changes_on_the_server_are_found_and_repaired,
    a_desk_may_be_called_anything_plain,
}

async fn installing_twice_changes_nothing_the_second_time(desk: Arc<Desk>) {
    let base = format!("{}x", desk.names.data);
    let tool = Tool::at(desk.admin(), &base);
    assert_eq!(tool.answers(4, &["check"])["present"], false);
    assert!(tool.refuses(1, &["upgrade"]).contains("install"), "it should say what to do first");
    assert!(tool.refuses(1, &["audit", "verify"]).contains("ticket-desk-admin install"));

    let report = tool.answers(0, &["install"]);
    assert!(report["steps"].as_array().is_some_and(|steps| steps.len() > 10), "{report}");
    assert!(tool.says(&["check"]).contains("exactly"));
    assert!(tool.says(&["install"]).contains("nothing was changed"), "a second run does no harm");
    assert!(tool.says(&["upgrade"]).contains("nothing was changed"));

    for statement in [
        format!("DROP DATABASE {base}_api"),
        format!("DROP DATABASE {base}"),
        format!("DROP USER '{base}_owner'@'localhost'"),
    ] {
        desk.execute(&statement).await;
    }
}

async fn changes_on_the_server_are_found_and_repaired(desk: Arc<Desk>) {
    let tool = Tool::of(&desk);
    assert_eq!(tool.answers(0, &["check"])["present"], true);
    desk.execute("DROP PROCEDURE {api}.ticket_pool").await;
    desk.execute("DROP TRIGGER {data}.ticket_events_before_delete").await;
    desk.execute("CREATE PROCEDURE {api}.back_door() SELECT 1").await;

    let found = tool.answers(4, &["check"]);
    assert!(found.to_string().contains("ticket_pool"), "{found}");
    assert!(found.to_string().contains("ticket_events_before_delete"), "{found}");
    assert_eq!(found["objectsForeign"][0], "back_door", "{found}");
    let words = tool.run(&["check"]).out;
    assert!(words.contains("back_door") && words.contains("ticket-desk-admin upgrade"), "{words}");

    tool.says(&["upgrade"]);
    let left = tool.answers(4, &["check"]);
    assert_eq!(left["objectsOutdated"], serde_json::json!([]), "{left}");
    assert_eq!(
        left["objectsForeign"],
        serde_json::json!(["back_door"]),
        "an object of somebody else is not ours to drop"
    );
    desk.execute("DROP PROCEDURE {api}.back_door").await;
    tool.says(&["check"]);
}

async fn a_desk_may_be_called_anything_plain(desk: Arc<Desk>) {
    for bad in ["", "Desk", "a-b", "a`b", "twenty_five_characters____"] {
        let message = Tool::at(desk.admin(), bad).refuses(2, &["check"]);
        assert!(message.contains("--schema"), "{message}");
    }
}
