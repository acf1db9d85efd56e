//! A workstation with the application's own connection to the database.

use std::time::{Duration, Instant};

use database::{Database, DatabaseError, Retry, Token};
use sqlx::mysql::MySqlConnectOptions;

use super::{Cluster, NODES};
use crate::database::Person;

/// How long a call is repeated before its story fails.
const TIMEOUT: Duration = Duration::from_mins(1);

/// A client that repeats a call at the next node, with the same request id, when a node gives no answer.
pub struct Client {
    nodes: Vec<Database>,
    at: usize,
    token: Token,
}

impl Client {
    /// The client of a person whose workstation connects over TCP. It starts at this node.
    ///
    /// # Panics
    /// When the workstation connects over a socket.
    #[must_use]
    pub fn of(person: &Person, cluster: &Cluster, at: usize) -> Self {
        let options: &MySqlConnectOptions = &person.workstation.options;
        assert!(options.get_socket().is_none(), "a socket leads to one node only");
        let way = |node| options.clone().port(cluster.port(node));
        let retry = Retry { connect: Duration::from_secs(2), ..Retry::default() };
        Self { nodes: (0..NODES).map(|node| Database::new(way(node), retry)).collect(), at, token: person.session() }
    }

    /// Calls until the database decides.
    ///
    /// # Errors
    /// When a rule refuses.
    ///
    /// # Panics
    /// When no node decides within a minute.
    pub async fn calls<T>(
        &mut self,
        call: impl AsyncFn(&Database, &Token) -> Result<T, DatabaseError>,
    ) -> Result<T, DatabaseError> {
        let begun = Instant::now();
        loop {
            let node = self.nodes.get(self.at).expect("a node of the cluster");
            match call(node, &self.token).await {
                Err(error) if !matches!(error, DatabaseError::Refused(_)) => {
                    assert!(begun.elapsed() < TIMEOUT, "no node decides: {error}");
                    self.at = (self.at + 1) % NODES;
                    // All nodes were asked: the cluster is still agreeing on who is left.
                    tokio::time::sleep(Duration::from_millis(20)).await;
                }
                decided => return decided,
            }
        }
    }
}
