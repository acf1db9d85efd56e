//! Why an installation failed, and what to do about it.

use sqlx::mysql::MySqlDatabaseError;

use super::blocker::{Blocker, LOCK_WAIT};
use super::names::InvalidName;

/// Why an installation failed.
#[derive(Debug, thiserror::Error)]
pub enum InstallError {
    /// A name cannot be used.
    #[error(transparent)]
    Name(#[from] InvalidName),
    /// Ticket Desk does not run on this server.
    #[error("the server is {found}; Ticket Desk needs MySQL 8.4 or MariaDB 10.11, or newer")]
    ServerTooOld {
        /// The server's own version string.
        found: String,
    },
    /// Another installation is running.
    #[error("another installation is running (connection {}); wait for it, or end that connection", holder.map_or_else(|| "unknown".into(), |id| id.to_string()))]
    Busy {
        /// The connection that holds the installation's lock.
        holder: Option<u64>,
    },
    /// Another installation is running through another node of the cluster.
    #[error(
        "another installation is running on {server} (connection {holder}); wait for it, or until {until} UTC if it was killed"
    )]
    BusyElsewhere {
        /// The node.
        server: String,
        /// Its connection there.
        holder: u64,
        /// When it counts as dead.
        until: String,
    },
    /// A schema holds tables of something else.
    #[error(
        "the schema {schema} holds tables or views that are not Ticket Desk's; nothing was changed. Remove them, or for a new desk choose another name with --schema"
    )]
    SchemaTaken {
        /// Which.
        schema: String,
    },
    /// Everybody has rights on the desk's schemas.
    #[error(
        "{account} has rights on every schema whose name matches “{schemas}”, so everybody would have them on the desk; nothing was changed. Revoke them, or for a new desk choose another name with --schema"
    )]
    OpenToEverybody {
        /// Whose rights: `PUBLIC` or an account without a name.
        account: String,
        /// The pattern of schemas that they are for.
        schemas: String,
    },
    /// Somebody holds what the installation has to change.
    #[error(
        "{doing}: somebody holds it for longer than {LOCK_WAIT} seconds{}; the desk is as it was. End that connection (KILL and its number) and run this again",
        list(by)
    )]
    Blocked {
        /// What was attempted.
        doing: String,
        /// Who may be in the way.
        by: Vec<Blocker>,
    },
    /// The account lacks a privilege that an installation needs.
    #[error(
        "{doing}: the account lacks a privilege ({message}); use an account that may create schemas, accounts, routines and triggers for others, such as root"
    )]
    MissingPrivilege {
        /// What was attempted.
        doing: String,
        /// The server's words.
        message: String,
    },
    /// The server writes a binary log and does not trust the creators of triggers.
    #[error(
        "{doing}: the server writes a binary log and lets only SUPER create triggers; set log_bin_trust_function_creators = 1 or use an account with SUPER"
    )]
    BinaryLogTrust {
        /// What was attempted.
        doing: String,
    },
    /// A step that has run has another text in this program.
    #[error(
        "the step {step} of the schema ran with another text; this program is not of the same line as the database"
    )]
    StepChanged {
        /// Which.
        step: String,
    },
    /// The database has steps that this program does not know.
    #[error("the database is newer than this program (it has the step {step}); use a newer program")]
    DatabaseNewer {
        /// The first unknown step.
        step: String,
    },
    /// The operating system gave no random numbers.
    #[error("the system gave no random numbers: {0}")]
    Random(getrandom::Error),
    /// The server refused for another reason or did not answer.
    #[error("{doing}: {source}")]
    Database {
        /// What was attempted.
        doing: String,
        /// Why it failed.
        source: sqlx::Error,
    },
}

/// Numbers of the servers' errors for what an account may not do, from "access denied for database" to "no such grant".
const PRIVILEGE_ERRORS: [u16; 8] = [1044, 1045, 1142, 1143, 1227, 1370, 1410, 3619];
/// The servers' `ER_BINLOG_CREATE_ROUTINE_NEED_SUPER`.
const BINARY_LOG_TRUST: u16 = 1419;

impl From<getrandom::Error> for InstallError {
    fn from(error: getrandom::Error) -> Self {
        Self::Random(error)
    }
}

impl InstallError {
    fn of(doing: String, source: sqlx::Error) -> Self {
        let refusal = source.as_database_error().and_then(|e| e.try_downcast_ref::<MySqlDatabaseError>());
        match refusal {
            Some(refusal) if refusal.number() == BINARY_LOG_TRUST => Self::BinaryLogTrust { doing },
            Some(refusal) if PRIVILEGE_ERRORS.contains(&refusal.number()) => {
                Self::MissingPrivilege { doing, message: refusal.message().to_owned() }
            }
            _ => Self::Database { doing, source },
        }
    }
}

fn list(blockers: &[Blocker]) -> String {
    let list: Vec<String> = blockers.iter().map(ToString::to_string).collect();
    if list.is_empty() { String::new() } else { format!(", perhaps connection {}", list.join(", ")) }
}

/// The number of a server's refusal.
pub(super) fn server_error(error: &sqlx::Error) -> Option<u16> {
    error.as_database_error()?.try_downcast_ref::<MySqlDatabaseError>().map(MySqlDatabaseError::number)
}

/// Adds to an error what was attempted.
pub(super) trait Doing<T> {
    fn doing(self, what: impl Into<String>) -> Result<T, InstallError>;
}

impl<T> Doing<T> for Result<T, sqlx::Error> {
    fn doing(self, what: impl Into<String>) -> Result<T, InstallError> {
        self.map_err(|source| InstallError::of(what.into(), source))
    }
}
