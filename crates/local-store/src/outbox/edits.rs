//! Rebases later edits of a ticket onto an edit that arrived.

use model::{OutboxOperation, TicketId};
use sqlx::sqlite::SqliteConnection;

use super::row::{COLUMNS, Row};
use crate::{LocalError, Owner};

/// An edit that has arrived: the version it was based on, and the one it produced.
#[derive(Debug, Clone, Copy)]
pub(super) struct Edited {
    pub(super) ticket: TicketId,
    pub(super) base: u32,
    pub(super) made: u32,
}

impl Edited {
    /// Whether an edit based on `version` was written on top of this one before it arrived.
    fn comes_before(self, ticket: TicketId, version: u32) -> bool {
        self.ticket == ticket && (self.base..self.made).contains(&version)
    }
}

/// Bases the edits that wait behind it on an edit that arrived.
pub(super) async fn rebase(change: &mut SqliteConnection, owner: &Owner, edited: Edited) -> Result<(), LocalError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM outbox WHERE owner_database = ? AND owner_person = ? AND code IS NULL AND NOT uncertain"
    );
    let rows: Vec<Row> =
        sqlx::query_as(&sql).bind(&owner.database).bind(owner.person()).fetch_all(&mut *change).await?;
    for row in rows {
        let mut item = row.item()?;
        let OutboxOperation::Edit { ticket, version, .. } = &mut item.operation else { continue };
        if !edited.comes_before(*ticket, *version) {
            continue;
        }
        *version = edited.made;
        sqlx::query("UPDATE outbox SET operation = ? WHERE id = ?")
            .bind(serde_json::to_string(&item.operation)?)
            .bind(item.id.0.as_bytes().as_slice())
            .execute(&mut *change)
            .await?;
    }
    Ok(())
}

/// Remembers an edit that waited and arrived, for the forms that were filled from it.
pub(super) async fn note(change: &mut SqliteConnection, owner: &Owner, edited: Edited) -> Result<(), LocalError> {
    sqlx::query(
        "INSERT INTO edits_that_waited (owner_database, owner_person, ticket, base, made) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (owner_database, owner_person, ticket) DO UPDATE SET
            base = iif(excluded.base BETWEEN base AND made, base, excluded.base), made = excluded.made",
    )
    .bind(&owner.database)
    .bind(owner.person())
    .bind(number(edited.ticket))
    .bind(edited.base)
    .bind(edited.made)
    .execute(change)
    .await?;
    Ok(())
}

/// The operation, based on an edit that waited and has arrived since the form was filled.
pub(super) async fn followed(
    change: &mut SqliteConnection,
    owner: &Owner,
    operation: &OutboxOperation,
) -> Result<OutboxOperation, LocalError> {
    let mut operation = operation.clone();
    let OutboxOperation::Edit { ticket, version, .. } = &mut operation else { return Ok(operation) };
    let row: Option<(u32, u32)> = sqlx::query_as(
        "SELECT base, made FROM edits_that_waited WHERE owner_database = ? AND owner_person = ? AND ticket = ?",
    )
    .bind(&owner.database)
    .bind(owner.person())
    .bind(number(*ticket))
    .fetch_optional(change)
    .await?;
    if let Some((base, made)) = row
        && (Edited { ticket: *ticket, base, made }).comes_before(*ticket, *version)
    {
        *version = made;
    }
    Ok(operation)
}

fn number(ticket: TicketId) -> i64 {
    // The database counts tickets; it never comes near the sign bit.
    i64::try_from(ticket.0).unwrap_or(i64::MAX)
}
