//! What an administrator does with people.

use std::sync::Arc;

use database::key_derivation::Derivation;
use model::Code;
use serde_json::json;
use support::args;
use support::database::{Desk, key};

use crate::tool::Tool;

support::on_each_server! {
    a_person_is_deactivated_and_reactivated,
    a_forgotten_password_is_replaced,
    failed_sign_ins_are_forgotten,
    a_person_gets_another_role,
    a_name_that_does_not_exist_looks_like_one_that_does,
}

async fn a_person_is_deactivated_and_reactivated(desk: Arc<Desk>) {
    let tool = Tool::of(&desk);
    let ada = desk.employee("ada").await;
    let grace = desk.responder("grace").await;
    let ticket = ada.creates("The lamp smokes").await;
    grace.claims(ticket).await;

    let people = tool.answers(0, &["person", "list"]);
    let names: Vec<_> = people["people"].as_array().expect("a list").iter().map(|person| &person["username"]).collect();
    assert_eq!(names, ["ada", "grace"]);
    assert_eq!((&people["people"][1]["role"], &people["people"][1]["active"]), (&json!("responder"), &json!(true)));
    assert!(people["people"][0]["lastUsedAt"].is_string(), "{people}");

    assert_eq!(tool.answers(0, &["person", "deactivate", "grace"])["changed"], true);
    assert_eq!(tool.answers(0, &["person", "deactivate", "grace"])["changed"], false, "a second time changes nothing");
    assert_eq!(grace.refused("ticket_pool", args![false, None, None, None, 10]).await, "session.ended");
    assert_eq!(desk.text("SELECT status FROM {data}.tickets").await, "pending", "her ticket is back in the pool");
    assert!(tool.says(&["person", "list"]).contains("deactivated"));
    assert_eq!(
        grace.workstation.call("session_open", &args!["grace", key("grace"), "x"]).await,
        Err("person.deactivated".into())
    );

    assert_eq!(tool.answers(0, &["person", "reactivate", "grace"])["changed"], true);
    grace.workstation.call("session_open", &args!["grace", key("grace"), "x"]).await.expect("signs in again");
    assert_eq!(
        grace.refused("ticket_pool", args![false, None, None, None, 10]).await,
        "session.ended",
        "old sessions stay ended"
    );

    let events: Vec<(String, String)> = desk
        .rows(
            "SELECT CAST(e.event_type AS CHAR), e.account FROM {data}.person_events e
             JOIN {data}.users u ON u.id = e.user_id WHERE u.username = 'grace' AND e.event_type LIKE '%activated' ORDER BY e.id",
        )
        .await;
    let by_root = |kind: &str| (kind.to_owned(), "root@localhost".to_owned());
    assert_eq!(events, [by_root("deactivated"), by_root("reactivated")]);

    for command in ["deactivate", "reactivate", "unlock", "reset-password"] {
        for nobody in ["nobody", "Ädä", "ada'--", ""] {
            assert!(tool.refuses(1, &["person", command, nobody]).contains("nobody has the user name"));
        }
    }
}

async fn a_forgotten_password_is_replaced(desk: Arc<Desk>) {
    let tool = Tool::of(&desk);
    let ada = desk.employee("ada").await;
    for _ in 0..6 {
        ada.workstation.call("session_open", &args!["ada", key("wrong"), "x"]).await.expect_err("is refused");
    }
    let password = tool.answers(0, &["person", "reset-password", "ada"])["password"].as_str().expect("one").to_owned();
    assert_eq!(ada.refused("person_profile", args![]).await, "session.ended");
    let old = ada.workstation.call("session_open", &args!["ada", key("ada"), "x"]).await;
    assert_eq!(old, Err(Code::SessionWrongCredentials.as_str().into()), "the old password no longer works");

    let salt = ada.workstation.call("session_salt", &args!["ada"]).await.expect("answers").remove(0);
    let derivation: Derivation = serde_json::from_value(salt).expect("a derivation");
    assert_eq!(derivation, Derivation::current(derivation.salt));
    let derived = derivation.derive(&password).expect("within the bounds of the application");
    ada.workstation.call("session_open", &args!["ada", *derived.expose(), "x"]).await.expect("signs in at once");
    let noted = "SELECT COUNT(*) FROM {data}.person_events WHERE event_type = 'password_changed' AND account = 'root@localhost'";
    assert_eq!(desk.number(noted).await, 1);
    let text = desk.text("SELECT GROUP_CONCAT(COALESCE(after_state, '')) FROM {data}.person_events").await;
    assert!(!text.contains(&password));
}

async fn failed_sign_ins_are_forgotten(desk: Arc<Desk>) {
    let tool = Tool::of(&desk);
    let ada = desk.employee("ada").await;
    for _ in 0..6 {
        ada.workstation.call("session_open", &args!["ada", key("wrong"), "x"]).await.expect_err("is refused");
    }
    let waiting = ada.workstation.call("session_open", &args!["ada", key("ada"), "x"]).await;
    assert_eq!(waiting, Err("session.locked".into()));
    assert!(tool.says(&["person", "list"]).contains("locked until"));
    tool.says(&["person", "unlock", "ada"]);
    ada.workstation.call("session_open", &args!["ada", key("ada"), "x"]).await.expect("signs in");
    assert!(tool.answers(0, &["person", "list"])["people"][0]["lockedUntil"].is_null());
    assert_eq!(desk.number("SELECT COUNT(*) FROM {data}.person_events WHERE event_type = 'unlocked'").await, 1);
}

async fn a_person_gets_another_role(desk: Arc<Desk>) {
    let tool = Tool::of(&desk);
    let (ada, grace) = (desk.employee("ada").await, desk.responder("grace").await);
    let ticket = ada.creates("The lamp smokes").await;
    grace.claims(ticket).await;
    let told = tool.refuses(1, &["person", "change-role", "ada", "responder"]);
    assert!(told.contains("1 open ticket of their own"), "{told}");
    assert_eq!(tool.answers(0, &["person", "change-role", "grace", "employee"])["changed"], true);
    assert_eq!(tool.answers(0, &["person", "change-role", "grace", "employee"])["changed"], false);
    assert_eq!(grace.refused("person_profile", args![]).await, "session.ended");
    assert_eq!(desk.text("SELECT status FROM {data}.tickets").await, "pending");
    ada.withdraws(ticket).await;
    assert!(
        tool.says(&["person", "change-role", "ada", "responder"]).contains("ada has the role responder from now on")
    );
    let people = tool.answers(0, &["person", "list"]);
    assert_eq!((&people["people"][0]["role"], &people["people"][1]["role"]), (&json!("responder"), &json!("employee")));
    assert!(tool.refuses(1, &["person", "change-role", "nobody", "employee"]).contains("nobody has the user name"));
    assert_eq!(tool.run(&["person", "change-role", "ada", "administrator"]).code, 2);
    let noted =
        "SELECT COUNT(*) FROM {data}.person_events WHERE event_type = 'role_changed' AND account = 'root@localhost'";
    assert_eq!(desk.number(noted).await, 2);
}

async fn a_name_that_does_not_exist_looks_like_one_that_does(desk: Arc<Desk>) {
    let workstation = desk.workstation().await;
    let answer = workstation.call("session_salt", &args!["nobody"]).await.expect("answers").remove(0);
    let invented: Derivation = serde_json::from_value(answer).expect("a derivation");
    assert_eq!(invented, Derivation::current(invented.salt), "its cost must be that of a new password");
}
