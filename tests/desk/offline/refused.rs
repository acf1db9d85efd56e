//! Refusals after an outage: nothing is lost, and the person chooses.

use model::{Code, MessageId, OutboxOperation, OutboxState, PersonDeactivate, TicketStep};

use super::proxied_world::ProxiedWorld;
use crate::host::RecordingHost;
use crate::world::{PASSWORD, request};

fn refused(code: Code) -> OutboxState {
    OutboxState::Refused { code, limit: None }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_ticket_that_was_done_meanwhile_gives_the_texts_back() {
    let proxied = ProxiedWorld::new().await;
    let (anna, ben) = tokio::join!(proxied.employee("anna"), proxied.world.responder("ben"));
    let ticket = anna.created("Printer").await;
    proxied.cut(&anna).await;
    anna.types(&format!("edit:{}", ticket.id), r#"{"title":"Printer, sec","cursor":"12"}"#).await;
    anna.send_edit(ticket.id, ticket.version, "Printer, second floor").await;
    anna.send_withdraw(ticket.id).await;
    anna.send_create("Sent all the same").await;
    ben.claim(ticket.id).await;
    let done = TicketStep { request: request(), ticket: ticket.id, note: "Cleaned.".to_owned() };
    ben.desk.ticket_complete(done).await.expect("completed");
    proxied.mend(&anna).await;
    let left = anna.refused(2).await;
    assert!(left.iter().all(|item| item.state == refused(Code::TicketClosed)), "{left:?}");
    assert_eq!(proxied.world.count("SELECT COUNT(*) FROM data.tickets").await, 2, "later operations were sent");

    let edit = anna.take_back(left[0].id).await;
    assert_eq!(edit.draft_key, format!("edit:{}", ticket.id));
    let form: serde_json::Value = serde_json::from_str(&edit.content).expect("a form");
    assert_eq!((&form["title"], &form["cursor"]), (&"Printer, second floor".into(), &"12".into()));
    let note = anna.take_back(left[1].id).await;
    assert!(note.content.contains("Found it."));
    let anna = anna.restart().await;
    assert_eq!(anna.drafts().await.len(), 2);
    assert!(anna.outbox().await.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_conflicting_edit_is_sent_after_its_author_saw_both() {
    let proxied = ProxiedWorld::new().await;
    let anna = proxied.employee("anna").await;
    let elsewhere = anna.second_window(&proxied.world).await;
    let ticket = anna.created("Printer").await;
    proxied.cut(&anna).await;
    anna.send_edit(ticket.id, ticket.version, "From here").await;
    let other = elsewhere.send_edit(ticket.id, ticket.version, "From there").await.delivered().expect("it is there");
    proxied.mend(&anna).await;
    let left = anna.refused(1).await;
    assert_eq!(left[0].state, refused(Code::TicketVersionConflict));
    anna.retry(left[0].id, false).await;
    assert_eq!(anna.refused(1).await[0].state, refused(Code::TicketVersionConflict), "sending again is refused again");
    anna.take_back(left[0].id).await;
    anna.send_edit(ticket.id, other.version, "From here").await;
    assert_eq!(anna.show(ticket.id).await.ticket.title, "From here");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_held_reply_is_sent_if_its_author_insists() {
    let proxied = ProxiedWorld::new().await;
    let (anna, ben) = tokio::join!(proxied.employee("anna"), proxied.world.responder("ben"));
    let ticket = anna.created("Printer").await;
    ben.claim(ticket.id).await;
    proxied.cut(&anna).await;
    anna.send_message(ticket.id, Some(MessageId(0)), "Is anybody there?").await;
    anna.send_message(ticket.id, Some(MessageId(0)), "Hello?").await;
    ben.send_message(ticket.id, None, "I am on my way").await;
    proxied.mend(&anna).await;
    let left = anna.refused(2).await;
    assert!(left.iter().all(|item| item.state == refused(Code::MessageThreadMoved)));
    anna.retry(left[0].id, true).await;
    anna.until("one is left", |now| last_outbox(now) == Some(1)).await;
    assert_eq!(anna.thread(ticket.id).await, ["I am on my way", "Is anybody there?"]);
    assert!(anna.take_back(left[1].id).await.content.contains("Hello?"), "and the other is written again");
}

fn last_outbox(host: &RecordingHost) -> Option<usize> {
    host.signals().iter().rev().find_map(|signal| match signal {
        model::Signal::Outbox { items } => Some(items.len()),
        _ => None,
    })
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_deactivated_person_keeps_their_unsent_words() {
    let proxied = ProxiedWorld::new().await;
    let anna = proxied.employee("anna").await;
    let elsewhere = anna.second_window(&proxied.world).await;
    proxied.cut(&anna).await;
    anna.send_create("Printer").await;
    let leave = PersonDeactivate { request: request(), password: PASSWORD.to_owned() };
    elsewhere.desk.person_deactivate(leave).await.expect("deactivated");
    proxied.mend(&anna).await;
    anna.until("the session ended", |now| now.signals().contains(&model::Signal::SessionEnded)).await;
    assert_eq!(anna.outbox().await.len(), 1, "it waits for whoever signs in again");
    let open = model::SessionOpen { username: "anna".to_owned(), password: PASSWORD.to_owned() };
    let error = anna.desk.session_open(open).await.expect_err("deactivated");
    assert_eq!(error.code(), Code::PersonDeactivated);
    let left = anna.refused(1).await;
    assert_eq!(left[0].state, refused(Code::PersonDeactivated));
    assert!(matches!(&left[0].operation, OutboxOperation::Create { title, .. } if title == "Printer"));
    assert_eq!(anna.take_back(left[0].id).await.draft_key, "create");
    assert_eq!(proxied.world.count("SELECT COUNT(*) FROM data.tickets").await, 0);
}
