//! What was sent and has not arrived.
//!
//! A row is written before anything leaves the workstation and goes when the database's answer has come. In between it is
//! `uncertain`: it may have arrived, so it is sent again under the same id, and nobody can take it back.

mod deliver;
mod edits;
mod form;
mod row;
mod take_back;

use model::{OutboxItem, RequestId};
use sqlx::pool::PoolConnection;
use sqlx::sqlite::{Sqlite, SqliteConnection};
use sqlx::{Connection as _, Transaction};

use self::row::{COLUMNS, Row};
use super::{Local, LocalError, Owner, draft};

impl Local {
    /// Puts something into the outbox and removes the draft that it was, as one. Something that is there already is not there
    /// twice: its person sends it again, and it is no longer refused.
    pub async fn outbox_put(&self, owner: &Owner, item: &OutboxItem) -> Result<(), LocalError> {
        let mut connection = self.pool.acquire().await?;
        let mut change = begin(&mut connection).await?;
        let content = draft::content(&mut change, owner, &item.place).await?;
        let parcel = edits::followed(&mut change, owner, &item.parcel).await?;
        sqlx::query(
            "INSERT INTO outbox (id, owner_database, owner_person, parcel, place, content, about, sent_at)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?)
             ON CONFLICT (id) DO UPDATE SET code = NULL, code_limit = NULL,
                parcel = iif(uncertain, parcel, excluded.parcel), content = COALESCE(excluded.content, content)",
        )
        .bind(item.id.0.as_bytes().as_slice())
        .bind(&owner.database)
        .bind(owner.person())
        .bind(serde_json::to_string(&parcel)?)
        .bind(&item.place)
        .bind(content)
        .bind(&item.about)
        .bind(item.sent_at.0)
        .execute(&mut *change)
        .await?;
        draft::remove(&mut change, owner, &item.place).await?;
        Ok(change.commit().await?)
    }

    /// Everything in a person's outbox, in the order of sending.
    pub async fn outbox_list(&self, owner: &Owner) -> Result<Vec<OutboxItem>, LocalError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM outbox WHERE owner_database = ? AND owner_person = ? ORDER BY place_in_line"
        );
        let rows: Vec<Row> =
            sqlx::query_as(&sql).bind(&owner.database).bind(owner.person()).fetch_all(&self.pool).await?;
        rows.into_iter().map(Row::item).collect()
    }
}

/// A change that is alone from its beginning, also among processes.
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
