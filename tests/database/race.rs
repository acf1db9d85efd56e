//! Races for tickets.

use std::sync::Arc;
use std::time::Duration;

use model::TicketId;
use serde_json::Value;
use support::args;
use support::database::{Desk, Person, request};
use tokio::sync::Barrier;
use tokio::task::JoinSet;

support::on_each_server! {
    two_hundred_tickets_get_one_of_32_responders_each,
    every_action_at_once_keeps_one_ticket_consistent,
}

/// Calls as the application does: the victim of a deadlock is sent again.
async fn patiently(
    person: &Person,
    procedure: &str,
    arguments: Vec<support::database::Argument>,
) -> Result<Vec<Value>, String> {
    for attempt in 1..4_u64 {
        match person.call(procedure, arguments.clone()).await {
            Err(busy) if busy.starts_with("1213") || busy.starts_with("1205") => {
                tokio::time::sleep(Duration::from_millis(attempt * attempt * 10)).await;
            }
            answer => return answer,
        }
    }
    person.call(procedure, arguments).await
}

async fn two_hundred_tickets_get_one_of_32_responders_each(desk: Arc<Desk>) {
    let mut tickets = Vec::new();
    for name in ["ada", "eve", "ida", "zoe"] {
        let employee = desk.employee(name).await;
        for number in 0..50 {
            tickets.push(employee.creates(&format!("{name}'s number {number}")).await);
        }
    }
    let tickets: Arc<[TicketId]> = tickets.into();
    let start = Arc::new(Barrier::new(32));
    let mut responders = JoinSet::new();
    for number in 0..32 {
        let responder = desk.responder(&format!("responder{number}")).await;
        let (tickets, start) = (Arc::clone(&tickets), Arc::clone(&start));
        responders.spawn(async move {
            start.wait().await;
            let mut won = 0;
            for ticket in tickets.iter() {
                let answer = patiently(&responder, "ticket_claim", args![request(), *ticket]).await;
                let claim = answer.unwrap_or_else(|error| panic!("{} sees {error}", responder.username)).remove(0);
                let told = claim["outcome"].as_str().map(str::to_owned);
                assert!(matches!(told.as_deref(), Some("claimed" | "taken")), "{claim}");
                if told.as_deref() == Some("claimed") {
                    assert_eq!(
                        claim["ticket"]["responder"]["id"], responder.id.0,
                        "whoever the answer names has the ticket"
                    );
                    won += 1;
                }
            }
            won
        });
    }
    let won: usize = responders.join_all().await.into_iter().sum();
    assert_eq!(won, 200, "each ticket was promised to one responder");
    let assigned = "SELECT COUNT(*) FROM {data}.ticket_events WHERE event_type = 'assigned'";
    assert_eq!(desk.number(assigned).await, 200);
    let alone = "SELECT COUNT(*) FROM {data}.tickets t WHERE status = 'in process' AND responder_id IS NOT NULL
        AND (SELECT COUNT(*) FROM {data}.ticket_events e WHERE e.ticket_id = t.id AND e.event_type = 'assigned') = 1
        AND (SELECT COUNT(*) FROM {data}.messages m WHERE m.ticket_id = t.id AND m.alert = 'assigned') = 1
        AND (SELECT COUNT(*) FROM {data}.ticket_responder_log l WHERE l.ticket_id = t.id) = 1";
    assert_eq!(desk.number(alone).await, 200);
    assert_eq!(desk.audits().await, 400);
}

async fn every_action_at_once_keeps_one_ticket_consistent(desk: Arc<Desk>) {
    let ada = Arc::new(desk.employee("ada").await);
    let mut people = Vec::new();
    for number in 0..6 {
        people.push(Arc::new(desk.responder(&format!("responder{number}")).await));
    }
    for round in 0..10 {
        let ticket = ada.creates(&format!("Round {round}")).await;
        let mut at_once = JoinSet::new();
        for (number, person) in people.iter().cloned().enumerate() {
            at_once.spawn(async move {
                patiently(&person, "ticket_claim", args![request(), ticket]).await.err();
                let leave = ["ticket_complete", "ticket_decline", "ticket_release"][number % 3];
                patiently(&person, leave, args![request(), ticket, "note"]).await.err()
            });
        }
        let employee = Arc::clone(&ada);
        at_once.spawn(async move {
            patiently(&employee, "message_send", args![request(), ticket, None, "Hello", None]).await.err();
            patiently(&employee, "ticket_edit", args![request(), ticket, 2, "Other", "Text"]).await.err();
            patiently(&employee, "ticket_withdraw", args![request(), ticket, "late"]).await.err()
        });
        for refusal in at_once.join_all().await.into_iter().flatten() {
            assert!(refusal.starts_with("ticket."), "a rule, not a fault of the server: {refusal}");
        }
    }
    desk.audits().await;
    let doubly = "SELECT COUNT(*) FROM {data}.tickets t WHERE (status = 'done') <> (closing IS NOT NULL)
        OR (status = 'in process' AND responder_id IS NULL) OR (status = 'pending' AND responder_id IS NOT NULL)";
    assert_eq!(desk.number(doubly).await, 0);
}
