//! Signing in, and sessions.

use std::sync::Arc;
use std::time::Duration;

use model::{OpenedSession, Session};
use serde_json::Value;
use sqlx::{Connection as _, MySqlConnection};
use support::args;
use support::database::{Desk, Person, Workstation, key, request};

support::on_each_server! {
    a_token_is_new_each_time_and_kept_only_as_its_hash,
    a_wrong_password_and_an_unknown_name_are_the_same_refusal,
    signing_out_ends_the_session,
    people_see_and_end_their_own_sessions_only,
    a_session_ends_by_disuse_and_by_age,
    use_keeps_a_session_alive_but_is_seldom_stored,
    a_session_lives_as_long_as_promised,
    only_live_sessions_are_listed_with_their_end,
    using_one_session_keeps_no_other_alive,
    a_sign_in_beside_a_password_change_is_refused,
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

async fn people_see_and_end_their_own_sessions_only(desk: Arc<Desk>) {
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

async fn a_session_ends_by_disuse_and_by_age(desk: Arc<Desk>) {
    let (ada, eve) = (desk.employee("ada").await, desk.employee("eve").await);
    let past = "UTC_TIMESTAMP(6) - INTERVAL 1 SECOND";
    desk.execute(&format!("UPDATE {{data}}.sessions SET idle_until = {past} WHERE user_id = {}", ada.id)).await;
    desk.execute(&format!("UPDATE {{data}}.sessions SET expires_at = {past} WHERE user_id = {}", eve.id)).await;
    // The poll checks the session by itself.
    for (procedure, arguments) in [("watch", args![None]), ("person_profile", args![])] {
        for (person, end) in [(&ada, "unused"), (&eve, "over")] {
            assert_eq!(person.refused(procedure, arguments.clone()).await, "session.ended", "{procedure}: {end}");
        }
    }
}

async fn use_keeps_a_session_alive_but_is_seldom_stored(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    let used = "SELECT last_used_at FROM {data}.sessions";
    let first = desk.text(used).await;
    ada.watch().await;
    assert_eq!(desk.text(used).await, first, "a poll is a read");
    desk.execute("UPDATE {data}.sessions SET last_used_at = last_used_at - INTERVAL 11 MINUTE, idle_until = idle_until - INTERVAL 11 MINUTE").await;
    ada.watch().await;
    assert!(desk.text(used).await > first, "after a while the use is stored");
    assert_eq!(desk.number("SELECT idle_until > UTC_TIMESTAMP(6) + INTERVAL 29 DAY FROM {data}.sessions").await, 1);
}

async fn a_session_lives_as_long_as_promised(desk: Arc<Desk>) {
    desk.employee("ada").await;
    let days = "SELECT CONCAT_WS(' ', TIMESTAMPDIFF(MICROSECOND, created_at, idle_until) / 86400000000,
                       TIMESTAMPDIFF(MICROSECOND, created_at, expires_at) / 86400000000) FROM {data}.sessions";
    assert_eq!(desk.text(days).await, "30.0000 180.0000", "30 days unused, half a year in any case");
}

async fn only_live_sessions_are_listed_with_their_end(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    let own = "token_hash = UNHEX(SHA2(UNHEX('{token}'), 256))".replace("{token}", &super::scene::hex(&ada.token));
    for (ends, of) in [("idle_until", "unused"), ("expires_at", "over"), ("revoked_at", "revoked")] {
        Person::signs_in(desk.workstation().await, "ada").await;
        let end =
            format!("UPDATE {{data}}.sessions SET {ends} = UTC_TIMESTAMP(6) - INTERVAL 1 SECOND WHERE NOT ({own})");
        desk.execute(&end).await;
        let listed: Vec<Session> = ada.rows("session_list", args![]).await;
        assert_eq!(listed.iter().map(|session| session.current).collect::<Vec<_>>(), [true], "the other one is {of}");
    }
    for (sooner, later) in [("idle_until", "expires_at"), ("expires_at", "idle_until")] {
        let set = format!("UPDATE {{data}}.sessions SET {sooner} = '2100-01-01', {later} = '2100-01-02' WHERE {own}");
        desk.execute(&set).await;
        let ends = ada.one::<Value>("session_list", args![]).await["expiresAt"].clone();
        assert_eq!(ends, "2100-01-01T00:00:00.000000Z", "{sooner} comes first");
    }
}

async fn using_one_session_keeps_no_other_alive(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    Person::signs_in(desk.workstation().await, "ada").await;
    desk.execute("UPDATE {data}.sessions SET last_used_at = '2026-01-01'").await;
    ada.watch().await;
    let unused = "SELECT COUNT(*) FROM {data}.sessions WHERE last_used_at = '2026-01-01'";
    assert_eq!(desk.number(unused).await, 1, "nobody used the other one");
}

async fn a_sign_in_beside_a_password_change_is_refused(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    let mut change = MySqlConnection::connect_with(desk.admin()).await.expect("connects");
    let new = "BEGIN; UPDATE {data}.credentials SET changed_at = UTC_TIMESTAMP(6), verifier = UNHEX(SHA2('new', 256))";
    sqlx::raw_sql(&desk.named(new)).execute(&mut change).await.expect("comes first");
    let open = opens(&ada.workstation, "ada", "ada");
    tokio::pin!(open);
    let early = tokio::time::timeout(Duration::from_millis(300), &mut open).await;
    assert!(early.is_err(), "the sign-in waits until it is decided which password counts");
    sqlx::raw_sql("COMMIT").execute(&mut change).await.expect("commits");
    assert_eq!(open.await.err().as_deref(), Some("session.wrong_credentials"));
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

/// Some people keep keys of the old cost after the cost of new keys has risen.
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
