//! The effects of the poll at a workstation.

use model::{Claim, Signal, TicketClaim};

use crate::host::RecordingHost;
use crate::station::Station;
use crate::world::{World, request};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_claim_by_another_withdraws_the_notification() {
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
async fn a_window_drops_a_ticket_gone_between_two_polls() {
    let changes = |now: &RecordingHost| now.signals().iter().filter(|s| matches!(s, Signal::Changed { .. })).count();
    let world = World::new().await;
    let (anna, ben, cleo) = tokio::join!(world.employee("anna"), world.responder("ben"), world.responder("cleo"));
    ben.until("it watches", RecordingHost::watches).await;

    let ticket = anna.create("The gate stays open").await;
    ben.until("it is counted", |now| now.counts().pool == 1).await;
    let told = changes(&ben.host);
    let claim = TicketClaim { request: request(), ticket: ticket.id };
    assert!(matches!(cleo.desk.ticket_claim(claim).await, Ok(Claim::Claimed { .. })));

    ben.until("the window is told to read again", |now| changes(now) > told).await;
    let read = ben
        .desk
        .ticket_pool(model::TicketPool { everything: false, after: None })
        .await
        .expect("ben reads the pool")
        .value;
    assert!(read.rows.is_empty(), "the pool is empty again, as at the previous poll");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_poll_reads_a_changed_pool_for_the_windows_too() {
    let world = World::new().await;
    let (anna, ben, cleo) = tokio::join!(world.employee("anna"), world.responder("ben"), world.responder("cleo"));
    let (printer, keys) = (anna.create("Printer").await.id, anna.create("Keys").await.id);
    for responder in [&ben, &cleo] {
        responder.until("both are counted", |now| now.counts().pool == 2).await;
    }
    let titles = async |station: &Station| -> Vec<String> {
        let page = station
            .desk
            .ticket_pool(model::TicketPool { everything: false, after: None })
            .await
            .expect("the pool")
            .value;
        page.rows.into_iter().map(|row| row.title).collect()
    };
    let claim = TicketClaim { request: request(), ticket: printer };
    assert!(matches!(ben.desk.ticket_claim(claim).await, Ok(Claim::Claimed { .. })));
    assert_eq!(titles(&ben).await, ["Keys"], "no window reads a pool that is older than its own claim");
    cleo.until("one is left", |now| now.counts().pool == 1).await;
    // A change that moves no version: only a read of the pool from the database shows it.
    for trigger in ["tickets_before_update", "tickets_after_update"] {
        world.as_owner(&format!("DROP TRIGGER data.{trigger}")).await;
    }
    world.as_owner(&format!("UPDATE data.tickets SET title = 'Other' WHERE id = {keys}")).await;
    for _ in 0..2 {
        assert_eq!(titles(&cleo).await, ["Keys"], "it is the page that the poll read");
    }
}
