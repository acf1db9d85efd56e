//! Returning a ticket to the pool.

use std::sync::Arc;

use model::{AlertType, EventType, LogStatus, TicketStatus};
use support::args;
use support::database::{Desk, Person, request};

support::on_each_server! {
    a_ticket_that_was_given_back_waits_at_its_old_place,
    who_gave_it_back_may_claim_it_again_and_so_may_others,
    only_its_responder_gives_a_ticket_back,
    giving_back_twice_gives_back_once,
}

async fn a_ticket_that_was_given_back_waits_at_its_old_place(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let (first, second) = (ada.creates("Printer").await, ada.creates("Lamp").await);
    bob.claims(first).await;
    bob.call("ticket_release", args![request(), first, "Off sick"]).await.expect("gives it back");
    assert_eq!(bob.pool().await, [first, second]);
    let seen = ada.sees(first).await;
    assert_eq!(
        (seen.ticket.status, seen.ticket.responder, seen.ticket.claimed_at),
        (TicketStatus::Pending, None, None)
    );
    let event = &seen.events[2];
    assert_eq!(
        (event.event_type, event.actor.as_ref().map(|actor| actor.id), event.note.as_str()),
        (EventType::Released, Some(bob.id), "Off sick")
    );
    let alert = ada.inbox().await.remove(0);
    assert_eq!((alert.alert, alert.body.as_str()), (Some(AlertType::Released), "Off sick"));
    let line = bob.log().await.remove(0);
    assert_eq!((line.status, line.note.as_str()), (LogStatus::Released, "Off sick"));
    assert_eq!(desk.audits().await, 4);
}

async fn who_gave_it_back_may_claim_it_again_and_so_may_others(desk: Arc<Desk>) {
    let (ada, bob, cleo) = (desk.employee("ada").await, desk.responder("bob").await, desk.responder("cleo").await);
    let ticket = ada.creates("Printer").await;
    for responder in [&bob, &bob, &cleo] {
        responder.claims(ticket).await;
        responder.call("ticket_release", args![request(), ticket, ""]).await.expect("gives it back");
    }
    cleo.claims(ticket).await;
    assert_eq!(bob.refused("ticket_show", args![ticket, None, None]).await, "ticket.not_found", "it is another's now");
    assert_eq!(cleo.completes(ticket).await.status, TicketStatus::Done);
}

async fn only_its_responder_gives_a_ticket_back(desk: Arc<Desk>) {
    let (ada, bob, cleo) = (desk.employee("ada").await, desk.responder("bob").await, desk.responder("cleo").await);
    let ticket = ada.creates("Printer").await;
    let refusal = async |person: &Person| person.refused("ticket_release", args![request(), ticket, ""]).await;
    assert_eq!(refusal(&bob).await, "ticket.not_found", "nobody has it");
    bob.claims(ticket).await;
    assert_eq!(refusal(&ada).await, "role.refused");
    assert_eq!(refusal(&cleo).await, "ticket.not_found");
    bob.completes(ticket).await;
    assert_eq!(refusal(&bob).await, "ticket.closed");
    assert_eq!(desk.audits().await, 3);
}

async fn giving_back_twice_gives_back_once(desk: Arc<Desk>) {
    let (ada, bob, cleo) = (desk.employee("ada").await, desk.responder("bob").await, desk.responder("cleo").await);
    let ticket = ada.creates("Printer").await;
    bob.claims(ticket).await;
    let once = request();
    bob.call("ticket_release", args![once.clone(), ticket, ""]).await.expect("gives it back");
    cleo.claims(ticket).await;
    bob.call("ticket_release", args![once, ticket, ""]).await.expect("the same answer");
    assert_eq!(ada.sees(ticket).await.ticket.responder.map(|responder| responder.id), Some(cleo.id));
    assert_eq!(desk.audits().await, 4);
}
