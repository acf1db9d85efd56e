//! The files whose text has arrived: they are uploaded to its ticket or message.

use model::{Code, MessageId, RequestId, TicketId, UploadItem};
use sqlx::sqlite::SqliteConnection;

use super::{id_of, key};
use crate::{Local, LocalError, Owner};

/// A file as its upload announces it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upload {
    /// The request that begins it.
    pub id: RequestId,
    /// The ticket that it belongs to.
    pub ticket: TicketId,
    /// The message that it came with; absent for the ticket itself.
    pub message: Option<MessageId>,
    /// Its name.
    pub name: String,
    /// What was found in its content.
    pub media_type: String,
    /// How many bytes it has.
    pub size: u64,
    /// The SHA-256 of the SHA-256 digests of its chunks.
    pub digest: Vec<u8>,
    /// How often it began again.
    pub restarts: u32,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Vec<u8>,
    ticket: i64,
    message: Option<i64>,
    name: String,
    media_type: String,
    size: i64,
    digest: Vec<u8>,
    restarts: u32,
    code: Option<String>,
}

impl Row {
    fn upload(self) -> Result<Upload, LocalError> {
        Ok(Upload {
            id: id_of(&self.id)?,
            ticket: TicketId(self.ticket.unsigned_abs()),
            message: self.message.map(|message| MessageId(message.unsigned_abs())),
            name: self.name,
            media_type: self.media_type,
            size: self.size.unsigned_abs(),
            digest: self.digest,
            restarts: self.restarts,
        })
    }
}

impl Local {
    async fn uploads(&self, owner: &Owner) -> Result<Vec<Row>, LocalError> {
        Ok(sqlx::query_as(
            "SELECT id, ticket, message, name, media_type, size, digest, restarts, code FROM files
              WHERE owner_database = ? AND owner_person = ? AND ticket IS NOT NULL AND digest IS NOT NULL
              ORDER BY position",
        )
        .bind(&owner.database)
        .bind(owner.person())
        .fetch_all(&self.pool)
        .await?)
    }

    /// A person's uploads, in their order.
    pub async fn upload_list(&self, owner: &Owner) -> Result<Vec<UploadItem>, LocalError> {
        let rows = self.uploads(owner).await?;
        let item = |mut row: Row| {
            let refused = row.code.take().map(|code| Code::parse(&code).unwrap_or(Code::DatabaseFailed));
            let Upload { id, ticket, message, name, size, .. } = row.upload()?;
            Ok(UploadItem { id, ticket, message, name, size, refused })
        };
        rows.into_iter().map(item).collect()
    }

    /// The first upload that was not refused.
    pub async fn upload_next(&self, owner: &Owner) -> Result<Option<Upload>, LocalError> {
        let next = self.uploads(owner).await?.into_iter().find(|row| row.code.is_none());
        next.map(Row::upload).transpose()
    }

    /// A chunk of a person's file; none when it lacks that one.
    pub async fn file_chunk(&self, owner: &Owner, id: RequestId, position: u32) -> Result<Option<Vec<u8>>, LocalError> {
        let bytes = sqlx::query_scalar(
            "SELECT bytes FROM file_chunks JOIN files ON files.id = file
              WHERE file = ? AND file_chunks.position = ? AND owner_database = ? AND owner_person = ?",
        );
        let bytes = bytes.bind(key(id)).bind(position).bind(&owner.database).bind(owner.person());
        Ok(bytes.fetch_optional(&self.pool).await?)
    }

    /// Whether a person's file is still wanted.
    pub async fn file_exists(&self, owner: &Owner, id: RequestId) -> Result<bool, LocalError> {
        let found =
            sqlx::query_scalar("SELECT count(*) FROM files WHERE id = ? AND owner_database = ? AND owner_person = ?");
        let found = found.bind(key(id)).bind(&owner.database).bind(owner.person());
        let found: i64 = found.fetch_one(&self.pool).await?;
        Ok(found > 0)
    }

    /// Stores why the database refused a person's upload; without a code it is tried again.
    pub async fn upload_refuse(&self, owner: &Owner, id: RequestId, code: Option<Code>) -> Result<(), LocalError> {
        let refuse = "UPDATE files SET code = ?, restarts = 0 WHERE id = ? AND owner_database = ? AND owner_person = ?";
        let refuse = sqlx::query(refuse).bind(code.map(Code::as_str)).bind(key(id));
        refuse.bind(&owner.database).bind(owner.person()).execute(&self.pool).await?;
        Ok(())
    }

    /// Gives a person's upload that the database does not know, or knows otherwise, another request.
    pub async fn upload_restart(&self, owner: &Owner, id: RequestId, other: RequestId) -> Result<(), LocalError> {
        let mut change = self.pool.begin().await?;
        let restart = "UPDATE files SET id = ?, restarts = restarts + 1
            WHERE id = ? AND owner_database = ? AND owner_person = ?";
        let restart = sqlx::query(restart).bind(key(other)).bind(key(id)).bind(&owner.database).bind(owner.person());
        if restart.execute(&mut *change).await?.rows_affected() > 0 {
            let follow = sqlx::query("UPDATE file_chunks SET file = ? WHERE file = ?");
            follow.bind(key(other)).bind(key(id)).execute(&mut *change).await?;
        }
        Ok(change.commit().await?)
    }
}

/// The files of an operation that has arrived belong to what it made from now on.
pub(crate) async fn release(
    connection: &mut SqliteConnection,
    carrier: RequestId,
    ticket: TicketId,
    message: Option<MessageId>,
) -> Result<(), LocalError> {
    sqlx::query("UPDATE files SET carrier = NULL, ticket = ?, message = ? WHERE carrier = ?")
        .bind(i64::try_from(ticket.0).unwrap_or(i64::MAX))
        .bind(message.map(|message| i64::try_from(message.0).unwrap_or(i64::MAX)))
        .bind(key(carrier))
        .execute(connection)
        .await?;
    Ok(())
}
