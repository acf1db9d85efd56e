//! MariaDB with Galera. No node copies its data from another: all start with copies of one directory, and each has a state file
//! that says it is as far as the cluster, which is true before anything was written.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use private_server::Options;
use uuid::Uuid;

use super::node::{Node, free_ports};
use super::{NODES, until};
use crate::Flavour;

/// Where Debian's `galera-4` and its relatives put it.
const LIBRARIES: [&str; 4] = [
    "/usr/lib/galera/libgalera_smm.so",
    "/usr/lib64/galera/libgalera_smm.so",
    "/usr/lib64/galera-4/libgalera_smm.so",
    "/usr/lib/libgalera_smm.so",
];

pub(super) async fn start(place: &Path) -> Vec<Node> {
    let library = LIBRARIES.iter().map(PathBuf::from).find(|library| library.is_file());
    let library = library.expect("Galera is not installed (Debian: apt install galera-4)");
    let ports: [u16; 2 * NODES] = free_ports();
    let (groups, transfers) = ports.split_at(NODES);
    let members = groups.iter().map(|port| format!("127.0.0.1:{port}")).collect::<Vec<_>>().join(",");
    let cluster = Uuid::new_v4();
    let mut nodes: Vec<Node> = Vec::new();
    for (number, (group, transfer)) in groups.iter().zip(transfers).enumerate() {
        let mut arguments: Vec<OsString> = vec![
            "--binlog-format=ROW".into(),
            "--innodb-autoinc-lock-mode=2".into(),
            "--wsrep-on=ON".into(),
            format!("--wsrep-provider={}", library.display()).into(),
            format!("--wsrep-cluster-address=gcomm://{members}").into(),
            "--wsrep-node-address=127.0.0.1".into(),
            "--wsrep-sst-method=skip".into(),
            // Retried calls come back without the descriptions of their columns.
            "--wsrep-retry-autocommit=0".into(),
            // A dead node is noticed after two seconds.
            format!(
                "--wsrep-provider-options=gmcast.listen_addr=tcp://127.0.0.1:{group};base_port={group};\
                 ist.recv_addr=127.0.0.1:{transfer};gcache.size=16M;pc.recovery=false;\
                 evs.keepalive_period=PT0.5S;evs.suspect_timeout=PT2S;evs.inactive_timeout=PT4S"
            )
            .into(),
        ];
        if number == 0 {
            arguments.push("--wsrep-new-cluster".into());
        }
        let options = Node::options(Flavour::MariaDb, place, number, arguments);
        let committed = match nodes.first() {
            Some(first) => committed(first).await,
            None => 0,
        };
        join(&options, cluster, committed).await;
        nodes.push(Node::start(options).await);
        let members = number + 1;
        until("every node has the new one", async || {
            for node in &nodes {
                if status(node, "wsrep_cluster_size").await != members.to_string()
                    || status(node, "wsrep_local_state_comment").await != "Synced"
                {
                    return false;
                }
            }
            true
        })
        .await;
    }
    nodes
}

/// Writes the state file: where a node's data stand in the history of its cluster.
async fn join(options: &Options, cluster: Uuid, committed: u64) {
    let state =
        format!("# GALERA saved state\nversion: 2.1\nuuid:    {cluster}\nseqno:   {committed}\nsafe_to_bootstrap: 1\n");
    fs::write(Node::prepare(options).await.join("grastate.dat"), state).expect("our own directory");
}

async fn committed(node: &Node) -> u64 {
    status(node, "wsrep_last_committed").await.parse().expect("a number")
}

async fn status(node: &Node, name: &str) -> String {
    let sql = format!("SHOW STATUS LIKE '{name}'");
    let row: (String, String) = sqlx::query_as(&sql).fetch_one(&mut node.connect().await).await.expect("a status");
    row.1
}
