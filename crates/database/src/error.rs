//! Why a call to the database fails, by what a person can do about it.

use std::io;

use model::Code;
use sqlx::mysql::MySqlDatabaseError;

use crate::server_error::ServerError;

/// Why a call brought no answer.
#[derive(Debug, thiserror::Error)]
pub enum DatabaseError {
    /// A procedure signalled that a rule refuses it. Nothing else is a refusal.
    #[error("refused: {0}")]
    Refused(Code),
    /// The person did this so often within the hour that they have to wait: a refusal that ends by itself.
    #[error("refused: {code}, for {seconds} s", code = Code::QuotaHourly)]
    OverQuota {
        /// Until the hour is over.
        seconds: u32,
    },
    /// The host name is unknown.
    #[error("host name not found")]
    HostUnknown(#[source] io::Error),
    /// The server does not answer, or the connection broke.
    #[error("not reachable: {0}")]
    Unreachable(#[source] sqlx::Error),
    /// The server did not answer in time.
    #[error("no answer within {0} seconds")]
    TimedOut(u64),
    /// A call that carries much did not end in time: the network is slow. Nothing is known of the server.
    #[error("not done within {0} seconds")]
    TooSlow(u64),
    /// The answer was no answer: damaged, incomplete, or of another protocol.
    #[error("answer cannot be read: {0}")]
    Garbled(String),
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
    /// The transaction lost to others, again and again.
    #[error("conflict: {0}")]
    Conflict(#[source] sqlx::Error),
    /// The server lacks memory, threads or time for now.
    #[error("busy: {0}")]
    Busy(#[source] sqlx::Error),
    /// The server takes no changes for now: another one is or becomes the writer.
    #[error("switching over: {0}")]
    Switching(#[source] sqlx::Error),
    /// No room on the server's disk.
    #[error("full: {0}")]
    Full(#[source] sqlx::Error),
    /// The server, or the account, has all the connections that it may have.
    #[error("too many connections: {0}")]
    TooManyConnections(#[source] sqlx::Error),
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
            Self::OverQuota { .. } => Code::QuotaHourly,
            Self::HostUnknown(_) => Code::ConnectionHostUnknown,
            Self::Unreachable(_) | Self::TimedOut(_) | Self::TooSlow(_) | Self::Garbled(_) => Code::DatabaseUnreachable,
            Self::AccountRefused(_) => Code::DatabaseRefused,
            Self::NotTrusted(_) => Code::DatabaseNotTrusted,
            Self::NotInstalled(_) => Code::DatabaseNotInstalled,
            Self::Upgrading(_) => Code::DatabaseUpgrading,
            Self::TooOld(_) => Code::DatabaseTooOld,
            Self::TooNew(_) => Code::DatabaseTooNew,
            Self::Conflict(_) | Self::Busy(_) => Code::DatabaseBusy,
            Self::Switching(_) => Code::DatabaseSwitching,
            Self::Full(_) => Code::DatabaseFull,
            Self::TooManyConnections(_) => Code::DatabaseTooManyConnections,
            Self::Defect(_) => Code::DatabaseFailed,
            Self::Interrupted { cause } => cause.code(),
        }
    }

    /// Whether the connection itself failed, so that no call can succeed until it is back.
    #[must_use]
    pub fn is_about_connection(&self) -> bool {
        match self {
            Self::Interrupted { cause } => cause.is_about_connection(),
            Self::HostUnknown(_)
            | Self::Unreachable(_)
            | Self::TimedOut(_)
            | Self::Garbled(_)
            | Self::AccountRefused(_)
            | Self::NotTrusted(_)
            | Self::NotInstalled(_)
            | Self::Upgrading(_)
            | Self::TooOld(_)
            | Self::TooNew(_)
            | Self::TooManyConnections(_) => true,
            Self::Refused(_)
            | Self::OverQuota { .. }
            | Self::TooSlow(_)
            | Self::Conflict(_)
            | Self::Busy(_)
            | Self::Switching(_)
            | Self::Full(_)
            | Self::Defect(_) => false,
        }
    }

    /// Whether the server is reached but takes no changes for now.
    #[must_use]
    pub fn stops_changes(&self) -> bool {
        match self {
            Self::Interrupted { cause } => cause.stops_changes(),
            _ => matches!(self, Self::Busy(_) | Self::Switching(_) | Self::Full(_)),
        }
    }

    /// Whether nothing can be told from it about the server: neither that it is there nor that it is away.
    #[must_use]
    pub fn says_nothing(&self) -> bool {
        match self {
            Self::Interrupted { cause } => cause.says_nothing(),
            _ => matches!(self, Self::TooSlow(_)),
        }
    }

    /// Whether a procedure decided against the call: sent again at once, it is refused again. Every other failure may pass.
    #[must_use]
    pub fn is_refusal(&self) -> bool {
        matches!(self, Self::Refused(_) | Self::OverQuota { .. })
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
            Self::Unreachable(_) | Self::TimedOut(_) | Self::TooSlow(_) | Self::Garbled(_) => true,
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
                    Some((_, Some("45000"))) => match signalled(database.message()) {
                        // The account was revoked while this connection was open.
                        Some((Code::DatabaseRefused, _)) => Self::AccountRefused(error),
                        Some((Code::QuotaHourly, seconds)) => Self::OverQuota { seconds },
                        Some((code, _)) => Self::Refused(code),
                        None => Self::Defect(error),
                    },
                    Some((number, _)) => Self::of_number(number, error),
                    None => Self::Defect(error),
                }
            }
            sqlx::Error::Tls(_) => Self::NotTrusted(error),
            // rustls reports a certificate that it rejects as invalid data of the stream.
            sqlx::Error::Io(cause) if cause.kind() == io::ErrorKind::InvalidData => Self::NotTrusted(error),
            sqlx::Error::Io(_) | sqlx::Error::PoolTimedOut => Self::Unreachable(error),
            sqlx::Error::Protocol(_)
            | sqlx::Error::Decode(_)
            | sqlx::Error::ColumnDecode { .. }
            | sqlx::Error::ColumnIndexOutOfBounds { .. }
            | sqlx::Error::ColumnNotFound(_)
            | sqlx::Error::TypeNotFound { .. }
            | sqlx::Error::RowNotFound => Self::Garbled(error.to_string()),
            _ => Self::Defect(error),
        }
    }
}

impl DatabaseError {
    fn of_number(number: u16, error: sqlx::Error) -> Self {
        match ServerError::of(number) {
            Some(ServerError::Conflict) => Self::Conflict(error),
            Some(ServerError::Lost) => Self::Unreachable(error),
            Some(ServerError::Switching) => Self::Switching(error),
            Some(ServerError::Full) => Self::Full(error),
            Some(ServerError::TooManyConnections) => Self::TooManyConnections(error),
            Some(ServerError::Unwell) => Self::Busy(error),
            Some(ServerError::AccountRefused) => Self::AccountRefused(error),
            Some(ServerError::NeedsTls) => Self::NotTrusted(error),
            Some(ServerError::Upgrading) => Self::Upgrading(error),
            Some(ServerError::NotInstalled) => Self::NotInstalled(error),
            None => Self::Defect(error),
        }
    }
}

/// The code that a procedure signalled, and the number that some codes are followed by.
fn signalled(message: &str) -> Option<(Code, u32)> {
    let (code, number) = message.split_once(' ').unwrap_or((message, "0"));
    Some((Code::parse(code)?, number.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_with_an_unreadable_answer_may_have_taken_effect() {
        let unreadable = sqlx::Error::InvalidArgument("an answer of the driver's future".to_owned());
        assert!(DatabaseError::Defect(unreadable).may_have_taken_effect());
    }
}
