//! Removes a workstation's account.

use sqlx::mysql::MySqlConnection;

use super::account::quoted;
use super::connections;
use super::list::accounts;
use super::name::Name;
use crate::AdministrationError;
use crate::install::Names;

/// Locks the account, ends its open connections, and drops it. After an interruption, run it again.
///
/// # Errors
/// When there is no such workstation, or the database refuses.
pub async fn revoke(connection: &mut MySqlConnection, names: &Names, name: &Name) -> Result<(), AdministrationError> {
    let origins = accounts(connection, names, name).await?;
    for origin in &origins {
        let lock = format!("ALTER USER {} ACCOUNT LOCK", quoted(name, origin));
        sqlx::raw_sql(&lock).execute(&mut *connection).await?;
    }
    connections::end(connection, name).await?;
    for origin in &origins {
        sqlx::raw_sql(&format!("DROP USER {}", quoted(name, origin))).execute(&mut *connection).await?;
    }
    Ok(())
}
