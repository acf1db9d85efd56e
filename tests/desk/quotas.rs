//! Actions beyond the hourly limits.

use model::{Code, Delivery, MessageSend, OutboxItem, OutboxState, Signal, Thread, TicketClaim};
use time::OffsetDateTime;

use crate::world::{World, arrived, request};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn messages_over_the_limit_wait_and_arrive_once() {
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
    let Delivery::Waiting { item } = second else { panic!("{second:?}") };
    let OutboxState::Waiting { until: Some(until) } = item.state else {
        panic!("it says when it will be sent: {item:?}")
    };
    let minutes = (until.0 - OffsetDateTime::now_utc()).whole_minutes();
    assert!((50..=61).contains(&minutes), "the hour began with the first message: {minutes}");
    assert_eq!(anna.desk.outbox_list(()).await.expect("the outbox").len(), 1);
    world.as_owner("UPDATE data.quotas SET window_start = window_start - INTERVAL 61 MINUTE").await;
    anna.until_outbox_is_empty().await;
    assert_eq!(world.count("SELECT COUNT(*) FROM data.messages WHERE body = 'Second'").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_used_up_limit_holds_back_its_kind_and_its_thread_alone() {
    let world = World::new().await;
    let anna = world.employee("anna").await;
    let (printer, lamp) = (anna.create("Printer").await, anna.create("Lamp").await);
    world.as_owner("UPDATE data.settings SET value = '0' WHERE name = 'message_send_hourly'").await;
    anna.send_message(printer.id, None, "It smokes").await;
    anna.send_message(lamp.id, None, "It flickers").await;
    assert!(anna.send_edit(printer.id, printer.version, "Printer on fire").await.delivered().is_none(), "in its place");
    assert!(anna.send_create("Keys").await.delivered().is_some(), "nothing else is held up");
    let waiting = anna.outbox().await;
    let limited = |item: &OutboxItem| matches!(item.state, OutboxState::Waiting { until: Some(_) });
    assert_eq!(waiting.iter().map(limited).collect::<Vec<_>>(), [true, true, false], "{waiting:?}");

    let anna = anna.restart().await;
    anna.until_outbox("a restart changes nothing", |items| items.iter().map(limited).eq([true, true, false])).await;
    world.as_owner("UPDATE data.settings SET value = '9' WHERE name = 'message_send_hourly'").await;
    anna.until_outbox_is_empty().await;
    let order: Vec<_> = waiting.iter().map(|item| item.id).collect();
    let told = |signals: Vec<Signal>| signals.iter().filter(|one| matches!(one, Signal::Delivered { .. })).count();
    anna.until("each arrival is reported", |now| told(now.signals()) == 3).await;
    assert_eq!(anna.told_delivered(), order, "they kept their places");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_action_over_the_limit_says_how_long_to_wait() {
    let world = World::new().await;
    let (anna, ben) = tokio::join!(world.employee("anna"), world.responder("ben"));
    world.as_owner("UPDATE data.settings SET value = '0' WHERE name = 'ticket_claim_hourly'").await;
    let ticket = anna.create("Printer").await.id;
    let refused = ben.desk.ticket_claim(TicketClaim { request: request(), ticket }).await.expect_err("too often");
    assert_eq!((refused.code(), refused.wire(String::new()).limit), (Code::QuotaHourly, Some(60)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_claim_over_the_work_limit_is_refused() {
    let world = World::new().await;
    let (anna, ben) = tokio::join!(world.employee("anna"), world.responder("ben"));
    world.as_owner("UPDATE data.settings SET value = '0' WHERE name = 'work_limit'").await;
    let ticket = anna.create("Printer").await.id;
    let refused = ben.desk.ticket_claim(TicketClaim { request: request(), ticket }).await.expect_err("too many");
    assert_eq!(refused.code(), Code::QuotaWork);
}
