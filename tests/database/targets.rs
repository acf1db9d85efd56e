//! How soon somebody should claim a ticket of each priority.

use std::sync::Arc;

use model::{Priority, PriorityTarget};
use support::args;
use support::database::Desk;

support::on_each_server! {
    everybody_reads_the_targets_that_the_administrator_set,
}

async fn everybody_reads_the_targets_that_the_administrator_set(desk: Arc<Desk>) {
    desk.execute("UPDATE {data}.settings SET value = '30' WHERE name = 'respond_within_urgent'").await;
    for person in [desk.employee("ada").await, desk.responder("bob").await] {
        let targets: Vec<PriorityTarget> = person.one("priority_list", args![]).await;
        let expected = Priority::ALL.into_iter().zip([4320, 1440, 240, 30]);
        let expected: Vec<_> = expected.map(|(priority, minutes)| PriorityTarget { priority, minutes }).collect();
        assert_eq!(targets, expected, "the least urgent first, as a form shows them");
    }
}
