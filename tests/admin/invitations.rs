//! Invitations, from the administrator to the new responder.

use std::sync::Arc;

use support::database::{Desk, Person};

use crate::tool::Tool;

support::on_each_server! {
    an_invitation_makes_one_responder,
    an_invitation_can_be_ended_before_it_is_used,
    sign_up_can_be_closed_and_opened,
}

async fn an_invitation_makes_one_responder(desk: Arc<Desk>) {
    let tool = Tool::of(&desk);
    let made = tool.answers(0, &["invite", "responder", "--note", "Grace, zweiter Stock 🚪", "--days", "3"]);
    let code = made["code"].as_str().expect("a code");
    assert_eq!((code.len(), code.matches('-').count()), (19, 3), "{code}");
    let lasts = desk.number("SELECT TIMESTAMPDIFF(SECOND, created_at, expires_at) FROM {data}.invitations").await;
    assert_eq!(lasts, 3 * 86_400);
    let stored = desk.text("SELECT GROUP_CONCAT(HEX(code_hash), note) FROM {data}.invitations").await;
    assert!(!stored.contains(&code.replace('-', "")), "only a digest of the code is kept");

    let workstation = desk.workstation().await;
    let plain = code.replace('-', "");
    workstation.call("person_sign_up", &Person::sign_up("grace", &plain)).await.expect("signs up");
    let again = workstation.call("person_sign_up", &Person::sign_up("mallory", &plain)).await;
    assert_eq!(again, Err("person.invitation_invalid".into()), "a code works once");
    assert_eq!(desk.text("SELECT role FROM {data}.users WHERE username = 'grace'").await, "responder");

    let list = tool.answers(0, &["invite", "list"]);
    let listed = &list["invitations"][0];
    assert_eq!((&listed["state"], &listed["usedBy"]), (&"used".into(), &"grace".into()));
    assert_eq!(listed["note"], "Grace, zweiter Stock 🚪");
    assert!(tool.says(&["invite", "list"]).contains("used by grace"));
    let number = listed["number"].as_str().expect("a number");
    assert!(tool.refuses(1, &["invite", "revoke", number]).contains("no open invitation"));
}

async fn an_invitation_can_be_ended_before_it_is_used(desk: Arc<Desk>) {
    let tool = Tool::of(&desk);
    let code = tool.answers(0, &["invite", "responder"])["code"].as_str().expect("a code").replace('-', "");
    let number =
        tool.answers(0, &["invite", "list"])["invitations"][0]["number"].as_str().expect("a number").to_owned();
    tool.refuses(1, &["invite", "revoke", "%"]);
    tool.refuses(1, &["invite", "revoke", "ffffffffffff"]);
    tool.says(&["invite", "revoke", &number[..6]]);
    assert_eq!(tool.answers(0, &["invite", "list"])["invitations"][0]["state"], "expired");
    let workstation = desk.workstation().await;
    let late = workstation.call("person_sign_up", &Person::sign_up("grace", &code)).await;
    assert_eq!(late, Err("person.invitation_invalid".into()));
    tool.refuses(2, &["invite", "responder", "--note", &"x".repeat(201)]);
}

async fn sign_up_can_be_closed_and_opened(desk: Arc<Desk>) {
    let tool = Tool::of(&desk);
    let workstation = desk.workstation().await;
    tool.says(&["sign-up", "close"]);
    let refused = workstation.call("person_sign_up", &Person::sign_up("ada", "")).await;
    assert_eq!(refused, Err("person.sign_up_closed".into()));
    let code = tool.answers(0, &["invite", "employee"])["code"].as_str().expect("a code").replace('-', "");
    workstation.call("person_sign_up", &Person::sign_up("linus", &code)).await.expect("was invited");
    assert_eq!(desk.text("SELECT role FROM {data}.users WHERE username = 'linus'").await, "employee");
    assert_eq!(tool.answers(0, &["sign-up", "open"])["signUpOpen"], true);
    workstation.call("person_sign_up", &Person::sign_up("ada", "")).await.expect("signs up");
}
