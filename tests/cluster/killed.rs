//! A node dies in the middle of 500 writes, and those who were connected to it go on at another.

use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use model::{Description, RequestId, TicketId, Title};
use support::cluster::{Client, Cluster, NODES, until};
use tokio::task::JoinSet;
use uuid::Uuid;

support::on_each_cluster! { a_node_that_dies_loses_nothing_and_doubles_nothing }

const EMPLOYEES: usize = 5;
const EACH: usize = 100;

async fn a_node_that_dies_loses_nothing_and_doubles_nothing(mut cluster: Cluster) {
    let victim = cluster.writers().await.remove(0);
    let desk = cluster.desk(victim).await;
    let (mut writing, written) = (JoinSet::new(), Arc::new(AtomicUsize::new(0)));
    let mut clients = Vec::new();
    for number in 0..EMPLOYEES {
        let employee = desk.employee_at(cluster.port(victim), &format!("employee{number}")).await;
        clients.push(Client::of(&employee, &cluster, victim));
    }
    cluster.agrees().await;
    for (number, mut client) in clients.into_iter().enumerate() {
        let written = Arc::clone(&written);
        writing.spawn_local(async move {
            let mut answered = Vec::new();
            for ticket in 0..EACH {
                let request = RequestId(Uuid::now_v7());
                let title = Title::parse(&format!("Number {ticket} of {number}")).expect("a title");
                let text = Description::parse("It smokes.").expect("a text");
                let call =
                    client.calls(async |database, token| database.ticket_create(token, request, &title, &text).await);
                answered.push(call.await.expect("nothing is refused").id);
                written.fetch_add(1, Ordering::Relaxed);
            }
            answered
        });
    }
    until("a third is written", async || written.load(Ordering::Relaxed) >= EMPLOYEES * EACH / 3).await;
    cluster.kill(victim);
    let at_the_kill = written.load(Ordering::Relaxed);
    let answered: Vec<TicketId> = writing.join_all().await.into_iter().flatten().collect();
    assert!(at_the_kill < EMPLOYEES * EACH, "the node was killed in the middle");
    let all = EMPLOYEES * EACH;
    assert_eq!(answered.iter().collect::<HashSet<_>>().len(), all, "two wishes, one ticket");
    cluster.agrees().await;
    let count = i64::try_from(all).expect("a small number");
    for node in (0..NODES).filter(|node| *node != victim) {
        let desk = cluster.desk(node).await;
        assert_eq!(
            desk.number("SELECT COUNT(*) FROM {data}.tickets").await,
            count,
            "node {node}: none lost, none twice"
        );
        assert_eq!(desk.number("SELECT COUNT(DISTINCT title) FROM {data}.tickets").await, count, "node {node}");
        assert_eq!(desk.audits().await, u64::try_from(all).expect("a small number"), "node {node}: each has its event");
    }
}
