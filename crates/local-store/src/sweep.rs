//! Removes the remains of files that nothing leads to any more.

use sqlx::sqlite::{SqliteConnection, SqlitePool};

use crate::LocalError;

pub(crate) async fn sweep(pool: &SqlitePool) -> Result<(), LocalError> {
    for statement in [
        // Not read to its end before the application was closed.
        "DELETE FROM files WHERE digest IS NULL",
        // The text that it came with was emptied. Whoever chose files alone finds them again for a day.
        "DELETE FROM files WHERE draft_key IS NOT NULL AND added_at < unixepoch() - 86400 AND NOT EXISTS (
            SELECT 1 FROM drafts WHERE drafts.owner_database = files.owner_database
                AND drafts.owner_person = files.owner_person AND drafts.draft_key = files.draft_key)",
        // The operation that carried it is gone.
        "DELETE FROM files WHERE carrier IS NOT NULL AND carrier NOT IN (SELECT id FROM outbox)",
    ] {
        sqlx::query(statement).execute(pool).await?;
    }
    let mut connection = pool.acquire().await?;
    Ok(clear(&mut connection).await?)
}

/// Deletes the content of files that are gone.
pub(crate) async fn clear(connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
    let clear = sqlx::query("DELETE FROM file_chunks WHERE file NOT IN (SELECT id FROM files)");
    clear.execute(connection).await.map(|_| ())
}
