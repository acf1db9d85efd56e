//! Completing.

use std::sync::Arc;

use model::{AlertType, Closing, LogStatus, TicketStatus};
use support::args;
use support::database::{Desk, request};

support::on_each_server! {
    a_completed_ticket_carries_its_note_everywhere,
    only_its_responder_completes_a_ticket_and_only_once,
    a_note_follows_the_rules_of_texts,
}

async fn a_completed_ticket_carries_its_note_everywhere(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let ticket = ada.creates("Printer").await;
    bob.claims(ticket).await;
    let done = bob.completes(ticket).await;
    assert_eq!((done.status, done.closing, done.version), (TicketStatus::Done, Some(Closing::Completed), 3));
    assert_eq!(done.completed_at, Some(done.updated_at));
    assert!(done.claimed_at.is_some() && done.withdrawn_at.is_none());
    let event = ada.sees(ticket).await.events.remove(2);
    assert_eq!(event.note, "Replaced the fuse.");
    assert_eq!(event.after.closing, Some(Closing::Completed));
    assert_eq!(event.before.expect("before").status, Some(TicketStatus::InProcess));
    let alert = ada.inbox().await.remove(0);
    assert_eq!((alert.alert, alert.body.as_str()), (Some(AlertType::Completed), "Replaced the fuse."));
    let line = bob.log().await.remove(0);
    assert_eq!((line.status, line.note.as_str(), line.open), (LogStatus::Completed, "Replaced the fuse.", true));
}

async fn only_its_responder_completes_a_ticket_and_only_once(desk: Arc<Desk>) {
    let (ada, bob, cleo) = (desk.employee("ada").await, desk.responder("bob").await, desk.responder("cleo").await);
    let ticket = ada.creates("Printer").await;
    assert_eq!(bob.refused("ticket_complete", args![request(), ticket, ""]).await, "ticket.not_found", "not claimed");
    bob.claims(ticket).await;
    assert_eq!(cleo.refused("ticket_complete", args![request(), ticket, ""]).await, "ticket.not_found");
    bob.completes(ticket).await;
    assert_eq!(bob.refused("ticket_complete", args![request(), ticket, ""]).await, "ticket.closed");
    assert_eq!(desk.audits().await, 3);
}

async fn a_note_follows_the_rules_of_texts(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let ticket = ada.creates("Printer").await;
    bob.claims(ticket).await;
    for procedure in ["ticket_complete", "ticket_decline", "ticket_release"] {
        let note = |text: &str| args![request(), ticket, text];
        assert_eq!(bob.refused(procedure, note(&"x".repeat(2_001))).await, "input.too_long");
        assert_eq!(bob.refused(procedure, note("a\u{202E}b")).await, "input.deceptive");
        assert_eq!(bob.refused(procedure, note("a ")).await, "input.invalid");
        assert_eq!(bob.refused(procedure, args![request(), ticket, None]).await, "input.required");
    }
    let empty: model::Ticket = bob.one("ticket_complete", args![request(), ticket, ""]).await;
    assert_eq!(empty.closing_note, "");
}
