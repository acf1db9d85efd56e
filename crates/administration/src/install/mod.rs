//! Builds the database and keeps it up to date: schemas, owner account, tables, routines, triggers, grants.
//!
//! [`install`] is also the upgrade. It may be broken off at any moment and run again: every step is safe to repeat, and
//! what is already as it should be is left alone.

mod check;
mod connection;
mod diagram;
mod error;
mod files;
mod lock;
mod names;
mod objects;
mod owner;
mod rows;
mod schemas;
mod server;
mod steps;

use sqlx::Connection as _;
use sqlx::mysql::{MySqlConnectOptions, MySqlConnection};

pub use check::{Installed, check};
pub use diagram::state_diagram;
pub use error::InstallError;
pub use names::{InvalidName, Names};

use lock::Lock;
use server::Server;

/// What an installation did. Empty lists mean that there was nothing to do.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct InstallReport {
    /// The server, such as `MariaDB 10.11.19`.
    pub server: String,
    /// Steps of the schema that ran.
    pub steps: Vec<String>,
    /// Routines, triggers and filled tables that were created or replaced.
    pub applied: Vec<String>,
    /// Routines, triggers and rows that belong to no version any more and were dropped.
    pub dropped: Vec<String>,
}

impl InstallReport {
    /// Whether the database was as it should be before.
    #[must_use]
    pub fn is_unchanged(&self) -> bool {
        self.steps.is_empty() && self.applied.is_empty() && self.dropped.is_empty()
    }
}

/// Installs or upgrades Ticket Desk on a server. `admin` is an account that may create schemas and accounts there.
///
/// # Errors
/// When the server is too old, refuses something, holds a newer or a changed Ticket Desk, or is being installed to now.
pub async fn install(admin: &MySqlConnectOptions, names: &Names) -> Result<InstallReport, InstallError> {
    let mut connection = connection::open(admin).await?;
    let server = Server::of(&mut connection).await?;
    let lock = Lock::take(&mut connection, names).await?;
    let outcome = build(&mut connection, &server, names).await;
    // Closing the connection frees the lock too, so the outcome matters more than this.
    let freed = lock.free(&mut connection).await;
    let report = outcome?;
    freed?;
    // The work is done; over TLS a server that hangs up first makes the good-bye fail.
    connection.close().await.ok();
    Ok(report)
}

async fn build(
    connection: &mut MySqlConnection,
    server: &Server,
    names: &Names,
) -> Result<InstallReport, InstallError> {
    schemas::create(connection, names).await?;
    owner::create(connection, names).await?;
    let steps = steps::run(connection, names).await?;
    owner::grant(connection, server, names).await?;
    let objects::Outcome { applied, dropped } = objects::apply(connection, names).await?;
    Ok(InstallReport { server: server.to_string(), steps, applied, dropped })
}
