//! Files that are to be attached. Their content waits here: with the draft, then with the operation that carries them, then for its
//! upload.

mod content;
mod discard;
mod upload;

use model::{ChosenFile, RequestId};
use sqlx::sqlite::{SqliteConnection, SqlitePool};
use time::OffsetDateTime;
use uuid::Uuid;

pub use self::content::NewFile;
pub use self::upload::Upload;
pub(crate) use self::upload::release;
use crate::sweep::clear;
use crate::{Local, LocalError, Owner};

/// The columns of a [`ChosenFile`].
type Row = (Vec<u8>, String, String, i64);

impl Local {
    /// The files of a draft, in the order in which they were chosen.
    pub async fn file_list(&self, owner: &Owner, draft_key: &str) -> Result<Vec<ChosenFile>, LocalError> {
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT id, name, media_type, size FROM files
              WHERE owner_database = ? AND owner_person = ? AND draft_key = ? AND digest IS NOT NULL ORDER BY position",
        )
        .bind(&owner.database)
        .bind(owner.person())
        .bind(draft_key)
        .fetch_all(&self.pool)
        .await?;
        rows.into_iter().map(chosen).collect()
    }

    /// Gives a file of a draft another name.
    pub async fn file_rename(&self, owner: &Owner, id: RequestId, name: &str) -> Result<(), LocalError> {
        let rename = "UPDATE files SET name = ?
            WHERE id = ? AND owner_database = ? AND owner_person = ? AND draft_key IS NOT NULL";
        let rename = sqlx::query(rename).bind(name).bind(key(id)).bind(&owner.database).bind(owner.person());
        rename.execute(&self.pool).await?;
        Ok(())
    }

    /// Removes a file, also one that is being uploaded. What the database has of it by then stays out of everybody's sight.
    pub async fn file_remove(&self, owner: &Owner, id: RequestId) -> Result<(), LocalError> {
        let remove = "DELETE FROM files WHERE id = ? AND owner_database = ? AND owner_person = ?";
        let removed = sqlx::query(remove).bind(key(id)).bind(&owner.database).bind(owner.person());
        if removed.execute(&self.pool).await?.rows_affected() > 0 {
            sqlx::query("DELETE FROM file_chunks WHERE file = ?").bind(key(id)).execute(&self.pool).await?;
        }
        Ok(())
    }
}

fn key(id: RequestId) -> Vec<u8> {
    id.0.as_bytes().to_vec()
}

fn id_of(key: &[u8]) -> Result<RequestId, LocalError> {
    let id = Uuid::from_slice(key).map_err(|error| sqlx::Error::Decode(error.into()))?;
    Ok(RequestId(id))
}

fn chosen((key, name, media_type, size): Row) -> Result<ChosenFile, LocalError> {
    Ok(ChosenFile { id: id_of(&key)?, name, media_type, size: size.unsigned_abs() })
}

/// The draft, the name and the moment of each file that a person chose, in the order of choosing.
pub(crate) async fn of_drafts(
    pool: &SqlitePool,
    owner: &Owner,
) -> Result<Vec<(String, String, OffsetDateTime)>, LocalError> {
    let rows: Vec<(String, String, i64)> = sqlx::query_as(
        "SELECT draft_key, name, added_at FROM files
          WHERE owner_database = ? AND owner_person = ? AND draft_key IS NOT NULL AND digest IS NOT NULL ORDER BY position",
    )
    .bind(&owner.database)
    .bind(owner.person())
    .fetch_all(pool)
    .await?;
    let file = |(draft_key, name, added_at)| {
        (draft_key, name, OffsetDateTime::from_unix_timestamp(added_at).unwrap_or(OffsetDateTime::UNIX_EPOCH))
    };
    Ok(rows.into_iter().map(file).collect())
}

/// The operation that carries it and the name of each file that waits with a person's operations, in the order of choosing.
pub(crate) async fn of_operations(pool: &SqlitePool, owner: &Owner) -> Result<Vec<(RequestId, String)>, LocalError> {
    let rows: Vec<(Vec<u8>, String)> = sqlx::query_as(
        "SELECT carrier, name FROM files
          WHERE owner_database = ? AND owner_person = ? AND carrier IS NOT NULL ORDER BY position",
    )
    .bind(&owner.database)
    .bind(owner.person())
    .fetch_all(pool)
    .await?;
    rows.into_iter().map(|(carrier, name)| Ok((id_of(&carrier)?, name))).collect()
}

/// Hands the files of a draft to the operation that it becomes. One that is still being read stays with the draft.
pub(crate) async fn load(
    connection: &mut SqliteConnection,
    owner: &Owner,
    draft_key: &str,
    carrier: RequestId,
) -> Result<(), LocalError> {
    let load = "UPDATE files SET carrier = ?, draft_key = NULL
        WHERE owner_database = ? AND owner_person = ? AND draft_key = ? AND digest IS NOT NULL";
    let load = sqlx::query(load).bind(key(carrier)).bind(&owner.database).bind(owner.person()).bind(draft_key);
    load.execute(connection).await?;
    Ok(())
}

/// Hands the files of an operation back to its draft. Returns their names.
pub(crate) async fn unload(
    connection: &mut SqliteConnection,
    carrier: RequestId,
    draft_key: &str,
) -> Result<Vec<String>, LocalError> {
    let names = sqlx::query_scalar("SELECT name FROM files WHERE carrier = ? ORDER BY position");
    let names = names.bind(key(carrier)).fetch_all(&mut *connection).await?;
    let unload = sqlx::query("UPDATE files SET carrier = NULL, draft_key = ? WHERE carrier = ?");
    unload.bind(draft_key).bind(key(carrier)).execute(connection).await?;
    Ok(names)
}

/// Removes the files of an operation that made nothing that could have them.
pub(crate) async fn drop_cargo(connection: &mut SqliteConnection, carrier: RequestId) -> Result<(), LocalError> {
    let dropped = sqlx::query("DELETE FROM files WHERE carrier = ?").bind(key(carrier));
    if dropped.execute(&mut *connection).await?.rows_affected() > 0 {
        clear(connection).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
