//! The poll.

use std::sync::Arc;

use support::args;
use support::database::{Desk, request};

support::on_each_server! {
    nothing_happened_and_nothing_changes,
    both_sides_hear_of_every_change_of_their_ticket,
    who_declines_from_the_pool_hears_of_it_elsewhere,
    the_pool_is_counted_and_digested_for_responders_only,
    counts_are_capped,
}

async fn nothing_happened_and_nothing_changes(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    ada.creates("Printer").await;
    for person in [&ada, &bob] {
        assert_eq!(person.watch().await, person.watch().await);
    }
}

async fn both_sides_hear_of_every_change_of_their_ticket(desk: Arc<Desk>) {
    let (ada, bob, cleo) = (desk.employee("ada").await, desk.responder("bob").await, desk.responder("cleo").await);
    let ticket = ada.creates("Printer").await;
    let stranger = cleo.watch().await.seq;
    let mut last = (ada.watch().await.seq, bob.watch().await.seq);
    for (step, procedure, arguments) in [
        (&bob, "ticket_claim", args![request(), ticket]),
        (&ada, "ticket_edit", args![request(), ticket, 2, "Other", "Text"]),
        (&ada, "message_send", args![request(), ticket, None, "Hello", None]),
        (&bob, "message_send", args![request(), ticket, None, "Hi", None]),
        (&bob, "ticket_complete", args![request(), ticket, ""]),
    ] {
        step.call(procedure, arguments).await.expect(procedure);
        let now = (ada.watch().await.seq, bob.watch().await.seq);
        assert!(now.0 > last.0 && now.1 > last.1, "{procedure}: {last:?} to {now:?}, both sides' windows refresh");
        last = now;
    }
    assert_eq!(cleo.watch().await.seq, stranger, "and nobody else's");
}

async fn who_declines_from_the_pool_hears_of_it_elsewhere(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    // Another responder is left: when all have declined, the alert moves his feed as well.
    desk.responder("cleo").await;
    let ticket = ada.creates("Printer").await;
    let before = bob.watch().await.seq;
    bob.declines(ticket).await;
    assert!(bob.watch().await.seq > before, "his log has grown, and his other windows show it");
}

async fn the_pool_is_counted_and_digested_for_responders_only(desk: Arc<Desk>) {
    let (ada, bob, cleo) = (desk.employee("ada").await, desk.responder("bob").await, desk.responder("cleo").await);
    let ticket = ada.creates("Printer").await;
    let employee = ada.watch().await;
    assert_eq!((employee.pool, employee.pool_digest.as_str()), (0, ""));
    let one = bob.watch().await;
    assert_eq!(one.pool, 1);
    assert_eq!(one.pool_digest, cleo.watch().await.pool_digest, "the same pool, the same digest");
    ada.call("ticket_edit", args![request(), ticket, 1, "Other", "Text"]).await.expect("edits");
    let edited = bob.watch().await;
    assert_ne!(one.pool_digest, edited.pool_digest, "a changed title is a changed pool");
    ada.creates("Another").await;
    let two = bob.watch().await;
    assert_eq!(two.pool, 2);
    assert_ne!(two.pool_digest, edited.pool_digest);
    bob.declines(ticket).await;
    assert_eq!((bob.watch().await.pool, cleo.watch().await.pool), (1, 2));
    assert_ne!(bob.watch().await.pool_digest, cleo.watch().await.pool_digest);
}

async fn counts_are_capped(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    desk.execute(&format!(
        "INSERT INTO {{data}}.tickets (user_id, title, description, closing_note, created_at, updated_at,
                last_actor_user_id, last_event_type, last_note)
         WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 130)
         SELECT {0}, CONCAT('Number ', i), 'Text', '', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), {0}, 'created', '' FROM n",
        ada.id
    ))
    .await;
    assert_eq!(bob.watch().await.pool, 100);
    let last: model::Ticket = ada.one("ticket_create", args![request(), "Last", "Text"]).await;
    assert_eq!(last.queue_position, Some(100));
}
