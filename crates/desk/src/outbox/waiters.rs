//! Who waits for the answer to what they sent a moment ago.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use model::{OutboxItem, RequestId};
use tokio::sync::{Notify, oneshot};

use super::Answer;
use crate::error::DeskError;

/// What came of a delivery.
pub(crate) enum Outcome {
    /// It arrived.
    Delivered(Answer),
    /// It was refused, and is in the outbox no more.
    Refused(DeskError),
    /// It stays in the outbox.
    Waits,
}

/// What the desk and its delivering worker share.
#[derive(Default)]
pub(crate) struct Outbox {
    /// Makes the worker deliver now.
    pub(crate) wake: Notify,
    waiting: Mutex<HashMap<RequestId, oneshot::Sender<Outcome>>>,
    /// What the windows were last told.
    told: Mutex<Vec<OutboxItem>>,
}

impl Outbox {
    /// Begins to wait.
    pub(super) fn wait_for(&self, id: RequestId) -> oneshot::Receiver<Outcome> {
        let (sender, receiver) = oneshot::channel();
        self.waiting().insert(id, sender);
        receiver
    }

    /// Ends the waiting; `false` if the answer is on its way already.
    pub(super) fn give_up(&self, id: RequestId) -> bool {
        self.waiting().remove(&id).is_some()
    }

    /// Whether somebody waits for the answer.
    pub(super) fn is_awaited(&self, id: RequestId) -> bool {
        self.waiting().contains_key(&id)
    }

    /// Takes whoever waits, to give them the answer.
    pub(super) fn take(&self, id: RequestId) -> Option<oneshot::Sender<Outcome>> {
        self.waiting().remove(&id)
    }

    /// Tells everybody that what they sent stays in the outbox for now.
    pub(super) fn release(&self) {
        for (_, waiting) in self.waiting().drain() {
            // Whoever gave up at this moment knows it already.
            let _ = waiting.send(Outcome::Waits);
        }
    }

    /// Leaves out what somebody still waits for: it is being sent, and mostly there in a moment.
    pub(super) fn without_fresh(&self, mut items: Vec<OutboxItem>) -> Vec<OutboxItem> {
        let waiting = self.waiting();
        items.retain(|item| !waiting.contains_key(&item.id));
        items
    }

    /// Whether this is news to the windows; it is told from then on.
    pub(super) fn is_news(&self, items: &[OutboxItem]) -> bool {
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        let news = *told != items;
        if news {
            *told = items.to_vec();
        }
        news
    }

    fn waiting(&self) -> std::sync::MutexGuard<'_, HashMap<RequestId, oneshot::Sender<Outcome>>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
