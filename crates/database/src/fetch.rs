//! Sends one call over one connection and reads the whole answer.

use serde::de::DeserializeOwned;
use sqlx::mysql::{MySqlConnection, MySqlDatabaseError};
use sqlx::types::Json;
use sqlx::{Executor as _, Row as _};

use crate::arguments::Call;
use crate::error::DatabaseError;

/// Sends a call and reads every row. An error may follow a row; unread, it would surface on the connection's next call.
pub(crate) async fn fetch<T: DeserializeOwned + Send + Unpin>(
    connection: &mut MySqlConnection,
    call: &Call,
) -> Result<Vec<T>, DatabaseError> {
    let rows = match sqlx::query_with(call.sql, call.arguments()?).fetch_all(&mut *connection).await {
        // The call did not run. Plain text needs no prepared statement.
        Err(error) if is_out_of_statements(&error) => connection.fetch_all(call.as_text()?.as_str()).await?,
        rows => rows?,
    };
    rows.iter()
        .map(|row| row.try_get::<Json<T>, _>(0).map(|Json(doc)| doc))
        .collect::<Result<_, _>>()
        .map_err(DatabaseError::Defect)
}

/// The limit of prepared statements (`max_prepared_stmt_count`) is one for the whole server, and one account can
/// exhaust it. That must not stop the others.
fn is_out_of_statements(error: &sqlx::Error) -> bool {
    const OUT_OF_STATEMENTS: u16 = 1461;
    number(error) == Some(OUT_OF_STATEMENTS)
}

/// The server's number of an error.
pub(crate) fn number(error: &sqlx::Error) -> Option<u16> {
    error.as_database_error()?.try_downcast_ref::<MySqlDatabaseError>().map(MySqlDatabaseError::number)
}

/// An answer that breaks the agreement between database and application.
pub(crate) fn defect(what: String) -> DatabaseError {
    DatabaseError::Defect(sqlx::Error::Protocol(what))
}
