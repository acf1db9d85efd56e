//! Discards the files of a draft, and brings them back.

use model::RequestId;
use time::OffsetDateTime;

use super::key;
use crate::sweep::clear;
use crate::{Local, LocalError, Owner};

/// For so many seconds what was discarded can come back: far longer than the window offers it.
const KEPT: i64 = 600;

impl Local {
    /// Discards the files of a draft with this action, which can be undone for a while. What is still being read is gone at once, and so
    /// is what was discarded long ago.
    pub async fn file_discard(
        &self,
        owner: &Owner,
        draft_key: &str,
        action: RequestId,
        now: OffsetDateTime,
    ) -> Result<(), LocalError> {
        let mut change = self.pool.begin().await?;
        let discard = "UPDATE files SET draft_key = NULL, discarded = ?, discarded_at = ?
            WHERE owner_database = ? AND owner_person = ? AND draft_key = ?";
        let discard = sqlx::query(discard).bind(key(action)).bind(now.unix_timestamp());
        discard.bind(&owner.database).bind(owner.person()).bind(draft_key).execute(&mut *change).await?;
        let forget = "DELETE FROM files WHERE discarded IS NOT NULL AND (digest IS NULL OR discarded_at < ?)";
        sqlx::query(forget).bind(now.unix_timestamp() - KEPT).execute(&mut *change).await?;
        clear(&mut change).await?;
        Ok(change.commit().await?)
    }

    /// Gives what an action discarded to a draft.
    pub async fn file_restore(&self, owner: &Owner, action: RequestId, draft_key: &str) -> Result<(), LocalError> {
        let restore = "UPDATE files SET draft_key = ?, discarded = NULL, discarded_at = NULL
            WHERE discarded = ? AND owner_database = ? AND owner_person = ?";
        let restore = sqlx::query(restore).bind(draft_key).bind(key(action));
        restore.bind(&owner.database).bind(owner.person()).execute(&self.pool).await?;
        Ok(())
    }
}
