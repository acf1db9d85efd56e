//! The outbox: operations that the database has not confirmed yet.
//!
//! A row is written before its operation leaves the workstation and deleted when the answer arrives. In between it is
//! `uncertain`: the operation may have arrived, so it is sent again under the same request id and cannot be taken back.

mod edits;
mod form;
mod row;
mod send;
mod take_back;

pub use self::take_back::TakenBack;

use model::{OutboxItem, RequestId};
use sqlx::pool::PoolConnection;
use sqlx::sqlite::{Sqlite, SqliteConnection};
use sqlx::{Connection as _, Transaction};

use self::row::{COLUMNS, Row};
use super::{Local, LocalError, Owner, draft, file};

impl Local {
    /// Puts an operation into the outbox with the files of its draft, and deletes the draft, in one transaction. An operation that is there already
    /// is sent again and no longer refused.
    pub async fn outbox_put(&self, owner: &Owner, item: &OutboxItem) -> Result<(), LocalError> {
        let mut connection = self.pool.acquire().await?;
        let mut change = begin(&mut connection).await?;
        let content = draft::content(&mut change, owner, &item.draft_key).await?;
        let operation = edits::followed(&mut change, owner, &item.operation).await?;
        sqlx::query(
            "INSERT INTO outbox (id, owner_database, owner_person, operation, draft_key, content, about, sent_at)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?)
             ON CONFLICT (id) DO UPDATE SET code = NULL, code_limit = NULL,
                operation = iif(uncertain, operation, excluded.operation), content = COALESCE(excluded.content, content)",
        )
        .bind(item.id.0.as_bytes().as_slice())
        .bind(&owner.database)
        .bind(owner.person())
        .bind(serde_json::to_string(&operation)?)
        .bind(&item.draft_key)
        .bind(content)
        .bind(&item.about)
        .bind(item.sent_at.0)
        .execute(&mut *change)
        .await?;
        file::load(&mut change, owner, &item.draft_key, item.id).await?;
        draft::remove(&mut change, owner, &item.draft_key).await?;
        Ok(change.commit().await?)
    }

    /// A person's outbox with the names of its files, in the order of sending.
    pub async fn outbox_list(&self, owner: &Owner) -> Result<Vec<OutboxItem>, LocalError> {
        let sql =
            format!("SELECT {COLUMNS} FROM outbox WHERE owner_database = ? AND owner_person = ? ORDER BY position");
        let rows: Vec<Row> =
            sqlx::query_as(&sql).bind(&owner.database).bind(owner.person()).fetch_all(&self.pool).await?;
        let mut items = rows.into_iter().map(Row::item).collect::<Result<Vec<_>, _>>()?;
        for (carrier, name) in file::of_operations(&self.pool, owner).await? {
            if let Some(item) = items.iter_mut().find(|item| item.id == carrier) {
                item.files.push(name);
            }
        }
        Ok(items)
    }
}

/// A transaction that holds the write lock from its start, against other processes too.
async fn begin(connection: &mut PoolConnection<Sqlite>) -> Result<Transaction<'_, Sqlite>, LocalError> {
    Ok(connection.begin_with("BEGIN IMMEDIATE").await?)
}

async fn row(connection: &mut SqliteConnection, owner: &Owner, id: RequestId) -> Result<Option<Row>, LocalError> {
    let sql = format!("SELECT {COLUMNS} FROM outbox WHERE id = ? AND owner_database = ? AND owner_person = ?");
    let row = sqlx::query_as(&sql).bind(id.0.as_bytes().as_slice()).bind(&owner.database).bind(owner.person());
    Ok(row.fetch_optional(connection).await?)
}

async fn delete(connection: &mut SqliteConnection, id: RequestId) -> Result<(), LocalError> {
    sqlx::query("DELETE FROM outbox WHERE id = ?").bind(id.0.as_bytes().as_slice()).execute(connection).await?;
    Ok(())
}

#[cfg(test)]
mod tests;
