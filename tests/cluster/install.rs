//! Installing through one node and checking through another.

use administration::install::{check, install};
use support::cluster::{Cluster, NODES};

support::on_each_cluster! { an_installation_reaches_every_node }

async fn an_installation_reaches_every_node(cluster: Cluster) {
    cluster.agrees().await;
    for node in 0..NODES {
        let installed = check(&cluster.administrator(node), &cluster.names).await.expect("the node answers");
        assert!(installed.is_current(), "node {node}: {installed:?}");
    }
    let writers = cluster.writers().await;
    let last = *writers.last().expect("somebody takes changes");
    let desk = cluster.desk(last).await;
    desk.execute("DROP PROCEDURE {api}.ticket_pool").await;
    cluster.agrees().await;
    let broken = check(&cluster.administrator(0), &cluster.names).await.expect("the node answers");
    assert!(!broken.is_current(), "another node shows what was written through this one");

    let report = install(&cluster.administrator(last), &cluster.names).await.expect("an upgrade through any writer");
    assert_eq!(report.applied.len(), 1, "only what was missing: {:?}", report.applied);
    cluster.agrees().await;
    for node in 0..NODES {
        let installed = check(&cluster.administrator(node), &cluster.names).await.expect("the node answers");
        assert!(installed.is_current(), "node {node}: {installed:?}");
    }
    let ada = desk.employee("ada").await;
    ada.creates("The lamp hums").await;
}
