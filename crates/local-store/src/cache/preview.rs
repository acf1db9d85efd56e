//! The files of tickets that were looked at, as the window showed them.

use model::{AttachmentId, TicketId};

use super::Cache;
use crate::{LocalError, Owner};

/// How many bytes the previews of everybody may have together.
const MAXIMUM_BYTES: i64 = 64 * 1024 * 1024;
/// A preview of more bytes is not kept: it would push out all others.
const LARGEST: usize = 16 * 1024 * 1024;

/// Names what was shown of a file.
#[derive(Debug, Clone, Copy)]
pub struct PreviewName {
    /// The ticket that it belongs to.
    pub ticket: TicketId,
    /// The file.
    pub attachment: AttachmentId,
    /// In which form: a file may have several.
    pub form: &'static str,
}

impl PreviewName {
    fn attachment(self) -> i64 {
        i64::try_from(self.attachment.0).unwrap_or(i64::MAX)
    }
}

impl Cache {
    /// Stores a preview, and lets go of the oldest.
    pub async fn keep_preview(&self, owner: &Owner, name: PreviewName, preview: &str) -> Result<(), LocalError> {
        self.keep_preview_within(owner, name, preview, MAXIMUM_BYTES).await
    }

    pub(super) async fn keep_preview_within(
        &self,
        owner: &Owner,
        name: PreviewName,
        preview: &str,
        most: i64,
    ) -> Result<(), LocalError> {
        let Some(pool) = &self.pool else { return Ok(()) };
        if preview.len() > LARGEST {
            return Ok(());
        }
        sqlx::query(
            "INSERT OR REPLACE INTO previews (owner_database, owner_person, attachment, form, ticket, preview)
             VALUES (?, ?, ?, ?, ?, ?)",
        )
        .bind(&owner.database)
        .bind(owner.person())
        .bind(name.attachment())
        .bind(name.form)
        .bind(i64::try_from(name.ticket.0).unwrap_or(i64::MAX))
        .bind(preview)
        .execute(pool)
        .await?;
        sqlx::query(
            "DELETE FROM previews WHERE rowid IN (
                SELECT place FROM (
                    SELECT rowid AS place, sum(octet_length(preview)) OVER (ORDER BY rowid DESC) AS bytes FROM previews)
                 WHERE bytes > ?)",
        )
        .bind(most)
        .execute(pool)
        .await?;
        Ok(())
    }

    /// The stored preview.
    pub async fn read_preview(&self, owner: &Owner, name: PreviewName) -> Result<Option<String>, LocalError> {
        let Some(pool) = &self.pool else { return Ok(None) };
        let read = sqlx::query_scalar(
            "SELECT preview FROM previews
              WHERE owner_database = ? AND owner_person = ? AND attachment = ? AND form = ?",
        );
        let read = read.bind(&owner.database).bind(owner.person()).bind(name.attachment()).bind(name.form);
        Ok(read.fetch_optional(pool).await?)
    }

    /// Deletes a person's previews of a ticket.
    pub async fn forget_previews(&self, owner: &Owner, ticket: TicketId) -> Result<(), LocalError> {
        let Some(pool) = &self.pool else { return Ok(()) };
        sqlx::query("DELETE FROM previews WHERE owner_database = ? AND owner_person = ? AND ticket = ?")
            .bind(&owner.database)
            .bind(owner.person())
            .bind(i64::try_from(ticket.0).unwrap_or(i64::MAX))
            .execute(pool)
            .await?;
        Ok(())
    }
}
