//! Server errors that pass by themselves: operations wait, are sent when the error is over, and the window says why.

use fault_proxy::{Damage, Fault};
use model::{Code, Connection, OutboxState};

use super::proxied_world::ProxiedWorld;
use crate::host::RecordingHost;

/// Makes the server answer every new ticket with this error.
async fn meets(proxied: &ProxiedWorld, number: u16) {
    proxied
        .world
        .as_owner(&format!(
            "DROP PROCEDURE api.ticket_create;
             CREATE PROCEDURE api.ticket_create(
               IN p_token VARBINARY(32), IN p_request BINARY(16), IN p_title LONGTEXT, IN p_description LONGTEXT,
               IN p_priority LONGTEXT, IN p_category BIGINT UNSIGNED, IN p_facts LONGTEXT)
             SIGNAL SQLSTATE 'HY000' SET MYSQL_ERRNO = {number}, MESSAGE_TEXT = 'trouble'"
        ))
        .await;
}

/// The reason for which the windows say that changes do not get through, if they say so.
fn troubled(host: &RecordingHost) -> Option<Code> {
    host.signals().iter().rev().find_map(|signal| match signal {
        model::Signal::Connection { connection: Connection::Online { trouble, .. } } => Some(*trouble),
        model::Signal::Connection { connection: Connection::Offline { code, .. } } => Some(Some(*code)),
        _ => None,
    })?
}

async fn waits_until_it_is_over(number: u16, told: Option<Code>) {
    let proxied = ProxiedWorld::new().await;
    let anna = proxied.employee("anna").await;
    meets(&proxied, number).await;
    assert!(anna.send_create("Printer").await.delivered().is_none(), "{number} is no refusal");
    let waiting = anna.outbox().await;
    assert!(matches!(waiting[..], [ref item] if !matches!(item.state, OutboxState::Refused { .. })), "{waiting:?}");
    if told.is_some() {
        anna.until("the window says why", |now| troubled(now) == told).await;
    }
    proxied.world.repair().await;
    anna.desk.connection_retry(()).await.expect("tried");
    anna.until_outbox_is_empty().await;
    assert_eq!(proxied.world.count("SELECT COUNT(*) FROM data.tickets").await, 1);
    anna.until("all is well", |now| troubled(now).is_none()).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_switch_over_is_waited_out() {
    waits_until_it_is_over(1290, Some(Code::DatabaseSwitching)).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_disk_is_waited_out() {
    waits_until_it_is_over(1026, Some(Code::DatabaseFull)).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn too_many_connections_are_waited_out() {
    waits_until_it_is_over(1203, Some(Code::DatabaseTooManyConnections)).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_error_that_no_table_knows_is_waited_out() {
    waits_until_it_is_over(1406, None).await;
}

/// An answer without column descriptions, as a cluster may send it, panics in the driver.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_answer_that_breaks_the_driver_ends_no_worker() {
    let proxied = ProxiedWorld::new().await;
    let anna = proxied.employee("anna").await;
    proxied.proxy.set(Fault::Garbled(Damage::NoColumns, u32::MAX));
    assert!(anna.send_create("Printer").await.delivered().is_none(), "nothing can be read");
    anna.until("the window does not say online", |now| !now.counts().online).await;
    proxied.mend(&anna).await;
    anna.until_outbox_is_empty().await;
    assert_eq!(proxied.world.count("SELECT COUNT(*) FROM data.tickets").await, 1);
    anna.until("the poll goes on", |now| now.counts().online).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_claim_survives_a_change_of_network() {
    let proxied = ProxiedWorld::new().await;
    let (anna, ben) = tokio::join!(proxied.world.employee("anna"), proxied.responder("ben"));
    let ticket = anna.created("Printer").await;
    proxied.proxy.set(Fault::Blackhole);
    ben.claim(ticket.id).await;
    let claimed = "SELECT COUNT(*) FROM data.ticket_events WHERE event_type = 'assigned'";
    assert_eq!(proxied.world.count(claimed).await, 1);
}
