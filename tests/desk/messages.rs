//! Messages outside of tickets, and threads that move on.

use model::{Code, MessageConversation, MessageId, MessageRead, MessageSend, PersonDirectory, Thread};

use crate::world::{World, arrived, request};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn people_write_outside_of_tickets_with_read_states() {
    let world = World::new().await;
    let (anna, ben) = tokio::join!(world.employee("anna"), world.responder("ben"));
    let directory = PersonDirectory { prefix: "be".to_owned(), after: None };
    let found = anna.desk.person_directory(directory).await.expect("the directory").value;
    assert_eq!(found.rows.len(), 1);
    assert_eq!(found.rows[0].email, None, "an employee sees no contacts");
    let to_ben = Thread::Person(found.rows[0].id);
    let message = MessageSend {
        request: request(),
        to: to_ben,
        body: "Are you in on Friday?".to_owned(),
        seen: None,
        draft_key: String::new(),
    };
    let sent = arrived(anna.desk.message_send(message).await.expect("anna writes"));
    ben.until("a notification stands there", |now| now.notifications().len() == 1).await;
    assert!(ben.host.notifications()[0].body.contains("Friday"));
    assert!(anna.host.notifications().is_empty(), "nobody is notified of their own message");

    let of_anna = anna.profile().await.id;
    let read = MessageRead { thread: Some(Thread::Person(of_anna)), up_to: sent.id };
    let watch = ben.desk.message_read(read).await.expect("ben reads");
    assert_eq!(watch.unread, 0);
    let conversation = anna
        .desk
        .message_conversation(MessageConversation { person: ben.profile().await.id, before: None })
        .await
        .expect("the conversation")
        .value;
    assert_eq!(conversation.person.name, "Ben");
    assert!(conversation.messages[0].read_at.is_some());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn employees_cannot_write_to_each_other_or_find_each_other() {
    let world = World::new().await;
    let (anna, eve) = tokio::join!(world.employee("anna"), world.employee("eve"));
    let everybody = PersonDirectory { prefix: String::new(), after: None };
    assert!(anna.desk.person_directory(everybody).await.expect("the directory").value.rows.is_empty());
    let to_eve = Thread::Person(eve.profile().await.id);
    let message =
        MessageSend { request: request(), to: to_eve, body: "hello".to_owned(), seen: None, draft_key: String::new() };
    let refused = anna.desk.message_send(message).await.expect_err("not this way");
    assert_eq!(refused.code(), Code::PersonNotFound);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_reply_to_a_thread_that_moved_on_asks_first() {
    let world = World::new().await;
    let (anna, ben) = tokio::join!(world.employee("anna"), world.responder("ben"));
    let to = |person| Thread::Person(person);
    let first = MessageSend {
        request: request(),
        to: to(ben.profile().await.id),
        body: "One thing".to_owned(),
        seen: None,
        draft_key: String::new(),
    };
    arrived(anna.desk.message_send(first).await.expect("anna writes"));
    let mut reply = MessageSend {
        request: request(),
        to: to(anna.profile().await.id),
        body: "Answer to what I saw".to_owned(),
        seen: Some(MessageId(0)),
        draft_key: String::new(),
    };
    let moved = ben.desk.message_send(reply.clone()).await.expect_err("a message came meanwhile");
    assert_eq!(moved.code(), Code::MessageThreadMoved);
    reply.seen = None;
    arrived(ben.desk.message_send(reply).await.expect("sent anyway, with the same request id"));
}
