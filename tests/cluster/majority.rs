//! Two of three nodes are gone: the last one carries out no write.

use std::time::Duration;

use database::{Database, DatabaseError, NewTicket, Retry};
use model::{Description, RequestId, Title};
use support::Flavour;
use support::cluster::{Cluster, NODES, until};
use uuid::Uuid;

support::on_each_cluster! { without_a_majority_every_call_is_refused }

async fn without_a_majority_every_call_is_refused(mut cluster: Cluster) {
    let last = cluster.writers().await.remove(0);
    let desk = cluster.desk(last).await;
    let ada = desk.employee_at(cluster.port(last), "ada").await;
    ada.creates("Before").await;
    for node in (0..NODES).filter(|node| *node != last) {
        cluster.kill(node);
    }
    let retry = Retry { connect: Duration::from_secs(2), answer: Duration::from_secs(5), ..Retry::default() };
    let database = Database::new(ada.workstation.options.clone(), retry);
    let token = ada.session();
    let (title, text) = (Title::parse("Too late").expect("a title"), Description::parse("It smokes.").expect("a text"));
    // One call may be under way while the node notices; it refuses every later one at once.
    let mut turned_away = 0;
    until("the node refuses everybody", async || {
        match database.ticket_create(&token, RequestId(Uuid::now_v7()), NewTicket::new(&title, &text)).await {
            Ok(ticket) => panic!("one node of three created ticket {}", ticket.id),
            Err(DatabaseError::Refused(code)) => {
                panic!("a missing majority must not look like a refusal by a rule: {code}")
            }
            Err(_) => turned_away += 1,
        }
        turned_away == 3
    })
    .await;
    if cluster.flavour == Flavour::MariaDb {
        desk.execute("SET SESSION wsrep_dirty_reads = 1, SESSION wsrep_sync_wait = 0").await;
    } else {
        desk.execute("SET SESSION group_replication_consistency = 'EVENTUAL'").await;
    }
    assert_eq!(desk.number("SELECT COUNT(*) FROM {data}.tickets").await, 1, "nothing was written");
}
