//! Declining is final: who declined a ticket never gets it again, in any way.

use std::sync::Arc;

use model::{AlertType, EventType, LogStatus, TicketId, TicketStatus};
use support::args;
use support::database::{Desk, Person, request};

support::on_each_server! {
    a_declined_ticket_never_comes_back,
    a_declined_ticket_is_at_its_old_place_for_the_others,
    a_ticket_can_be_declined_straight_from_the_pool,
    the_employee_hears_when_everybody_declined,
    a_declined_log_entry_never_changes,
    declining_twice_is_not_found_and_changes_nothing,
}

/// Every procedure that shows or gives somebody a ticket.
async fn cannot_reach(person: &Person, ticket: TicketId) {
    assert!(!person.pool().await.contains(&ticket), "the pool");
    for (procedure, arguments) in [
        ("ticket_claim", args![request(), ticket]),
        ("ticket_decline", args![request(), ticket, ""]),
        ("ticket_complete", args![request(), ticket, ""]),
        ("ticket_show", args![ticket, None, None]),
        ("message_send", args![request(), ticket, None, "hello", None]),
    ] {
        assert_eq!(person.refused(procedure, arguments).await, "ticket.not_found", "{procedure}");
    }
    let work: Vec<model::TicketRow> = person.rows("ticket_work", args![]).await;
    assert!(work.is_empty(), "the work list");
    assert!(person.log().await.iter().all(|line| !line.open), "the log shows it, but does not open it");
}

async fn a_declined_ticket_never_comes_back(desk: Arc<Desk>) {
    let (ada, bob, cleo) = (desk.employee("ada").await, desk.responder("bob").await, desk.responder("cleo").await);
    let ticket = ada.creates("Printer").await;
    bob.claims(ticket).await;
    bob.declines(ticket).await;
    cannot_reach(&bob, ticket).await;
    // Not after an edit, not after somebody else had it, not while somebody else has it, not after a deactivation.
    ada.call("ticket_edit", args![request(), ticket, 3, "Other words", "Text"]).await.expect("edits");
    cannot_reach(&bob, ticket).await;
    cleo.claims(ticket).await;
    cannot_reach(&bob, ticket).await;
    desk.execute("UPDATE {data}.users SET is_active = 0 WHERE username = 'cleo'").await;
    cannot_reach(&bob, ticket).await;
    desk.execute("UPDATE {data}.users SET is_active = 0 WHERE username = 'bob'").await;
    desk.execute("UPDATE {data}.users SET is_active = 1 WHERE username = 'bob'").await;
    let back = Person::signs_in(desk.workstation().await, "bob").await;
    cannot_reach(&back, ticket).await;
    let forced = format!(
        "UPDATE {{data}}.tickets SET status = 'in process', responder_id = {0}, claimed_at = UTC_TIMESTAMP(6),
                updated_at = claimed_at, version = version + 1, last_actor_user_id = {0}, last_event_type = 'assigned',
                last_note = ''",
        bob.id
    );
    let refused = desk.attempt(&forced).await;
    assert!(
        refused.is_err_and(|error| error.contains("ticket.not_found")),
        "not even the administrator can assign it to them"
    );
    desk.execute("DROP TRIGGER {data}.ticket_responder_log_before_update").await;
    let refused = desk.attempt(&forced).await;
    assert!(
        refused.is_err_and(|error| error.contains("ticket.not_found")),
        "the trigger of tickets refuses it alone as well"
    );
}

async fn a_declined_ticket_is_at_its_old_place_for_the_others(desk: Arc<Desk>) {
    let (ada, bob, cleo) = (desk.employee("ada").await, desk.responder("bob").await, desk.responder("cleo").await);
    let (first, second, third) = (ada.creates("1").await, ada.creates("2").await, ada.creates("3").await);
    bob.claims(second).await;
    assert_eq!(cleo.pool().await, [first, third]);
    bob.declines(second).await;
    assert_eq!(cleo.pool().await, [first, second, third]);
    let seen = cleo.sees(second).await;
    assert_eq!((seen.ticket.status, seen.ticket.responder), (TicketStatus::Pending, None));
    assert_eq!(seen.ticket.claimed_at, None);
    assert_eq!(
        seen.events.last().map(|event| (event.event_type, event.note.as_str())),
        Some((EventType::Declined, "Not my field."))
    );
    let alert = ada.inbox().await.remove(0);
    assert_eq!((alert.alert, alert.body.as_str()), (Some(AlertType::Declined), "Not my field."));
}

async fn a_ticket_can_be_declined_straight_from_the_pool(desk: Arc<Desk>) {
    let (ada, bob, cleo) = (desk.employee("ada").await, desk.responder("bob").await, desk.responder("cleo").await);
    let ticket = ada.creates("Printer").await;
    bob.declines(ticket).await;
    cannot_reach(&bob, ticket).await;
    assert_eq!(cleo.pool().await, [ticket]);
    let line = bob.log().await.remove(0);
    assert_eq!((line.status, line.note.as_str()), (LogStatus::Declined, "Not my field."));
    assert!(ada.inbox().await.is_empty(), "nothing was taken from the employee");
    assert_eq!(ada.sees(ticket).await.events.len(), 2, "but the history has it");
}

async fn the_employee_hears_when_everybody_declined(desk: Arc<Desk>) {
    let (ada, bob, cleo) = (desk.employee("ada").await, desk.responder("bob").await, desk.responder("cleo").await);
    let gone = desk.responder("gone").await;
    desk.execute("UPDATE {data}.users SET is_active = 0 WHERE username = 'gone'").await;
    let ticket = ada.creates("Printer").await;
    bob.declines(ticket).await;
    assert!(ada.inbox().await.is_empty(), "somebody is left");
    cleo.claims(ticket).await;
    cleo.declines(ticket).await;
    let alerts: Vec<_> = ada.inbox().await.into_iter().rev().filter_map(|item| item.alert).collect();
    assert_eq!(alerts, [AlertType::Assigned, AlertType::Declined, AlertType::AllDeclined]);
    assert_eq!(gone.refused("watch", args![None]).await, "session.ended");
}

async fn a_declined_log_entry_never_changes(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let ticket = ada.creates("Printer").await;
    bob.declines(ticket).await;
    for change in ["status = 'assigned'", "status = 'released'", "note = ''", "responder_id = 1"] {
        let refused = desk.attempt(&format!("UPDATE {{data}}.ticket_responder_log SET {change}")).await;
        assert!(refused.is_err(), "{change}");
    }
    assert!(desk.attempt("DELETE FROM {data}.ticket_responder_log").await.is_err());
}

async fn declining_twice_is_not_found_and_changes_nothing(desk: Arc<Desk>) {
    let (ada, bob, _cleo) = (desk.employee("ada").await, desk.responder("bob").await, desk.responder("cleo").await);
    let ticket = ada.creates("Printer").await;
    bob.claims(ticket).await;
    bob.declines(ticket).await;
    assert_eq!(bob.refused("ticket_decline", args![request(), ticket, "again"]).await, "ticket.not_found");
    assert_eq!(desk.audits().await, 3);
}
