//! The connection to the database, and the retries of its calls.

use std::time::Duration;

use serde::de::DeserializeOwned;
use sqlx::mysql::{MySqlConnectOptions, MySqlConnection};
use sqlx::{ConnectOptions as _, Connection as _};
use tokio::sync::Mutex;
use tokio::time::timeout;

use crate::arguments::Call;
use crate::error::DatabaseError;
use crate::fetch::{defect, fetch};
use crate::retry::{Attempts, Retry, spoils_connection};
use crate::version::{About, ApiVersion, ServerName, check_version};

/// A workstation's connection to the shared database, opened when it is needed.
///
/// It may send a call more than once: after a deadlock, and after the connection or its answer broke. That is safe
/// because reads change nothing, and the database runs a write once for each request id.
pub struct Database {
    options: MySqlConnectOptions,
    retry: Retry,
    /// Empty during a call: a call that is dropped takes its half-read connection with it.
    connection: Mutex<Option<MySqlConnection>>,
}

impl Database {
    /// Stores how to connect; sends nothing yet.
    #[must_use]
    pub fn new(options: MySqlConnectOptions, retry: Retry) -> Self {
        Self { options: options.disable_statement_logging(), retry, connection: Mutex::new(None) }
    }

    /// Makes sure that there is a live connection, or says why there is none.
    pub async fn reach(&self) -> Result<(), DatabaseError> {
        let mut held = self.connection.lock().await;
        let mut connection = match held.take() {
            Some(connection) => connection,
            None => self.connect().await?,
        };
        // A ping needs no work from the server: if it takes longer than a new connection may, no answer will come.
        let alive = match timeout(self.retry.connect, connection.ping()).await {
            Ok(answer) => answer.map_err(DatabaseError::from),
            Err(_) => Err(DatabaseError::TimedOut(self.retry.connect.as_secs())),
        };
        if alive.is_err() {
            connection = self.connect().await?;
        }
        *held = Some(connection);
        Ok(())
    }

    /// The versions of the server and of its procedures.
    pub async fn about(&self) -> Result<About, DatabaseError> {
        let version: ApiVersion = self.one(Call::new("CALL api_version()")).await?;
        let server: ServerName = self.one(Call::new("SELECT JSON_OBJECT('version', VERSION()) AS doc")).await?;
        Ok(About { server: server.version, api: version.current })
    }

    /// Every row of the answer.
    pub(crate) async fn rows<T: DeserializeOwned + Send + Unpin>(&self, call: Call) -> Result<Vec<T>, DatabaseError> {
        let mut attempts = Attempts::new(self.retry);
        let mut may_have_arrived = false;
        loop {
            let error = match self.send(&call, &mut may_have_arrived).await {
                Ok(rows) => return Ok(rows),
                Err(error) => error,
            };
            match attempts.pause(&error, rand::random()) {
                Some(pause) => tokio::time::sleep(pause).await,
                None if may_have_arrived && !error.is_refusal() => {
                    return Err(DatabaseError::Interrupted { cause: Box::new(error) });
                }
                None => return Err(error),
            }
        }
    }

    /// The only row of the answer.
    pub(crate) async fn one<T: DeserializeOwned + Send + Unpin>(&self, call: Call) -> Result<T, DatabaseError> {
        let sql = call.sql;
        self.rows(call).await?.pop().ok_or_else(|| defect(format!("{sql} answered no row")))
    }

    /// Runs a call whose answer carries no data.
    pub(crate) async fn done(&self, call: Call) -> Result<(), DatabaseError> {
        self.one::<serde::de::IgnoredAny>(call).await.map(|_| ())
    }

    /// Sends a call once. Sets `may_have_arrived` when the call may have taken effect without an answer.
    async fn send<T: DeserializeOwned + Send + Unpin>(
        &self,
        call: &Call,
        may_have_arrived: &mut bool,
    ) -> Result<Vec<T>, DatabaseError> {
        let mut held = self.connection.lock().await;
        let mut connection = match held.take() {
            Some(connection) => connection,
            None => self.connect().await?,
        };
        let answer = timeout(self.retry.answer, fetch(&mut connection, call)).await;
        let answer = answer.unwrap_or(Err(DatabaseError::TimedOut(self.retry.answer.as_secs())));
        *may_have_arrived |= answer.as_ref().is_err_and(DatabaseError::may_have_taken_effect);
        if !answer.as_ref().is_err_and(spoils_connection) {
            *held = Some(connection);
        }
        answer
    }

    async fn connect(&self) -> Result<MySqlConnection, DatabaseError> {
        let attempt = async {
            self.resolve().await?;
            let mut connection = self.options.connect().await?;
            check_version(&mut connection).await?;
            Ok(connection)
        };
        match timeout(self.retry.connect, attempt).await {
            Ok(connected) => connected,
            Err(_) => Err(DatabaseError::TimedOut(self.retry.connect.as_secs())),
        }
    }

    /// Looks the host name up first, because the driver reports an unknown name like a server that is down.
    async fn resolve(&self) -> Result<(), DatabaseError> {
        if self.options.get_socket().is_some() {
            return Ok(());
        }
        tokio::net::lookup_host((self.options.get_host(), self.options.get_port()))
            .await
            .map(|_| ())
            .map_err(DatabaseError::HostUnknown)
    }
}
