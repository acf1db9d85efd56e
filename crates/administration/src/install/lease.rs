//! One installation at a time in a whole cluster, where `GET_LOCK` holds on one node only.

use std::time::Duration;

use sqlx::mysql::MySqlConnection;

use super::error::{Doing as _, InstallError, server_error};
use super::names::Names;

const PAUSE: Duration = Duration::from_millis(500);
/// The server's error for whoever came second to a row, on this node or another.
const DEADLOCK: u16 = 1213;
/// Longer than any step of the schema may take between two renewals.
const SECONDS: u32 = 600;

/// Takes the row of the table `installation`. Who holds the lock of this node already takes over what a killed installation left
/// on it.
///
/// # Errors
/// When an installation through another node is running after `timeout`.
pub(super) async fn take(
    connection: &mut MySqlConnection,
    names: &Names,
    timeout: Duration,
) -> Result<(), InstallError> {
    let table = format!("{}.installation", names.data);
    let row =
        format!("INSERT IGNORE INTO {table} (id, server, connection, lease_until) VALUES (1, '', 0, UTC_TIMESTAMP(6))");
    let ours = format!(
        "UPDATE {table} SET server = CONCAT(@@hostname, ':', @@port), connection = CONNECTION_ID(),
           lease_until = UTC_TIMESTAMP(6) + INTERVAL {SECONDS} SECOND
         WHERE id = 1 AND (server IN ('', CONCAT(@@hostname, ':', @@port)) OR lease_until < UTC_TIMESTAMP(6))"
    );
    let mut waited = Duration::ZERO;
    loop {
        for statement in [&row, &ours] {
            match sqlx::raw_sql(statement).execute(&mut *connection).await {
                Ok(done) if statement == &ours && done.rows_affected() == 1 => return Ok(()),
                Err(error) if server_error(&error) == Some(DEADLOCK) => {}
                outcome => {
                    outcome.doing("taking the installation's row")?;
                }
            }
        }
        if waited >= timeout {
            return Err(elsewhere(connection, names).await?);
        }
        tokio::time::sleep(PAUSE).await;
        waited += PAUSE;
    }
}

async fn elsewhere(connection: &mut MySqlConnection, names: &Names) -> Result<InstallError, InstallError> {
    let select =
        format!("SELECT server, connection, CAST(lease_until AS CHAR) FROM {}.installation WHERE id = 1", names.data);
    let (server, holder, until): (String, u64, String) =
        sqlx::query_as(&select).fetch_one(connection).await.doing("asking who installs")?;
    Ok(InstallError::BusyElsewhere { server, holder, until })
}

/// Goes on holding the row.
///
/// # Errors
/// When somebody else took it, because this installation stood still for too long.
pub(super) async fn renew(connection: &mut MySqlConnection, names: &Names) -> Result<(), InstallError> {
    let until = format!("UTC_TIMESTAMP(6) + INTERVAL {SECONDS} SECOND");
    if set(connection, names, &format!("lease_until = {until}")).await? {
        return Ok(());
    }
    Err(elsewhere(connection, names).await?)
}

/// Lets the next one install.
pub(super) async fn free(connection: &mut MySqlConnection, names: &Names) -> Result<(), InstallError> {
    set(connection, names, "server = ''").await.map(|_| ())
}

async fn set(connection: &mut MySqlConnection, names: &Names, change: &str) -> Result<bool, InstallError> {
    let update = format!(
        "UPDATE {}.installation SET {change}
          WHERE id = 1 AND server = CONCAT(@@hostname, ':', @@port) AND connection = CONNECTION_ID()",
        names.data
    );
    let done = sqlx::raw_sql(&update).execute(connection).await.doing("holding the installation's row")?;
    Ok(done.rows_affected() == 1)
}
