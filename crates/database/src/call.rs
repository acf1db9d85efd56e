//! The one place that calls the database and drains its answers.

use std::time::Duration;

use model::API_VERSION;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use sqlx::mysql::{MySqlConnectOptions, MySqlConnection, MySqlDatabaseError};
use sqlx::types::Json;
use sqlx::{ConnectOptions as _, Connection as _, Executor as _, Row as _};
use tokio::sync::Mutex;
use tokio::time::timeout;

use crate::arguments::Call;
use crate::error::DatabaseError;

/// How patient a [`Database`] is.
#[derive(Debug, Clone, Copy)]
pub struct Retry {
    /// How long to wait for a connection.
    pub connect: Duration,
    /// How long to wait for an answer.
    pub answer: Duration,
    /// How often to send a call that met a deadlock, a broken connection or a half-read trigger, in all.
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
        // An answer that needs no work: one that takes longer than connecting anew does not come.
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

    /// What the server and the desk on it say of themselves.
    pub async fn about(&self) -> Result<About, DatabaseError> {
        let version: ApiVersion = self.one(Call::new("CALL api_version()")).await?;
        let server: ServerName = self.one(Call::new("SELECT JSON_OBJECT('version', VERSION()) AS doc")).await?;
        Ok(About { server: server.version, api: version.current })
    }

    /// Every row of the answer.
    pub(crate) async fn rows<T: DeserializeOwned + Send + Unpin>(&self, call: Call) -> Result<Vec<T>, DatabaseError> {
        let mut attempt = 1;
        let mut may_have_arrived = false;
        loop {
            match self.send(&call, &mut may_have_arrived).await {
                Err(error) if attempt < self.retry.attempts && may_repeat(&error) => {
                    // Of two that meet in a deadlock one goes on at once; a short pause lets it finish.
                    tokio::time::sleep(Duration::from_millis(u64::from(attempt * attempt) * 10)).await;
                    attempt += 1;
                }
                Err(error) if may_have_arrived && !matches!(error, DatabaseError::Refused(_)) => {
                    return Err(DatabaseError::Interrupted { cause: Box::new(error) });
                }
                answer => return answer,
            }
        }
    }

    /// The only row of the answer.
    pub(crate) async fn one<T: DeserializeOwned + Send + Unpin>(&self, call: Call) -> Result<T, DatabaseError> {
        let sql = call.sql;
        self.rows(call).await?.pop().ok_or_else(|| defect(format!("{sql} answered no row")))
    }

    /// An answer that says nothing but that it is done.
    pub(crate) async fn done(&self, call: Call) -> Result<(), DatabaseError> {
        self.one::<serde::de::IgnoredAny>(call).await.map(|_| ())
    }

    /// Sends it once. `may_have_arrived` is set when there is no telling what came of it.
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
        *may_have_arrived |= answer.as_ref().is_err_and(DatabaseError::leaves_open);
        if !answer.as_ref().is_err_and(|error| error.is_about_connection() || met_half_read(error)) {
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

/// Whether database and application understand each other.
pub(crate) async fn check_version(connection: &mut MySqlConnection) -> Result<(), DatabaseError> {
    let version: Vec<ApiVersion> = fetch(connection, &Call::new("CALL api_version()")).await?;
    match version.first() {
        Some(version) if version.minimum > API_VERSION => Err(DatabaseError::TooNew(version.minimum)),
        Some(version) if version.current < API_VERSION => Err(DatabaseError::TooOld(version.current)),
        Some(_) => Ok(()),
        None => Err(defect("api_version answered no row".into())),
    }
}

/// What a database says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// What the server calls itself, such as `10.11.19-MariaDB`.
    pub server: String,
    /// The current version of the procedures.
    pub api: u32,
}

#[derive(Deserialize)]
struct ServerName {
    version: String,
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
    let rows = match sqlx::query_with(call.sql, call.arguments()?).fetch_all(&mut *connection).await {
        // Nothing of it was carried out. A plain text is not prepared.
        Err(error) if is_out_of_statements(&error) => connection.fetch_all(call.in_words()?.as_str()).await?,
        rows => rows?,
    };
    rows.iter()
        .map(|row| row.try_get::<Json<T>, _>(0).map(|Json(doc)| doc))
        .collect::<Result<_, _>>()
        .map_err(DatabaseError::Defect)
}

/// Prepared statements are numbered for the whole server, and one account can use all of them up
/// (`max_prepared_stmt_count`): nobody else may have to wait for it.
fn is_out_of_statements(error: &sqlx::Error) -> bool {
    const OUT_OF_STATEMENTS: u16 = 1461;
    number(error) == Some(OUT_OF_STATEMENTS)
}

fn may_repeat(error: &DatabaseError) -> bool {
    matches!(error, DatabaseError::Busy(_) | DatabaseError::Unreachable(_)) || met_half_read(error)
}

/// MariaDB met what is left of triggers whose reading was killed, or of the list of tables that they use. The failed call has
/// had them read again (`migrations/internal/routines/triggers_read_again.sql`), but its session stays as it is.
fn met_half_read(error: &DatabaseError) -> bool {
    matches!(error, DatabaseError::Defect(cause) if matches!(number(cause), Some(1064 | 1146)))
}

fn number(error: &sqlx::Error) -> Option<u16> {
    error.as_database_error()?.try_downcast_ref::<MySqlDatabaseError>().map(MySqlDatabaseError::number)
}

fn defect(what: String) -> DatabaseError {
    DatabaseError::Defect(sqlx::Error::Protocol(what))
}
