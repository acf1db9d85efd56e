//! Side channels to what somebody may no longer see.

use std::sync::Arc;

use support::args;
use support::database::{Desk, request};

support::on_each_server! {
    the_inbox_hides_later_titles_from_who_declined,
    what_a_session_may_trace_and_profile_tells_no_secret,
}

async fn the_inbox_hides_later_titles_from_who_declined(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let ticket = ada.creates("Printer").await;
    bob.claims(ticket).await;
    ada.writes(ticket, "Are you coming?").await;
    bob.declines(ticket).await;
    let version = desk.number("SELECT version FROM {data}.tickets").await;
    ada.call("ticket_edit", args![request(), ticket, version, "Salary of Eve", "Private"]).await.expect("edits");
    let titles: Vec<_> = bob.inbox().await.into_iter().filter_map(|item| item.ticket_title).collect();
    assert_eq!(titles, ["Printer"], "bob keeps the old title and does not learn the new one");
    let hers: Vec<_> = ada.inbox().await.into_iter().filter_map(|item| item.ticket_title).collect();
    assert!(!hers.is_empty() && hers.iter().all(|title| title == "Salary of Eve"), "{hers:?}");
    let cleo = desk.responder("cleo").await;
    cleo.claims(ticket).await;
    ada.writes(ticket, "And you?").await;
    assert_eq!(cleo.inbox().await[0].ticket_title.as_deref(), Some("Salary of Eve"));
}

async fn what_a_session_may_trace_and_profile_tells_no_secret(desk: Arc<Desk>) {
    let (ada, eve) = (desk.employee("ada").await, desk.workstation().await);
    let secrets = [
        desk.text("SELECT value FROM {data}.settings WHERE name = 'salt_secret'").await,
        desk.text("SELECT HEX(verifier) FROM {data}.credentials").await,
        desk.text("SELECT HEX(token_hash) FROM {data}.sessions").await,
    ];
    eve.raw("SET profiling = 1, profiling_history_size = 100, optimizer_trace = 'enabled=on'")
        .await
        .expect("may be set");
    let trace = "SELECT CONCAT(QUERY, TRACE) FROM information_schema.OPTIMIZER_TRACE";
    let mut seen = Vec::new();
    for (procedure, arguments) in [
        ("session_salt", args!["ada"]),
        ("session_salt", args!["nobody"]),
        ("session_open", args!["ada", vec![1_u8; 32], "w"]),
        ("watch", args![vec![1_u8; 32], None]),
    ] {
        eve.call(procedure, &arguments).await.ok();
        seen.extend(eve.run(trace, &[]).await.expect("may ask"));
    }
    let columns = "SELECT STATE FROM information_schema.PROFILING";
    seen.extend(eve.run(columns, &[]).await.expect("may ask"));
    let seen = format!("{seen:?}").to_uppercase();
    for secret in secrets {
        assert!(!seen.contains(&secret.to_uppercase()), "{seen}");
    }
    ada.watch().await;
}
