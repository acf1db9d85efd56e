//! How much the local file holds, and how everything of one database is deleted.

use crate::{Local, LocalError};

/// How much is stored for everybody who uses this profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contents {
    /// Drafts, those of files alone included.
    pub drafts: u32,
    /// Operations in the outbox.
    pub waiting: u32,
}

impl Local {
    /// Counts what is stored.
    pub async fn contents(&self) -> Result<Contents, LocalError> {
        let (drafts, waiting): (u32, u32) = sqlx::query_as(
            "SELECT (SELECT count(*) FROM (
                        SELECT owner_database, owner_person, draft_key FROM drafts
                        UNION SELECT owner_database, owner_person, draft_key FROM files
                               WHERE draft_key IS NOT NULL AND digest IS NOT NULL)),
                    (SELECT count(*) FROM outbox)",
        )
        .fetch_one(&self.pool)
        .await?;
        Ok(Contents { drafts, waiting })
    }

    /// Deletes every draft, file and outbox operation for a database that no longer exists.
    pub async fn forget_database(&self, database: &str) -> Result<(), LocalError> {
        for statement in [
            "DELETE FROM drafts WHERE owner_database = ?",
            "DELETE FROM outbox WHERE owner_database = ?",
            "DELETE FROM file_chunks WHERE file IN (SELECT id FROM files WHERE owner_database = ?)",
            "DELETE FROM files WHERE owner_database = ?",
        ] {
            sqlx::query(statement).bind(database).execute(&self.pool).await?;
        }
        Ok(())
    }
}
