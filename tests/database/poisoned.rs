//! A ticket filled to the limits: opening it costs a page, and all of it can be read page by page.

use std::sync::Arc;

use model::{Event, EventType, TicketView};
use support::args;
use support::database::{Argument, Desk, Person, request};

use super::pages::many;
use super::scene::hex;
use super::work::{call, rows_read, work};

support::on_each_server! {
    a_ticket_full_of_edits_is_read_page_by_page,
    a_ticket_full_of_messages_answers_a_page,
    an_event_holds_texts_only_where_they_changed,
    a_page_of_a_long_history_reads_a_page,
    a_page_ends_where_the_caller_says,
}

/// What an answer may weigh beside the texts of its page: the ticket, and what surrounds the texts.
const PAGE_BYTES: usize = 256 * 1024 + 100 * 1024;

/// What the caller gets over the wire.
async fn bytes(person: &Person, ticket: model::TicketId, before: [Argument; 2]) -> usize {
    let [message, event] = before;
    let answer = person.call("ticket_show", args![ticket, message, event]).await.expect("it is shown");
    answer.iter().map(|part| part.to_string().len()).sum()
}

fn edits(person: &Person, text: &str) -> String {
    format!(
        "CALL {{api}}.ticket_edit(X'{}', RANDOM_BYTES(16), 1, i + 1, CONCAT('Title ', i), REPEAT('{text}', 10000))",
        hex(&person.token)
    )
}

async fn a_ticket_full_of_edits_is_read_page_by_page(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let ticket = ada.creates("Printer").await;
    many(&desk, 60, &edits(&ada, "👩")).await;
    let (mut seqs, mut before) = (Vec::new(), [Argument::Null, Argument::Null]);
    loop {
        let weight = bytes(&bob, ticket, before.clone()).await;
        assert!(weight < PAGE_BYTES, "{weight} bytes at once");
        let [message, event] = before;
        let TicketView { events, older, .. } = bob.sees_before(ticket, message, event).await;
        let first = events.first().expect("a page is never empty while there is more").id;
        seqs.splice(..0, events.into_iter().map(|event| event.after.title));
        before = [0.into(), first.0.into()];
        if !older.events {
            break;
        }
    }
    let titles: Vec<Option<String>> = (0..60).map(|number| Some(format!("Title {number}"))).collect();
    assert_eq!(seqs, [vec![None], titles].concat(), "each event once, in order; the first brings no text along");
    assert_eq!(desk.audits().await, 61);
}

async fn a_ticket_full_of_messages_answers_a_page(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let ticket = ada.creates("Printer").await;
    for to in ["1, NULL".to_owned(), format!("NULL, {}", bob.id)] {
        let message = "REPEAT('👩', 10000), NULL)";
        let send = format!("CALL {{api}}.message_send(X'{}', RANDOM_BYTES(16), {to}, {message}", hex(&ada.token));
        many(&desk, 30, &send).await;
    }
    let weight = bytes(&bob, ticket, [Argument::Null, Argument::Null]).await;
    assert!(weight < PAGE_BYTES, "{weight} bytes of messages at once");
    let answer = bob.call("message_conversation", args![ada.id, None]).await.expect("it is shown");
    let weight: usize = answer.iter().map(|part| part.to_string().len()).sum();
    assert!(weight < PAGE_BYTES, "{weight} bytes of a conversation at once");
}

async fn an_event_holds_texts_only_where_they_changed(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let ticket = ada.creates("Printer").await;
    ada.call("ticket_edit", args![request(), ticket, 1, "Printer!", "It burns."]).await.expect("edited");
    bob.claims(ticket).await;
    let events = ada.sees(ticket).await.events;
    let texts = |event: &Event| {
        let before = event.before.as_ref().map(|state| (state.title.clone(), state.description.clone()));
        (event.event_type, before, (event.after.title.clone(), event.after.description.clone()))
    };
    let pair = |title: &str, text: &str| (Some(title.to_owned()), Some(text.to_owned()));
    assert_eq!(texts(&events[0]), (EventType::Created, None, (None, None)));
    let edited = (EventType::Edited, Some(pair("Printer", "It smokes.")), pair("Printer!", "It burns."));
    assert_eq!(texts(&events[1]), edited);
    assert_eq!(texts(&events[2]), (EventType::Assigned, Some((None, None)), (None, None)));
    assert_eq!(events[2].after.responder_name.as_deref(), Some("BOB Ünïcode"));
    let whole = "SELECT COUNT(*) FROM {data}.ticket_events WHERE after_state LIKE '%description%'";
    assert_eq!(desk.number(whole).await, 2, "the first event keeps them too");
}

async fn a_page_of_a_long_history_reads_a_page(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let ticket = ada.creates("Printer").await;
    many(&desk, 1_000, &edits(&ada, "").replace("REPEAT('', 10000)", "'Text'")).await;
    for to in ["1, NULL".to_owned(), format!("NULL, {}", bob.id)] {
        let send = format!("CALL {{api}}.message_send(X'{}', RANDOM_BYTES(16), {to}, 'Hello', NULL)", hex(&ada.token));
        many(&desk, 1_000, &send).await;
    }
    desk.execute("ANALYZE TABLE {data}.messages, {data}.ticket_events").await;
    let view = bob.sees(ticket).await;
    assert_eq!((view.messages.len(), view.events.len()), (100, 50));
    let (message, event) = (view.messages[0].id, view.events[0].id);
    for (procedure, arguments) in [
        ("ticket_show", args![bob.token.clone(), ticket, None, None]),
        ("ticket_show", args![bob.token.clone(), ticket, message.0, event.0]),
        ("message_conversation", args![bob.token.clone(), ada.id, None]),
        ("message_conversation", args![bob.token.clone(), ada.id, 4_000]),
    ] {
        let _warm = work(&desk, &call(procedure, &arguments), None).await;
        let found = work(&desk, &call(procedure, &arguments), None).await;
        assert!(rows_read(&found) <= 150 * 12, "{procedure}({arguments:?}) reads {found:?}");
    }
}

async fn a_page_ends_where_the_caller_says(desk: Arc<Desk>) {
    let (ada, eve) = (desk.employee("ada").await, desk.employee("eve").await);
    let (ticket, other) = (ada.creates("Printer").await, eve.creates("Other").await);
    ada.writes(ticket, "Hello").await;
    let foreign = eve.sees(other).await.events[0].id;
    for (message, event) in [(Argument::from(0), Argument::from(0)), (1.into(), foreign.0.into()), (0.into(), 9.into())]
    {
        let view = ada.sees_before(ticket, message, event).await;
        assert!(view.messages.is_empty() && view.events.is_empty(), "{view:?}");
    }
    assert_eq!(eve.refused("ticket_show", args![ticket, 0, 0]).await, "ticket.not_found");
}
