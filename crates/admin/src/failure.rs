//! Why a command failed, and the exit code that says so to a script.

use std::process::ExitCode;

use serde_json::json;
use sqlx::mysql::MySqlDatabaseError;
use store::administration::AdministrationError;
use store::connection_file::ConnectionFileError;
use store::mysql::DatabaseError;

/// Refused or failed: the words say why.
const REFUSED: u8 = 1;
/// The arguments do not fit together; the same code as for arguments that cannot be read.
const USAGE: u8 = 2;
/// No connection: wrong address, server down, account refused, certificate not trusted.
const NO_CONNECTION: u8 = 3;

/// A command that was not carried out.
#[derive(Debug)]
pub struct Failure {
    message: String,
    exit: u8,
}

impl Failure {
    /// Something stands in the way.
    pub fn refused(reason: impl std::fmt::Display) -> Self {
        Self { message: reason.to_string(), exit: REFUSED }
    }

    /// The arguments do not fit together.
    pub fn usage(reason: impl std::fmt::Display) -> Self {
        Self { message: reason.to_string(), exit: USAGE }
    }

    /// The same, with what was being done.
    pub fn during(self, doing: &str) -> Self {
        Self { message: format!("{doing}: {}", self.message), ..self }
    }

    /// Prints the failure to standard error.
    pub fn report(&self, json: bool) -> ExitCode {
        let line = if json {
            json!({ "error": { "message": self.message, "exit": self.exit } }).to_string()
        } else {
            format!("error: {}", self.message)
        };
        crate::say(&mut std::io::stderr(), &line);
        ExitCode::from(self.exit)
    }
}

impl From<AdministrationError> for Failure {
    fn from(error: AdministrationError) -> Self {
        match error {
            AdministrationError::Database(error) => told_apart(error).into(),
            other => Self::refused(other),
        }
    }
}

impl From<ConnectionFileError> for Failure {
    fn from(error: ConnectionFileError) -> Self {
        Self::refused(format!("no connection file can be written: {error}"))
    }
}

/// For the administrator a table that is missing says the same as a missing schema.
fn told_apart(error: sqlx::Error) -> DatabaseError {
    const NO_SUCH_TABLE: u16 = 1146;
    let refusal = error.as_database_error().and_then(|error| error.try_downcast_ref::<MySqlDatabaseError>());
    match refusal.map(MySqlDatabaseError::number) {
        Some(NO_SUCH_TABLE) => DatabaseError::NotInstalled(error),
        _ => error.into(),
    }
}

impl From<DatabaseError> for Failure {
    fn from(error: DatabaseError) -> Self {
        let advice = match &error {
            DatabaseError::HostUnknown(_) => "check --host",
            DatabaseError::Unreachable(_) | DatabaseError::TimedOut(_) => {
                "check --host, --port or --socket, and that the server runs"
            }
            DatabaseError::AccountRefused(_) => "check --user and the password",
            DatabaseError::NotTrusted(_) => {
                "over a network the server needs a certificate for its name; give the one of its authority with --ca, \
                 or run this on the server with --socket"
            }
            DatabaseError::NotInstalled(_) => {
                "run “ticket-desk-admin install” first, or check --schema and the account's rights"
            }
            _ => return Self::refused(error),
        };
        let exit = if matches!(error, DatabaseError::NotInstalled(_)) { REFUSED } else { NO_CONNECTION };
        Self { message: format!("{error}; {advice}"), exit }
    }
}
