//! Signing in, and the sessions that come of it.

use std::sync::Arc;

use model::{OpenedSession, Session};
use serde_json::Value;
use support::args;
use support::database::{Desk, Person, Workstation, key, request};

support::on_each_server! {
    a_token_is_new_each_time_and_kept_only_as_its_hash,
    a_wrong_password_and_an_unknown_name_are_the_same_refusal,
    signing_out_ends_the_session,
    one_sees_and_ends_ones_own_sessions_only,
    a_session_ends_when_it_is_not_used_and_when_its_time_is_over,
    use_keeps_a_session_alive_but_is_written_down_seldom,
    a_name_that_does_not_exist_has_a_stable_salt_of_its_own,
    a_name_that_nobody_has_costs_what_somebodys_costs,
    an_unreadable_name_is_no_oracle,
}

async fn opens(workstation: &Workstation, username: &str, password: &str) -> Result<OpenedSession, String> {
    let mut answer = workstation.call("session_open", &args![username, key(password), "Front desk"]).await?;
    Ok(serde_json::from_value(answer.remove(0)).expect("a session"))
}

async fn a_token_is_new_each_time_and_kept_only_as_its_hash(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    let one = opens(&ada.workstation, "ada", "ada").await.expect("signs in");
    let two = opens(&ada.workstation, "ada", "ada").await.expect("signs in again");
    assert_ne!(one.token, two.token);
    assert_eq!(one.token.len(), 64);
    assert_eq!(one.person.username, "ada");
    let known =
        format!("SELECT COUNT(*) FROM {{data}}.sessions WHERE token_hash = UNHEX(SHA2(UNHEX('{}'), 256))", one.token);
    assert_eq!(desk.number(&known).await, 1);
    let plain = format!("SELECT COUNT(*) FROM {{data}}.sessions WHERE token_hash = UNHEX('{}')", one.token);
    assert_eq!(desk.number(&plain).await, 0, "the token itself is nowhere");
}

async fn a_wrong_password_and_an_unknown_name_are_the_same_refusal(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    for (username, password) in [("ada", "guess"), ("nobody", "guess"), ("Ada", "ada"), ("adä", "ada"), ("ada ", "ada")]
    {
        let refused = opens(&ada.workstation, username, password).await.err();
        assert_eq!(refused.as_deref(), Some("session.wrong_credentials"), "{username}");
    }
}

async fn signing_out_ends_the_session(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    ada.one::<Value>("session_close", args![]).await;
    assert_eq!(ada.refused("person_profile", args![]).await, "session.ended");
    assert_eq!(ada.refused("session_close", args![]).await, "session.ended");
}

async fn one_sees_and_ends_ones_own_sessions_only(desk: Arc<Desk>) {
    let (ada, eve) = (desk.employee("ada").await, desk.employee("eve").await);
    let elsewhere = Person::signs_in(desk.workstation().await, "ada").await;
    let sessions: Vec<Session> = ada.rows("session_list", args![]).await;
    assert_eq!(sessions.len(), 2);
    assert_eq!(sessions.iter().filter(|session| session.current).count(), 1);
    let other = sessions.iter().find(|session| !session.current).expect("the other session");
    assert_eq!(other.workstation, "desk of a test");

    eve.one::<Value>("session_revoke", args![request(), other.id.0]).await;
    elsewhere.one::<Value>("person_profile", args![]).await;
    ada.one::<Value>("session_revoke", args![request(), other.id.0]).await;
    assert_eq!(elsewhere.refused("person_profile", args![]).await, "session.ended");
    assert_eq!(ada.rows::<Session>("session_list", args![]).await.len(), 1);
    ada.one::<Value>("session_revoke", args![request(), 4_711]).await;
}

async fn a_session_ends_when_it_is_not_used_and_when_its_time_is_over(desk: Arc<Desk>) {
    let (ada, eve) = (desk.employee("ada").await, desk.employee("eve").await);
    let past = "UTC_TIMESTAMP(6) - INTERVAL 1 SECOND";
    desk.execute(&format!("UPDATE {{data}}.sessions SET idle_until = {past} WHERE user_id = {}", ada.id)).await;
    desk.execute(&format!("UPDATE {{data}}.sessions SET expires_at = {past} WHERE user_id = {}", eve.id)).await;
    assert_eq!(ada.refused("watch", args![]).await, "session.ended");
    assert_eq!(eve.refused("watch", args![]).await, "session.ended");
}

async fn use_keeps_a_session_alive_but_is_written_down_seldom(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    let used = "SELECT last_used_at FROM {data}.sessions";
    let first = desk.text(used).await;
    ada.watch().await;
    assert_eq!(desk.text(used).await, first, "a poll is a read");
    desk.execute("UPDATE {data}.sessions SET last_used_at = last_used_at - INTERVAL 11 MINUTE, idle_until = idle_until - INTERVAL 11 MINUTE").await;
    ada.watch().await;
    assert!(desk.text(used).await > first, "after a while it is written down");
    assert_eq!(desk.number("SELECT idle_until > UTC_TIMESTAMP(6) + INTERVAL 29 DAY FROM {data}.sessions").await, 1);
}

async fn a_name_that_does_not_exist_has_a_stable_salt_of_its_own(desk: Arc<Desk>) {
    desk.employee("ada").await;
    let workstation = desk.workstation().await;
    let mut salts = Vec::new();
    for name in ["ada", "nobody", "nobody", "somebody"] {
        salts.push(workstation.call("session_salt", &args![name]).await.expect("a salt").remove(0));
    }
    assert_eq!(salts[0]["salt"], "07".repeat(16), "the true salt");
    assert_eq!(salts[1], salts[2], "always the same");
    assert_ne!(salts[1], salts[3]);
    for salt in &salts {
        assert_eq!(salt["salt"].as_str().map(str::len), Some(32));
        assert_eq!((&salt["memoryKib"], &salt["iterations"]), (&47_104.into(), &2.into()), "nothing tells them apart");
        assert_eq!((&salt["parallelism"], &salt["scheme"]), (&1.into(), &1.into()));
    }
}

/// After the costs of new keys were raised, some people have the old ones.
async fn a_name_that_nobody_has_costs_what_somebodys_costs(desk: Arc<Desk>) {
    let workstation = desk.workstation().await;
    let costs = async |name: String| {
        let salt = workstation.call("session_salt", &args![name]).await.expect("a salt").remove(0);
        salt["memoryKib"].as_i64().expect("a number")
    };
    assert_eq!(costs("nobody".into()).await, 47_104, "before the first sign-up");
    for number in 0..12 {
        workstation.call("person_sign_up", &Person::sign_up(&format!("ada{number}"), "")).await.expect("signs up");
    }
    desk.execute(
        "UPDATE {data}.credentials SET changed_at = UTC_TIMESTAMP(6), memory_kib = IF(user_id % 3 = 0, 65536, 19456)",
    )
    .await;
    let mut found = std::collections::BTreeMap::new();
    for number in 0..120 {
        let name = format!("nobody{number}");
        let first = costs(name.clone()).await;
        assert_eq!(costs(name).await, first, "always the same");
        *found.entry(first).or_insert(0) += 1;
    }
    assert_eq!(found.keys().copied().collect::<Vec<_>>(), [19_456, 65_536], "those in use, and no default");
    assert!(found.values().all(|many| *many > 5), "each for some names: {found:?}");
}

async fn an_unreadable_name_is_no_oracle(desk: Arc<Desk>) {
    desk.employee("ada").await;
    let workstation = desk.workstation().await;
    for name in ["adä", "ada ", "ada\u{0}", "ADA", "áda", "ada%", ""] {
        let salt = workstation.call("session_salt", &args![name]).await.expect("a salt").remove(0);
        assert_ne!(salt["salt"], "07".repeat(16), "{name:?} must not find ada");
    }
    let salt = workstation.call("session_salt", &args![None]).await.expect("even for nothing").remove(0);
    assert_eq!(salt["salt"].as_str().map(str::len), Some(32));
}
