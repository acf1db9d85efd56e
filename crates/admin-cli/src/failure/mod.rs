//! Why a command failed, and the exit code that says so to a script.

mod reason;

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use administration::AdministrationError;
use administration::install::{InstallError, InvalidName};
use database::DatabaseError;
use database::connection_file::ConnectionFileError;
use i18n::{Locale, messages};
use model::Language;
use serde_json::json;
use sqlx::mysql::MySqlDatabaseError;

/// Refused or failed: the words say why.
const REFUSED: u8 = 1;
/// The arguments do not fit together; the same code as for arguments that cannot be read.
const USAGE: u8 = 2;
/// No connection: wrong address, server down, account refused, certificate not trusted.
const NO_CONNECTION: u8 = 3;

/// Why a command was not carried out.
#[derive(Debug)]
pub enum Failure {
    /// Both a host and a socket.
    SocketAndHost,
    /// A file that was named cannot be read.
    Unreadable {
        /// Which.
        file: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// The file is not the certificate of an authority.
    Certificate {
        /// The file.
        file: PathBuf,
        /// What is wrong with it.
        error: ConnectionFileError,
    },
    /// The name of the desk's schemas cannot be used.
    Schema(InvalidName),
    /// There is no installation to upgrade.
    NothingToUpgrade,
    /// The text cannot be the name of a category.
    CategoryName(String),
    /// A note is longer than this.
    NoteTooLong(usize),
    /// An export would end before it begins.
    SinceNotBeforeUntil,
    /// The program was interrupted.
    Interrupted,
    /// A file to create exists already.
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
    /// The port in the address is invalid.
    AddressPort(String),
    /// The server offers no TLS, and the workstation is another computer.
    NoTls,
    /// Without TLS, but to another computer.
    WithoutTlsElsewhere,
    /// The file is for one computer, the account for another.
    OriginElsewhere,
    /// The database refused an administrator's command.
    Administration(AdministrationError),
    /// The installation failed.
    Install(InstallError),
    /// The database did not answer as it should.
    Database {
        /// The installer's current step.
        doing: Option<String>,
        /// Why it failed.
        error: DatabaseError,
    },
    /// The connection file cannot be created from the arguments.
    ConnectionFile(ConnectionFileError),
    /// A defect, or a broken system.
    Internal(String),
}

impl Failure {
    /// A defect, or a broken system.
    pub fn internal(reason: impl std::fmt::Display) -> Self {
        Self::Internal(reason.to_string())
    }

    fn exit(&self) -> u8 {
        match self {
            Self::SocketAndHost
            | Self::Unreadable { .. }
            | Self::Certificate { .. }
            | Self::Schema(_)
            | Self::CategoryName(_)
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
                    | DatabaseError::TooSlow(_)
                    | DatabaseError::Garbled(_)
                    | DatabaseError::AccountRefused(_)
                    | DatabaseError::NotTrusted(_),
                ..
            } => NO_CONNECTION,
            _ => REFUSED,
        }
    }

    /// What failed and what to do next.
    fn text(&self, locale: Locale) -> String {
        locale.format(&match self {
            Self::SocketAndHost => messages::admin_error_socket_and_host(),
            Self::Unreadable { file, error } => messages::admin_error_unreadable(error, file.display()),
            Self::Certificate { file, error } => {
                messages::admin_error_certificate(reason::connection_file(error, locale), file.display())
            }
            Self::Schema(error) => messages::admin_error_schema(locale.format(&reason::name(error))),
            Self::NothingToUpgrade => messages::admin_error_nothing_to_upgrade(),
            Self::CategoryName(name) => messages::admin_error_category_name(name),
            Self::NoteTooLong(limit) => messages::admin_error_note_too_long(limit),
            Self::SinceNotBeforeUntil => messages::admin_error_since_not_before_until(),
            Self::Interrupted => messages::admin_error_interrupted(),
            Self::FileExists(file) => messages::admin_error_file_exists(file.display()),
            Self::NotWritten { file, error } => messages::admin_error_not_written(error, file.display()),
            Self::NoPassword(error) => messages::admin_error_no_password(error),
            Self::AddressPort(address) => messages::admin_error_address_port(address),
            Self::NoTls => messages::admin_error_no_tls(),
            Self::WithoutTlsElsewhere => messages::admin_error_without_tls_elsewhere(),
            Self::OriginElsewhere => messages::admin_error_origin_elsewhere(),
            Self::Administration(error) => reason::administration(error),
            Self::Install(error) => reason::install(error),
            Self::Database { doing: None, error } => reason::database(error, locale),
            Self::Database { doing: Some(doing), error } => {
                messages::admin_error_doing(doing, locale.format(&reason::database(error, locale)))
            }
            Self::ConnectionFile(error) => {
                messages::admin_error_connection_file(reason::connection_file(error, locale))
            }
            Self::Internal(reason) => messages::admin_error_internal(reason),
        })
    }

    /// Prints the failure to standard error: in the administrator's language, or in unchanging JSON for a script.
    pub fn report(&self, locale: Locale, json: bool) -> ExitCode {
        let exit = self.exit();
        let line = if json {
            let message = self.text(Locale::of(Language::English));
            json!({ "error": { "message": message, "exit": exit } }).to_string()
        } else {
            locale.format(&messages::command_line_error(self.text(locale)))
        };
        crate::output::say(&mut io::stderr(), &line);
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

/// For the administrator a missing table means the same as a missing schema.
fn told_apart(error: sqlx::Error) -> DatabaseError {
    const NO_SUCH_TABLE: u16 = 1146;
    let refusal = error.as_database_error().and_then(|error| error.try_downcast_ref::<MySqlDatabaseError>());
    match refusal.map(MySqlDatabaseError::number) {
        Some(NO_SUCH_TABLE) => DatabaseError::NotInstalled(error),
        _ => error.into(),
    }
}
