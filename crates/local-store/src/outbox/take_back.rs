//! Takes operations back into drafts, and queues refused ones again.

use model::{Draft, OutboxItem, RequestId, Timestamp};
use sqlx::sqlite::SqliteConnection;
use time::OffsetDateTime;

use super::{begin, delete, form, row};
use crate::{Local, LocalError, Owner, draft, file};

/// What became of an operation that its person wants back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TakenBack {
    /// It is a draft again.
    Draft(Draft),
    /// It had no text: nothing is left of it.
    Gone,
    /// It stays: it may have arrived, or is not there.
    Not,
}

impl Local {
    /// Turns an operation back into a draft, in one transaction: under its own key, or under a free one if there is
    /// another draft by now. A choice from a menu has no draft and is just gone.
    pub async fn outbox_take_back(
        &self,
        owner: &Owner,
        id: RequestId,
        now: OffsetDateTime,
    ) -> Result<TakenBack, LocalError> {
        let mut connection = self.pool.acquire().await?;
        let mut change = begin(&mut connection).await?;
        let Some(row) = row(&mut change, owner, id).await?.filter(|row| !row.uncertain) else {
            return Ok(TakenBack::Not);
        };
        let journaled = row.content.clone();
        let item = row.item()?;
        let draft = put_back(&mut change, owner, &item, journaled.as_deref(), now).await?;
        delete(&mut change, id).await?;
        change.commit().await?;
        Ok(draft.map_or(TakenBack::Gone, TakenBack::Draft))
    }

    /// The same for an operation that was refused just now, so that it has certainly not arrived.
    pub async fn outbox_undo(&self, owner: &Owner, id: RequestId, now: OffsetDateTime) -> Result<(), LocalError> {
        self.outbox_mark_waiting(id).await?;
        self.outbox_take_back(owner, id, now).await.map(|_| ())
    }

    /// Queues a refused operation again, at the end. With `anyway` it is sent although somebody else was faster.
    pub async fn outbox_retry(&self, owner: &Owner, id: RequestId, anyway: bool) -> Result<(), LocalError> {
        let mut connection = self.pool.acquire().await?;
        let mut change = begin(&mut connection).await?;
        let Some(row) = row(&mut change, owner, id).await?.filter(|row| row.code.is_some()) else { return Ok(()) };
        let position = row.position;
        let mut operation = row.item()?.operation;
        if anyway {
            operation.disregard();
        }
        sqlx::query(
            "UPDATE outbox SET code = NULL, code_limit = NULL, operation = ?,
                position = (SELECT max(position) + 1 FROM outbox)
             WHERE position = ?",
        )
        .bind(serde_json::to_string(&operation)?)
        .bind(position)
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
) -> Result<Option<Draft>, LocalError> {
    let own = Some(item.draft_key.clone()).filter(|key| !key.is_empty());
    let Some(draft_key) = own.or_else(|| form::draft_key(&item.operation)) else { return Ok(None) };
    let first = draft_key.split('#').next().unwrap_or(&draft_key).to_owned();
    let mut draft_key = draft_key;
    let mut number = 1_u32;
    let content = form::content(&item.operation, journaled);
    loop {
        match draft::content(change, owner, &draft_key).await? {
            None => break,
            // The form journaled the same text again while it was being sent.
            Some(standing) if form::holds(&standing, &item.operation) => break,
            Some(_) => {
                number += 1;
                draft_key = format!("{first}#{number}");
            }
        }
    }
    let files = file::unload(change, item.id, &draft_key).await?;
    draft::write(change, owner, &draft_key, &content, item.about.as_deref(), now).await?;
    Ok(Some(Draft { draft_key, content, about: item.about.clone(), updated_at: Timestamp(now), files }))
}
