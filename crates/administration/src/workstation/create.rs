//! Creates accounts, and rotates their passwords.

use sqlx::mysql::MySqlConnection;
use zeroize::Zeroizing;

use super::account::{grant_pattern, identified_by, quoted};
use super::connections;
use super::list::accounts;
use super::name::{Account, Name, Origin};
use super::remove::forbid;
use crate::install::Names;
use crate::{AdministrationError, secret};

/// A workstation polls every three seconds and does what a person clicks: about 3,000 statements in a busy hour. The
/// limit stops a runaway client, not a person.
const QUERIES_PER_HOUR: u32 = 40_000;
/// A workstation has up to five connections: for its poll, for actions, and three for files. A connection that dies
/// unnoticed stays open at the server for a while, and so does the one that probes it: twice as many are allowed.
const CONNECTIONS: u32 = 10;

/// An account to create.
#[derive(Debug, Clone)]
pub struct NewWorkstation {
    /// Its name.
    pub name: Name,
    /// From where it may connect.
    pub origin: Origin,
    /// Whether the server refuses it without TLS.
    pub tls_required: bool,
}

/// What a workstation connects with.
#[derive(Debug, Clone)]
pub struct Credentials {
    /// The account on the server.
    pub account: String,
    /// Its password.
    pub password: Zeroizing<String>,
    /// Connections with the former password that were not ended: whoever holds them can call nothing.
    pub remaining: Vec<u64>,
}

/// Creates the account, which may call the public procedures and nothing else, with a password made from `random`.
///
/// # Errors
/// When the name is taken, the server lacks the required TLS, or the database refuses.
pub async fn create(
    connection: &mut MySqlConnection,
    names: &Names,
    new: &NewWorkstation,
    random: [u8; 24],
) -> Result<Credentials, AdministrationError> {
    let first = Account::first(&new.name).to_string();
    let taken: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM mysql.user WHERE SUBSTRING_INDEX(User, '.', 1) = ?")
        .bind(&first)
        .fetch_one(&mut *connection)
        .await?;
    if taken > 0 {
        return Err(AdministrationError::WorkstationExists(new.name.to_string()));
    }
    if new.tls_required && !offers_tls(connection).await? {
        return Err(AdministrationError::NoTls);
    }
    let password = Zeroizing::new(secret::account_password(random));
    let unused = unused(connection, names, &new.name, Vec::new()).await?;
    let account = quoted(&unused, &new.origin);
    let identified = Zeroizing::new(identified_by(connection, &password).await?);
    let require = if new.tls_required { "REQUIRE SSL" } else { "REQUIRE NONE" };
    let statement = Zeroizing::new(format!(
        "CREATE USER {account} {} {require}
         WITH MAX_QUERIES_PER_HOUR {QUERIES_PER_HOUR} MAX_USER_CONNECTIONS {CONNECTIONS}
         PASSWORD EXPIRE NEVER",
        *identified
    ));
    sqlx::raw_sql(&statement).execute(&mut *connection).await?;
    let pattern = grant_pattern(connection, &names.api).await?;
    let granted =
        sqlx::raw_sql(&format!("GRANT EXECUTE ON `{pattern}`.* TO {account}")).execute(&mut *connection).await;
    if let Err(error) = granted {
        // Both statements commit by themselves; an account without the grant would be of no use.
        sqlx::raw_sql(&format!("DROP USER {account}")).execute(connection).await?;
        return Err(error.into());
    }
    Ok(Credentials { account: unused.to_string(), password, remaining: Vec::new() })
}

/// The first account of a workstation that is neither among `present` nor was revoked.
async fn unused(
    connection: &mut MySqlConnection,
    names: &Names,
    name: &Name,
    present: Vec<Account>,
) -> Result<Account, AdministrationError> {
    let select = format!(
        "SELECT account FROM {}.revoked_accounts WHERE SUBSTRING_INDEX(account, '.', 1) = '{}'",
        names.data,
        Account::first(name)
    );
    let revoked: Vec<String> = sqlx::query_scalar(&select).fetch_all(connection).await?;
    let used = revoked.iter().filter_map(|account| Account::parse(account)).chain(present);
    Account::after(name, used).ok_or_else(|| AdministrationError::WorkstationNameUsedUp(name.to_string()))
}

/// Sets another password, made from `random`, under another account name with the same rights, and ends the connections of the
/// former account. After an interruption, run it again.
///
/// # Errors
/// When there is no such workstation, or the database refuses.
pub async fn rotate(
    connection: &mut MySqlConnection,
    names: &Names,
    name: &Name,
    random: [u8; 24],
) -> Result<Credentials, AdministrationError> {
    let password = Zeroizing::new(secret::account_password(random));
    let identified = Zeroizing::new(identified_by(connection, &password).await?);
    let former = accounts(connection, names, name).await?;
    let present = former.iter().map(|(account, _)| account.clone()).collect();
    let next = unused(connection, names, name, present).await?;
    // In this order: a former password opens nothing, and a former connection calls nothing, wherever this is interrupted.
    for (account, origin) in &former {
        let statement = Zeroizing::new(format!("ALTER USER {} {}", quoted(account, origin), *identified));
        sqlx::raw_sql(&statement).execute(&mut *connection).await?;
    }
    let forbidden = forbid(connection, names, &former).await?;
    for (account, origin) in &former {
        let rename = format!("RENAME USER {} TO {}", quoted(account, origin), quoted(&next, origin));
        sqlx::raw_sql(&rename).execute(&mut *connection).await?;
    }
    let remaining = connections::end(connection, names, &forbidden).await?;
    Ok(Credentials { account: next.to_string(), password, remaining })
}

/// Whether the server has a certificate, so that workstations can reach it safely over a network.
///
/// # Errors
/// When the database refuses.
pub async fn offers_tls(connection: &mut MySqlConnection) -> Result<bool, AdministrationError> {
    let named = "SHOW GLOBAL VARIABLES WHERE Variable_name IN ('have_ssl', 'ssl_cert')";
    let found: Vec<(String, String)> = sqlx::query_as(named).fetch_all(connection).await?;
    let value =
        |name: &str| found.iter().find(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str());
    Ok(match value("have_ssl") {
        Some(have) => have.eq_ignore_ascii_case("YES"),
        None => value("ssl_cert").is_some_and(|file| !file.is_empty()),
    })
}
