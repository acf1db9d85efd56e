//! Changing one's own password.

use std::sync::Arc;

use model::Profile;
use serde_json::Value;
use support::args;
use support::database::{Argument, Desk, Person, key, request};

support::on_each_server! {
    a_new_password_replaces_the_old_one_and_ends_other_sessions,
    a_wrong_present_password_changes_nothing,
    guessing_the_present_password_is_locked_like_signing_in,
    a_repeated_change_is_answered_again,
}

fn change(request: Argument, current: &str, new: &str) -> Vec<Argument> {
    args![request, key(current), [9_u8; 16], 19_456, 3, 2, key(new)]
}

async fn a_new_password_replaces_the_old_one_and_ends_other_sessions(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    let elsewhere = Person::signs_in(desk.workstation().await, "ada").await;
    ada.one::<Value>("person_change_password", change(request(), "ada", "better")).await;
    ada.one::<Profile>("person_profile", args![]).await;
    assert_eq!(elsewhere.refused("person_profile", args![]).await, "session.ended");
    let old = ada.workstation.call("session_open", &args!["ada", key("ada"), "w"]).await;
    assert_eq!(old, Err("session.wrong_credentials".into()));
    ada.workstation.call("session_open", &args!["ada", key("better"), "w"]).await.expect("the new one");
    let salt = ada.workstation.call("session_salt", &args!["ada"]).await.expect("a salt").remove(0);
    assert_eq!((&salt["salt"], &salt["memoryKib"]), (&"09".repeat(16).into(), &19_456.into()));
    assert_eq!(desk.number("SELECT COUNT(*) FROM {data}.person_events WHERE event_type = 'password_changed'").await, 1);
}

async fn a_wrong_present_password_changes_nothing(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    let elsewhere = Person::signs_in(desk.workstation().await, "ada").await;
    assert_eq!(
        ada.refused("person_change_password", change(request(), "guess", "mine")).await,
        "person.wrong_password"
    );
    elsewhere.one::<Profile>("person_profile", args![]).await;
    ada.workstation.call("session_open", &args!["ada", key("ada"), "w"]).await.expect("the old one still");
    let mut short = change(request(), "ada", "new");
    short[6] = vec![1_u8; 31].into();
    assert_eq!(ada.refused("person_change_password", short).await, "input.invalid");
}

async fn guessing_the_present_password_is_locked_like_signing_in(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    for _ in 0..5 {
        assert_eq!(
            ada.refused("person_change_password", change(request(), "guess", "mine")).await,
            "person.wrong_password"
        );
    }
    assert_eq!(ada.refused("person_change_password", change(request(), "ada", "mine")).await, "session.locked");
    assert_eq!(ada.refused("person_deactivate", args![request(), key("ada")]).await, "session.locked");
}

async fn a_repeated_change_is_answered_again(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    let once = request();
    let first: Value = ada.one("person_change_password", change(once.clone(), "ada", "better")).await;
    let again: Value = ada.one("person_change_password", change(once.clone(), "ada", "better")).await;
    assert_eq!(first, again, "although the present password is another one by now");
    assert_eq!(ada.refused("person_deactivate", args![once, key("better")]).await, "request.reused");
    assert_eq!(desk.number("SELECT COUNT(*) FROM {data}.person_events WHERE event_type = 'password_changed'").await, 1);
}
