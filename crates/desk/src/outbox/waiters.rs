//! The callers that wait for the answer to what they just sent.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use model::{OutboxItem, RequestId};
use tokio::sync::oneshot;

use super::send::Response;
use crate::error::DeskError;

/// The outcome that a caller gets.
pub(crate) enum Outcome {
    /// The database carried it out.
    Delivered(Response),
    /// The database refused it, and the outbox has it no longer.
    Refused(DeskError),
    /// It stays in the outbox.
    Waits,
}

#[derive(Default)]
pub(super) struct Waiters {
    waiting: Mutex<HashMap<RequestId, oneshot::Sender<Outcome>>>,
}

impl Waiters {
    pub(super) fn add(&self, id: RequestId) -> oneshot::Receiver<Outcome> {
        let (sender, receiver) = oneshot::channel();
        self.waiting().insert(id, sender);
        receiver
    }

    /// Removes a caller that waits no longer; `false` if its outcome is on the way already.
    pub(super) fn remove(&self, id: RequestId) -> bool {
        self.take(id).is_some()
    }

    pub(super) fn contains(&self, id: RequestId) -> bool {
        self.waiting().contains_key(&id)
    }

    /// Takes the caller out, to give it its outcome.
    pub(super) fn take(&self, id: RequestId) -> Option<oneshot::Sender<Outcome>> {
        self.waiting().remove(&id)
    }

    /// Tells every caller that what it sent stays in the outbox for now.
    pub(super) fn release(&self) {
        for (_, waiting) in self.waiting().drain() {
            // A caller that gave up at this moment needs no answer.
            let _ = waiting.send(Outcome::Waits);
        }
    }

    /// Leaves out items that a caller waits for: they are being sent and mostly gone in a moment.
    pub(super) fn without_awaited(&self, mut items: Vec<OutboxItem>) -> Vec<OutboxItem> {
        let waiting = self.waiting();
        items.retain(|item| !waiting.contains_key(&item.id));
        items
    }

    fn waiting(&self) -> MutexGuard<'_, HashMap<RequestId, oneshot::Sender<Outcome>>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
