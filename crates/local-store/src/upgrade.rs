//! Upgrades the local file and keeps a copy of the old one.

use std::path::{Path, PathBuf};

use sqlx::migrate::Migrator;
use sqlx::sqlite::SqlitePool;

use crate::LocalError;
use crate::permissions::private_file;

pub(crate) static STEPS: Migrator = sqlx::migrate!("../../migrations/local");

/// How many copies are kept; older ones are deleted.
const COPIES: usize = 3;
/// The name of a copy, before the number of the first step that it lacks.
const COPY: &str = "desk-before-";

/// Runs the steps that the file lacks. An older file is copied first.
pub(crate) async fn upgrade(pool: &SqlitePool, directory: &Path) -> Result<(), LocalError> {
    let last = last_step(pool).await?;
    let missing = STEPS.iter().map(|step| step.version).find(|version| last.is_some_and(|last| *version > last));
    if let Some(missing) = missing {
        copy(pool, directory, missing).await?;
    }
    Ok(STEPS.run(pool).await?)
}

async fn last_step(pool: &SqlitePool) -> Result<Option<i64>, LocalError> {
    let made: i64 = sqlx::query_scalar("SELECT count(*) FROM sqlite_schema WHERE name = '_sqlx_migrations'")
        .fetch_one(pool)
        .await?;
    if made == 0 {
        return Ok(None);
    }
    Ok(sqlx::query_scalar("SELECT max(version) FROM _sqlx_migrations WHERE success").fetch_one(pool).await?)
}

async fn copy(pool: &SqlitePool, directory: &Path, step: i64) -> Result<(), LocalError> {
    let path = directory.join(format!("{COPY}{step:04}.sqlite"));
    // A killed upgrade may have left half a copy.
    match std::fs::remove_file(&path) {
        Err(cause) if cause.kind() != std::io::ErrorKind::NotFound => {
            return Err(LocalError::Place { path, cause });
        }
        _ => {}
    }
    // VACUUM accepts an empty file as its target, so the copy is private from the start.
    private_file(&path).map_err(|cause| LocalError::Place { path: path.clone(), cause })?;
    sqlx::query("VACUUM INTO ?").bind(path.to_string_lossy().into_owned()).execute(pool).await?;
    let mut copies = copies(directory);
    copies.sort();
    for old in copies.iter().rev().skip(COPIES) {
        // A copy that cannot be deleted is no reason not to start.
        let _ = std::fs::remove_file(old);
    }
    Ok(())
}

fn copies(directory: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(directory) else { return Vec::new() };
    entries.flatten().filter(|entry| entry.file_name().to_string_lossy().starts_with(COPY)).map(|e| e.path()).collect()
}
