//! Calls as a workstation makes them: with its own restricted account, in plain SQL.

use std::time::Duration;

use serde_json::Value;
use sqlx::mysql::{MySqlConnectOptions, MySqlConnection, MySqlDatabaseError};
use sqlx::{ConnectOptions as _, Row as _};
use tokio::sync::Mutex;

use super::Argument;

/// What the database answered: documents, or the code (or the server's words) of its refusal.
pub type Answer = Result<Vec<Value>, String>;

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

    /// Calls a public procedure.
    pub async fn call(&self, procedure: &str, arguments: &[Argument]) -> Answer {
        let marks = vec!["?"; arguments.len()].join(", ");
        self.run(&format!("CALL {procedure}({marks})"), arguments).await
    }

    /// Runs any statement of this account and drains its answer; the first column holds the documents.
    ///
    /// # Panics
    /// When the connection itself fails.
    pub async fn run(&self, sql: &str, arguments: &[Argument]) -> Answer {
        let mut connection = self.connection.lock().await;
        let query = arguments.iter().fold(sqlx::query(sql), |query, argument| argument.bind(query));
        let rows = query.fetch_all(&mut *connection).await.map_err(|error| refusal(&error))?;
        let document = |text: String| serde_json::from_str(&text).unwrap_or(Value::String(text));
        Ok(rows.iter().filter_map(|row| row.try_get_unchecked::<String, _>(0).ok()).map(document).collect())
    }

    /// Sends a statement that cannot be prepared, such as `SET`.
    pub async fn raw(&self, sql: &str) -> Result<(), String> {
        let mut connection = self.connection.lock().await;
        sqlx::raw_sql(sql).execute(&mut *connection).await.map(|_| ()).map_err(|error| refusal(&error))
    }
}

/// Connects. A connection that was left a moment ago counts against the account's limit until the server has noticed.
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

/// The code that a procedure refused with, or the number and words of the server.
fn refusal(error: &sqlx::Error) -> String {
    match error.as_database_error().and_then(|error| error.try_downcast_ref::<MySqlDatabaseError>()) {
        Some(error) if error.code() == Some("45000") => error.message().to_owned(),
        Some(error) => format!("{} {}", error.number(), error.message()),
        None => panic!("the connection failed: {error}"),
    }
}
