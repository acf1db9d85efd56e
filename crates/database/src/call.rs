//! The client of the database: which of its connections takes a call.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use serde::de::DeserializeOwned;
use sqlx::ConnectOptions as _;
use sqlx::mysql::MySqlConnectOptions;

use crate::arguments::Call;
use crate::error::DatabaseError;
use crate::fetch::defect;
use crate::lane::Lane;
use crate::retry::Retry;
use crate::route::Route;
use crate::version::{About, ApiVersion, ServerName};

/// How many chunks of a file are in flight at once: while one waits for its answer, the others fill the line.
pub const CHUNKS_AT_ONCE: usize = 3;

/// A workstation's connections to the shared database, opened when they are needed: one that polls, one for actions, and those that
/// carry files, so that nothing else waits for a chunk.
///
/// The server keeps what a connection has called in that connection's memory: 6 MiB after a working day. So a workstation that only
/// polls calls nothing else there, and the others are [closed](Self::rest) when nobody uses them.
///
/// A call may be sent more than once: after a deadlock, and after the connection or its answer broke. That is safe because reads
/// change nothing, and the database runs a write once for each request id.
pub struct Database {
    poll: Lane,
    actions: Lane,
    files: [Lane; CHUNKS_AT_ONCE],
    /// How many calls the connections for actions and files were wanted for.
    wanted: AtomicU64,
}

impl Database {
    /// Stores how to connect to the only host; sends nothing yet.
    #[must_use]
    pub fn new(options: MySqlConnectOptions, retry: Retry) -> Self {
        Self::with_hosts(vec![options], retry)
    }

    /// Stores how to connect to one of several hosts of the same database. The first that takes changes is used.
    #[must_use]
    pub fn with_hosts(hosts: Vec<MySqlConnectOptions>, retry: Retry) -> Self {
        let hosts = hosts.into_iter().map(MySqlConnectOptions::disable_statement_logging).collect();
        let route = Arc::new(Route::new(hosts, retry));
        let lane = || Lane::new(&route, retry);
        let files = std::array::from_fn(|_| lane());
        Self { poll: lane(), actions: lane(), files, wanted: AtomicU64::new(0) }
    }

    /// Makes sure that there is a live connection for the poll, or says why there is none.
    pub async fn reach(&self) -> Result<(), DatabaseError> {
        self.poll.reach().await
    }

    /// Opens the connection for actions ahead of its use.
    pub async fn prepare(&self) -> Result<(), DatabaseError> {
        self.want();
        self.actions.prepare().await
    }

    /// How often a connection beside that of the poll was wanted so far.
    #[must_use]
    pub fn wanted(&self) -> u64 {
        self.wanted.load(Ordering::Relaxed)
    }

    /// Closes the connections for actions and files, unless a call is using them. The next call opens them again.
    pub async fn rest(&self) {
        self.actions.close().await;
        for lane in &self.files {
            lane.close().await;
        }
    }

    /// The versions of the server and of its procedures.
    pub async fn about(&self) -> Result<About, DatabaseError> {
        let version: ApiVersion = self.one(Call::new("CALL api_version()")).await?;
        let server: ServerName = self.one(Call::new("SELECT JSON_OBJECT('version', VERSION()) AS doc")).await?;
        Ok(About { server: server.version, api: version.current })
    }

    /// Every row of the answer.
    pub(crate) async fn rows<T: DeserializeOwned + Send + Unpin>(&self, call: Call) -> Result<Vec<T>, DatabaseError> {
        self.rows_over(&self.actions, &call).await
    }

    async fn rows_over<T: DeserializeOwned + Send + Unpin>(
        &self,
        lane: &Lane,
        call: &Call,
    ) -> Result<Vec<T>, DatabaseError> {
        self.want();
        match lane.rows(call).await {
            // The server has no further connection to give, so the first one takes the call.
            Err(DatabaseError::TooManyConnections(_)) => self.poll.rows(call).await,
            answer => answer,
        }
    }

    /// The only row of the answer.
    pub(crate) async fn one<T: DeserializeOwned + Send + Unpin>(&self, call: Call) -> Result<T, DatabaseError> {
        let sql = call.sql;
        only(sql, self.rows(call).await?)
    }

    /// The only row of the answer to a poll.
    pub(crate) async fn polled<T: DeserializeOwned + Send + Unpin>(&self, call: Call) -> Result<T, DatabaseError> {
        only(call.sql, self.poll.rows(&call).await?)
    }

    /// The only row of the answer to a call that carries a part of a file.
    pub(crate) async fn carried<T: DeserializeOwned + Send + Unpin>(&self, call: Call) -> Result<T, DatabaseError> {
        let lane = self.files.iter().find(|lane| lane.is_free());
        let lane = lane.or(self.files.last()).unwrap_or(&self.poll);
        only(call.sql, self.rows_over(lane, &call.bulky()).await?)
    }

    /// Runs a call whose answer carries no data.
    pub(crate) async fn done(&self, call: Call) -> Result<(), DatabaseError> {
        self.one::<serde::de::IgnoredAny>(call).await.map(|_| ())
    }

    fn want(&self) {
        self.wanted.fetch_add(1, Ordering::Relaxed);
    }
}

fn only<T>(sql: &str, mut rows: Vec<T>) -> Result<T, DatabaseError> {
    rows.pop().ok_or_else(|| defect(format!("{sql} answered no row")))
}
