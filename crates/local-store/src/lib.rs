//! What a workstation stores, in two `SQLite` files for each profile: settings, drafts and outbox in `desk.sqlite`, the
//! latest answers of the database in `cache.sqlite`.
//!
//! Only their owner can read the files. They use a write-ahead log, so that a killed application or a power cut loses
//! at most the last moment of typing.

mod cache;
mod contents;
mod draft;
mod error;
mod file;
mod outbox;
mod owner;
mod permissions;
mod quarantine;
mod setting;
mod sweep;
mod upgrade;

use std::path::{Path, PathBuf};
use std::time::Duration;

use sqlx::ConnectOptions as _;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous};

pub use cache::{Cache, CacheEntry, PreviewName};
pub use contents::Contents;
pub use error::LocalError;
pub use file::{NewFile, Upload};
pub use outbox::TakenBack;
pub use owner::Owner;
pub use setting::Setting;

/// The file `desk.sqlite` of a profile.
#[derive(Debug, Clone)]
pub struct Local {
    pool: SqlitePool,
    quarantined: Option<PathBuf>,
}

impl Local {
    /// Opens the file in `directory` and creates both where they are missing. A damaged file is moved away and replaced
    /// by a new one.
    pub async fn open(directory: &Path) -> Result<Self, LocalError> {
        permissions::private_directory(directory)
            .map_err(|cause| LocalError::Place { path: directory.to_owned(), cause })?;
        let path = directory.join("desk.sqlite");
        match open(&path, directory).await {
            Ok(pool) => Ok(Self { pool, quarantined: None }),
            Err(LocalError::Damaged(why)) => {
                let quarantined = quarantine::quarantine(&path, directory)?;
                tracing::error!(why, moved_to = %quarantined.display(), "the local file is damaged and was moved");
                Ok(Self { pool: open(&path, directory).await?, quarantined: Some(quarantined) })
            }
            Err(error) => Err(error),
        }
    }

    /// Where this opening moved the file to, if it was damaged.
    #[must_use]
    pub fn quarantined(&self) -> Option<&Path> {
        self.quarantined.as_deref()
    }

    /// Writes everything to the disk and closes the file.
    pub async fn close(&self) {
        self.pool.close().await;
    }
}

async fn open(path: &Path, directory: &Path) -> Result<SqlitePool, LocalError> {
    permissions::private_file(path).map_err(|cause| LocalError::Place { path: path.to_owned(), cause })?;
    let options = options(path).synchronous(SqliteSynchronous::Full);
    let pool = SqlitePoolOptions::new().max_connections(1).connect_with(options).await?;
    let checked = async {
        let found: String = sqlx::query_scalar("PRAGMA quick_check(1)").fetch_one(&pool).await?;
        if found != "ok" {
            return Err(LocalError::Damaged(found));
        }
        upgrade::upgrade(&pool, directory).await?;
        sweep::sweep(&pool).await
    };
    if let Err(error) = checked.await {
        // The file can only be moved once nobody has it open.
        pool.close().await;
        return Err(error);
    }
    Ok(pool)
}

fn options(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .busy_timeout(Duration::from_secs(5))
        // Only has an effect on macOS, where the disk's own cache would not survive a power cut.
        .pragma("fullfsync", "ON")
        .disable_statement_logging()
}

#[cfg(test)]
mod tests;
