//! Reads a chosen file into the store, chunk by chunk.

use model::{CHUNK, ChosenFile, RequestId};
use sha2::{Digest as _, Sha256};
use time::OffsetDateTime;

use super::{Row, chosen, key};
use crate::{Local, LocalError, Owner};

/// A file that begins to be read.
#[derive(Debug, Clone, Copy)]
pub struct NewFile<'a> {
    /// Names it, and later the request that begins its upload.
    pub id: RequestId,
    /// The draft that it is added to.
    pub draft_key: &'a str,
    /// Its name.
    pub name: &'a str,
    /// What was found in its content.
    pub media_type: &'a str,
    /// How many bytes it has.
    pub size: u64,
}

impl Local {
    /// Begins a file of a draft. Nobody sees it before its last chunk is there.
    pub async fn file_begin(&self, owner: &Owner, file: NewFile<'_>, now: OffsetDateTime) -> Result<(), LocalError> {
        sqlx::query(
            "INSERT OR IGNORE INTO files (id, owner_database, owner_person, draft_key, name, media_type, size, added_at)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        )
        .bind(key(file.id))
        .bind(&owner.database)
        .bind(owner.person())
        .bind(file.draft_key)
        .bind(file.name)
        .bind(file.media_type)
        .bind(i64::try_from(file.size).unwrap_or(i64::MAX))
        .bind(now.unix_timestamp())
        .execute(&self.pool)
        .await?;
        Ok(())
    }

    /// Adds a chunk. Returns `false` when the file is complete or was removed meanwhile.
    pub async fn file_put(
        &self,
        owner: &Owner,
        id: RequestId,
        position: u32,
        bytes: &[u8],
    ) -> Result<bool, LocalError> {
        let added = sqlx::query(
            "INSERT OR REPLACE INTO file_chunks (file, position, digest, bytes)
             SELECT id, ?, ?, ? FROM files
              WHERE id = ? AND owner_database = ? AND owner_person = ? AND digest IS NULL",
        )
        .bind(position)
        .bind(Sha256::digest(bytes).as_slice())
        .bind(bytes)
        .bind(key(id))
        .bind(&owner.database)
        .bind(owner.person())
        .execute(&self.pool)
        .await?;
        Ok(added.rows_affected() == 1)
    }

    /// Completes a file whose chunks are all there. Returns nothing when it lacks one, or was removed meanwhile.
    pub async fn file_complete(&self, owner: &Owner, id: RequestId) -> Result<Option<ChosenFile>, LocalError> {
        let mut connection = self.pool.acquire().await?;
        let row = sqlx::query_as(
            "SELECT id, name, media_type, size FROM files WHERE id = ? AND owner_database = ? AND owner_person = ?",
        );
        let row = row.bind(key(id)).bind(&owner.database).bind(owner.person());
        let row: Option<Row> = row.fetch_optional(&mut *connection).await?;
        let Some(file) = row.map(chosen).transpose()? else { return Ok(None) };
        let chunks: Vec<(Vec<u8>, i64)> =
            sqlx::query_as("SELECT digest, length(bytes) FROM file_chunks WHERE file = ? ORDER BY position")
                .bind(key(id))
                .fetch_all(&mut *connection)
                .await?;
        let bytes: i64 = chunks.iter().map(|(_, length)| length).sum();
        if chunks.len() as u64 != file.size.div_ceil(CHUNK as u64) || u64::try_from(bytes) != Ok(file.size) {
            return Ok(None);
        }
        let digest = chunks.iter().fold(Sha256::new(), |all, (digest, _)| all.chain_update(digest)).finalize();
        let complete = sqlx::query("UPDATE files SET digest = ? WHERE id = ?");
        complete.bind(digest.as_slice()).bind(key(id)).execute(&mut *connection).await?;
        Ok(Some(file))
    }
}
