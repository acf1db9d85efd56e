//! What this workstation keeps for itself, in one SQLite file for each profile: settings and drafts.
//!
//! The file is readable by its owner only and is written through a write-ahead log, so that a killed application or a power
//! cut loses at most what was typed in the last moment.

mod draft;
mod setting;

use std::path::{Path, PathBuf};
use std::time::Duration;

use sqlx::ConnectOptions as _;
use sqlx::migrate::MigrateError;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous};

pub use draft::DraftOwner;
pub use setting::Setting;

/// Why a file of this workstation cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum LocalError {
    /// The directory cannot be made.
    #[error("cannot make the directory {path}")]
    Directory {
        /// Which.
        path: PathBuf,
        /// Why.
        #[source]
        cause: std::io::Error,
    },
    /// The file cannot be read or written: disk full, no right, damaged.
    #[error("cannot use the local file: {0}")]
    File(#[from] sqlx::Error),
    /// The file was made by a newer application or is damaged.
    #[error("cannot bring the local file up to date: {0}")]
    Upgrade(#[from] MigrateError),
}

/// The local file of a profile.
#[derive(Debug, Clone)]
pub struct Local {
    pool: SqlitePool,
}

impl Local {
    /// Opens the file `desk.sqlite` in `directory`, making both where they are missing.
    pub async fn open(directory: &Path) -> Result<Self, LocalError> {
        private_directory(directory).map_err(|cause| LocalError::Directory { path: directory.to_owned(), cause })?;
        let options = SqliteConnectOptions::new()
            .filename(directory.join("desk.sqlite"))
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(Duration::from_secs(5))
            .disable_statement_logging();
        let pool = SqlitePoolOptions::new().max_connections(1).connect_with(options).await?;
        sqlx::migrate!("../../migrations/local").run(&pool).await?;
        Ok(Self { pool })
    }

    /// Writes everything down and closes the file.
    pub async fn close(&self) {
        self.pool.close().await;
    }
}

#[cfg(unix)]
fn private_directory(directory: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::{DirBuilderExt as _, PermissionsExt as _};
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(directory)?;
    std::fs::set_permissions(directory, std::fs::Permissions::from_mode(0o700))
}

/// Elsewhere the user's profile directory is private by the system's own default.
#[cfg(not(unix))]
fn private_directory(directory: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(directory)
}
