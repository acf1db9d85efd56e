//! MySQL with group replication: one node, the primary, takes changes.

use std::ffi::OsString;
use std::fs;
use std::path::Path;

use uuid::Uuid;

use super::node::{Node, free_ports};
use super::{NODES, until};
use crate::Flavour;

/// Creates the account with which a node fetches what it lacks. It is not replicated.
const RECOVERY: &str = "\
SET SQL_LOG_BIN = 0;
CREATE USER 'recovery'@'127.0.0.1' IDENTIFIED BY 'of a test';
GRANT REPLICATION SLAVE, CONNECTION_ADMIN, BACKUP_ADMIN, GROUP_REPLICATION_STREAM ON *.* TO 'recovery'@'127.0.0.1';
SET SQL_LOG_BIN = 1;
CHANGE REPLICATION SOURCE TO SOURCE_USER = 'recovery', SOURCE_PASSWORD = 'of a test' FOR CHANNEL 'group_replication_recovery'";

const BOOTSTRAP: &str = "\
SET GLOBAL group_replication_bootstrap_group = ON;
START GROUP_REPLICATION;
SET GLOBAL group_replication_bootstrap_group = OFF";

pub(super) async fn start(place: &Path) -> Vec<Node> {
    let ports: [u16; NODES] = free_ports();
    let members = ports.map(|port| format!("127.0.0.1:{port}")).join(",");
    let group = Uuid::new_v4();
    let mut nodes = Vec::new();
    for (number, port) in ports.iter().enumerate() {
        let arguments: Vec<OsString> = [
            format!("--server-id={}", number + 1),
            "--gtid-mode=ON".to_owned(),
            "--enforce-gtid-consistency=ON".to_owned(),
            "--log-bin=binlog".to_owned(),
            "--sync-binlog=0".to_owned(),
            "--log-bin-trust-function-creators=ON".to_owned(),
            "--report-host=127.0.0.1".to_owned(),
            "--plugin-load-add=group_replication.so".to_owned(),
            format!("--group-replication-group-name={group}"),
            "--group-replication-start-on-boot=OFF".to_owned(),
            "--group-replication-communication-stack=XCOM".to_owned(),
            format!("--group-replication-local-address=127.0.0.1:{port}"),
            format!("--group-replication-group-seeds={members}"),
            "--group-replication-recovery-get-public-key=ON".to_owned(),
            // The group expels a dead node at once, and a node without majority refuses after two seconds instead of waiting.
            "--group-replication-member-expel-timeout=0".to_owned(),
            "--group-replication-unreachable-majority-timeout=2".to_owned(),
            "--group-replication-autorejoin-tries=0".to_owned(),
        ]
        .map(OsString::from)
        .to_vec();
        let options = Node::options(Flavour::MySql, place, number, arguments);
        let name = Node::prepare(&options).await.join("auto.cnf");
        if name.exists() {
            // A copied directory holds the id of the server that it was copied from.
            fs::remove_file(name).expect("our own directory");
        }
        let node = Node::start(options).await;
        node.execute(RECOVERY).await;
        node.execute(if number == 0 { BOOTSTRAP } else { "START GROUP_REPLICATION" }).await;
        nodes.push(node);
        let members = number + 1;
        until("every node has the new one", async || online(&nodes).await == members * members).await;
    }
    nodes
}

/// How many members the nodes see online, all together.
async fn online(nodes: &[Node]) -> usize {
    let sql = "SELECT COUNT(*) FROM performance_schema.replication_group_members WHERE member_state = 'ONLINE'";
    let mut online = 0;
    for node in nodes.iter().filter(|node| node.runs()) {
        let seen: i64 = sqlx::query_scalar(sql).fetch_one(&mut node.connect().await).await.expect("a number");
        online += usize::try_from(seen).expect("a small number");
    }
    online
}

/// The node that takes changes, as soon as one does.
pub(super) async fn primary(nodes: &[Node]) -> usize {
    let sql = "SELECT COUNT(*) FROM performance_schema.replication_group_members
        WHERE member_id = @@server_uuid AND member_state = 'ONLINE' AND member_role = 'PRIMARY' AND @@super_read_only = 0";
    let mut found = None;
    until("one node takes changes", async || {
        for (number, node) in nodes.iter().enumerate().filter(|(_, node)| node.runs()) {
            let primary: i64 = sqlx::query_scalar(sql).fetch_one(&mut node.connect().await).await.expect("a number");
            if primary == 1 {
                found = Some(number);
            }
        }
        found.is_some()
    })
    .await;
    found.expect("one was found")
}

/// Makes another node the primary.
pub(super) async fn switch_over(nodes: &[Node], to: usize) {
    let target = nodes.get(to).expect("a node of the group");
    let sql = "SELECT @@server_uuid";
    let id: String = sqlx::query_scalar(sql).fetch_one(&mut target.connect().await).await.expect("a name");
    target.execute(&format!("DO group_replication_set_as_primary('{id}')")).await;
}
