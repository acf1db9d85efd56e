//! The outbox: everything that is sent goes through it, whether the database is there or not.
//!
//! An operation is saved before it is sent. One worker sends a person's operations in their order. The caller waits a moment for
//! the answer, and learns that the operation waits in the outbox if there is none.

mod backoff;
mod limits;
mod send;
mod waiters;
pub(crate) mod worker;

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use database::DatabaseError;
use local_store::{Local, Owner, TakenBack};
use model::{Code, Delivery, Draft, OutboxItem, OutboxOperation, OutboxState, RequestId, Signal, Timestamp};
use tokio::time::timeout;

pub(crate) use self::backoff::Backoff;
use self::limits::Limits;
pub(crate) use self::send::Response;
use self::waiters::{Outcome, Waiters};
pub(crate) use self::worker::{Round, waits_for};
use crate::cache::CacheService;
use crate::connection::ConnectionService;
use crate::drafts::DraftKey;
use crate::error::DeskError;
use crate::session::SessionService;
use crate::system::System;

/// How long a caller waits for the answer before it learns that the operation waits in the outbox.
const TIMEOUT: Duration = Duration::from_secs(6);

/// Owns the operations that wait to be sent.
pub(crate) struct OutboxService {
    system: Arc<System>,
    local: Local,
    connection: Arc<ConnectionService>,
    session: Arc<SessionService>,
    cache: Arc<CacheService>,
    waiters: Waiters,
    limits: Limits,
    /// The content that the windows were last told.
    announced: Mutex<Vec<OutboxItem>>,
}

impl OutboxService {
    pub(crate) fn new(
        system: &Arc<System>,
        local: &Local,
        connection: &Arc<ConnectionService>,
        session: &Arc<SessionService>,
        cache: &Arc<CacheService>,
    ) -> Self {
        let (waiters, limits, announced) = (Waiters::default(), Limits::default(), Mutex::default());
        Self {
            system: system.clone(),
            local: local.clone(),
            connection: connection.clone(),
            session: session.clone(),
            cache: cache.clone(),
            waiters,
            limits,
            announced,
        }
    }

    /// Saves an operation and tries to send it. `read` takes the kind of response that this operation has.
    pub(crate) async fn submit<T>(
        &self,
        id: RequestId,
        operation: OutboxOperation,
        draft: String,
        read: impl FnOnce(Response) -> Option<T>,
    ) -> Result<Delivery<T>, DeskError> {
        DraftKey::parse(&draft)?;
        let owner = self.session.context()?.owner();
        let about = match operation.thread() {
            Some(thread) => self.cache.title(&owner, thread).await,
            None => None,
        };
        let sent_at = Timestamp(self.system.now());
        let state = OutboxState::Waiting { until: None };
        let item = OutboxItem { id, operation, draft_key: draft, about, sent_at, state, files: Vec::new() };
        if self.connection.is_offline() {
            self.local.outbox_put(&owner, &item).await?;
            self.announce().await;
            // A person wants this sent: check whether the database is back.
            self.system.background.poll.notify_one();
            return Ok(self.waiting(&owner, item).await);
        }
        let mut answer = self.waiters.add(id);
        if let Err(error) = self.local.outbox_put(&owner, &item).await {
            self.waiters.remove(id);
            return Err(error.into());
        }
        self.send_now();
        let outcome = match timeout(TIMEOUT, &mut answer).await {
            Ok(outcome) => outcome.ok(),
            Err(_) if self.waiters.remove(id) => None,
            // The outcome came at this very moment.
            Err(_) => answer.await.ok(),
        };
        match outcome {
            Some(Outcome::Delivered(response)) => read(response)
                .map(|answer| Delivery::Delivered { answer })
                .ok_or_else(|| DeskError::Internal("a response of another kind".into())),
            Some(Outcome::Refused(error)) => Err(error),
            Some(Outcome::Waits) | None => {
                self.announce().await;
                Ok(self.waiting(&owner, item).await)
            }
        }
    }

    /// An operation as it waits now. It is saved: that it cannot be read again is no failure of it.
    async fn waiting<T>(&self, owner: &Owner, item: OutboxItem) -> Delivery<T> {
        let items = self.list_of(owner).await.unwrap_or_default();
        let item = items.into_iter().find(|now| now.id == item.id).unwrap_or(item);
        Delivery::Waiting { item: Box::new(item) }
    }

    /// What the person sent and has not arrived, in the order of sending.
    pub(crate) async fn list(&self) -> Result<Vec<OutboxItem>, DeskError> {
        self.list_of(&self.session.draft_owner()?).await
    }

    /// Turns an operation back into a draft, unless the database may have it. A choice leaves no draft.
    pub(crate) async fn take_back(&self, id: RequestId) -> Result<Option<Draft>, DeskError> {
        let now = self.system.now();
        let taken = self.local.outbox_take_back(&self.session.draft_owner()?, id, now).await?;
        self.announce().await;
        match taken {
            TakenBack::Draft(draft) => Ok(Some(draft)),
            TakenBack::Gone => Ok(None),
            TakenBack::Not => Err(DatabaseError::Refused(Code::OutboxUnderWay).into()),
        }
    }

    /// Sends an operation again that was refused.
    pub(crate) async fn retry(&self, id: RequestId, anyway: bool) -> Result<Vec<OutboxItem>, DeskError> {
        let owner = self.session.draft_owner()?;
        self.local.outbox_retry(&owner, id, anyway).await?;
        self.announce().await;
        self.send_now();
        self.system.background.poll.notify_one();
        self.list_of(&owner).await
    }

    /// Marks every operation of a person as refused: the database will take none of them.
    pub(crate) async fn refuse_all(&self, owner: &Owner, code: Code) -> Result<(), DeskError> {
        self.local.outbox_refuse_all(owner, code).await?;
        self.announce().await;
        Ok(())
    }

    /// Tells the windows what is in the outbox, if that changed. If the local file cannot be read, the next change tells it.
    pub(crate) async fn announce(&self) {
        let items = match self.session.draft_owner() {
            Ok(owner) => self.list_of(&owner).await,
            Err(_) => Ok(Vec::new()),
        };
        if let Ok(items) = items
            && self.is_news(&items)
        {
            self.system.host.signal(&Signal::Outbox { items });
        }
    }

    fn send_now(&self) {
        self.system.background.send.notify_one();
    }

    async fn list_of(&self, owner: &Owner) -> Result<Vec<OutboxItem>, DeskError> {
        let mut items = self.local.outbox_list(owner).await?;
        self.limits.mark(owner, self.system.clock.now(), &mut items);
        Ok(self.waiters.without_awaited(items))
    }

    /// Whether the windows do not know these items yet; from now on they do.
    fn is_news(&self, items: &[OutboxItem]) -> bool {
        let mut announced = self.announced.lock().unwrap_or_else(PoisonError::into_inner);
        let news = *announced != items;
        if news {
            *announced = items.to_vec();
        }
        news
    }
}
