//! The pictures of tickets that were looked at.

use model::{AttachmentId, PictureForm, TicketId};

use super::Cache;
use crate::{LocalError, Owner};

/// How many bytes the pictures of everybody may have together.
const MAXIMUM_BYTES: i64 = 64 * 1024 * 1024;
/// A picture of more bytes is not kept: it would push out all others.
const LARGEST: usize = 16 * 1024 * 1024;

/// Names a picture.
#[derive(Debug, Clone, Copy)]
pub struct PictureName {
    /// The ticket that it belongs to.
    pub ticket: TicketId,
    /// The file.
    pub attachment: AttachmentId,
    /// Small or large.
    pub form: PictureForm,
}

impl PictureName {
    fn attachment(self) -> i64 {
        i64::try_from(self.attachment.0).unwrap_or(i64::MAX)
    }
}

impl Cache {
    /// Stores a picture, and lets go of the oldest.
    pub async fn keep_picture(&self, owner: &Owner, name: PictureName, picture: &str) -> Result<(), LocalError> {
        self.keep_picture_within(owner, name, picture, MAXIMUM_BYTES).await
    }

    pub(super) async fn keep_picture_within(
        &self,
        owner: &Owner,
        name: PictureName,
        picture: &str,
        most: i64,
    ) -> Result<(), LocalError> {
        let Some(pool) = &self.pool else { return Ok(()) };
        if picture.len() > LARGEST {
            return Ok(());
        }
        sqlx::query(
            "INSERT OR REPLACE INTO pictures (owner_database, owner_person, attachment, form, ticket, picture)
             VALUES (?, ?, ?, ?, ?, ?)",
        )
        .bind(&owner.database)
        .bind(owner.person())
        .bind(name.attachment())
        .bind(name.form.as_str())
        .bind(i64::try_from(name.ticket.0).unwrap_or(i64::MAX))
        .bind(picture)
        .execute(pool)
        .await?;
        sqlx::query(
            "DELETE FROM pictures WHERE rowid IN (
                SELECT place FROM (
                    SELECT rowid AS place, sum(octet_length(picture)) OVER (ORDER BY rowid DESC) AS bytes FROM pictures)
                 WHERE bytes > ?)",
        )
        .bind(most)
        .execute(pool)
        .await?;
        Ok(())
    }

    /// The stored picture.
    pub async fn read_picture(&self, owner: &Owner, name: PictureName) -> Result<Option<String>, LocalError> {
        let Some(pool) = &self.pool else { return Ok(None) };
        let read = sqlx::query_scalar(
            "SELECT picture FROM pictures
              WHERE owner_database = ? AND owner_person = ? AND attachment = ? AND form = ?",
        );
        let read = read.bind(&owner.database).bind(owner.person()).bind(name.attachment()).bind(name.form.as_str());
        Ok(read.fetch_optional(pool).await?)
    }

    /// Deletes a person's pictures of a ticket.
    pub async fn forget_pictures(&self, owner: &Owner, ticket: TicketId) -> Result<(), LocalError> {
        let Some(pool) = &self.pool else { return Ok(()) };
        sqlx::query("DELETE FROM pictures WHERE owner_database = ? AND owner_person = ? AND ticket = ?")
            .bind(&owner.database)
            .bind(owner.person())
            .bind(i64::try_from(ticket.0).unwrap_or(i64::MAX))
            .execute(pool)
            .await?;
        Ok(())
    }
}
