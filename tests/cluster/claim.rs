//! Responders at different nodes claim the same tickets.

use std::sync::Arc;

use model::{Claim, RequestId, TicketId};
use support::cluster::{Client, Cluster, NODES};
use tokio::sync::Barrier;
use tokio::task::JoinSet;
use uuid::Uuid;

support::on_each_cluster! { each_ticket_gets_one_owner_over_all_nodes }

const TICKETS: usize = 100;
const RESPONDERS: usize = 12;

async fn each_ticket_gets_one_owner_over_all_nodes(cluster: Cluster) {
    let writer = cluster.writers().await.remove(0);
    let desk = cluster.desk(writer).await;
    let ada = desk.employee("ada").await;
    let mut tickets = Vec::new();
    for number in 0..TICKETS {
        tickets.push(ada.creates(&format!("Number {number}")).await);
    }
    let mut clients = Vec::new();
    for number in 0..RESPONDERS {
        let responder = desk.responder_at(cluster.port(writer), &format!("responder{number}")).await;
        clients.push(Client::of(&responder, &cluster, number % NODES));
    }
    cluster.agrees().await;
    let (tickets, start): (Arc<[TicketId]>, _) = (tickets.into(), Arc::new(Barrier::new(RESPONDERS)));
    let mut claiming = JoinSet::new();
    for mut client in clients {
        let (tickets, start) = (Arc::clone(&tickets), Arc::clone(&start));
        claiming.spawn_local(async move {
            start.wait().await;
            let mut won = 0;
            for ticket in tickets.iter().copied() {
                let request = RequestId(Uuid::now_v7());
                let claim = client.calls(async |database, token| database.ticket_claim(token, request, ticket).await);
                won += usize::from(matches!(claim.await.expect("an answer"), Claim::Claimed { .. }));
            }
            won
        });
    }
    let won: usize = claiming.join_all().await.into_iter().sum();
    assert_eq!(won, TICKETS, "each ticket was promised to one responder");
    cluster.agrees().await;
    for node in 0..NODES {
        let desk = cluster.desk(node).await;
        let alone = "SELECT COUNT(*) FROM {data}.tickets t WHERE status = 'in process' AND responder_id IS NOT NULL
            AND (SELECT COUNT(*) FROM {data}.ticket_events e WHERE e.ticket_id = t.id AND e.event_type = 'assigned') = 1
            AND (SELECT COUNT(*) FROM {data}.messages m WHERE m.ticket_id = t.id AND m.alert = 'assigned') = 1
            AND (SELECT COUNT(*) FROM {data}.ticket_responder_log l WHERE l.ticket_id = t.id) = 1";
        assert_eq!(desk.number(alone).await, i64::try_from(TICKETS).expect("a small number"), "node {node}");
        assert_eq!(desk.audits().await, 2 * u64::try_from(TICKETS).expect("a small number"), "node {node}");
    }
}
