//! Whose turn it is: for whom a ticket waits, and since when.

use std::sync::Arc;

use model::{Ticket, TicketId, TicketRow, Timestamp, Turn};
use support::args;
use support::database::{Desk, Person, request};
use tokio::task::JoinSet;

support::on_each_server! {
    a_ticket_waits_for_whoever_did_not_write_last,
    a_claim_and_a_return_begin_a_new_turn,
    a_done_ticket_waits_for_nobody,
    a_message_changes_the_turn_but_not_the_version,
    both_lists_say_whose_turn_it_is,
    nobody_sets_the_turn_by_hand,
    writers_at_once_leave_the_turn_to_the_last,
}

async fn turn(person: &Person, ticket: TicketId) -> (Option<Turn>, Option<Timestamp>) {
    let ticket = person.sees(ticket).await.ticket;
    (ticket.turn, ticket.turn_since)
}

async fn a_ticket_waits_for_whoever_did_not_write_last(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let ticket = ada.creates("Printer").await;
    let claimed = bob.claims(ticket).await;
    let since_claim = turn(&ada, ticket).await;
    assert_eq!(since_claim.0, Some(Turn::Responder), "{claimed:?}");
    ada.writes(ticket, "It smokes now.").await;
    assert_eq!(turn(&ada, ticket).await, since_claim, "bob has had to act since his claim, not since her last message");
    let question = bob.writes(ticket, "Which floor?").await;
    let asked = (Some(Turn::Requester), Some(question.at));
    assert_eq!(turn(&bob, ticket).await, asked);
    bob.writes(ticket, "And which room?").await;
    assert_eq!(turn(&ada, ticket).await, asked, "she has been asked since the first question");
    let priority: Ticket = ada.prioritizes(ticket, "urgent").await;
    assert_eq!((priority.turn, priority.turn_since), asked, "a priority answers no question");
    let answer = ada.writes(ticket, "The third.").await;
    assert_eq!(turn(&bob, ticket).await, (Some(Turn::Responder), Some(answer.at)));
    bob.writes(ticket, "Please describe it.").await;
    let version = bob.sees(ticket).await.ticket.version;
    let edited: Ticket =
        ada.one("ticket_edit", args![request(), ticket, version, "Printer", "Smoke, 3rd floor."]).await;
    assert_eq!(
        (edited.turn, edited.turn_since),
        (Some(Turn::Responder), Some(edited.updated_at)),
        "whoever adds to the ticket has answered"
    );
    desk.audits().await;
}

async fn a_claim_and_a_return_begin_a_new_turn(desk: Arc<Desk>) {
    let (ada, bob, cleo) = (desk.employee("ada").await, desk.responder("bob").await, desk.responder("cleo").await);
    let ticket = ada.creates("Printer").await;
    let created = ada.sees(ticket).await.ticket.created_at;
    let waiting = (Some(Turn::Responder), Some(created));
    assert_eq!(turn(&bob, ticket).await, waiting, "for any responder");
    ada.writes(ticket, "Hello?").await;
    cleo.declines(ticket).await;
    assert_eq!(turn(&ada, ticket).await, waiting, "what happens in the pool does not change who has to act");
    bob.claims(ticket).await;
    let mine = ada.sees(ticket).await.ticket;
    assert_eq!((mine.turn, mine.turn_since), (Some(Turn::Responder), mine.claimed_at), "bob has it since then");
    bob.writes(ticket, "Which floor?").await;
    bob.declines(ticket).await;
    let returned = ada.sees(ticket).await.ticket;
    assert_eq!(
        (returned.turn, returned.turn_since),
        (Some(Turn::Responder), Some(returned.updated_at)),
        "bob's question no longer counts"
    );
    desk.audits().await;
}

async fn a_done_ticket_waits_for_nobody(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let (ended, gone) = (ada.creates("Printer").await, ada.creates("Scanner").await);
    bob.claims(ended).await;
    let done = bob.completes(ended).await;
    assert_eq!((done.turn, done.turn_since), (None, None));
    ada.writes(ended, "Thank you.").await;
    bob.writes(ended, "You are welcome.").await;
    assert_eq!(turn(&ada, ended).await, (None, None), "messages after the end ask nobody to act");
    let withdrawn = ada.withdraws(gone).await;
    assert_eq!((withdrawn.turn, withdrawn.turn_since), (None, None));
    desk.audits().await;
}

async fn a_message_changes_the_turn_but_not_the_version(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let ticket = ada.creates("Printer").await;
    bob.claims(ticket).await;
    let before = ada.sees(ticket).await;
    bob.writes(ticket, "Which floor?").await;
    let after = ada.sees(ticket).await;
    assert_ne!(before.ticket.turn, after.ticket.turn);
    assert_eq!(
        (before.ticket.version, before.ticket.updated_at, before.events.len()),
        (after.ticket.version, after.ticket.updated_at, after.events.len()),
        "the turn is not part of the history"
    );
    let alerts = format!(
        "SELECT COUNT(*) FROM {{data}}.messages WHERE receiver_id = {} AND message_type = 'alert' AND alert <> 'assigned'",
        ada.id
    );
    assert_eq!(desk.number(&alerts).await, 0, "the message itself tells her");
    desk.audits().await;
}

async fn both_lists_say_whose_turn_it_is(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let (ticket, _pending) = (ada.creates("Printer").await, ada.creates("Scanner").await);
    bob.claims(ticket).await;
    let question = bob.writes(ticket, "Which floor?").await;
    let pool: Vec<TicketRow> = bob.rows("ticket_pool", args![false, None, None, None, 100]).await;
    assert_eq!((pool[0].turn, pool[0].turn_since), (Some(Turn::Responder), Some(pool[0].created_at)));
    let work: Vec<TicketRow> = bob.rows("ticket_work", args![]).await;
    let mine: Vec<TicketRow> = ada.rows("ticket_mine", args![false, None, None, 100]).await;
    for row in work.iter().chain(mine.iter().filter(|row| row.id == ticket)) {
        assert_eq!((row.turn, row.turn_since), (Some(Turn::Requester), Some(question.at)));
    }
    bob.completes(ticket).await;
    let done: Vec<TicketRow> = ada.rows("ticket_mine", args![true, None, None, 100]).await;
    assert_eq!((done[0].turn, done[0].turn_since), (None, None));
}

async fn nobody_sets_the_turn_by_hand(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    ada.creates("Printer").await;
    let ticket = ada.creates("Scanner").await;
    bob.claims(ticket).await;
    desk.execute("SET SESSION sql_mode = ''").await;
    for (set, which) in [
        ("turn = 'requester'", "status = 'pending'"),
        ("turn = NULL", "status = 'in process'"),
        ("turn = NULL, turn_since = NULL", "status = 'in process'"),
        ("turn = 'responder', turn_since = UTC_TIMESTAMP(6)", "status = 'in process'"),
    ] {
        let outcome = desk.attempt(&format!("UPDATE {{data}}.tickets SET {set} WHERE {which}")).await;
        assert!(outcome.is_err(), "{set} where {which}");
    }
    // Another change in the same statement would have no event.
    for more in [
        "title = 'x'",
        "description = 'x'",
        "priority = 'urgent'",
        "respond_by = '2000-01-01'",
        "user_id = user_id + 1",
        "responder_id = 1",
        "status = 'pending', responder_id = NULL, claimed_at = NULL",
        "status = 'done', closing = 'completed', completed_at = updated_at",
        "category_id = category_id + 1",
        "closing_note = 'x'",
        "created_at = '2000-01-01'",
        "updated_at = '2000-01-01'",
        "claimed_at = '2000-01-01'",
        "completed_at = updated_at",
        "withdrawn_at = updated_at",
        "last_actor_user_id = NULL",
        "last_event_type = 'completed'",
        "last_note = 'x'",
        "id = 4711",
    ] {
        let set = format!("UPDATE {{data}}.tickets SET turn = 'requester', {more} WHERE status = 'in process'");
        let outcome = desk.attempt(&set).await;
        assert!(outcome.as_ref().is_err_and(|error| error.contains("call.refused")), "{more}: {outcome:?}");
    }
    assert_eq!(turn(&bob, ticket).await.0, Some(Turn::Responder));
    desk.audits().await;
}

async fn writers_at_once_leave_the_turn_to_the_last(desk: Arc<Desk>) {
    let (ada, bob) = (Arc::new(desk.employee("ada").await), Arc::new(desk.responder("bob").await));
    let ticket = ada.creates("Printer").await;
    bob.claims(ticket).await;
    let mut writers = JoinSet::new();
    for person in [&ada, &bob].into_iter().cycle().take(8) {
        let person = Arc::clone(person);
        writers.spawn(async move {
            for _ in 0..5 {
                person.writes(ticket, "Hello").await;
            }
        });
    }
    writers.join_all().await;
    assert_eq!(mistaken(&desk).await, 0);
    desk.audits().await;
}

/// The number of tickets whose turn contradicts their history and thread.
pub async fn mistaken(desk: &Desk) -> i64 {
    desk.number(
        "SELECT COUNT(*) FROM {data}.tickets t WHERE NOT (CAST(t.turn AS CHAR) <=> CASE
           WHEN t.status = 'done' THEN NULL
           WHEN t.status = 'in process' AND (
             SELECT m.sender_id = t.responder_id AND m.created_at > (SELECT MAX(e.created_at) FROM {data}.ticket_events e
                                                                    WHERE e.ticket_id = t.id AND e.event_type IN ('assigned', 'edited'))
               FROM {data}.messages m WHERE m.ticket_id = t.id AND m.message_type = 'direct' ORDER BY m.id DESC LIMIT 1)
             THEN 'requester'
           ELSE 'responder' END)",
    )
    .await
}
