//! The errors of commands, and their form on the wire.

use database::DatabaseError;
use database::connection_file::ConnectionFileError;
use database::key_derivation::DerivationError;
use local_store::LocalError;
use model::{Code, Invalid, WireError};

use crate::files::PictureError;
use crate::host::{AddressError, CaptureError, ShortcutError, StartupError};
use crate::trial::error::TrialError;

/// Why a command failed.
#[derive(Debug, thiserror::Error)]
pub enum DeskError {
    /// A file of this computer that a person named cannot be read.
    #[error("a file cannot be read: {0}")]
    Unreadable(std::io::Error),
    /// A field does not follow its rule.
    #[error(transparent)]
    Invalid(#[from] Invalid),
    /// The database refused it or could not be asked.
    #[error(transparent)]
    Database(#[from] DatabaseError),
    /// A file of this workstation cannot be used.
    #[error(transparent)]
    Local(#[from] LocalError),
    /// The connection file cannot be used.
    #[error(transparent)]
    ConnectionFile(#[from] ConnectionFileError),
    /// The password could not be turned into a key.
    #[error(transparent)]
    Derivation(#[from] DerivationError),
    /// There is no connection yet, or its password is missing.
    #[error("no connection yet")]
    NoConnection,
    /// Nobody is signed in.
    #[error("nobody is signed in")]
    SignedOut,
    /// Only the database can decide this, and it is away for this reason.
    #[error("the database is away: {0}")]
    Away(Code),
    /// The organisation gives the connection.
    #[error("the connection of this workstation is managed")]
    Managed,
    /// The system does not let the application start with the computer.
    #[error(transparent)]
    Startup(#[from] StartupError),
    /// A key combination cannot be had.
    #[error(transparent)]
    Shortcut(#[from] ShortcutError),
    /// The system does not open an address.
    #[error(transparent)]
    Address(#[from] AddressError),
    /// A file is not shown.
    #[error(transparent)]
    Picture(#[from] PictureError),
    /// A file that should be shown as text is none.
    #[error("this is no text")]
    NoText,
    /// Its person stopped it.
    #[error("stopped")]
    Stopped,
    /// There is no picture of the screen.
    #[error(transparent)]
    Capture(#[from] CaptureError),
    /// This computer has no server program for a trial.
    #[error("neither MariaDB nor MySQL is installed on this computer")]
    NoServer,
    /// The private database of a trial failed.
    #[error("trial: {0}")]
    Trial(#[from] TrialError),
    /// The command is unknown, or its request has the wrong form.
    #[error("malformed command: {0}")]
    Malformed(String),
    /// A defect of the application.
    #[error("internal: {0}")]
    Internal(String),
}

impl DeskError {
    /// The code by which the window picks its message.
    #[must_use]
    pub fn code(&self) -> Code {
        match self {
            Self::Invalid(invalid) => invalid.code,
            Self::Unreadable(_) => Code::FileUnreadable,
            Self::Database(error) => error.code(),
            Self::Local(error) if error.is_full() => Code::StorageFull,
            Self::Local(_) => Code::StorageFailed,
            Self::ConnectionFile(_) => Code::ConnectionFileInvalid,
            Self::Derivation(_) => Code::DatabaseTooNew,
            Self::NoConnection => Code::ConnectionNone,
            Self::SignedOut => Code::SessionEnded,
            Self::Away(code) => *code,
            Self::Managed => Code::ConnectionManaged,
            Self::Startup(_) => Code::StartupFailed,
            Self::Shortcut(ShortcutError::Taken) => Code::ShortcutTaken,
            Self::Shortcut(ShortcutError::Unavailable) => Code::ShortcutUnavailable,
            Self::Address(_) => Code::AddressNotOpened,
            Self::NoText => Code::TextUnreadable,
            Self::Picture(PictureError::Unreadable) => Code::PictureUnreadable,
            Self::Picture(PictureError::TooLarge) => Code::PictureTooLarge,
            Self::Stopped => Code::AttachmentStopped,
            Self::Capture(CaptureError::Unavailable(_)) => Code::CaptureUnavailable,
            Self::Capture(CaptureError::Failed(_)) => Code::CaptureFailed,
            Self::NoServer => Code::TrialNoServer,
            Self::Trial(_) => Code::TrialFailed,
            Self::Malformed(_) => Code::CommandMalformed,
            Self::Internal(_) => Code::Internal,
        }
    }

    /// The length that a text exceeds or does not reach; for a connection file, the line of the error; for an hourly limit, the
    /// minutes until it ends.
    pub(crate) fn limit(&self) -> Option<u32> {
        match self {
            Self::Invalid(invalid) => invalid.limit,
            Self::Database(DatabaseError::OverQuota { seconds }) => Some(seconds.div_ceil(60)),
            Self::ConnectionFile(error) => error.line.and_then(|line| line.try_into().ok()),
            _ => None,
        }
    }

    /// The form in which a window receives it. The log has a line with the same `reference`.
    #[must_use]
    pub fn wire(&self, reference: String) -> WireError {
        let field = match self {
            Self::Invalid(invalid) => Some(invalid.field.to_owned()),
            _ => None,
        };
        let (code, limit) = (self.code(), self.limit());
        WireError { code, message: self.to_string(), retryable: code.is_retryable(), reference, field, limit }
    }
}
