//! Hourly and total quotas: people never meet them, scripts do.

use std::sync::Arc;

use model::Message;
use support::args;
use support::database::{Argument, Desk, Person, request};
use tokio::task::JoinSet;

support::on_each_server! {
    a_script_ends_at_the_hourly_limit,
    each_person_and_each_procedure_has_a_count_of_its_own,
    a_refused_or_repeated_request_is_not_counted,
    a_new_installation_limits_what_is_written,
    nobody_takes_the_whole_pool,
    parallel_calls_do_not_get_past_a_limit,
}

async fn limit(desk: &Desk, name: &str, value: u32) {
    desk.execute(&format!(
        "INSERT INTO {{data}}.settings (name, value) VALUES ('{name}', '{value}') ON DUPLICATE KEY UPDATE value = '{value}'"
    ))
    .await;
}

fn message(to: &Person) -> Vec<Argument> {
    args![request(), None, to.id, "Hello", None]
}

async fn a_script_ends_at_the_hourly_limit(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let ticket = ada.creates("Printer").await;
    for name in ["ticket_create", "ticket_edit", "message_send", "person_update", "ticket_claim", "ticket_decline"] {
        limit(&desk, &format!("{name}_hourly"), 2).await;
    }
    desk.execute("DELETE FROM {data}.quotas").await;
    let profile = |version: u32| args![request(), version, "Ada", "ada@example.org", "+4930123456", None, "", "", ""];
    let version = desk.number("SELECT version FROM {data}.users WHERE username = 'ada'").await;
    for number in 0..3_u32 {
        let others = desk.employee(&format!("other{number}")).await.creates("Other").await;
        let version = u32::try_from(version).expect("small") + number;
        for (who, procedure, arguments) in [
            (&ada, "ticket_create", args![request(), "Title", "Text", None, None, None]),
            (&ada, "ticket_edit", args![request(), ticket, number + 1, "Title", format!("Text {number}")]),
            (&ada, "message_send", message(&bob)),
            (&ada, "person_update", profile(version)),
            (&bob, "ticket_claim", args![request(), others]),
            (&bob, "ticket_decline", args![request(), others, ""]),
        ] {
            let outcome = who.call(procedure, arguments).await;
            if number < 2 {
                outcome.unwrap_or_else(|code| panic!("{procedure} number {number}: {code}"));
            } else {
                assert_eq!(outcome.err().as_deref(), Some("quota.hourly"), "{procedure} number {number}");
            }
        }
    }
    assert_eq!(desk.number("SELECT COUNT(*) FROM {data}.ticket_events WHERE event_type = 'edited'").await, 2);
    desk.execute("UPDATE {data}.quotas SET window_start = window_start - INTERVAL 61 MINUTE").await;
    ada.creates("An hour later").await;
    desk.audits().await;
}

async fn each_person_and_each_procedure_has_a_count_of_its_own(desk: Arc<Desk>) {
    let (ada, eve, bob) = (desk.employee("ada").await, desk.employee("eve").await, desk.responder("bob").await);
    limit(&desk, "message_send_hourly", 1).await;
    ada.one::<Message>("message_send", message(&bob)).await;
    assert_eq!(ada.refused("message_send", message(&bob)).await, "quota.hourly");
    eve.one::<Message>("message_send", message(&bob)).await;
    for _ in 0..3 {
        ada.creates("Without a limit").await;
    }
}

async fn a_refused_or_repeated_request_is_not_counted(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    limit(&desk, "message_send_hourly", 1).await;
    assert_eq!(ada.refused("message_send", args![request(), 4_711, None, "Hello", None]).await, "ticket.not_found");
    let same = message(&bob);
    let sent: Message = ada.one("message_send", same.clone()).await;
    assert_eq!(ada.one::<Message>("message_send", same).await, sent, "the answer of before");
}

async fn a_new_installation_limits_what_is_written(desk: Arc<Desk>) {
    desk.execute("DELETE FROM {data}.settings").await;
    desk.execute("DELETE FROM {data}.schema_steps WHERE step LIKE '%settings%'").await;
    administration::install::install(desk.admin(), &desk.names).await.expect("installs again");
    let limits: Vec<(String,)> = desk
        .rows("SELECT CAST(name AS CHAR) FROM {data}.settings WHERE name LIKE '%\\_hourly' AND value > 0 ORDER BY name")
        .await;
    let limits: Vec<&str> = limits.iter().map(|(name,)| name.as_str()).collect();
    let written = [
        "attachment_begin",
        "attachment_complete",
        "attachment_put",
        "categories_serve",
        "message_send",
        "person_update",
        "ticket_categorize",
        "ticket_claim",
        "ticket_create",
        "ticket_decline",
        "ticket_edit",
        "ticket_prioritize",
        "view_remove",
        "view_save",
    ];
    assert_eq!(limits, written.map(|name| format!("{name}_hourly")));
}

async fn nobody_takes_the_whole_pool(desk: Arc<Desk>) {
    let (ada, bob, cleo) = (desk.employee("ada").await, desk.responder("bob").await, desk.responder("cleo").await);
    limit(&desk, "work_limit", 2).await;
    let mut tickets = Vec::new();
    for number in 0..3 {
        tickets.push(ada.creates(&format!("Number {number}")).await);
    }
    bob.claims(tickets[0]).await;
    bob.claims(tickets[1]).await;
    assert_eq!(bob.refused("ticket_claim", args![request(), tickets[2]]).await, "quota.work");
    bob.claims(tickets[1]).await;
    assert_eq!(bob.pool().await, [tickets[2]], "it stays in the pool");
    bob.completes(tickets[0]).await;
    bob.claims(tickets[2]).await;
    assert!(cleo.pool().await.is_empty());
}

async fn parallel_calls_do_not_get_past_a_limit(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    limit(&desk, "ticket_claim_hourly", 100).await;
    limit(&desk, "work_limit", 3).await;
    limit(&desk, "ticket_create_hourly", 10).await;
    let (mut tickets, mut sessions) = (Vec::new(), Vec::new());
    for number in 0..10 {
        tickets.push(ada.creates(&format!("Number {number}")).await);
        sessions.push(Person::signs_in(desk.workstation().await, "bob").await);
    }
    assert_eq!(ada.refused("ticket_create", args![request(), "Title", "Text", None, None, None]).await, "quota.hourly");
    let mut calls = JoinSet::new();
    for (bob, ticket) in sessions.into_iter().zip(tickets) {
        calls.spawn(async move { bob.call("ticket_claim", args![request(), ticket]).await });
    }
    let answers = calls.join_all().await;
    let claimed = answers.iter().filter(|answer| answer.is_ok()).count();
    assert_eq!(claimed, 3, "{answers:?}");
    assert!(answers.iter().filter_map(|answer| answer.as_ref().err()).all(|code| code == "quota.work"), "{answers:?}");
    assert_eq!(desk.number(&format!("SELECT COUNT(*) FROM {{data}}.tickets WHERE responder_id = {}", bob.id)).await, 3);
}
