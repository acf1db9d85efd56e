//! What a workstation learns from the poll.

use model::{Claim, Signal, TicketClaim, TicketList};

use crate::host::RecordingHost;
use crate::world::{World, request};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_claim_by_another_takes_the_notification_back() {
    let world = World::new().await;
    let (anna, ben, cleo) = tokio::join!(world.employee("anna"), world.responder("ben"), world.responder("cleo"));
    for responder in [&ben, &cleo] {
        // Tickets in the pool before the first poll are not notified: the list shows them.
        responder.until("it watches", RecordingHost::watches).await;
    }
    let ticket = anna.create("Printer is out of paper").await;
    let key = format!("pool:{}", ticket.id);
    for responder in [&ben, &cleo] {
        responder
            .until("the pool is told", |now| now.notifications().iter().any(|notification| notification.key == key))
            .await;
    }
    let claim = TicketClaim { request: request(), ticket: ticket.id };
    assert!(matches!(ben.desk.ticket_claim(claim).await, Ok(Claim::Claimed { .. })));
    cleo.until("it is taken back", |now| now.withdrawn().contains(&key)).await;
    assert!(
        anna.host.notifications().iter().all(|notification| !notification.title.contains("pool")),
        "the pool is for responders"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_window_drops_what_came_and_went_between_two_polls() {
    let changes = |now: &RecordingHost| now.signals().iter().filter(|s| matches!(s, Signal::Changed { .. })).count();
    let world = World::new().await;
    let (anna, ben, cleo) = tokio::join!(world.employee("anna"), world.responder("ben"), world.responder("cleo"));
    ben.until("it watches", RecordingHost::watches).await;

    let ticket = anna.create("The gate stays open").await;
    let read = ben.desk.ticket_pool(TicketList { after: None }).await.expect("ben reads the pool").value;
    assert_eq!(read.rows.len(), 1);
    let told = changes(&ben.host);
    let claim = TicketClaim { request: request(), ticket: ticket.id };
    assert!(matches!(cleo.desk.ticket_claim(claim).await, Ok(Claim::Claimed { .. })));

    ben.until("the window is told to read again", |now| changes(now) > told).await;
    let read = ben.desk.ticket_pool(TicketList { after: None }).await.expect("ben reads the pool").value;
    assert!(read.rows.is_empty(), "the pool is empty again, as at the look before");
}
