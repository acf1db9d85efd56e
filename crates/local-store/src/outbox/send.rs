//! The steps of sending an operation.

use std::collections::HashSet;

use model::{Code, MessageId, OutboxItem, OutboxOperation, OutboxOperationKind, RequestId, Thread, TicketId};

use super::edits::{Edited, note, rebase};
use super::{begin, delete};
use crate::{Local, LocalError, Owner, file};

impl Local {
    /// The operation to send next. Refused ones are skipped; so are those of the kinds that are `held` back, and what follows them
    /// in their thread, which stays in order. A withdrawal waits for the files of its ticket, which takes none afterwards.
    pub async fn outbox_next(
        &self,
        owner: &Owner,
        held: &[OutboxOperationKind],
    ) -> Result<Option<OutboxItem>, LocalError> {
        let mut behind = HashSet::new();
        let uploads = self.upload_list(owner).await?;
        let has_uploads = |thread: Option<Thread>| {
            uploads.iter().any(|file| file.refused.is_none() && Some(Thread::Ticket(file.ticket)) == thread)
        };
        let waiting = self.outbox_list(owner).await?.into_iter().filter(|item| !item.state.is_refused());
        for item in waiting {
            let thread = item.operation.thread();
            let waits = matches!(item.operation, OutboxOperation::Withdraw { .. }) && has_uploads(thread);
            if !waits && !held.contains(&item.operation.kind()) && thread.is_none_or(|thread| !behind.contains(&thread))
            {
                return Ok(Some(item));
            }
            behind.extend(thread);
        }
        Ok(None)
    }

    /// Marks an operation as uncertain, before it is sent. Returns `false` if it is gone and must not be sent.
    pub async fn outbox_mark_uncertain(&self, id: RequestId) -> Result<bool, LocalError> {
        let departed = sqlx::query("UPDATE outbox SET uncertain = 1 WHERE id = ? AND code IS NULL");
        let departed = departed.bind(id.0.as_bytes().as_slice()).execute(&self.pool).await?;
        Ok(departed.rows_affected() == 1)
    }

    /// Marks an operation as waiting: it has certainly not arrived.
    pub async fn outbox_mark_waiting(&self, id: RequestId) -> Result<(), LocalError> {
        sqlx::query("UPDATE outbox SET uncertain = 0 WHERE id = ?")
            .bind(id.0.as_bytes().as_slice())
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    /// Deletes an operation that has arrived. An edit that produced `version` of its ticket becomes the base of the
    /// edits behind it, which their author wrote on top of it; if it `waited`, also of those that are still drafts. Its files are
    /// uploaded to the ticket or message that it `made`.
    pub async fn outbox_complete(
        &self,
        owner: &Owner,
        item: &OutboxItem,
        version: Option<u32>,
        waited: bool,
        made: Option<(TicketId, Option<MessageId>)>,
    ) -> Result<(), LocalError> {
        let mut connection = self.pool.acquire().await?;
        let mut change = begin(&mut connection).await?;
        delete(&mut change, item.id).await?;
        if let Some((ticket, message)) = made {
            file::release(&mut change, item.id, ticket, message).await?;
        } else {
            file::drop_cargo(&mut change, item.id).await?;
        }
        if let (OutboxOperation::Edit { ticket, version: base, .. }, Some(made)) = (&item.operation, version) {
            let edited = Edited { ticket: *ticket, base: *base, made };
            rebase(&mut change, owner, edited).await?;
            if waited {
                note(&mut change, owner, edited).await?;
            }
        }
        Ok(change.commit().await?)
    }

    /// Stores why an operation was refused; it is skipped from now on. `uncertain`: it may have arrived nevertheless.
    pub async fn outbox_refuse(
        &self,
        id: RequestId,
        code: Code,
        limit: Option<u32>,
        uncertain: bool,
    ) -> Result<(), LocalError> {
        sqlx::query("UPDATE outbox SET code = ?, code_limit = ?, uncertain = ? WHERE id = ?")
            .bind(code.as_str())
            .bind(limit)
            .bind(uncertain)
            .bind(id.0.as_bytes().as_slice())
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    /// Marks every operation of a person as refused.
    pub async fn outbox_refuse_all(&self, owner: &Owner, code: Code) -> Result<(), LocalError> {
        sqlx::query("UPDATE outbox SET code = ? WHERE owner_database = ? AND owner_person = ? AND code IS NULL")
            .bind(code.as_str())
            .bind(&owner.database)
            .bind(owner.person())
            .execute(&self.pool)
            .await?;
        Ok(())
    }
}
