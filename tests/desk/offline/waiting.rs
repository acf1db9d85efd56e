//! Queued operations are shown, can be taken back, and are sent as soon as the database is back.

use fault_proxy::Fault;
use model::{Code, OutboxState, OutboxTakeBack, TicketClaim, TicketMine, TicketStep};

use super::proxied_world::ProxiedWorld;
use crate::world::request;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_waits_can_be_taken_back_as_a_draft() {
    let proxied = ProxiedWorld::new().await;
    let anna = proxied.employee("anna").await;
    let ticket = anna.created("Printer").await;
    anna.show(ticket.id).await;
    proxied.cut(&anna).await;
    let draft_key = format!("message:ticket:{}", ticket.id);
    anna.types(&draft_key, r#"{"body":"Sent too soo","cursor":"12"}"#).await;
    anna.send_message(ticket.id, None, "Sent too soon").await;
    anna.send_message(ticket.id, None, "Stays").await;
    assert!(anna.drafts().await.is_empty(), "it is on its way and no draft any more");
    let waiting = anna.outbox().await;
    let draft = anna.take_back(waiting[0].id).await;
    assert_eq!((draft.draft_key.as_str(), draft.about.as_deref()), (draft_key.as_str(), Some("Printer")));
    let form: serde_json::Value = serde_json::from_str(&draft.content).expect("a form");
    assert_eq!((&form["body"], &form["cursor"]), (&"Sent too soon".into(), &"12".into()));
    assert_eq!(anna.drafts().await, [draft]);
    let again = anna.desk.outbox_take_back(OutboxTakeBack { id: waiting[0].id }).await;
    assert_eq!(again.expect_err("only once").code(), Code::OutboxUnderWay);
    proxied.mend(&anna).await;
    anna.until_outbox_is_empty().await;
    assert_eq!(anna.thread(ticket.id).await, ["Stays"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn offline_claims_declines_and_completions_fail_at_once() {
    let proxied = ProxiedWorld::new().await;
    let (anna, ben) = tokio::join!(proxied.world.employee("anna"), proxied.responder("ben"));
    let (pending, mine) = (anna.created("Printer").await, anna.created("Keys").await);
    ben.claim(mine.id).await;
    proxied.cut(&ben).await;
    // A call that comes anyway does not wait.
    proxied.proxy.set(Fault::Frozen);
    let desk = ben.desk.clone();
    let in_vain = tokio::spawn(async move { desk.connection_retry(()).await });
    let step = |ticket| TicketStep { request: request(), ticket, note: String::new() };
    let claim = ben.desk.ticket_claim(TicketClaim { request: request(), ticket: pending.id }).await;
    let refusals = [
        claim.map(|_| ()).expect_err("away"),
        ben.desk.ticket_complete(step(mine.id)).await.map(|_| ()).expect_err("away"),
        ben.desk.ticket_decline(step(mine.id)).await.expect_err("away"),
        ben.desk.ticket_release(step(mine.id)).await.expect_err("away"),
    ];
    assert!(!in_vain.is_finished(), "nobody waits to learn what is known");
    for refusal in refusals {
        assert_eq!(refusal.code(), Code::DatabaseUnreachable);
    }
    proxied.mend(&ben).await;
    ben.claim(pending.id).await;
    assert!(ben.outbox().await.is_empty(), "none of them is carried out later");
    assert_eq!(ben.show(mine.id).await.ticket.status, model::TicketStatus::InProcess);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn try_now_sends_at_once_however_long_it_was_away() {
    let proxied = ProxiedWorld::new().await;
    let anna = proxied.employee("anna").await;
    proxied.cut(&anna).await;
    // After so many failed polls the interval has grown to a minute. Each poll tries to connect four times.
    for _ in 0..5 {
        let before = proxied.proxy.accepted();
        anna.desk.connection_retry(()).await.expect("tried");
        anna.until("the poll has failed", |_| proxied.proxy.accepted() > before + 4).await;
    }
    anna.send_create("Printer").await;
    proxied.proxy.set(Fault::None);
    anna.desk.connection_retry(()).await.expect("tried");
    // By itself the next poll would come much later.
    let mut questions = 0;
    while !anna.outbox().await.is_empty() {
        questions += 1;
        assert!(questions < 300, "nothing left at once");
        anna.desk.ticket_mine(TicketMine { done: false, after: None }).await.expect("the list");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_freezes_while_sending_is_waited_out() {
    let proxied = ProxiedWorld::new().await;
    let anna = proxied.employee("anna").await;
    anna.types("create", r#"{"title":"Printer"}"#).await;
    // The call arrives, but its answer does not.
    let stopped = proxied.world.stops_tickets().await;
    let sending = async { anna.send_create("Printer").await };
    let freezing = async {
        proxied.world.until_stopped().await;
        proxied.proxy.set(Fault::Frozen);
        drop(stopped);
        proxied.world.until("SELECT COUNT(*) FROM data.tickets", 1).await;
    };
    let (sent, ()) = tokio::join!(sending, freezing);
    assert!(sent.delivered().is_none(), "she is not kept waiting for ever");
    let waiting = anna.outbox().await;
    assert_eq!(waiting[0].state, OutboxState::Delivering, "it may be there already");
    let back = anna.desk.outbox_take_back(OutboxTakeBack { id: waiting[0].id }).await;
    assert_eq!(back.expect_err("nobody knows").code(), Code::OutboxUnderWay);
    proxied.proxy.set(Fault::None);
    anna.until_outbox_is_empty().await;
    assert_eq!(proxied.world.count("SELECT COUNT(*) FROM data.tickets").await, 1);
    assert!(anna.drafts().await.is_empty());
}
