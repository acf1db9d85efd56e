//! Removes a workstation's account.

use sqlx::mysql::MySqlConnection;

use super::account::quoted;
use super::connections;
use super::list::accounts;
use super::name::{Account, Name, Origin};
use crate::AdministrationError;
use crate::install::Names;

/// A workstation that may call nothing any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revoked {
    /// Connections that were not ended: whoever holds them can call nothing, but uses up what they hold.
    pub remaining: Vec<u64>,
}

/// Has every call of the account refused on every node, ends its open connections, and drops it. After an interruption, run it
/// again.
///
/// # Errors
/// When there is no such workstation, or the database refuses.
pub async fn revoke(
    connection: &mut MySqlConnection,
    names: &Names,
    name: &Name,
) -> Result<Revoked, AdministrationError> {
    let accounts = accounts(connection, names, name).await?;
    for (account, origin) in &accounts {
        let lock = format!("ALTER USER {} ACCOUNT LOCK", quoted(account, origin));
        sqlx::raw_sql(&lock).execute(&mut *connection).await?;
    }
    let former = forbid(connection, names, &accounts).await?;
    let remaining = connections::end(connection, names, &former).await?;
    for (account, origin) in &accounts {
        sqlx::raw_sql(&format!("DROP USER {}", quoted(account, origin))).execute(&mut *connection).await?;
    }
    Ok(Revoked { remaining })
}

/// Has every call of these accounts refused from now on, and answers what they are called.
pub(super) async fn forbid(
    connection: &mut MySqlConnection,
    names: &Names,
    accounts: &[(Account, Origin)],
) -> Result<Vec<String>, AdministrationError> {
    let accounts: Vec<String> = accounts.iter().map(|(account, _)| account.to_string()).collect();
    for account in &accounts {
        // Not prepared: whoever is revoked may have used up the server's prepared statements.
        let insert = format!(
            "INSERT IGNORE INTO {}.revoked_accounts (account, revoked_at) VALUES ('{account}', UTC_TIMESTAMP(6))",
            names.data
        );
        sqlx::raw_sql(&insert).execute(&mut *connection).await?;
    }
    Ok(accounts)
}
