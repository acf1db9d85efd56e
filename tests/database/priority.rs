//! Priority and time to respond: the pool's order, and who may change it.

use std::sync::Arc;

use model::EventType::{Assigned, Created, Prioritized};
use model::{AlertType, Claim, EventType, Priority, Ticket, TicketId, Timestamp};
use support::args;
use support::database::{Desk, Person, request};
use time::Duration;

support::on_each_server! {
    a_ticket_is_to_be_answered_within_the_time_of_its_priority,
    the_pool_is_ordered_by_time_to_respond,
    a_returned_ticket_keeps_its_place,
    a_changed_priority_moves_the_ticket_and_is_an_event,
    the_other_side_is_alerted_to_another_priority,
    only_the_four_words_are_priorities,
    done_and_foreign_tickets_keep_their_priority,
    the_same_priority_again_is_no_event,
    both_sides_at_once_leave_two_events_in_a_row,
    a_repeated_request_changes_a_priority_once,
    a_priority_chosen_over_an_old_one_is_refused,
    a_changed_target_applies_to_later_tickets,
    the_loser_of_a_claim_is_offered_the_first_due_ticket,
}

fn after(ticket: &Ticket, hours: i64) -> Timestamp {
    Timestamp(ticket.created_at.0 + Duration::hours(hours))
}

async fn a_ticket_is_to_be_answered_within_the_time_of_its_priority(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    for (priority, hours) in [("low", 72), ("normal", 24), ("high", 4), ("urgent", 1)] {
        let ticket = ada.creates_as("Printer", priority, 1).await;
        assert_eq!((ticket.priority.as_str(), ticket.respond_by), (priority, after(&ticket, hours)));
    }
    let plain: Ticket = ada.one("ticket_create", args![request(), "Printer", "Text", None, None, None]).await;
    assert_eq!((plain.priority, plain.respond_by), (Priority::Normal, after(&plain, 24)));
    desk.audits().await;
}

async fn the_pool_is_ordered_by_time_to_respond(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let mut tickets = Vec::new();
    for priority in ["low", "normal", "urgent", "high", "urgent"] {
        tickets.push(ada.creates_as(priority, priority, 1).await);
    }
    let order: Vec<TicketId> = [2, 4, 3, 1, 0].map(|number: usize| tickets[number].id).into();
    assert_eq!(bob.pool().await, order);
    let ahead: Vec<Option<u32>> = tickets.iter().map(|ticket| ticket.queue_position).collect();
    assert_eq!(ahead, [0, 0, 0, 1, 1].map(Some), "as many as are due before it, when it is created");
    assert_eq!(ada.sees(tickets[0].id).await.ticket.queue_position, Some(4));
}

async fn a_returned_ticket_keeps_its_place(desk: Arc<Desk>) {
    let (ada, bob, cleo) = (desk.employee("ada").await, desk.responder("bob").await, desk.responder("cleo").await);
    let first = ada.creates_as("First", "high", 1).await;
    let second = ada.creates_as("Second", "high", 1).await;
    bob.claims(first.id).await;
    bob.declines(first.id).await;
    assert_eq!(cleo.pool().await, [first.id, second.id]);
    assert_eq!(ada.sees(first.id).await.ticket.respond_by, first.respond_by);
}

async fn a_changed_priority_moves_the_ticket_and_is_an_event(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let (one, other) = (ada.creates_as("One", "normal", 1).await, ada.creates_as("Other", "normal", 1).await);
    let seen = bob.watch().await.pool_version;
    let arguments = args![request(), other.id, "urgent", "The fair opens at nine.", None];
    let changed: Ticket = ada.one("ticket_prioritize", arguments).await;
    assert_eq!((changed.priority, changed.version), (Priority::Urgent, 2));
    assert_eq!(changed.respond_by, after(&other, 1), "counted from its creation, not from now");
    assert_eq!(bob.pool().await, [other.id, one.id]);
    assert_ne!(bob.watch().await.pool_version, seen, "workstations learn that the pool changed");
    let event = ada.sees(other.id).await.events.pop().expect("an event");
    assert_eq!((event.event_type, event.note.as_str()), (Prioritized, "The fair opens at nine."));
    let before = event.before.expect("what it was");
    assert_eq!((before.priority, before.respond_by), (Some(Priority::Normal), Some(other.respond_by)));
    assert_eq!((event.after.priority, event.after.respond_by), (Some(Priority::Urgent), Some(changed.respond_by)));
    assert_eq!((event.after.status, event.after.title), (None, None), "nothing else changed");
    desk.audits().await;
}

async fn the_other_side_is_alerted_to_another_priority(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let ticket = ada.creates("Printer").await;
    bob.claims(ticket).await;
    let newest = async |person: &Person| {
        let item = person.inbox().await.into_iter().next();
        item.map(|item| (item.alert, item.value, item.from.map(|from| from.id)))
    };
    ada.prioritizes(ticket, "high").await;
    assert_eq!(newest(&bob).await, Some((Some(AlertType::Prioritized), Some("high".to_owned()), Some(ada.id))));
    assert_eq!(ada.inbox().await.len(), 1, "the claim's alert; nobody is alerted to their own change");
    bob.prioritizes(ticket, "low").await;
    assert_eq!(newest(&ada).await, Some((Some(AlertType::Prioritized), Some("low".to_owned()), Some(bob.id))));
    assert_eq!(bob.inbox().await.len(), 1);
    assert_eq!(bob.log().await.len(), 1, "it is no part of the responder's log");
}

async fn only_the_four_words_are_priorities(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    let ticket = ada.creates("Printer").await;
    let long = "urgent".repeat(100_000);
    for word in ["", "Urgent", "URGENT", "urgent ", " urgent", "ürgent", "1", "0", "none", "urgent\0", long.as_str()] {
        let create = args![request(), "Title", "Text", word, None, None];
        assert_eq!(ada.refused("ticket_create", create).await, "input.invalid", "{word:.20?}");
        let change = args![request(), ticket, word, "", None];
        assert_eq!(ada.refused("ticket_prioritize", change).await, "input.invalid", "{word:.20?}");
    }
    assert_eq!(ada.refused("ticket_prioritize", args![request(), ticket, None, "", None]).await, "input.invalid");
    assert_eq!(
        ada.refused("ticket_prioritize", args![request(), ticket, "high", "a\u{202e}b", None]).await,
        "input.deceptive"
    );
    assert_eq!(desk.audits().await, 1, "nothing was left behind");
}

async fn done_and_foreign_tickets_keep_their_priority(desk: Arc<Desk>) {
    let (ada, eve) = (desk.employee("ada").await, desk.employee("eve").await);
    let (bob, cleo) = (desk.responder("bob").await, desk.responder("cleo").await);
    let ticket = ada.creates("Printer").await;
    let to_high = || args![request(), ticket, "high", "", None];
    for stranger in [&eve, &bob] {
        assert_eq!(stranger.refused("ticket_prioritize", to_high()).await, "ticket.not_found", "it is in the pool");
    }
    bob.claims(ticket).await;
    assert_eq!(cleo.refused("ticket_prioritize", to_high()).await, "ticket.not_found", "it is another's");
    bob.completes(ticket).await;
    for one in [&ada, &bob] {
        assert_eq!(one.refused("ticket_prioritize", to_high()).await, "ticket.closed");
    }
    assert_eq!(ada.sees(ticket).await.ticket.priority, Priority::Normal);
}

async fn the_same_priority_again_is_no_event(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    let ticket = ada.creates("Printer").await;
    desk.execute("UPDATE {data}.settings SET value = '10' WHERE name = 'respond_within_normal'").await;
    let same = ada.prioritizes(ticket, "normal").await;
    assert_eq!((same.version, same.respond_by), (1, after(&same, 24)));
    assert_eq!(desk.audits().await, 1);
}

async fn both_sides_at_once_leave_two_events_in_a_row(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    for number in 0..20 {
        let ticket = ada.creates(&format!("Number {number}")).await;
        bob.claims(ticket).await;
        tokio::join!(ada.prioritizes(ticket, "urgent"), bob.prioritizes(ticket, "low"));
        let view = ada.sees(ticket).await;
        let kinds: Vec<EventType> = view.events.iter().map(|event| event.event_type).collect();
        assert_eq!(kinds, [Created, Assigned, Prioritized, Prioritized]);
        let [.., first, last] = view.events.as_slice() else { panic!("four events") };
        assert_eq!(last.before.as_ref().and_then(|state| state.priority), first.after.priority);
        assert_eq!(last.after.priority, Some(view.ticket.priority), "the later one holds");
        bob.completes(ticket).await;
    }
    desk.audits().await;
}

async fn a_repeated_request_changes_a_priority_once(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let ticket = ada.creates("Printer").await;
    bob.claims(ticket).await;
    let arguments = args![request(), ticket, "high", "", None];
    let first: Ticket = ada.one("ticket_prioritize", arguments.clone()).await;
    let again: Ticket = ada.one("ticket_prioritize", arguments.clone()).await;
    assert_eq!(first, again);
    bob.prioritizes(ticket, "low").await;
    let later: Ticket = ada.one("ticket_prioritize", arguments).await;
    assert_eq!(later.priority, Priority::Low, "a replay undoes nothing");
    assert_eq!(bob.inbox().await.len(), 1);
    assert_eq!(desk.audits().await, 4);
}

async fn a_priority_chosen_over_an_old_one_is_refused(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let ticket = ada.creates("Printer").await;
    bob.claims(ticket).await;
    let change = |to: &str, from: &str| args![request(), ticket, to, "", from];
    bob.one::<Ticket>("ticket_prioritize", change("urgent", "normal")).await;
    let events = desk.audits().await;
    for from in ["normal", "low", "", "none"] {
        assert_eq!(ada.refused("ticket_prioritize", change("low", from)).await, "ticket.choice_conflict", "{from:?}");
    }
    ada.one::<Ticket>("ticket_prioritize", change("urgent", "normal")).await;
    assert_eq!(desk.audits().await, events, "both wanted the same");
    ada.one::<Ticket>("ticket_prioritize", change("low", "urgent")).await;
    let lost = args![request(), ticket, "high", "", "low"];
    ada.one::<Ticket>("ticket_prioritize", lost.clone()).await;
    bob.prioritizes(ticket, "normal").await;
    let again: Ticket = ada.one("ticket_prioritize", lost).await;
    assert_eq!(again.priority, Priority::Normal, "a repeated request is no conflict with itself, and undoes nothing");
    bob.completes(ticket).await;
    assert_eq!(ada.refused("ticket_prioritize", change("low", "high")).await, "ticket.closed", "that comes first");
}

async fn a_changed_target_applies_to_later_tickets(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    let before = ada.creates_as("Before", "high", 1).await;
    desk.execute("UPDATE {data}.settings SET value = '120' WHERE name = 'respond_within_high'").await;
    let with = ada.creates_as("With", "high", 1).await;
    assert_eq!(with.respond_by, after(&with, 2));
    assert_eq!(ada.sees(before.id).await.ticket.respond_by, after(&before, 4), "an older ticket keeps its target");
    ada.prioritizes(before.id, "low").await;
    assert_eq!(ada.prioritizes(before.id, "high").await.respond_by, after(&before, 2));
    desk.audits().await;
}

async fn the_loser_of_a_claim_is_offered_the_first_due_ticket(desk: Arc<Desk>) {
    let (ada, bob, cleo) = (desk.employee("ada").await, desk.responder("bob").await, desk.responder("cleo").await);
    let wanted = ada.creates("Wanted").await;
    ada.creates_as("Low", "low", 1).await;
    let urgent = ada.creates_as("Urgent", "urgent", 1).await;
    bob.claims(wanted).await;
    let Claim::Taken { next, .. } = cleo.claims(wanted).await else { panic!("bob has it") };
    assert_eq!(next, Some(urgent.id));
}
