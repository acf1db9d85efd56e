//! The administrator makes another node the primary while people write.

use support::cluster::{Cluster, NODES};

use crate::writers::{Writers, assert_each_ticket_once};

const EMPLOYEES: usize = 4;
const EACH: usize = 75;

/// Galera has no primary.
mod mysql {
    #[test]
    fn a_switchover_loses_and_repeats_no_write() {
        support::cluster::run(support::Flavour::MySql, super::a_switchover_loses_and_repeats_no_write);
    }
}

async fn a_switchover_loses_and_repeats_no_write(cluster: Cluster) {
    let first = cluster.writers().await.remove(0);
    let writers = Writers::start(&cluster, first, EMPLOYEES, EACH).await;
    for (thirds, to) in [(1, (first + 1) % NODES), (2, (first + 2) % NODES)] {
        writers.until_thirds(thirds).await;
        cluster.switch_over_to(to).await;
        assert_eq!(cluster.writers().await, [to], "it takes the changes now");
    }
    writers.finish().await;
    assert_each_ticket_once(&cluster, EMPLOYEES * EACH).await;
}
