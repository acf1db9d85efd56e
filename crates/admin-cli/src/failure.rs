//! Why a command failed, and the exit code that says so to a script.

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use administration::AdministrationError;
use administration::install::{InstallError, InvalidName};
use database::DatabaseError;
use database::connection_file::ConnectionFileError;
use serde_json::json;
use sqlx::mysql::MySqlDatabaseError;

use crate::words::{self, Words};

/// Refused or failed: the words say why.
const REFUSED: u8 = 1;
/// The arguments do not fit together; the same code as for arguments that cannot be read.
const USAGE: u8 = 2;
/// No connection: wrong address, server down, account refused, certificate not trusted.
const NO_CONNECTION: u8 = 3;

/// A command that was not carried out. Its words are in [`crate::words`], one text for each in every language.
#[derive(Debug)]
pub enum Failure {
    /// Two ways to the server at once.
    SocketAndHost,
    /// A file that was named cannot be read.
    Unreadable {
        /// Which.
        file: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// What was named as the certificate of an authority is none.
    Certificate {
        /// The file.
        file: PathBuf,
        /// What is wrong with it.
        error: ConnectionFileError,
    },
    /// The name of the desk's schemas cannot be used.
    Schema(InvalidName),
    /// There is no desk that could be brought up to date.
    NothingToUpgrade,
    /// A note is longer than this.
    NoteTooLong(usize),
    /// An export would end before it begins.
    SinceNotBeforeUntil,
    /// Somebody ended the program half-way.
    Interrupted,
    /// A file that is to be made is there already.
    FileExists(PathBuf),
    /// A file cannot be written.
    NotWritten {
        /// Which.
        file: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// The terminal gave no password.
    NoPassword(io::Error),
    /// The address of a connection file has no port that is one.
    AddressPort(String),
    /// The server offers no TLS, and the workstation is another computer.
    NoTls,
    /// Without TLS, but to another computer.
    WithoutTlsElsewhere,
    /// The file is for one computer, the account for another.
    OriginElsewhere,
    /// An administrator's deed was refused.
    Administration(AdministrationError),
    /// The desk was not built.
    Install(InstallError),
    /// The database did not answer as it should.
    Database {
        /// What was being done, as the installer says it.
        doing: Option<String>,
        /// Why it failed.
        error: DatabaseError,
    },
    /// No connection file can be made of what was given.
    ConnectionFile(ConnectionFileError),
    /// A defect, or a system without what every system has.
    Internal(String),
}

impl Failure {
    /// A defect, or a system without what every system has.
    pub fn internal(reason: impl std::fmt::Display) -> Self {
        Self::Internal(reason.to_string())
    }

    fn exit(&self) -> u8 {
        match self {
            Self::SocketAndHost
            | Self::Unreadable { .. }
            | Self::Certificate { .. }
            | Self::Schema(_)
            | Self::NoteTooLong(_)
            | Self::SinceNotBeforeUntil
            | Self::NoPassword(_)
            | Self::AddressPort(_)
            | Self::WithoutTlsElsewhere
            | Self::OriginElsewhere => USAGE,
            Self::Database {
                error:
                    DatabaseError::HostUnknown(_)
                    | DatabaseError::Unreachable(_)
                    | DatabaseError::TimedOut(_)
                    | DatabaseError::AccountRefused(_)
                    | DatabaseError::NotTrusted(_),
                ..
            } => NO_CONNECTION,
            _ => REFUSED,
        }
    }

    /// Prints the failure to standard error: in the administrator's language, or for a script, whose words never change.
    pub fn report(&self, words: &dyn Words, json: bool) -> ExitCode {
        let exit = self.exit();
        let line = if json {
            json!({ "error": { "message": words::for_scripts().failure(self), "exit": exit } }).to_string()
        } else {
            format!("{}: {}", words.error(), words.failure(self))
        };
        crate::say(&mut io::stderr(), &line);
        ExitCode::from(exit)
    }
}

impl From<AdministrationError> for Failure {
    fn from(error: AdministrationError) -> Self {
        match error {
            AdministrationError::Database(error) => told_apart(error).into(),
            other => Self::Administration(other),
        }
    }
}

impl From<InstallError> for Failure {
    fn from(error: InstallError) -> Self {
        match error {
            InstallError::Database { doing, source } => Self::Database { doing: Some(doing), error: source.into() },
            other => Self::Install(other),
        }
    }
}

impl From<ConnectionFileError> for Failure {
    fn from(error: ConnectionFileError) -> Self {
        Self::ConnectionFile(error)
    }
}

impl From<DatabaseError> for Failure {
    fn from(error: DatabaseError) -> Self {
        Self::Database { doing: None, error }
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
