//! Takes operations back into drafts, and queues refused ones again.

use model::{Draft, OutboxItem, OutboxOperation, RequestId, Timestamp};
use sqlx::sqlite::SqliteConnection;
use time::OffsetDateTime;

use super::{begin, delete, form, row};
use crate::{Local, LocalError, Owner, draft};

impl Local {
    /// Turns an operation back into a draft, in one transaction: under its own key, or under a free one if there is
    /// another draft by now. Returns `None` if the operation is gone or may have arrived.
    pub async fn outbox_take_back(
        &self,
        owner: &Owner,
        id: RequestId,
        now: OffsetDateTime,
    ) -> Result<Option<Draft>, LocalError> {
        let mut connection = self.pool.acquire().await?;
        let mut change = begin(&mut connection).await?;
        let Some(row) = row(&mut change, owner, id).await?.filter(|row| !row.uncertain) else { return Ok(None) };
        let journaled = row.content.clone();
        let item = row.item()?;
        let draft = put_back(&mut change, owner, &item, journaled.as_deref(), now).await?;
        delete(&mut change, id).await?;
        change.commit().await?;
        Ok(Some(draft))
    }

    /// The same for an operation that was refused just now, so that it has certainly not arrived.
    pub async fn outbox_undo(&self, owner: &Owner, id: RequestId, now: OffsetDateTime) -> Result<(), LocalError> {
        self.outbox_stay(id).await?;
        self.outbox_take_back(owner, id, now).await.map(|_| ())
    }

    /// Queues a refused operation again, at the end. With `anyway` a message is sent although its thread has moved on.
    pub async fn outbox_retry(&self, owner: &Owner, id: RequestId, anyway: bool) -> Result<(), LocalError> {
        let mut connection = self.pool.acquire().await?;
        let mut change = begin(&mut connection).await?;
        let Some(row) = row(&mut change, owner, id).await?.filter(|row| row.code.is_some()) else { return Ok(()) };
        let place_in_line = row.place_in_line;
        let mut operation = row.item()?.operation;
        if let OutboxOperation::Message { seen, .. } = &mut operation
            && anyway
        {
            *seen = None;
        }
        sqlx::query(
            "UPDATE outbox SET code = NULL, code_limit = NULL, operation = ?,
                place_in_line = (SELECT max(place_in_line) + 1 FROM outbox)
             WHERE place_in_line = ?",
        )
        .bind(serde_json::to_string(&operation)?)
        .bind(place_in_line)
        .execute(&mut *change)
        .await?;
        Ok(change.commit().await?)
    }
}

async fn put_back(
    change: &mut SqliteConnection,
    owner: &Owner,
    item: &OutboxItem,
    journaled: Option<&str>,
    now: OffsetDateTime,
) -> Result<Draft, LocalError> {
    let place = if item.place.is_empty() { form::place(&item.operation) } else { item.place.clone() };
    let first = place.split('#').next().unwrap_or(&place).to_owned();
    let mut place = place;
    let mut number = 1_u32;
    let content = form::content(&item.operation, journaled);
    loop {
        match draft::content(change, owner, &place).await? {
            None => break,
            // The form journaled the same text again while it was being sent.
            Some(standing) if form::holds(&standing, &item.operation) => break,
            Some(_) => {
                number += 1;
                place = format!("{first}#{number}");
            }
        }
    }
    draft::write(change, owner, &place, &content, item.about.as_deref(), now).await?;
    Ok(Draft { place, content, about: item.about.clone(), updated_at: Timestamp(now) })
}
