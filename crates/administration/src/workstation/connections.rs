//! Connections that are open now.

use std::collections::BTreeMap;
use std::time::Duration;

use sqlx::Row as _;
use sqlx::mysql::{MySqlConnection, MySqlDatabaseError, MySqlRow};

use crate::AdministrationError;
use crate::install::Names;

/// A connection stays open until its statement is rolled back: five seconds in all.
const ATTEMPTS: u32 = 50;
const PAUSE: Duration = Duration::from_millis(100);
/// The server's error for a connection that has ended in the meantime.
const UNKNOWN_THREAD: u16 = 1094;
/// The servers' errors for an account that may not end the connections of others.
const MAY_NOT_KILL: [u16; 2] = [1095, 1227];

/// An open connection as the server lists it.
pub(super) struct Open {
    pub(super) id: u64,
    /// Whose it is. During a call of a procedure it is the owner account's, unless the performance schema knows better.
    pub(super) user: String,
    /// How long its statement has been running.
    seconds: i64,
}

/// All open connections.
pub(super) async fn open(connection: &mut MySqlConnection) -> Result<Vec<Open>, AdministrationError> {
    let rows = sqlx::raw_sql("SHOW PROCESSLIST").fetch_all(&mut *connection).await?;
    let known = accounts(connection).await;
    let open = |row: &MySqlRow| {
        let id = number(row, "Id")?;
        let user = known.get(&id).cloned().map_or_else(|| row.try_get("User"), Ok)?;
        Ok(Open { id, user, seconds: number(row, "Time")? })
    };
    rows.iter().map(open).collect()
}

/// Who signed in at each connection, where the server has a performance schema and lets this administrator read it.
async fn accounts(connection: &mut MySqlConnection) -> BTreeMap<u64, String> {
    let select = "SELECT CAST(PROCESSLIST_ID AS CHAR), CAST(PROCESSLIST_USER AS CHAR) FROM performance_schema.threads
                   WHERE PROCESSLIST_ID IS NOT NULL AND PROCESSLIST_USER IS NOT NULL";
    let rows = sqlx::raw_sql(select).fetch_all(connection).await.unwrap_or_default();
    rows.iter()
        .filter_map(|row| Some((row.try_get::<String, _>(0).ok()?.parse().ok()?, row.try_get(1).ok()?)))
        .collect()
}

/// The two servers return numbers in different types; a connection that is just being made has no time yet.
fn number<T: std::str::FromStr + Default>(row: &MySqlRow, column: &str) -> Result<T, AdministrationError> {
    let Some(number) = row.try_get_unchecked::<Option<String>, _>(column)? else { return Ok(T::default()) };
    number.parse().map_err(|_| AdministrationError::Unexpected(format!("the {column} {number} of a connection")))
}

/// Ends every open connection of these accounts, and every call that was running when this began and does not end by itself within
/// a second: any of them may be theirs, and a workstation sends its call again. Returns the connections that remain after five
/// seconds, or that this administrator may not end.
///
/// # Errors
/// When the database refuses.
pub(super) async fn end(
    connection: &mut MySqlConnection,
    names: &Names,
    accounts: &[String],
) -> Result<Vec<u64>, AdministrationError> {
    let mut calls: Vec<Open> = open(connection).await?.into_iter().filter(|open| open.user == names.owner).collect();
    let mut remaining = Vec::new();
    for _ in 0..ATTEMPTS {
        let now = open(connection).await?;
        let is_same = |call: &Open| {
            now.iter().any(|open| open.id == call.id && open.user == call.user && open.seconds >= call.seconds)
        };
        calls.retain(is_same);
        let theirs = now.iter().filter(|open| accounts.contains(&open.user));
        remaining = theirs.chain(&calls).map(|open| open.id).collect();
        let long = now.iter().filter(|open| open.seconds >= 1 && calls.iter().any(|call| call.id == open.id));
        let theirs = now.iter().filter(|open| accounts.contains(&open.user));
        if remaining.is_empty() || !kill(connection, theirs.chain(long).map(|open| open.id)).await? {
            break;
        }
        tokio::time::sleep(PAUSE).await;
    }
    Ok(remaining)
}

/// Whether this administrator may end them.
async fn kill(connection: &mut MySqlConnection, ids: impl Iterator<Item = u64>) -> Result<bool, AdministrationError> {
    for id in ids {
        let killed = sqlx::raw_sql(&format!("KILL CONNECTION {id}")).execute(&mut *connection).await;
        match killed.map_err(|error| (refusal(&error), error)) {
            Ok(_) | Err((Some(UNKNOWN_THREAD), _)) => {}
            Err((Some(number), _)) if MAY_NOT_KILL.contains(&number) => return Ok(false),
            Err((_, error)) => return Err(error.into()),
        }
    }
    Ok(true)
}

fn refusal(error: &sqlx::Error) -> Option<u16> {
    error.as_database_error()?.try_downcast_ref::<MySqlDatabaseError>().map(MySqlDatabaseError::number)
}
