//! The one place that calls the database and drains its answers.

use std::time::Duration;

use model::API_VERSION;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use sqlx::mysql::{MySqlConnectOptions, MySqlConnection};
use sqlx::types::Json;
use sqlx::{ConnectOptions as _, Connection as _, Row as _};
use tokio::sync::Mutex;
use tokio::time::timeout;

use super::arguments::Call;
use super::error::DatabaseError;

/// How patient a [`Database`] is.
#[derive(Debug, Clone, Copy)]
pub struct Retry {
    /// How long to wait for a connection.
    pub connect: Duration,
    /// How long to wait for an answer.
    pub answer: Duration,
    /// How often to send a call that met a deadlock or a broken connection, in all.
    pub attempts: u32,
}

impl Default for Retry {
    fn default() -> Self {
        Self { connect: Duration::from_secs(5), answer: Duration::from_secs(15), attempts: 4 }
    }
}

/// A workstation's way to the shared database: one connection, opened when it is needed.
///
/// A call may be sent more than once: after a deadlock, and after a connection that broke while waiting. That is safe because
/// reads change nothing and every write carries a request id, which the database carries out once.
pub struct Database {
    options: MySqlConnectOptions,
    retry: Retry,
    /// Empty while a call is under way: a call that is dropped takes its half-read connection with it.
    connection: Mutex<Option<MySqlConnection>>,
}

impl Database {
    /// Prepares the way; nothing is sent yet.
    #[must_use]
    pub fn new(options: MySqlConnectOptions, retry: Retry) -> Self {
        Self { options: options.disable_statement_logging(), retry, connection: Mutex::new(None) }
    }

    /// Connects if there is no connection, and tells why it cannot.
    pub async fn reach(&self) -> Result<(), DatabaseError> {
        let mut held = self.connection.lock().await;
        let mut connection = match held.take() {
            Some(connection) => connection,
            None => self.connect().await?,
        };
        let alive = match timeout(self.retry.answer, connection.ping()).await {
            Ok(answer) => answer.map_err(DatabaseError::from),
            Err(_) => Err(DatabaseError::TimedOut(self.retry.answer.as_secs())),
        };
        if alive.is_err() {
            connection = self.connect().await?;
        }
        *held = Some(connection);
        Ok(())
    }

    /// Every row of the answer.
    pub(super) async fn rows<T: DeserializeOwned + Send + Unpin>(&self, call: Call) -> Result<Vec<T>, DatabaseError> {
        let mut attempt = 1;
        loop {
            match self.send(&call).await {
                Err(error) if attempt < self.retry.attempts && may_repeat(&error) => {
                    // Of two that meet in a deadlock one goes on at once; a short pause lets it finish.
                    tokio::time::sleep(Duration::from_millis(u64::from(attempt * attempt) * 10)).await;
                    attempt += 1;
                }
                answer => return answer,
            }
        }
    }

    /// The only row of the answer.
    pub(super) async fn one<T: DeserializeOwned + Send + Unpin>(&self, call: Call) -> Result<T, DatabaseError> {
        let sql = call.sql;
        self.rows(call).await?.pop().ok_or_else(|| defect(format!("{sql} answered no row")))
    }

    /// An answer that says nothing but that it is done.
    pub(super) async fn done(&self, call: Call) -> Result<(), DatabaseError> {
        self.one::<serde::de::IgnoredAny>(call).await.map(|_| ())
    }

    async fn send<T: DeserializeOwned + Send + Unpin>(&self, call: &Call) -> Result<Vec<T>, DatabaseError> {
        let mut held = self.connection.lock().await;
        let mut connection = match held.take() {
            Some(connection) => connection,
            None => self.connect().await?,
        };
        let answer = timeout(self.retry.answer, fetch(&mut connection, call)).await;
        let answer = answer.unwrap_or(Err(DatabaseError::TimedOut(self.retry.answer.as_secs())));
        if !answer.as_ref().is_err_and(DatabaseError::is_about_connection) {
            *held = Some(connection);
        }
        answer
    }

    async fn connect(&self) -> Result<MySqlConnection, DatabaseError> {
        let attempt = async {
            self.resolve().await?;
            let mut connection = self.options.connect().await?;
            let version: Vec<ApiVersion> = fetch(&mut connection, &Call::new("CALL api_version()")).await?;
            match version.first() {
                Some(version) if version.minimum > API_VERSION => Err(DatabaseError::TooNew(version.minimum)),
                Some(version) if version.current < API_VERSION => Err(DatabaseError::TooOld(version.current)),
                Some(_) => Ok(connection),
                None => Err(defect("api_version answered no row".into())),
            }
        };
        match timeout(self.retry.connect, attempt).await {
            Ok(connected) => connected,
            Err(_) => Err(DatabaseError::TimedOut(self.retry.connect.as_secs())),
        }
    }

    /// Looks the host name up first, because the driver does not tell an unknown name from a server that is down.
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

#[derive(Deserialize)]
struct ApiVersion {
    current: u32,
    minimum: u32,
}

/// Reads the whole answer: a row may be followed by an error, which would otherwise meet the next call.
async fn fetch<T: DeserializeOwned + Send + Unpin>(
    connection: &mut MySqlConnection,
    call: &Call,
) -> Result<Vec<T>, DatabaseError> {
    let rows = sqlx::query_with(call.sql, call.arguments()?).fetch_all(connection).await?;
    rows.iter()
        .map(|row| row.try_get::<Json<T>, _>(0).map(|Json(doc)| doc))
        .collect::<Result<_, _>>()
        .map_err(DatabaseError::Defect)
}

fn may_repeat(error: &DatabaseError) -> bool {
    matches!(error, DatabaseError::Busy(_) | DatabaseError::Unreachable(_))
}

fn defect(what: String) -> DatabaseError {
    DatabaseError::Defect(sqlx::Error::Protocol(what))
}
