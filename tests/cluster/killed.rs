//! A node dies in the middle of 500 writes, and those who were connected to it continue at another.

use std::collections::HashSet;

use support::cluster::Cluster;

use crate::writers::{Writers, assert_each_ticket_once};

support::on_each_cluster! { a_dying_node_loses_and_repeats_no_write }

const EMPLOYEES: usize = 5;
const EACH: usize = 100;

async fn a_dying_node_loses_and_repeats_no_write(mut cluster: Cluster) {
    let victim = cluster.writers().await.remove(0);
    let writers = Writers::start(&cluster, victim, EMPLOYEES, EACH).await;
    writers.until_thirds(1).await;
    cluster.kill(victim);
    assert!(writers.written() < EMPLOYEES * EACH, "the node was killed in the middle");
    let answered = writers.finish().await;
    assert_eq!(answered.iter().collect::<HashSet<_>>().len(), EMPLOYEES * EACH, "two requests, one ticket");
    assert_each_ticket_once(&cluster, EMPLOYEES * EACH).await;
}
