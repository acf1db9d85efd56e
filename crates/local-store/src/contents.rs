//! How much is in the local file, and how all of one database leaves it.

use crate::{Local, LocalError};

/// How much is kept, of everybody who uses this profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contents {
    /// Texts that are being written.
    pub drafts: u32,
    /// What was sent and has not arrived.
    pub waiting: u32,
}

impl Local {
    /// Counts what is kept.
    pub async fn contents(&self) -> Result<Contents, LocalError> {
        let (drafts, waiting): (u32, u32) =
            sqlx::query_as("SELECT (SELECT count(*) FROM drafts), (SELECT count(*) FROM outbox)")
                .fetch_one(&self.pool)
                .await?;
        Ok(Contents { drafts, waiting })
    }

    /// Forgets every draft and everything that waits for a database that no longer exists.
    pub async fn forget_database(&self, database: &str) -> Result<(), LocalError> {
        for statement in ["DELETE FROM drafts WHERE owner_database = ?", "DELETE FROM outbox WHERE owner_database = ?"]
        {
            sqlx::query(statement).bind(database).execute(&self.pool).await?;
        }
        Ok(())
    }
}
