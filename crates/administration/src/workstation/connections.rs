//! Connections that are open now.

use std::time::Duration;

use sqlx::Row as _;
use sqlx::mysql::{MySqlConnection, MySqlRow};

use super::name::Name;
use crate::AdministrationError;

/// A connection stays open until its statement is rolled back: five seconds in all.
const ATTEMPTS: u32 = 50;
const PAUSE: Duration = Duration::from_millis(100);
/// The server's error for a connection that has ended in the meantime.
const UNKNOWN_THREAD: u16 = 1094;

/// The accounts of all open connections.
pub(super) async fn open(connection: &mut MySqlConnection) -> Result<Vec<(u64, String)>, AdministrationError> {
    let rows = sqlx::raw_sql("SHOW PROCESSLIST").fetch_all(connection).await?;
    rows.iter().map(|row| Ok((number(row)?, row.try_get("User")?))).collect()
}

/// The two servers return the number in different types.
fn number(row: &MySqlRow) -> Result<u64, AdministrationError> {
    let number = row.try_get_unchecked::<String, _>("Id")?;
    number.parse().map_err(|_| AdministrationError::Unexpected(format!("the connection number {number}")))
}

/// Ends every open connection of a workstation and waits until they are gone.
///
/// # Errors
/// When the database refuses, or a connection is still there after five seconds.
pub(super) async fn end(connection: &mut MySqlConnection, name: &Name) -> Result<(), AdministrationError> {
    let account = name.account();
    for _ in 0..ATTEMPTS {
        let theirs: Vec<u64> =
            open(connection).await?.into_iter().filter(|(_, user)| *user == account).map(|(id, _)| id).collect();
        if theirs.is_empty() {
            return Ok(());
        }
        for id in theirs {
            let killed = sqlx::raw_sql(&format!("KILL CONNECTION {id}")).execute(&mut *connection).await;
            killed.map(|_| ()).or_else(|error| if is_gone(&error) { Ok(()) } else { Err(error) })?;
        }
        tokio::time::sleep(PAUSE).await;
    }
    Err(AdministrationError::ConnectionsRemain(name.to_string()))
}

fn is_gone(error: &sqlx::Error) -> bool {
    let refusal =
        error.as_database_error().and_then(|error| error.try_downcast_ref::<sqlx::mysql::MySqlDatabaseError>());
    refusal.is_some_and(|refusal| refusal.number() == UNKNOWN_THREAD)
}
