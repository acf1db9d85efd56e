//! Calls procedures like a workstation: with its own restricted account, in plain SQL.

use std::time::Duration;

use serde_json::Value;
use sqlx::mysql::{MySqlConnectOptions, MySqlConnection, MySqlDatabaseError};
use sqlx::{ConnectOptions as _, Row as _};
use tokio::sync::Mutex;

use super::Argument;

/// The answer of the database: documents, or the code (or the server's message) of its refusal.
pub type Answer = Result<Vec<Value>, String>;

/// The connection broke before the answer: the call may have been carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lost;

/// A workstation's account with one open connection.
pub struct Workstation {
    /// How to connect as this account.
    pub options: MySqlConnectOptions,
    connection: Mutex<MySqlConnection>,
}

impl Workstation {
    /// Connects.
    ///
    /// # Panics
    /// When the account cannot connect.
    pub async fn connect(options: MySqlConnectOptions) -> Self {
        let connection = connected(&options).await;
        Self { options, connection: Mutex::new(connection) }
    }

    /// Replaces its connection.
    ///
    /// # Panics
    /// When the account cannot connect.
    pub async fn reconnect(&self) {
        *self.connection.lock().await = connected(&self.options).await;
    }

    /// Calls a public procedure.
    ///
    /// # Panics
    /// When the connection itself fails.
    pub async fn call(&self, procedure: &str, arguments: &[Argument]) -> Answer {
        self.tries(procedure, arguments).await.expect("the connection holds")
    }

    /// Calls a public procedure over a connection that may break.
    pub async fn tries(&self, procedure: &str, arguments: &[Argument]) -> Result<Answer, Lost> {
        let marks = vec!["?"; arguments.len()].join(", ");
        self.send(&format!("CALL {procedure}({marks})"), arguments).await
    }

    /// Runs any statement of this account and drains its answer; the first column holds the documents.
    ///
    /// # Panics
    /// When the connection itself fails.
    pub async fn run(&self, sql: &str, arguments: &[Argument]) -> Answer {
        self.send(sql, arguments).await.expect("the connection holds")
    }

    async fn send(&self, sql: &str, arguments: &[Argument]) -> Result<Answer, Lost> {
        let mut connection = self.connection.lock().await;
        let query = arguments.iter().fold(sqlx::query(sql), |query, argument| argument.bind(query));
        let document = |text: String| serde_json::from_str(&text).unwrap_or(Value::String(text));
        match query.fetch_all(&mut *connection).await {
            Ok(rows) => {
                let texts = rows.iter().filter_map(|row| row.try_get_unchecked::<String, _>(0).ok());
                Ok(Ok(texts.map(document).collect()))
            }
            Err(error) => refusal(&error).map(Err),
        }
    }

    /// Sends a statement that cannot be prepared, such as `SET`.
    ///
    /// # Panics
    /// When the connection itself fails.
    pub async fn raw(&self, sql: &str) -> Result<(), String> {
        let mut connection = self.connection.lock().await;
        let sent = sqlx::raw_sql(sql).execute(&mut *connection).await;
        sent.map(|_| ()).map_err(|error| refusal(&error).expect("the connection holds"))
    }
}

/// Connects. A connection closed a moment ago counts against the account's limit until the server notices.
///
/// # Panics
/// When the account cannot connect.
pub async fn connected(options: &MySqlConnectOptions) -> MySqlConnection {
    let options = options.clone().disable_statement_logging();
    for _ in 0..200 {
        match options.connect().await {
            Err(error) if refusal_number(&error) == Some(TOO_MANY_CONNECTIONS) => {
                tokio::time::sleep(Duration::from_millis(25)).await;
            }
            outcome => return outcome.expect("the account can connect"),
        }
    }
    panic!("the account's connections are never freed");
}

/// The servers' `ER_USER_LIMIT_REACHED`.
const TOO_MANY_CONNECTIONS: u16 = 1226;

fn refusal_number(error: &sqlx::Error) -> Option<u16> {
    error.as_database_error()?.try_downcast_ref::<MySqlDatabaseError>().map(MySqlDatabaseError::number)
}

/// The code of a procedure's refusal, or the number and message of the server.
fn refusal(error: &sqlx::Error) -> Result<String, Lost> {
    match error.as_database_error().and_then(|error| error.try_downcast_ref::<MySqlDatabaseError>()) {
        // Some codes are followed by a number.
        Some(error) if error.code() == Some("45000") => {
            Ok(error.message().split(' ').next().unwrap_or_default().to_owned())
        }
        // The server goes away, or the connection was ended.
        Some(error) if matches!(error.number(), 1053 | 1927 | 4031) => Err(Lost),
        Some(error) => Ok(format!("{} {}", error.number(), error.message())),
        None => Err(Lost),
    }
}
