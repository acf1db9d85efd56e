//! Errors of the local files.

use std::io::ErrorKind;
use std::path::PathBuf;

use sqlx::migrate::MigrateError;

/// Why a file of this workstation cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum LocalError {
    /// The directory or file cannot be created.
    #[error("cannot make {path}")]
    Place {
        /// Which.
        path: PathBuf,
        /// Why.
        #[source]
        cause: std::io::Error,
    },
    /// The disk is full: nothing was written.
    #[error("the disk is full: {0}")]
    Full(#[source] sqlx::Error),
    /// The file holds something that `SQLite` did not write.
    #[error("the local file is damaged: {0}")]
    Damaged(String),
    /// The file cannot be read or written.
    #[error("cannot use the local file: {0}")]
    File(#[source] sqlx::Error),
    /// A newer application made the file, or a schema step failed.
    #[error("cannot bring the local file up to date: {0}")]
    Upgrade(#[source] MigrateError),
}

impl LocalError {
    /// Whether there is no room: on the disk, or within what the system allows the person or a file.
    #[must_use]
    pub fn is_full(&self) -> bool {
        match self {
            Self::Full(_) => true,
            Self::Place { cause, .. } => {
                matches!(cause.kind(), ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge)
            }
            _ => false,
        }
    }
}

/// Result codes: <https://www.sqlite.org/rescode.html>. The lower eight bits are the kind.
const CORRUPT: u32 = 11;
const FULL: u32 = 13;
const NOT_A_DATABASE: u32 = 26;

impl From<sqlx::Error> for LocalError {
    fn from(error: sqlx::Error) -> Self {
        match kind(&error) {
            Some(FULL) => Self::Full(error),
            Some(CORRUPT | NOT_A_DATABASE) => Self::Damaged(error.to_string()),
            _ => Self::File(error),
        }
    }
}

impl From<MigrateError> for LocalError {
    fn from(error: MigrateError) -> Self {
        match error {
            MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => error.into(),
            other => Self::Upgrade(other),
        }
    }
}

impl From<serde_json::Error> for LocalError {
    fn from(error: serde_json::Error) -> Self {
        Self::File(sqlx::Error::Decode(error.into()))
    }
}

fn kind(error: &sqlx::Error) -> Option<u32> {
    let code = error.as_database_error()?.code()?;
    code.parse::<u32>().ok().map(|code| code & 0xff)
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;
    use std::error::Error;

    use sqlx::error::{DatabaseError, ErrorKind};

    use super::*;

    /// An error of `SQLite` with this result code.
    #[derive(Debug, thiserror::Error)]
    #[error("result code {0}")]
    struct Refusal(u32);

    impl DatabaseError for Refusal {
        fn message(&self) -> &'static str {
            "of a test"
        }

        fn code(&self) -> Option<Cow<'_, str>> {
            Some(self.0.to_string().into())
        }

        fn as_error(&self) -> &(dyn Error + Send + Sync + 'static) {
            self
        }

        fn as_error_mut(&mut self) -> &mut (dyn Error + Send + Sync + 'static) {
            self
        }

        fn into_error(self: Box<Self>) -> Box<dyn Error + Send + Sync + 'static> {
            self
        }

        fn kind(&self) -> ErrorKind {
            ErrorKind::Other
        }
    }

    #[test]
    fn an_extended_result_code_is_of_the_same_kind() {
        let (corrupt_index, in_out_error) = (779, 266);
        let local = |code| LocalError::from(sqlx::Error::Database(Box::new(Refusal(code))));
        assert!(matches!(local(corrupt_index), LocalError::Damaged(_)), "a damaged index is damage");
        assert!(matches!(local(in_out_error), LocalError::File(_)));
    }
}
