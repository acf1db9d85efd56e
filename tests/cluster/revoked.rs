//! Revoking a workstation through one node shuts it out of every node at once.

use administration::workstation::{self, Name};
use sqlx::ConnectOptions as _;
use support::Flavour;
use support::cluster::{Cluster, NODES};
use support::database::Workstation;

support::on_each_cluster! { a_revoked_workstation_calls_nothing_on_any_node }

async fn a_revoked_workstation_calls_nothing_on_any_node(cluster: Cluster) {
    let writer = cluster.writers().await.remove(0);
    let desk = cluster.desk(writer).await;
    let eve = desk.employee_at(cluster.port(writer), "eve").await;
    cluster.agrees().await;
    let mut open = Vec::new();
    for node in 0..NODES {
        let options = eve.workstation.options.clone().port(cluster.port(node));
        open.push(Workstation::connect(options).await);
    }
    let account = eve.workstation.options.get_username();
    let name = Name::parse(account.strip_prefix("td_").expect("a workstation's account")).expect("a name");
    let mut administrator = cluster.administrator(writer).connect().await.expect("the administrator connects");
    workstation::revoke(&mut administrator, &cluster.names, &name).await.expect("it can be revoked");
    cluster.agrees().await;
    for (node, workstation) in open.iter().enumerate() {
        if cluster.flavour == Flavour::MySql {
            // Only the primary would carry out a call.
            cluster.switch_over_to(node).await;
        }
        let answer = workstation.tries("api_version", &[]).await;
        assert!(!matches!(answer, Ok(Ok(_))), "node {node} answers a revoked workstation: {answer:?}");
        assert!(
            workstation.options.connect().await.is_err(),
            "node {node} accepts no connection of the revoked workstation"
        );
    }
}
