//! One server of a cluster.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use private_server::{Options, PrivateServer, reserve_port};
use sqlx::ConnectOptions as _;
use sqlx::mysql::{MySqlConnectOptions, MySqlConnection};

use crate::Flavour;
use crate::server::{binary, templates};

/// One server of a cluster. Dropping it ends the server.
pub(super) struct Node {
    server: PrivateServer,
    runs: bool,
}

impl Node {
    /// Creates the data directory of a node before its start.
    pub(super) async fn prepare(options: &Options) -> PathBuf {
        PrivateServer::prepare(options).await.expect("a data directory")
    }

    pub(super) async fn start(options: Options) -> Self {
        Self { server: PrivateServer::start(options).await.expect("the node starts"), runs: true }
    }

    pub(super) fn options(flavour: Flavour, place: &Path, number: usize, arguments: Vec<OsString>) -> Options {
        Options {
            binary: binary(flavour),
            data_dir: place.join(format!("node{number}")),
            template_cache: templates(),
            port: None,
            tls: None,
            durable: false,
            arguments,
        }
    }

    pub(super) fn administrator(&self) -> MySqlConnectOptions {
        self.server.administrator().disable_statement_logging()
    }

    pub(super) fn port(&self) -> u16 {
        self.server.port()
    }

    pub(super) fn runs(&self) -> bool {
        self.runs
    }

    pub(super) fn kill(&mut self) {
        self.server.kill().expect("it runs");
        self.runs = false;
    }

    pub(super) async fn connect(&self) -> MySqlConnection {
        self.administrator().connect().await.expect("the administrator can connect")
    }

    /// Runs a statement as the administrator.
    pub(super) async fn execute(&self, sql: &str) {
        if let Err(error) = sqlx::raw_sql(sql).execute(&mut self.connect().await).await {
            panic!("{sql}: {error}\n{}", self.trouble().await);
        }
    }

    /// Its connections and the end of its log.
    pub(super) async fn trouble(&self) -> String {
        let sql = "SELECT CONCAT_WS(' ', ID, USER, COMMAND, TIME, STATE, INFO) FROM information_schema.PROCESSLIST";
        let does: Vec<String> = sqlx::query_scalar(sql).fetch_all(&mut self.connect().await).await.unwrap_or_default();
        let log = std::fs::read(self.server.data_dir().join("server.log")).unwrap_or_default();
        let log = String::from_utf8_lossy(&log).into_owned();
        let end: Vec<&str> = log.lines().skip(log.lines().count().saturating_sub(40)).collect();
        format!("{}\n{}", does.join("\n"), end.join("\n"))
    }
}

/// Ports of 127.0.0.1 that nobody uses now.
pub(super) fn free_ports<const MANY: usize>() -> [u16; MANY] {
    let listeners = [(); MANY].map(|()| reserve_port().expect("a free port"));
    listeners.map(|listener| listener.local_addr().expect("its address").port())
}
