//! Removes the remains of files that were not read to their end before the application was closed.

use sqlx::sqlite::SqlitePool;

use crate::LocalError;

pub(crate) async fn sweep(pool: &SqlitePool) -> Result<(), LocalError> {
    for statement in
        ["DELETE FROM files WHERE digest IS NULL", "DELETE FROM file_chunks WHERE file NOT IN (SELECT id FROM files)"]
    {
        sqlx::query(statement).execute(pool).await?;
    }
    Ok(())
}
