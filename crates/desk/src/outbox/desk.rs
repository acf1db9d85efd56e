//! What a person sees of their outbox and does with it.

use database::DatabaseError;
use local_store::Owner;
use model::{Code, Draft, OutboxItem, OutboxRetry, OutboxTakeBack, Signal};

use crate::desk::Desk;
use crate::error::DeskError;

impl Desk {
    /// What was sent and has not arrived.
    pub async fn outbox_list(&self, (): ()) -> Result<Vec<OutboxItem>, DeskError> {
        self.outbox_of(&self.writer()?).await
    }

    /// Makes something a draft again, unless it may be at the database.
    pub async fn outbox_take_back(&self, request: OutboxTakeBack) -> Result<Draft, DeskError> {
        let now = self.inner.clock.now();
        let draft = self.inner.local.outbox_take_back(&self.writer()?, request.id, now).await?;
        self.tell_outbox().await;
        draft.ok_or_else(|| DatabaseError::Refused(Code::OutboxUnderWay).into())
    }

    /// Sends something again that was refused.
    pub async fn outbox_retry(&self, request: OutboxRetry) -> Result<Vec<OutboxItem>, DeskError> {
        let owner = self.writer()?;
        self.inner.local.outbox_retry(&owner, request.id, request.anyway).await?;
        self.tell_outbox().await;
        self.inner.outbox.wake.notify_one();
        self.inner.wake.notify_one();
        self.outbox_of(&owner).await
    }

    /// Tells the windows what is in the outbox, if that is news. What cannot be read now is told with the next change.
    pub(crate) async fn tell_outbox(&self) {
        let items = match self.writer() {
            Ok(owner) => self.outbox_of(&owner).await,
            Err(_) => Ok(Vec::new()),
        };
        if let Ok(items) = items
            && self.inner.outbox.is_news(&items)
        {
            self.inner.host.signal(&Signal::Outbox { items });
        }
    }

    async fn outbox_of(&self, owner: &Owner) -> Result<Vec<OutboxItem>, DeskError> {
        let items = self.inner.local.outbox_list(owner).await?;
        Ok(self.inner.outbox.without_fresh(items))
    }
}
