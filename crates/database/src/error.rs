//! Why a call to the database fails, by what a person can do about it.

use std::io;

use model::Code;
use sqlx::mysql::MySqlDatabaseError;

/// Why a call brought no answer.
#[derive(Debug, thiserror::Error)]
pub enum DatabaseError {
    /// A rule of the database refused it.
    #[error("refused: {0}")]
    Refused(Code),
    /// The host name is unknown.
    #[error("host name not found")]
    HostUnknown(#[source] io::Error),
    /// The server does not answer, or the connection broke.
    #[error("not reachable: {0}")]
    Unreachable(#[source] sqlx::Error),
    /// The server did not answer in time.
    #[error("no answer within {0} seconds")]
    TimedOut(u64),
    /// Account or password of the workstation are refused.
    #[error("account refused: {0}")]
    AccountRefused(#[source] sqlx::Error),
    /// The server's certificate cannot be trusted, or it offers none.
    #[error("certificate not trusted: {0}")]
    NotTrusted(#[source] sqlx::Error),
    /// The server answers, but Ticket Desk is not installed there.
    #[error("not installed: {0}")]
    NotInstalled(#[source] sqlx::Error),
    /// The public procedures are being replaced.
    #[error("being upgraded: {0}")]
    Upgrading(#[source] sqlx::Error),
    /// The database offers only API versions older than this build needs.
    #[error("the database has API version {0}, older than this application needs")]
    TooOld(u32),
    /// The database offers only API versions newer than this build knows.
    #[error("the database asks for API version {0} or newer")]
    TooNew(u32),
    /// The server was busy: deadlock, lock wait, too many connections.
    #[error("busy: {0}")]
    Busy(#[source] sqlx::Error),
    /// The last attempt failed with `cause`, but one attempt broke off after the call was sent: it may have taken
    /// effect.
    #[error("{cause}; it may have arrived")]
    Interrupted {
        /// Why there is no answer.
        #[source]
        cause: Box<DatabaseError>,
    },
    /// The call or its answer breaks the agreement between both sides.
    #[error("defect: {0}")]
    Defect(#[source] sqlx::Error),
}

impl DatabaseError {
    /// The code by which desk and window decide what to do.
    #[must_use]
    pub fn code(&self) -> Code {
        match self {
            Self::Refused(code) => *code,
            Self::HostUnknown(_) => Code::ConnectionHostUnknown,
            Self::Unreachable(_) | Self::TimedOut(_) => Code::DatabaseUnreachable,
            Self::AccountRefused(_) => Code::DatabaseRefused,
            Self::NotTrusted(_) => Code::DatabaseNotTrusted,
            Self::NotInstalled(_) => Code::DatabaseNotInstalled,
            Self::Upgrading(_) => Code::DatabaseUpgrading,
            Self::TooOld(_) => Code::DatabaseTooOld,
            Self::TooNew(_) => Code::DatabaseTooNew,
            Self::Busy(_) => Code::DatabaseBusy,
            Self::Defect(_) => Code::DatabaseFailed,
            Self::Interrupted { cause } => cause.code(),
        }
    }

    /// Whether the connection itself failed, so that no call can succeed until it is back.
    #[must_use]
    pub fn is_about_connection(&self) -> bool {
        match self {
            Self::Interrupted { cause } => cause.is_about_connection(),
            _ => !matches!(self, Self::Refused(_) | Self::Busy(_) | Self::Defect(_)),
        }
    }

    /// Whether the server was busy: the same call may succeed a little later.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        match self {
            Self::Interrupted { cause } => cause.is_busy(),
            _ => matches!(self, Self::Busy(_)),
        }
    }

    /// Whether the call may have taken effect although there is no answer.
    #[must_use]
    pub fn may_have_arrived(&self) -> bool {
        matches!(self, Self::Interrupted { .. })
    }

    /// Whether a call that failed like this after it was sent may have taken effect. A server that gives a reason has
    /// rolled back, unless it is shutting down.
    pub(crate) fn may_have_taken_effect(&self) -> bool {
        match self {
            Self::Unreachable(_) | Self::TimedOut(_) => true,
            Self::Defect(cause) => !matches!(cause, sqlx::Error::Database(_)),
            _ => false,
        }
    }
}

impl From<sqlx::Error> for DatabaseError {
    fn from(error: sqlx::Error) -> Self {
        match &error {
            sqlx::Error::Database(database) => {
                let refusal = database.try_downcast_ref::<MySqlDatabaseError>().map(|e| (e.number(), e.code()));
                match refusal {
                    Some((_, Some("45000"))) => match Code::parse(database.message()) {
                        // The account was revoked while this connection was open.
                        Some(Code::DatabaseRefused) => Self::AccountRefused(error),
                        Some(code) => Self::Refused(code),
                        None => Self::Defect(error),
                    },
                    Some((number, _)) => Self::of_number(number, error),
                    None => Self::Defect(error),
                }
            }
            sqlx::Error::Tls(_) => Self::NotTrusted(error),
            // rustls reports a certificate that it rejects as invalid data of the stream.
            sqlx::Error::Io(cause) if cause.kind() == io::ErrorKind::InvalidData => Self::NotTrusted(error),
            sqlx::Error::Io(_) | sqlx::Error::PoolTimedOut | sqlx::Error::Protocol(_) => Self::Unreachable(error),
            _ => Self::Defect(error),
        }
    }
}

impl DatabaseError {
    /// Error numbers of the servers: <https://dev.mysql.com/doc/mysql-errors/8.4/en/server-error-reference.html>.
    fn of_number(number: u16, error: sqlx::Error) -> Self {
        match number {
            // Deadlock, lock wait time-out, record changed since last read; too many connections, in all or of this
            // account; the server's disk is full, or an administrator made it read-only for a while; it forgot the
            // tables of a prepared statement before carrying it out.
            1205 | 1213 | 1615 | 1020 | 1040 | 1203 | 1226 | 1021 | 1114 | 1290 | 1836 => Self::Busy(error),
            // Access denied, host not allowed, host blocked, account locked, password expired.
            1045 | 1129 | 1130 | 1698 | 1820 | 1862 | 3118 | 4151 => Self::AccountRefused(error),
            // The account may only come over TLS.
            3159 => Self::NotTrusted(error),
            // Unknown database, no right to it, no right to execute a procedure.
            1044 | 1049 | 1370 => Self::NotInstalled(error),
            // Unknown procedure: an upgrade drops all of them before it changes anything else.
            1305 => Self::Upgrading(error),
            // Server going away, statement or connection killed.
            1053 | 1077 | 1079 | 1080 | 1152 | 1158..=1161 | 1184 | 1317 | 1927 | 4031 => Self::Unreachable(error),
            _ => Self::Defect(error),
        }
    }
}
