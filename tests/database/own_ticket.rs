//! What an employee does with a ticket of their own.

use std::sync::Arc;

use model::TicketAction::{Categorize, Edit, Prioritize, Withdraw, Write};
use model::{AlertType, Closing, LogStatus, Ticket, TicketAction, TicketStatus};
use support::args;
use support::database::{Desk, Person, request};

support::on_each_server! {
    a_new_ticket_knows_its_place_in_the_pool,
    an_edit_before_the_end_alerts_the_responder,
    the_later_of_two_edits_overwrites_nothing,
    a_withdrawal_stays_in_history_and_alerts_the_responder,
    a_ticket_of_somebody_else_does_not_exist,
    creating_is_not_for_responders,
    a_ticket_that_is_done_is_closed,
}

async fn edits(person: &Person, ticket: model::TicketId, version: u32, title: &str) -> Result<Ticket, String> {
    let answer = person.call("ticket_edit", args![request(), ticket, version, title, "New words."]).await?;
    Ok(serde_json::from_value(answer.into_iter().next().expect("a row")).expect("a ticket"))
}

async fn a_new_ticket_knows_its_place_in_the_pool(desk: Arc<Desk>) {
    let (ada, eve) = (desk.employee("ada").await, desk.employee("eve").await);
    ada.creates("First").await;
    let second: Ticket = eve
        .one("ticket_create", args![request(), "Second ünïcode 👩\u{200D}🔧", "Line\n\tline", None, None, None])
        .await;
    assert_eq!((second.status, second.version, second.queue_position), (TicketStatus::Pending, 1, Some(1)));
    assert_eq!((second.title.as_str(), second.description.as_str()), ("Second ünïcode 👩\u{200D}🔧", "Line\n\tline"));
    assert_eq!((second.responder, second.claimed_at, second.closing), (None, None, None));
    assert_eq!(second.actions, [Categorize, Edit, Prioritize, Withdraw, Write]);
    assert_eq!(second.created_at, second.updated_at);
}

async fn an_edit_before_the_end_alerts_the_responder(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let ticket = ada.creates("Printer").await;
    let edited = edits(&ada, ticket, 1, "Printer on fire").await.expect("while it waits");
    assert_eq!((edited.version, edited.title.as_str()), (2, "Printer on fire"));
    assert!(bob.inbox().await.is_empty(), "nobody has it, nobody is alerted");
    bob.claims(ticket).await;
    edits(&ada, ticket, 2, "Printer ashes").await.expect("a claim takes nothing from what was typed meanwhile");
    let alert = bob.inbox().await.remove(0);
    assert_eq!((alert.alert, alert.ticket), (Some(AlertType::Edited), Some(ticket)));
    assert_eq!(alert.from.map(|from| from.id), Some(ada.id));
    let line = bob.log().await.remove(0);
    assert_eq!((line.title.as_str(), line.status), ("Printer ashes", LogStatus::Assigned));
    assert_eq!(bob.sees(ticket).await.ticket.description, "New words.");
}

async fn the_later_of_two_edits_overwrites_nothing(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    let elsewhere = Person::signs_in(desk.workstation().await, "ada").await;
    let ticket = ada.creates("Printer").await;
    let (one, other) = tokio::join!(edits(&ada, ticket, 1, "One"), edits(&elsewhere, ticket, 1, "Other"));
    let (kept, told) = if one.is_ok() { (one, other) } else { (other, one) };
    assert_eq!(told.err().as_deref(), Some("ticket.version_conflict"));
    assert_eq!(ada.sees(ticket).await.ticket.title, kept.expect("one of them").title);
    assert_eq!(desk.audits().await, 2);
}

async fn a_withdrawal_stays_in_history_and_alerts_the_responder(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let ticket = ada.creates("Printer").await;
    bob.claims(ticket).await;
    let gone = ada.withdraws(ticket).await;
    assert_eq!((gone.status, gone.closing), (TicketStatus::Done, Some(Closing::Withdrawn)));
    assert!(gone.withdrawn_at.is_some() && gone.completed_at.is_none());
    assert_eq!(gone.closing_note, "Works again.");
    let alert = bob.inbox().await.remove(0);
    assert_eq!((alert.alert, alert.body.as_str()), (Some(AlertType::Withdrawn), "Works again."));
    let line = bob.log().await.remove(0);
    assert_eq!((line.status, line.note.as_str()), (LogStatus::Withdrawn, ""), "the note is the requester's");
    assert_eq!(bob.sees(ticket).await.events.len(), 3, "its responder can still read it");
    assert_eq!(bob.refused("ticket_complete", args![request(), ticket, ""]).await, "ticket.closed");
    assert_eq!(bob.refused("ticket_decline", args![request(), ticket, ""]).await, "ticket.closed");
    let waiting = ada.creates("Another").await;
    ada.withdraws(waiting).await;
    assert_eq!(bob.inbox().await.len(), 1, "nobody had it, nobody is alerted");
    assert!(bob.pool().await.is_empty());
}

async fn a_ticket_of_somebody_else_does_not_exist(desk: Arc<Desk>) {
    let (ada, eve) = (desk.employee("ada").await, desk.employee("eve").await);
    let ticket = ada.creates("Printer").await;
    assert_eq!(edits(&eve, ticket, 1, "Mine").await.err().as_deref(), Some("ticket.not_found"));
    assert_eq!(eve.refused("ticket_withdraw", args![request(), ticket, ""]).await, "ticket.not_found");
    assert_eq!(eve.refused("ticket_show", args![ticket, None, None]).await, "ticket.not_found");
    assert_eq!(
        eve.refused("ticket_show", args![4_711, None, None]).await,
        "ticket.not_found",
        "exactly as one that is not there"
    );
    assert_eq!(eve.refused("message_send", args![request(), ticket, None, "hi", None]).await, "ticket.not_found");
    assert_eq!(desk.number("SELECT COUNT(*) FROM {data}.ticket_events").await, 1);
}

async fn creating_is_not_for_responders(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let ticket = ada.creates("Printer").await;
    for (procedure, arguments) in [
        ("ticket_create", args![request(), "Title", "Text", None, None, None]),
        ("ticket_edit", args![request(), ticket, 1, "Title", "Text"]),
        ("ticket_withdraw", args![request(), ticket, ""]),
        ("ticket_mine", args![false, None, None, 10]),
    ] {
        assert_eq!(bob.refused(procedure, arguments).await, "role.refused", "{procedure}");
    }
}

async fn a_ticket_that_is_done_is_closed(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let ticket = ada.creates("Printer").await;
    bob.claims(ticket).await;
    bob.completes(ticket).await;
    assert_eq!(edits(&ada, ticket, 3, "Late").await.err().as_deref(), Some("ticket.closed"));
    assert_eq!(ada.refused("ticket_withdraw", args![request(), ticket, ""]).await, "ticket.closed");
    assert_eq!(ada.sees(ticket).await.ticket.actions, [TicketAction::Write], "a word of thanks is still possible");
}
