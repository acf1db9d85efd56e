//! An idle workstation holds one connection. It opens the second one as soon as somebody is back.

use database::connection_file::ConnectionFile;
use model::TicketClaim;
use time::Duration;

use crate::station::Station;
use crate::world::{TIMEOUT, World, request};

/// Counts the connections of a workstation's account. One that is inside a procedure counts for the procedure's owner.
fn connections(station: &Station) -> String {
    let account = ConnectionFile::parse(&station.file).expect("a valid file").account().to_owned();
    format!("SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE USER = '{account}'")
}

/// Moves the clock until the workstation counts as idle.
async fn nobody_acts(world: &World, station: &Station) {
    let waiting = async {
        while world.count(&connections(station)).await != 1 {
            station.clock.advance(Duration::hours(1));
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(TIMEOUT, waiting).await.expect("the connection for actions is closed");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_idle_desk_only_polls_and_acts_at_once() {
    let world = World::new().await;
    let (anna, ben) = tokio::join!(world.employee("anna"), world.responder("ben"));
    let ticket = anna.create("Printer").await;
    ben.until("the poll tells of it", |host| host.counts().pool == 1).await;
    let connections = connections(&ben);
    world.until(&connections, 2).await;

    nobody_acts(&world, &ben).await;

    // He moves the pointer over the window.
    ben.desk.connection_prepare(()).await.expect("asked for");
    world.until(&connections, 2).await;
    let prepared = world.count(&connections.replace("COUNT(*)", "MAX(ID)")).await;
    ben.desk.ticket_claim(TicketClaim { request: request(), ticket: ticket.id }).await.expect("claimed");
    // The claim found its connection open.
    world.until(&format!("{connections} AND ID >= {prepared}"), 1).await;
    world.until(&format!("{connections} AND ID = {prepared}"), 1).await;

    nobody_acts(&world, &ben).await;
    ben.show(ticket.id).await;
    world.until(&connections, 2).await;
}
