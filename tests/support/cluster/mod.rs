//! Three servers of one flavour that replicate each other, on this computer: MariaDB with Galera, where each node takes
//! changes, and MySQL with group replication, where one does.

mod client;
mod galera;
mod group;
mod node;

use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use administration::install::{Names, install};
use tempfile::TempDir;
use tokio::time::{sleep, timeout};
use uuid::Uuid;

pub use self::client::Client;
use self::node::Node;
use crate::Flavour;
use crate::database::Desk;
use crate::installation::Installation;

/// How many nodes a cluster has. Two of them are a majority.
pub const NODES: usize = 3;

/// How long a story waits for the nodes to agree.
const TIMEOUT: Duration = Duration::from_mins(1);

/// A cluster with Ticket Desk on it. Dropping it ends every node.
pub struct Cluster {
    /// Which servers it is made of.
    pub flavour: Flavour,
    /// What the schemas are called.
    pub names: Names,
    nodes: Vec<Node>,
    /// How many desks were opened: no two of them name a workstation alike.
    desks: AtomicU32,
    // Dropped after the nodes.
    _place: TempDir,
}

/// Makes each of the named asynchronous functions, which take a [`Cluster`], a test per kind: `mariadb::…` and `mysql::…`.
#[macro_export]
macro_rules! on_each_cluster {
    ($($story:ident),* $(,)?) => {
        mod mariadb {
            $(#[test] fn $story() { $crate::cluster::run($crate::Flavour::MariaDb, super::$story); })*
        }
        mod mysql {
            $(#[test] fn $story() { $crate::cluster::run($crate::Flavour::MySql, super::$story); })*
        }
    };
}

/// Runs a story on a cluster of its own, on which Ticket Desk was installed through the first node.
///
/// # Panics
/// When the story fails, or the servers of this flavour are not installed.
pub fn run<Story, Told>(flavour: Flavour, story: Story)
where
    Story: FnOnce(Cluster) -> Told,
    Told: Future<Output = ()>,
{
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let story = async { story(Cluster::start(flavour).await).await };
    tokio::task::LocalSet::new().block_on(&runtime, story);
}

impl Cluster {
    async fn start(flavour: Flavour) -> Self {
        let place = tempfile::Builder::new().prefix("ticket-desk-cluster-").tempdir().expect("a directory");
        let nodes = match flavour {
            Flavour::MariaDb => galera::start(place.path()).await,
            Flavour::MySql => group::start(place.path()).await,
        };
        let base = format!("t_{}", Uuid::new_v4().simple()).chars().take(11).collect::<String>();
        let names = Names::new(&base, &format!("{base}_api"), &format!("{base}_owner")).expect("good names");
        let cluster = Self { flavour, names, nodes, desks: AtomicU32::new(0), _place: place };
        install(&cluster.node(0).administrator(), &cluster.names).await.expect("a cluster can be installed to");
        cluster
    }

    fn node(&self, number: usize) -> &Node {
        self.nodes.get(number).expect("a node of the cluster")
    }

    /// The way to a node as its administrator.
    #[must_use]
    pub fn administrator(&self, node: usize) -> sqlx::mysql::MySqlConnectOptions {
        self.node(node).administrator()
    }

    /// The TCP port of a node on 127.0.0.1.
    #[must_use]
    pub fn port(&self, node: usize) -> u16 {
        self.node(node).port()
    }

    /// What its administrator hands out for a node.
    #[must_use]
    pub fn installation(&self, node: usize) -> Installation {
        Installation::by(self.names.clone(), self.administrator(node), self.port(node))
    }

    /// The desk through a node: its people connect to that node, and its administrator reads what every node has committed.
    pub async fn desk(&self, node: usize) -> Arc<Desk> {
        let installation = self.installation(node);
        let first_workstation = self.desks.fetch_add(1, Ordering::Relaxed) * 1_000;
        let desk = Desk::through(self.flavour, installation, first_workstation).await;
        desk.execute(self.waits_for_all_nodes()).await;
        Arc::new(desk)
    }

    /// The nodes that were not killed.
    #[must_use]
    pub fn running(&self) -> Vec<usize> {
        (0..NODES).filter(|node| self.node(*node).runs()).collect()
    }

    /// The nodes that take changes now.
    pub async fn writers(&self) -> Vec<usize> {
        match self.flavour {
            Flavour::MariaDb => self.running(),
            Flavour::MySql => vec![group::primary(&self.nodes).await],
        }
    }

    /// The statement that lets a session wait until its node has applied what any node has committed.
    fn waits_for_all_nodes(&self) -> &'static str {
        match self.flavour {
            Flavour::MariaDb => "SET SESSION wsrep_sync_wait = 7",
            Flavour::MySql => "SET SESSION group_replication_consistency = 'BEFORE'",
        }
    }

    /// Waits until every node has applied what any of them has committed.
    ///
    /// # Panics
    /// When they do not within a minute.
    pub async fn agrees(&self) {
        for (number, node) in self.nodes.iter().enumerate().filter(|(_, node)| node.runs()) {
            let mut connection = node.connect().await;
            let caught_up = format!("{}; SELECT 1", self.waits_for_all_nodes());
            if let Err(error) = sqlx::raw_sql(&caught_up).fetch_all(&mut connection).await {
                panic!("node {number} does not catch up: {error}\n{}", node.trouble().await);
            }
        }
    }

    /// Kills a node with SIGKILL.
    ///
    /// # Panics
    /// When it does not run.
    pub fn kill(&mut self, node: usize) {
        self.nodes.get_mut(node).expect("a node of the cluster").kill();
    }

    /// Makes another node the one that takes changes.
    ///
    /// # Panics
    /// When the group does not obey.
    pub async fn switch_over_to(&self, node: usize) {
        group::switch_over(&self.nodes, node).await;
    }

    /// Makes every node one that takes changes.
    ///
    /// # Panics
    /// When the group does not obey.
    pub async fn let_all_write(&self) {
        self.node(0).execute("DO group_replication_switch_to_multi_primary_mode()").await;
    }
}

/// Waits until something is so.
///
/// # Panics
/// When it is not within a minute.
pub async fn until(what: &str, mut is_so: impl AsyncFnMut() -> bool) {
    let waiting = async {
        while !is_so().await {
            sleep(Duration::from_millis(50)).await;
        }
    };
    timeout(TIMEOUT, waiting).await.unwrap_or_else(|_| panic!("never: {what}"));
}
