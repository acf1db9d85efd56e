//! More than one person may do within an hour.

use model::{Code, Delivery, MessageSend, Thread, TicketClaim};

use crate::world::{World, arrived, request};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_over_the_limit_waits_in_the_outbox_and_arrives_once() {
    let world = World::new().await;
    let (anna, ben) = tokio::join!(world.employee("anna"), world.responder("ben"));
    let to = Thread::Person(ben.profile().await.id);
    world.as_owner("UPDATE data.settings SET value = '1' WHERE name = 'message_send_hourly'").await;
    let send = |body: &str| {
        let body = body.to_owned();
        anna.desk.message_send(MessageSend { request: request(), to, body, seen: None, draft_key: String::new() })
    };
    arrived(send("First").await.expect("within the limit"));
    let second = send("Second").await.expect("it is kept");
    assert!(matches!(second, Delivery::Waiting { .. }), "{second:?}");
    assert_eq!(anna.desk.outbox_list(()).await.expect("the outbox").len(), 1);
    world.as_owner("UPDATE data.quotas SET window_start = window_start - INTERVAL 61 MINUTE").await;
    anna.until_outbox_is_empty().await;
    assert_eq!(world.count("SELECT COUNT(*) FROM data.messages WHERE body = 'Second'").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_has_enough_in_work_is_told_so() {
    let world = World::new().await;
    let (anna, ben) = tokio::join!(world.employee("anna"), world.responder("ben"));
    world.as_owner("UPDATE data.settings SET value = '0' WHERE name = 'work_limit'").await;
    let ticket = anna.create("Printer").await.id;
    let refused = ben.desk.ticket_claim(TicketClaim { request: request(), ticket }).await.expect_err("too many");
    assert_eq!(refused.code(), Code::QuotaWork);
}
