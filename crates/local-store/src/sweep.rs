//! Removes the remains of files that nothing leads to any more.

use sqlx::sqlite::{SqliteConnection, SqlitePool};

use crate::LocalError;

pub(crate) async fn sweep(pool: &SqlitePool) -> Result<(), LocalError> {
    for statement in [
        // Not read to its end before the application was closed.
        "DELETE FROM files WHERE digest IS NULL",
        // Nobody can undo it any more.
        "DELETE FROM files WHERE discarded IS NOT NULL",
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
