//! Sends one call over one connection and reads the whole answer.

use std::panic::AssertUnwindSafe;

use futures_util::FutureExt as _;
use serde::de::DeserializeOwned;
use serde_json::error::Category;
use sqlx::mysql::{MySqlConnection, MySqlRow};
use sqlx::{Executor as _, Row as _};

use crate::arguments::Call;
use crate::error::DatabaseError;
use crate::server_error::number;

/// Sends a call and reads every row. An error may follow a row; unread, it would surface on the connection's next call.
///
/// The driver panics at some damaged answers, for example at one without descriptions of its columns, as MariaDB Galera gives
/// with `wsrep_retry_autocommit`. Such a panic is an answer that cannot be read.
pub(crate) async fn fetch<T: DeserializeOwned + Send + Unpin>(
    connection: &mut MySqlConnection,
    call: &Call,
) -> Result<Vec<T>, DatabaseError> {
    guarded(read(connection, call)).await
}

/// Turns a panic of the driver into an error. Whatever it did with a connection, the connection has to be dropped.
pub(crate) async fn guarded<T>(work: impl Future<Output = Result<T, DatabaseError>>) -> Result<T, DatabaseError> {
    let answer = AssertUnwindSafe(work).catch_unwind().await;
    answer.unwrap_or_else(|_| Err(DatabaseError::Garbled("the driver panicked".to_owned())))
}

async fn read<T: DeserializeOwned>(connection: &mut MySqlConnection, call: &Call) -> Result<Vec<T>, DatabaseError> {
    let rows = match sqlx::query_with(call.sql, call.arguments()?).fetch_all(&mut *connection).await {
        // The call did not run. Plain text needs no prepared statement.
        Err(error) if is_out_of_statements(&error) => connection.fetch_all(call.as_text()?.as_str()).await?,
        rows => rows?,
    };
    rows.iter().map(document).collect()
}

/// The document in the row's only column. One that is no JSON was damaged on its way; JSON of another form is a defect.
pub(crate) fn document<T: DeserializeOwned>(row: &MySqlRow) -> Result<T, DatabaseError> {
    let text = row.try_get_unchecked::<&str, _>(0)?;
    serde_json::from_str(text).map_err(|error| match error.classify() {
        Category::Data => DatabaseError::Defect(sqlx::Error::Decode(error.into())),
        Category::Io | Category::Syntax | Category::Eof => DatabaseError::Garbled(format!("no JSON: {error}")),
    })
}

/// The limit of prepared statements (`max_prepared_stmt_count`) is one for the whole server, and one account can
/// exhaust it. That must not stop the others.
fn is_out_of_statements(error: &sqlx::Error) -> bool {
    const OUT_OF_STATEMENTS: u16 = 1461;
    number(error) == Some(OUT_OF_STATEMENTS)
}

/// An answer that breaks the agreement between database and application.
pub(crate) fn defect(what: String) -> DatabaseError {
    DatabaseError::Defect(sqlx::Error::Protocol(what))
}
