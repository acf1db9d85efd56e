//! The administrator makes another node the one that takes changes, while people write.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use model::{Description, RequestId, Title};
use support::cluster::{Client, Cluster, NODES, until};
use tokio::task::JoinSet;
use uuid::Uuid;

const EMPLOYEES: usize = 4;
const EACH: usize = 75;

/// Galera has no primary that could be switched.
mod mysql {
    #[test]
    fn a_switchover_loses_nothing_and_doubles_nothing() {
        support::cluster::run(support::Flavour::MySql, super::a_switchover_loses_nothing_and_doubles_nothing);
    }
}

async fn a_switchover_loses_nothing_and_doubles_nothing(cluster: Cluster) {
    let first = cluster.writers().await.remove(0);
    let desk = cluster.desk(first).await;
    let (mut writing, written) = (JoinSet::new(), Arc::new(AtomicUsize::new(0)));
    for number in 0..EMPLOYEES {
        let employee = desk.employee_at(cluster.port(first), &format!("employee{number}")).await;
        let mut client = Client::of(&employee, &cluster, first);
        let written = Arc::clone(&written);
        writing.spawn_local(async move {
            for ticket in 0..EACH {
                let request = RequestId(Uuid::now_v7());
                let title = Title::parse(&format!("Number {ticket} of {number}")).expect("a title");
                let text = Description::parse("It smokes.").expect("a text");
                let call =
                    client.calls(async |database, token| database.ticket_create(token, request, &title, &text).await);
                call.await.expect("nothing is refused");
                written.fetch_add(1, Ordering::Relaxed);
            }
        });
    }
    let all = EMPLOYEES * EACH;
    for (turn, to) in [(1, (first + 1) % NODES), (2, (first + 2) % NODES)] {
        until("a part is written", async || written.load(Ordering::Relaxed) >= turn * all / 3).await;
        cluster.switch_over_to(to).await;
        assert_eq!(cluster.writers().await, [to], "it takes the changes now");
    }
    writing.join_all().await;
    cluster.agrees().await;
    let count = i64::try_from(all).expect("a small number");
    for node in 0..NODES {
        let desk = cluster.desk(node).await;
        assert_eq!(
            desk.number("SELECT COUNT(*) FROM {data}.tickets").await,
            count,
            "node {node}: none lost, none twice"
        );
        assert_eq!(desk.number("SELECT COUNT(DISTINCT title) FROM {data}.tickets").await, count, "node {node}");
        assert_eq!(desk.audits().await, u64::try_from(all).expect("a small number"), "node {node}");
    }
}
