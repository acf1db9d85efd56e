//! The main job from end to end.

use std::sync::Arc;

use model::EventType::{Assigned, Completed, Created, Declined};
use model::{AlertType, Claim, Closing, EventType, LogStatus, TicketStatus};
use support::database::Desk;

support::on_each_server! {
    a_ticket_goes_through_two_responders_to_its_end,
}

async fn a_ticket_goes_through_two_responders_to_its_end(desk: Arc<Desk>) {
    let (ada, bob, cleo) = (desk.employee("ada").await, desk.responder("bob").await, desk.responder("cleo").await);

    let ticket = ada.creates("Printer on fire").await;
    assert_eq!(bob.pool().await, [ticket]);
    assert_eq!(cleo.pool().await, [ticket]);
    ada.writes(ticket, "Please hurry").await;

    assert!(matches!(bob.claims(ticket).await, Claim::Claimed { .. }));
    assert!(cleo.pool().await.is_empty(), "a claimed ticket is nobody else's");
    let seen = ada.sees(ticket).await.ticket;
    assert_eq!(seen.status, TicketStatus::InProcess);
    assert_eq!(seen.responder.map(|responder| responder.id), Some(bob.id), "the employee sees by whom");
    assert!(seen.claimed_at.is_some(), "and since when");

    bob.writes(ticket, "Which floor?").await;
    bob.declines(ticket).await;
    assert!(bob.pool().await.is_empty(), "for the one who declined it is gone");
    assert_eq!(cleo.pool().await, [ticket], "for the others it waits again");

    assert!(matches!(cleo.claims(ticket).await, Claim::Claimed { .. }));
    let done = cleo.completes(ticket).await;
    assert_eq!((done.status, done.closing), (TicketStatus::Done, Some(Closing::Completed)));
    assert_eq!(done.closing_note, "Replaced the fuse.");
    assert!(done.completed_at.is_some());

    let view = ada.sees(ticket).await;
    let kinds: Vec<EventType> = view.events.iter().map(|event| event.event_type).collect();
    assert_eq!(kinds, [Created, Assigned, Declined, Assigned, Completed]);
    let actors: Vec<_> = view.events.iter().map(|event| event.actor.as_ref().map(|actor| actor.id)).collect();
    assert_eq!(actors, [ada.id, bob.id, bob.id, cleo.id, cleo.id].map(Some));
    let bodies: Vec<&str> = view.messages.iter().map(|message| message.body.as_str()).collect();
    assert_eq!(bodies, ["Please hurry", "Which floor?"]);

    let alerts: Vec<AlertType> = ada.inbox().await.into_iter().rev().filter_map(|item| item.alert).collect();
    assert_eq!(alerts, [AlertType::Assigned, AlertType::Declined, AlertType::Assigned, AlertType::Completed]);
    assert_eq!(bob.log().await.first().map(|line| line.status), Some(LogStatus::Declined));
    assert_eq!(cleo.log().await.first().map(|line| line.status), Some(LogStatus::Completed));
    assert_eq!(desk.audits().await, 5, "one event for each change");
}
