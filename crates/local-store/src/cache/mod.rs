//! The latest answers of the database, for times when it cannot be reached. Everything here can be asked for again, so
//! losing the file is never an error.

mod preview;

use std::path::Path;

use sqlx::sqlite::{SqliteConnectOptions, SqlitePool, SqlitePoolOptions, SqliteSynchronous};
use time::OffsetDateTime;

pub use self::preview::PreviewName;
use super::{LocalError, Owner, options, permissions};

/// How many answers are kept, for everybody who uses this profile.
const MAXIMUM: i64 = 250;
/// How many bytes they may have together.
const MAXIMUM_BYTES: i64 = 20 * 1024 * 1024;
/// How old, in microseconds, the stored time of an unchanged answer may become: so not every poll writes to the disk.
const STALE: i64 = 60 * 1_000_000;
/// Raise it whenever the table, or the form of the answers, changes.
const VERSION: i64 = 4;

/// The file `cache.sqlite` of a profile, or memory if the file cannot be used.
#[derive(Debug, Clone)]
pub struct Cache {
    pub(super) pool: Option<SqlitePool>,
}

/// An answer, and when it arrived by this workstation's clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CacheEntry {
    /// The answer as it was stored.
    pub answer: String,
    /// Accurate to a minute.
    pub as_of: OffsetDateTime,
}

impl Cache {
    /// Opens the file in a directory that [`super::Local::open`] created. A damaged or outdated file is replaced.
    pub async fn open(directory: &Path) -> Self {
        let path = directory.join("cache.sqlite");
        if let Ok(pool) = open(&path).await {
            return Self { pool: Some(pool) };
        }
        for ending in ["", "-wal", "-shm"] {
            // If a file cannot be removed, the second attempt fails and says so.
            let _ = std::fs::remove_file(format!("{}{ending}", path.display()));
        }
        match open(&path).await {
            Ok(pool) => Self { pool: Some(pool) },
            Err(error) => {
                tracing::warn!(%error, "answers are kept for this run only");
                Self { pool: in_memory().await.ok() }
            }
        }
    }

    /// Stores an answer. An unchanged one is not written again.
    pub async fn keep(&self, owner: &Owner, name: &str, answer: &str, now: OffsetDateTime) -> Result<(), LocalError> {
        let Some(pool) = &self.pool else { return Ok(()) };
        let written = sqlx::query(
            "INSERT INTO answers (owner_database, owner_person, name, answer, as_of, used)
             VALUES (?1, ?2, ?3, ?4, ?5, (SELECT COALESCE(max(used), 0) + 1 FROM answers))
             ON CONFLICT (owner_database, owner_person, name)
             DO UPDATE SET answer = excluded.answer, as_of = excluded.as_of, used = excluded.used
             WHERE answer <> excluded.answer OR abs(excluded.as_of - as_of) > ?6",
        )
        .bind(&owner.database)
        .bind(owner.person())
        .bind(name)
        .bind(answer)
        .bind(micros(now))
        .bind(STALE)
        .execute(pool)
        .await?;
        if written.rows_affected() > 0 {
            sqlx::query(
                "DELETE FROM answers WHERE used IN (
                    SELECT used FROM (
                        SELECT used, row_number() OVER newest AS many, sum(octet_length(answer)) OVER newest AS bytes
                          FROM answers WINDOW newest AS (ORDER BY used DESC))
                     WHERE many > ? OR bytes > ?)",
            )
            .bind(MAXIMUM)
            .bind(MAXIMUM_BYTES)
            .execute(pool)
            .await?;
        }
        Ok(())
    }

    /// The stored answer.
    pub async fn read(&self, owner: &Owner, name: &str) -> Result<Option<CacheEntry>, LocalError> {
        let Some(pool) = &self.pool else { return Ok(None) };
        let row: Option<(String, i64)> = sqlx::query_as(
            "SELECT answer, as_of FROM answers WHERE owner_database = ? AND owner_person = ? AND name = ?",
        )
        .bind(&owner.database)
        .bind(owner.person())
        .bind(name)
        .fetch_optional(pool)
        .await?;
        // Fails on a full disk; reading must not.
        let _ = sqlx::query(
            "UPDATE answers SET used = (SELECT max(used) + 1 FROM answers)
              WHERE owner_database = ? AND owner_person = ? AND name = ? AND used < (SELECT max(used) FROM answers)",
        )
        .bind(&owner.database)
        .bind(owner.person())
        .bind(name)
        .execute(pool)
        .await;
        Ok(row.map(|(answer, as_of)| CacheEntry { answer, as_of: moment(as_of) }))
    }

    /// Every answer of a person, with its name. Looking at all of them uses none.
    pub async fn answers(&self, owner: &Owner) -> Result<Vec<(String, CacheEntry)>, LocalError> {
        let Some(pool) = &self.pool else { return Ok(Vec::new()) };
        let rows: Vec<(String, String, i64)> =
            sqlx::query_as("SELECT name, answer, as_of FROM answers WHERE owner_database = ? AND owner_person = ?")
                .bind(&owner.database)
                .bind(owner.person())
                .fetch_all(pool)
                .await?;
        let entry = |(name, answer, as_of)| (name, CacheEntry { answer, as_of: moment(as_of) });
        Ok(rows.into_iter().map(entry).collect())
    }

    /// Deletes an answer.
    pub async fn forget(&self, owner: &Owner, name: &str) -> Result<(), LocalError> {
        let Some(pool) = &self.pool else { return Ok(()) };
        sqlx::query("DELETE FROM answers WHERE owner_database = ? AND owner_person = ? AND name = ?")
            .bind(&owner.database)
            .bind(owner.person())
            .bind(name)
            .execute(pool)
            .await?;
        Ok(())
    }

    /// Deletes everything of a person, so that none of it is left on the disk.
    pub async fn wipe(&self, owner: &Owner) -> Result<(), LocalError> {
        let Some(pool) = &self.pool else { return Ok(()) };
        for wipe in [
            "DELETE FROM answers WHERE owner_database = ? AND owner_person = ?",
            "DELETE FROM previews WHERE owner_database = ? AND owner_person = ?",
        ] {
            sqlx::query(wipe).bind(&owner.database).bind(owner.person()).execute(pool).await?;
        }
        // The write-ahead log still holds earlier writes.
        sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(pool).await?;
        Ok(())
    }

    /// Deletes everything of a database.
    pub async fn wipe_database(&self, database: &str) -> Result<(), LocalError> {
        let Some(pool) = &self.pool else { return Ok(()) };
        for wipe in ["DELETE FROM answers WHERE owner_database = ?", "DELETE FROM previews WHERE owner_database = ?"] {
            sqlx::query(wipe).bind(database).execute(pool).await?;
        }
        sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(pool).await?;
        Ok(())
    }

    /// Deletes everything of everybody, and frees the space.
    pub async fn clear(&self) -> Result<(), LocalError> {
        let Some(pool) = &self.pool else { return Ok(()) };
        sqlx::raw_sql("DELETE FROM answers; DELETE FROM previews").execute(pool).await?;
        sqlx::query("VACUUM").execute(pool).await?;
        sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(pool).await?;
        Ok(())
    }

    /// How many bytes the answers and the previews have.
    pub async fn bytes(&self) -> Result<u64, LocalError> {
        let Some(pool) = &self.pool else { return Ok(0) };
        let bytes: i64 = sqlx::query_scalar(
            "SELECT (SELECT COALESCE(sum(octet_length(answer)), 0) FROM answers)
                  + (SELECT COALESCE(sum(octet_length(preview)), 0) FROM previews)",
        )
        .fetch_one(pool)
        .await?;
        Ok(u64::try_from(bytes).unwrap_or_default())
    }

    /// Closes the file.
    pub async fn close(&self) {
        if let Some(pool) = &self.pool {
            pool.close().await;
        }
    }
}

async fn open(path: &Path) -> Result<SqlitePool, LocalError> {
    permissions::private_file(path).map_err(|cause| LocalError::Place { path: path.to_owned(), cause })?;
    // A power cut may lose the latest answers, never the file.
    let options = options(path).synchronous(SqliteSynchronous::Normal).pragma("secure_delete", "ON");
    prepared(SqlitePoolOptions::new().max_connections(1).connect_with(options).await?).await
}

async fn in_memory() -> Result<SqlitePool, LocalError> {
    let options = SqliteConnectOptions::new().in_memory(true);
    prepared(
        SqlitePoolOptions::new().max_connections(1).idle_timeout(None).max_lifetime(None).connect_with(options).await?,
    )
    .await
}

async fn prepared(pool: SqlitePool) -> Result<SqlitePool, LocalError> {
    let made = async {
        let version: i64 = sqlx::query_scalar("PRAGMA user_version").fetch_one(&pool).await?;
        let tables: i64 = sqlx::query_scalar("SELECT count(*) FROM sqlite_schema").fetch_one(&pool).await?;
        let found: String = sqlx::query_scalar("PRAGMA quick_check(1)").fetch_one(&pool).await?;
        if found != "ok" || (tables > 0 && version != VERSION) {
            return Err(LocalError::Damaged(found));
        }
        sqlx::raw_sql(include_str!("../../../../migrations/local/cache.sql")).execute(&pool).await?;
        sqlx::raw_sql(&format!("PRAGMA user_version = {VERSION}")).execute(&pool).await?;
        Ok(())
    };
    match made.await {
        Ok(()) => Ok(pool),
        Err(error) => {
            pool.close().await;
            Err(error)
        }
    }
}

fn micros(moment: OffsetDateTime) -> i64 {
    i64::try_from(moment.unix_timestamp_nanos() / 1000).unwrap_or_default()
}

fn moment(micros: i64) -> OffsetDateTime {
    OffsetDateTime::from_unix_timestamp_nanos(i128::from(micros) * 1000).unwrap_or(OffsetDateTime::UNIX_EPOCH)
}

#[cfg(test)]
mod tests;
