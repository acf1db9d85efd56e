//! A real desk whose connection file names every node.

use model::{ConnectionImport, RequestId, TicketCreate};
use support::cluster::{Cluster, NODES, until};
use support::keeping_host::open_desk;
use support::sign_up::sign_up;
use tokio::task::JoinSet;
use uuid::Uuid;

use crate::writers::assert_each_ticket_once;

support::on_each_cluster! { an_outbox_survives_the_death_of_its_node }

const TICKETS: usize = 60;

async fn an_outbox_survives_the_death_of_its_node(mut cluster: Cluster) {
    let victim = cluster.writers().await.remove(0);
    let files = tempfile::tempdir().expect("a directory");
    let desk = open_desk(files.path()).await;
    let file = file_of_all_nodes(&cluster, victim).await;
    desk.connection_import(ConnectionImport { file, password: None }).await.expect("the first node serves");
    desk.person_sign_up(sign_up("ada", "")).await.expect("signs up");

    let mut sending = JoinSet::new();
    for number in 0..TICKETS {
        let desk = desk.clone();
        sending.spawn_local(async move {
            let create = TicketCreate {
                facts: model::Facts::default(),
                request: RequestId(Uuid::now_v7()),
                title: format!("Number {number}"),
                description: "It smokes.".to_owned(),
                priority: model::Priority::Normal,
                category: None,
                draft_key: String::new(),
            };
            desk.ticket_create(create).await.map(|_| ()).map_err(|error| error.code())
        });
    }
    for _ in 0..TICKETS / 3 {
        sending.join_next().await.expect("there are more").expect("no panic").expect("it arrives");
    }
    cluster.kill(victim);
    for sent in sending.join_all().await {
        sent.expect("it has arrived or waits in the outbox");
    }
    until("the outbox is empty", async || desk.outbox_list(()).await.expect("the outbox").is_empty()).await;
    desk.shutdown().await;
    assert_each_ticket_once(&cluster, TICKETS).await;
}

/// A connection file with the hosts in this order: `first`, then the others.
async fn file_of_all_nodes(cluster: &Cluster, first: usize) -> String {
    let file = cluster.installation(first).connection_file("workstation").await.to_text().to_string();
    let of_one = format!("host = \"127.0.0.1\"\nport = {}\n", cluster.port(first));
    assert!(file.contains(&of_one), "{file}");
    let hosts = (0..NODES).map(|turn| format!("\"127.0.0.1:{}\"", cluster.port((first + turn) % NODES)));
    file.replace(&of_one, &format!("hosts = [{}]\n", hosts.collect::<Vec<_>>().join(", ")))
}
