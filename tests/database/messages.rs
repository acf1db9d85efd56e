//! Messages in tickets and between people.

use std::sync::Arc;
use std::time::Duration;

use model::{InboxState, Message, MessageId, Older, PersonRef, TicketAction};
use serde_json::Value;
use sqlx::{Connection as _, MySqlConnection};
use support::args;
use support::database::{Answer, Argument, Desk, Person, Workstation, request};
use tokio::task::JoinSet;

support::on_each_server! {
    both_sides_of_a_ticket_write_and_see_when_they_were_read,
    messages_before_the_claim_wait_for_the_claimer,
    only_the_two_people_of_a_ticket_write_in_it,
    the_thread_stays_open_after_the_end_unless_nobody_is_there,
    a_reply_is_held_until_the_newest_message_is_seen,
    people_write_to_each_other_outside_of_tickets,
    an_employee_reaches_responders_only,
    a_conversation_is_between_two,
    a_busy_ticket_takes_no_room_in_a_conversation,
    every_message_of_a_long_thread_can_be_reached,
    a_message_goes_to_one_place,
    reading_one_thread_leaves_the_others_unread,
    reading_up_to_a_message_leaves_the_next_unread,
    nobody_reads_their_own_words,
    reading_an_alert_concerns_its_reader_alone,
    a_message_during_a_claim_reaches_the_claimer,
    people_who_write_to_each_other_at_once_meet_no_deadlock,
}

fn to_person(person: &Person, body: &str, seen: Argument) -> Vec<Argument> {
    args![request(), None, person.id, body, seen]
}

async fn reads(person: &Person, ticket: Argument, other: Argument, up_to: u64) -> InboxState {
    person.one("message_read", args![ticket, other, up_to]).await
}

async fn conversation(person: &Person, with: &Person) -> (PersonRef, Vec<Message>) {
    let (who, messages, _) = page(person, with, Argument::Null).await;
    (who, messages)
}

async fn page(person: &Person, with: &Person, before: Argument) -> (PersonRef, Vec<Message>, Older) {
    let mut parts: Vec<Value> = person.rows("message_conversation", args![with.id, before]).await;
    let (who, older) = (parts.remove(0), parts.remove(0));
    assert_eq!((&who["part"], &older["part"]), (&Value::from("person"), &Value::from("older")));
    let messages = parts.into_iter().map(|part| serde_json::from_value(part).expect("a message")).collect();
    (serde_json::from_value(who).expect("a person"), messages, serde_json::from_value(older).expect("flags"))
}

async fn both_sides_of_a_ticket_write_and_see_when_they_were_read(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let ticket = ada.creates("Printer").await;
    bob.claims(ticket).await;
    reads(&ada, Argument::Null, Argument::Null, u64::MAX).await;
    let question = bob.writes(ticket, "Which floor?\n\tThe second?").await;
    assert_eq!(
        (question.from.id, question.body.as_str(), question.read_at),
        (bob.id, "Which floor?\n\tThe second?", None)
    );
    assert_eq!(ada.watch().await.unread, 1);
    let before = bob.watch().await;
    assert_eq!(reads(&ada, ticket.into(), Argument::Null, question.id.0).await.unread, 0);
    assert!(bob.watch().await.seq > before.seq, "the author's window hears that it was read");
    assert!(bob.sees(ticket).await.messages[0].read_at.is_some());
    let answer = ada.writes(ticket, "The third.").await;
    assert_eq!(bob.watch().await.unread, 1);
    assert_eq!(reads(&bob, ticket.into(), Argument::Null, answer.id.0 - 1).await.unread, 1, "not further than seen");
    let first_read = ada.sees(ticket).await.messages[0].read_at;
    reads(&ada, ticket.into(), Argument::Null, answer.id.0).await;
    assert_eq!(ada.sees(ticket).await.messages[0].read_at, first_read, "read once");
}

async fn messages_before_the_claim_wait_for_the_claimer(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let ticket = ada.creates("Printer").await;
    let early = ada.writes(ticket, "It smells.").await;
    assert_eq!(bob.watch().await.unread, 0, "it is in nobody's inbox");
    assert_eq!(bob.sees(ticket).await.messages.len(), 1, "but whoever looks at the ticket sees it");
    reads(&bob, ticket.into(), Argument::Null, early.id.0).await;
    assert_eq!(ada.sees(ticket).await.messages[0].read_at, None, "seeing a message does not mark it as read");
    bob.claims(ticket).await;
    reads(&bob, ticket.into(), Argument::Null, early.id.0).await;
    assert!(ada.sees(ticket).await.messages[0].read_at.is_some());
}

async fn only_the_two_people_of_a_ticket_write_in_it(desk: Arc<Desk>) {
    let (ada, eve) = (desk.employee("ada").await, desk.employee("eve").await);
    let (bob, cleo) = (desk.responder("bob").await, desk.responder("cleo").await);
    let ticket = ada.creates("Printer").await;
    let write = || args![request(), ticket, None, "hello", None];
    assert_eq!(
        bob.refused("message_send", write()).await,
        "ticket.not_found",
        "seeing a ticket in the pool gives no right to write in it"
    );
    bob.claims(ticket).await;
    bob.writes(ticket, "mine").await;
    for stranger in [&eve, &cleo] {
        assert_eq!(stranger.refused("message_send", write()).await, "ticket.not_found");
    }
    bob.declines(ticket).await;
    assert_eq!(bob.refused("message_send", write()).await, "ticket.not_found", "not any more");
    assert_eq!(eve.refused("message_send", args![request(), 4_711, None, "hello", None]).await, "ticket.not_found");
}

async fn the_thread_stays_open_after_the_end_unless_nobody_is_there(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let ticket = ada.creates("Printer").await;
    bob.claims(ticket).await;
    bob.completes(ticket).await;
    ada.writes(ticket, "Thank you").await;
    bob.writes(ticket, "Any time").await;
    assert_eq!(bob.sees(ticket).await.ticket.actions, [TicketAction::Write]);
    let lonely = ada.creates("Nobody had it").await;
    ada.withdraws(lonely).await;
    assert_eq!(ada.refused("message_send", args![request(), lonely, None, "hello?", None]).await, "ticket.closed");
    assert!(ada.sees(lonely).await.ticket.actions.is_empty());
}

async fn a_reply_is_held_until_the_newest_message_is_seen(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let ticket = ada.creates("Printer").await;
    bob.claims(ticket).await;
    let question = bob.writes(ticket, "Which floor?").await;
    let answer = |seen: u64| args![request(), ticket, None, "Come quickly", seen];
    assert_eq!(ada.refused("message_send", answer(0)).await, "message.thread_moved");
    ada.one::<Message>("message_send", answer(question.id.0)).await;
    ada.one::<Message>("message_send", answer(question.id.0)).await;
    assert_eq!(ada.sees(ticket).await.messages.len(), 3, "one's own words do not move the thread");

    let first: Message = ada.one("message_send", to_person(&bob, "Hello", 0.into())).await;
    assert_eq!(bob.refused("message_send", to_person(&ada, "Hi", 0.into())).await, "message.thread_moved");
    bob.one::<Message>("message_send", to_person(&ada, "Hi", first.id.into())).await;

    // Both at once: exactly one of them has not seen the other's.
    let (one, two) = (answer(u64::MAX >> 1), args![request(), ticket, None, "Where are you?", MessageId(0)]);
    let (one, two): (Answer, Answer) = tokio::join!(ada.call("message_send", one), bob.call("message_send", two));
    assert!(one.is_ok());
    assert_eq!(two, Err("message.thread_moved".into()));
}

async fn people_write_to_each_other_outside_of_tickets(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let hello: Message = ada.one("message_send", to_person(&bob, "Hello", Argument::Null)).await;
    bob.one::<Message>("message_send", to_person(&ada, "Hi", Argument::Null)).await;
    let (who, messages) = conversation(&ada, &bob).await;
    assert_eq!(who.id, bob.id);
    assert_eq!(messages.iter().map(|message| message.body.as_str()).collect::<Vec<_>>(), ["Hello", "Hi"]);
    let watch = reads(&bob, Argument::Null, ada.id.into(), hello.id.0).await;
    assert_eq!(watch.unread, 0);
    let (_, messages) = conversation(&ada, &bob).await;
    assert!(messages[0].read_at.is_some() && messages[1].read_at.is_none());
}

async fn an_employee_reaches_responders_only(desk: Arc<Desk>) {
    let (ada, eve, bob) = (desk.employee("ada").await, desk.employee("eve").await, desk.responder("bob").await);
    assert_eq!(ada.refused("message_send", to_person(&eve, "psst", Argument::Null)).await, "person.not_found");
    assert_eq!(ada.refused("message_conversation", args![eve.id, None]).await, "person.not_found");
    assert_eq!(ada.refused("message_send", to_person(&ada, "me", Argument::Null)).await, "person.not_found");
    bob.one::<Message>("message_send", to_person(&eve, "Hello", Argument::Null)).await;
    desk.execute("UPDATE {data}.users SET is_active = 0 WHERE username = 'bob'").await;
    assert_eq!(eve.refused("message_send", to_person(&bob, "?", Argument::Null)).await, "person.not_found");
    let (who, messages) = conversation(&eve, &bob).await;
    assert_eq!((who.active, messages.len()), (false, 1), "what was written stays readable");
}

async fn a_conversation_is_between_two(desk: Arc<Desk>) {
    let (ada, bob, cleo) = (desk.employee("ada").await, desk.responder("bob").await, desk.responder("cleo").await);
    ada.one::<Message>("message_send", to_person(&bob, "For bob", Argument::Null)).await;
    let ticket = ada.creates("Printer").await;
    bob.claims(ticket).await;
    bob.writes(ticket, "In the ticket").await;
    for (one, other) in [(&bob, &ada), (&ada, &bob)] {
        assert_eq!(conversation(one, other).await.1.len(), 1, "the ticket's thread is another place");
    }
    assert!(conversation(&cleo, &ada).await.1.is_empty());
    assert_eq!(ada.refused("message_conversation", args![4_711, None]).await, "person.not_found");
}

async fn a_busy_ticket_takes_no_room_in_a_conversation(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    bob.one::<Message>("message_send", to_person(&ada, "For ada", Argument::Null)).await;
    let ticket = ada.creates("Printer").await;
    bob.claims(ticket).await;
    for _ in 0..100 {
        bob.writes(ticket, "In the ticket").await;
    }
    for (one, other) in [(&bob, &ada), (&ada, &bob)] {
        let bodies: Vec<String> = conversation(one, other).await.1.into_iter().map(|message| message.body).collect();
        assert_eq!(bodies, ["For ada"], "a page of the conversation counts its own messages only");
    }
}

async fn every_message_of_a_long_thread_can_be_reached(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let ticket = ada.creates("Printer").await;
    bob.claims(ticket).await;
    let many = |ticket: &str| {
        format!(
            "INSERT INTO {{data}}.messages (ticket_id, sender_id, receiver_id, message_type, body, created_at, feed_seq)
             WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 505)
             SELECT {ticket}, {}, {}, 'direct', i, UTC_TIMESTAMP(6), i + (SELECT COALESCE(MAX(feed_seq), 0) FROM {{data}}.messages m) FROM n",
            bob.id, ada.id
        )
    };
    desk.execute(&many(&ticket.to_string())).await;
    desk.execute(&many("NULL")).await;
    for in_ticket in [true, false] {
        let (mut before, mut bodies) = (Argument::Null, Vec::new());
        loop {
            let (messages, older) = if in_ticket {
                let view = ada.sees_before(ticket, before, 0.into()).await;
                (view.messages, view.older)
            } else {
                let (_, messages, older) = page(&ada, &bob, before).await;
                (messages, older)
            };
            assert!(messages.len() <= 100, "{} at once", messages.len());
            before = messages[0].id.0.into();
            bodies.splice(..0, messages.into_iter().map(|message| message.body));
            if !older.messages {
                break;
            }
        }
        assert_eq!(bodies, (1..=505).map(|number| number.to_string()).collect::<Vec<_>>());
    }
    assert_eq!(ada.watch().await.unread, 100, "a count is capped");
}

async fn a_message_goes_to_one_place(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let ticket = ada.creates("Printer").await;
    for (ticket, person) in [(Argument::from(ticket), Argument::from(bob.id)), (Argument::Null, Argument::Null)] {
        assert_eq!(ada.refused("message_send", args![request(), ticket, person, "?", None]).await, "input.invalid");
    }
    for (body, code) in [("", "input.required"), ("a\u{200B}", "input.deceptive"), ("a ", "input.invalid")] {
        assert_eq!(ada.refused("message_send", args![request(), ticket, None, body, None]).await, code);
    }
    let long = args![request(), ticket, None, "ü".repeat(10_001), None];
    assert_eq!(ada.refused("message_send", long).await, "input.too_long");
    ada.writes(ticket, &"ü".repeat(10_000)).await;
}

async fn reading_one_thread_leaves_the_others_unread(desk: Arc<Desk>) {
    let (ada, bob, cleo) = (desk.employee("ada").await, desk.responder("bob").await, desk.responder("cleo").await);
    let (one, other) = (ada.creates("1").await, ada.creates("2").await);
    bob.claims(one).await;
    bob.claims(other).await;
    for author in [&bob, &cleo] {
        author.one::<Message>("message_send", to_person(&ada, "Hello", Argument::Null)).await;
    }
    assert_eq!(ada.watch().await.unread, 4, "two alerts, two messages");
    assert_eq!(reads(&ada, one.into(), Argument::Null, u64::MAX).await.unread, 3, "the ticket's alert with it");
    assert_eq!(reads(&ada, Argument::Null, bob.id.into(), u64::MAX).await.unread, 2, "his message, not his alert");
    assert_eq!(reads(&cleo, Argument::Null, Argument::Null, u64::MAX).await.unread, 0);
    assert_eq!(ada.watch().await.unread, 2, "nobody reads what came for somebody else");
    assert_eq!(reads(&ada, Argument::Null, Argument::Null, u64::MAX).await.unread, 0);
}

async fn reading_up_to_a_message_leaves_the_next_unread(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let (claimed, early) = (ada.creates("1").await, ada.creates("2").await);
    bob.claims(claimed).await;
    let before_the_claim = [ada.writes(early, "one").await.id, ada.writes(early, "two").await.id];
    bob.claims(early).await;
    reads(&ada, Argument::Null, Argument::Null, u64::MAX).await;
    let unread = async |ids: [MessageId; 2]| {
        let unread = format!(
            "SELECT COALESCE(GROUP_CONCAT(id), '') FROM {{data}}.messages WHERE read_at IS NULL AND id IN ({}, {})",
            ids[0], ids[1]
        );
        desk.text(&unread).await
    };
    for (what, thread, person) in [
        ("a ticket", Argument::from(claimed), Argument::Null),
        ("a conversation", Argument::Null, bob.id.into()),
        ("the whole inbox", Argument::Null, Argument::Null),
    ] {
        let mut ids = Vec::new();
        for body in ["one", "two"] {
            let message = match (&thread, &person) {
                (Argument::Null, _) => bob.one::<Message>("message_send", to_person(&ada, body, Argument::Null)).await,
                _ => bob.writes(claimed, body).await,
            };
            ids.push(message.id);
        }
        let ids = [ids[0], ids[1]];
        let watch = reads(&ada, thread.clone(), person.clone(), ids[0].0).await;
        assert_eq!(unread(ids).await, ids[1].to_string(), "{what}: the second message was not seen yet");
        assert_eq!(watch.unread, 1, "{what}: the count is of what is left");
        let heard = bob.watch().await.seq;
        reads(&ada, thread.clone(), person.clone(), ids[0].0).await;
        assert_eq!(bob.watch().await.seq, heard, "{what}: nothing new was read, and the feed of its author stays");
        assert_eq!(reads(&ada, thread, person, ids[1].0).await.unread, 0, "{what}");
    }
    reads(&bob, early.into(), Argument::Null, before_the_claim[0].0).await;
    assert_eq!(unread(before_the_claim).await, before_the_claim[1].to_string(), "also of what came before the claim");
}

async fn nobody_reads_their_own_words(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let ticket = ada.creates("Printer").await;
    ada.writes(ticket, "before the claim").await;
    bob.claims(ticket).await;
    assert_eq!(reads(&ada, ticket.into(), Argument::Null, u64::MAX).await.unread, 0, "she has seen the alert");
    assert_eq!(bob.sees(ticket).await.messages[0].read_at, None, "he has not seen what she wrote");
}

async fn reading_an_alert_concerns_its_reader_alone(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    bob.claims(ada.creates("Printer").await).await;
    let (hers, his) = (ada.watch().await.seq, bob.watch().await.seq);
    reads(&ada, Argument::Null, Argument::Null, u64::MAX).await;
    assert!(ada.watch().await.seq > hers, "her other windows hear that it was read");
    assert_eq!(bob.watch().await.seq, his, "he did not write it, and sees nowhere that it was read");
}

async fn a_message_during_a_claim_reaches_the_claimer(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let ticket = ada.creates("Printer").await;
    let mut claim = MySqlConnection::connect_with(desk.admin()).await.expect("connects");
    let claims = format!(
        "BEGIN; UPDATE {{data}}.tickets SET version = version + 1, updated_at = UTC_TIMESTAMP(6), last_note = '',
            last_actor_user_id = {0}, last_event_type = 'assigned', status = 'in process', responder_id = {0},
            claimed_at = updated_at WHERE id = {ticket}",
        bob.id
    );
    sqlx::raw_sql(&desk.named(&claims)).execute(&mut claim).await.expect("comes first");
    let message = ada.writes(ticket, "It still smokes.");
    tokio::pin!(message);
    let early = tokio::time::timeout(Duration::from_millis(300), &mut message).await;
    assert!(early.is_err(), "nobody knows yet who has the ticket: {early:?}");
    sqlx::raw_sql("COMMIT").execute(&mut claim).await.expect("commits");
    let message = message.await;
    assert_eq!(bob.inbox().await.first().map(|item| item.id), Some(message.id), "it is for whoever has the ticket");
}

/// Three windows of each of two people write to the other person and read their messages, without a pause.
async fn people_who_write_to_each_other_at_once_meet_no_deadlock(desk: Arc<Desk>) {
    const ROUNDS: usize = 40;
    const WINDOWS: usize = 3;
    let (bob, cleo) = (desk.responder("bob").await, desk.responder("cleo").await);
    let (of_bob, of_cleo) = (bob.id, cleo.id);
    let mut windows = JoinSet::new();
    for (person, other) in [(Arc::new(bob), of_cleo), (Arc::new(cleo), of_bob)] {
        for _ in 0..WINDOWS {
            let (person, window) =
                (Arc::clone(&person), Workstation::connect(person.workstation.options.clone()).await);
            windows.spawn(async move {
                for round in 0..ROUNDS {
                    let write = args![person.token.clone(), request(), None, other, format!("{round}"), None];
                    let sent = window.call("message_send", &write).await;
                    assert!(sent.is_ok(), "{}, round {round}: {sent:?}", person.username);
                    let read = args![person.token.clone(), None, other, u64::MAX];
                    let read = window.call("message_read", &read).await;
                    assert!(read.is_ok(), "{}, round {round}: {read:?}", person.username);
                }
            });
        }
    }
    windows.join_all().await;
    let sent = i64::try_from(2 * WINDOWS * ROUNDS).expect("few");
    assert_eq!(desk.number("SELECT COUNT(*) FROM {data}.messages").await, sent, "each message is there once");
}
