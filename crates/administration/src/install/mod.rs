//! Installs and upgrades the database: schemas, owner account, tables, routines, triggers, grants.
//!
//! [`install`] is also the upgrade. It may be interrupted at any moment and run again: every step is safe to repeat,
//! and whatever is up to date is left alone.

mod blocker;
mod check;
mod connection;
mod diagram;
mod error;
mod files;
mod inventory;
mod kind;
mod lease;
mod lock;
mod names;
mod objects;
mod owner;
mod privileges;
mod replacement;
mod room;
mod rows;
mod schemas;
mod server;
mod steps;
mod table_locks;

use std::time::Duration;

use sqlx::Connection as _;
use sqlx::mysql::{MySqlConnectOptions, MySqlConnection};

pub use blocker::Blocker;
pub use check::{Installed, check};
pub use diagram::state_diagram;
pub use error::InstallError;
pub use names::{InvalidName, Names};
pub use owner::OwnerProblem;

use lock::Lock;
use server::Server;

/// What an installation did. All lists are empty if there was nothing to do.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct InstallReport {
    /// The server, such as `MariaDB 10.11.19`.
    pub server: String,
    /// Steps of the schema that ran.
    pub steps: Vec<String>,
    /// Routines, triggers and filled tables that were created or replaced, and the owner account if it or its privileges were.
    pub applied: Vec<String>,
    /// Routines, triggers and rows that belong to no version any more and were dropped.
    pub dropped: Vec<String>,
}

impl InstallReport {
    /// Whether the database was up to date before.
    #[must_use]
    pub fn is_unchanged(&self) -> bool {
        self.steps.is_empty() && self.applied.is_empty() && self.dropped.is_empty()
    }
}

/// The servers' error for a lock that somebody else did not give up in time.
const LOCK_WAIT_TIMEOUT: u16 = 1205;

/// How long an installation waits for another one on the same server.
const LOCK_TIMEOUT: Duration = Duration::from_secs(10);

/// Installs or upgrades Ticket Desk on a server. `admin` is an account that may create schemas and accounts there.
///
/// # Errors
/// When the server is too old, refuses something, holds a newer or a changed Ticket Desk, or another installation is running.
pub async fn install(admin: &MySqlConnectOptions, names: &Names) -> Result<InstallReport, InstallError> {
    install_within(admin, names, LOCK_TIMEOUT).await
}

/// The same, waiting for another installation no longer than `lock_timeout`, in whole seconds.
///
/// # Errors
/// As [`install`].
pub async fn install_within(
    admin: &MySqlConnectOptions,
    names: &Names,
    lock_timeout: Duration,
) -> Result<InstallReport, InstallError> {
    let mut connection = connection::open(admin).await?;
    let server = Server::of(&mut connection).await?;
    let lock = Lock::take(&mut connection, names, lock_timeout).await?;
    let outcome = build(&mut connection, admin, &server, names, lock_timeout).await;
    let outcome = match outcome {
        Err(InstallError::Database { doing, source }) if error::server_error(&source) == Some(LOCK_WAIT_TIMEOUT) => {
            let by = blocker::find(&mut connection, names, blocker::LOCK_WAIT).await;
            Err(InstallError::Blocked { doing, by })
        }
        outcome => outcome,
    };
    // Closing the connection releases the lock too, so the outcome of the installation comes first.
    let freed = lock.free(&mut connection).await;
    let report = outcome?;
    freed?;
    // The work is done; over TLS a server that hangs up first makes the good-bye fail.
    connection.close().await.ok();
    Ok(report)
}

async fn build(
    connection: &mut MySqlConnection,
    admin: &MySqlConnectOptions,
    server: &Server,
    names: &Names,
    lock_timeout: Duration,
) -> Result<InstallReport, InstallError> {
    room::require(connection, names).await?;
    schemas::create(connection, names).await?;
    steps::memory(connection, names).await?;
    lease::take(connection, names, lock_timeout).await?;
    let outcome = build_alone(connection, admin, server, names).await;
    let freed = lease::free(connection, names).await;
    let report = outcome?;
    freed?;
    Ok(report)
}

async fn build_alone(
    connection: &mut MySqlConnection,
    admin: &MySqlConnectOptions,
    server: &Server,
    names: &Names,
) -> Result<InstallReport, InstallError> {
    let made = owner::create(connection, names).await?;
    let steps = steps::run(connection, names).await?;
    let granted = owner::grant(connection, server, names).await?;
    lease::renew(connection, names).await?;
    let objects::Outcome { mut applied, dropped } = objects::apply(connection, admin, server, names).await?;
    if made || granted {
        applied.push(names.owner.clone());
    }
    Ok(InstallReport { server: server.to_string(), steps, applied, dropped })
}
