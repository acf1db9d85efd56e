//! What this workstation keeps for itself, in two `SQLite` files for each profile: settings, drafts and the outbox in
//! `desk.sqlite`, the last known answers of the database in `cache.sqlite`.
//!
//! The files are readable by their owner only and are written through a write-ahead log, so that a killed application or a
//! power cut loses at most what was typed in the last moment.

mod aside;
mod cache;
mod contents;
mod draft;
mod error;
mod outbox;
mod owner;
mod permissions;
mod setting;
mod upgrade;

use std::path::{Path, PathBuf};
use std::time::Duration;

use sqlx::ConnectOptions as _;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous};

pub use cache::{Cache, Cached};
pub use contents::Contents;
pub use error::LocalError;
pub use owner::Owner;
pub use setting::Setting;

/// The local file of a profile.
#[derive(Debug, Clone)]
pub struct Local {
    pool: SqlitePool,
    set_aside: Option<PathBuf>,
}

impl Local {
    /// Opens the file `desk.sqlite` in `directory`, making both where they are missing. A damaged file is moved aside and a new
    /// one begun.
    pub async fn open(directory: &Path) -> Result<Self, LocalError> {
        permissions::private_directory(directory)
            .map_err(|cause| LocalError::Place { path: directory.to_owned(), cause })?;
        let path = directory.join("desk.sqlite");
        match open(&path, directory).await {
            Ok(pool) => Ok(Self { pool, set_aside: None }),
            Err(LocalError::Damaged(why)) => {
                let aside = aside::move_aside(&path, directory)?;
                tracing::error!(why, aside = %aside.display(), "the local file is damaged and was moved");
                Ok(Self { pool: open(&path, directory).await?, set_aside: Some(aside) })
            }
            Err(error) => Err(error),
        }
    }

    /// Where the file was moved at this opening because it was damaged.
    #[must_use]
    pub fn set_aside(&self) -> Option<&Path> {
        self.set_aside.as_deref()
    }

    /// Writes everything down and closes the file.
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
        upgrade::upgrade(&pool, directory).await
    };
    if let Err(error) = checked.await {
        // Before the file is moved nobody holds it.
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
        // Elsewhere than on macOS this changes nothing; there the disk's own cache would not survive a power cut.
        .pragma("fullfsync", "ON")
        .disable_statement_logging()
}

#[cfg(test)]
mod tests;
