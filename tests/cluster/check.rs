//! `check` names a cluster that more than one node writes to.

use administration::health::{Finding, Kind, find};
use sqlx::ConnectOptions as _;
use support::Flavour;
use support::cluster::{Cluster, NODES};

support::on_each_cluster! { several_writers_are_named }

async fn several_writers_are_named(cluster: Cluster) {
    let first = cluster.writers().await.remove(0);
    let desk = cluster.desk(first).await;
    let ada = desk.employee_at(cluster.port(first), "ada").await;
    ada.creates("Through one node").await;
    assert_eq!(writers(&cluster).await, None, "one node writes");
    let expected = match cluster.flavour {
        Flavour::MariaDb => {
            let another = (first + 1) % NODES;
            let eve = desk.employee_at(cluster.port(another), "eve").await;
            eve.creates("Through another one").await;
            (Kind::SeveralWriters, "2")
        }
        Flavour::MySql => {
            cluster.let_all_write().await;
            (Kind::SeveralPrimaries, "3")
        }
    };
    let found = writers(&cluster).await.map(|finding| (finding.kind, finding.subject));
    assert_eq!(found, Some((expected.0, expected.1.to_owned())));
    assert!(expected.0.is_wrong(), "`check` ends with an error");
}

/// The finding about the nodes that write, if there is one.
async fn writers(cluster: &Cluster) -> Option<Finding> {
    cluster.agrees().await;
    let mut administrator = cluster.administrator(0).connect().await.expect("the administrator connects");
    let found = find(&mut administrator, &cluster.names).await.expect("the node answers");
    found.into_iter().find(|finding| matches!(finding.kind, Kind::SeveralWriters | Kind::SeveralPrimaries))
}
