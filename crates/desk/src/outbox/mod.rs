//! Sending: everything goes through the outbox, whether the database is there or not.
//!
//! A parcel is journaled before it is sent. One worker delivers what a person sent in its order; whoever sent it waits a
//! moment for the answer, and learns that it waits when there is none.

mod backoff;
mod carry;
mod deliver;
mod desk;
mod waiters;

use std::time::Duration;

use model::{Delivery, OutboxItem, OutboxState, Parcel, RequestId, Timestamp};
use tokio::time::timeout;

pub(crate) use self::carry::Answer;
pub(crate) use self::deliver::run;
pub(crate) use self::waiters::{Outbox, Outcome};
use crate::desk::Desk;
use crate::draft::check_place;
use crate::error::DeskError;

/// How long whoever pressed "send" waits for an answer before it is said that it waits in the outbox.
const PATIENCE: Duration = Duration::from_secs(6);

impl Desk {
    /// Journals a parcel and tries to deliver it. `read` takes the answer that this kind of parcel has.
    pub(crate) async fn send<T>(
        &self,
        id: RequestId,
        parcel: Parcel,
        place: String,
        read: impl FnOnce(Answer) -> Option<T>,
    ) -> Result<Delivery<T>, DeskError> {
        check_place(&place)?;
        let here = self.here()?;
        let owner = here.owner();
        let about = self.about(&owner, parcel.thread()).await;
        let sent_at = Timestamp(self.inner.clock.now());
        let item = OutboxItem { id, parcel, place, about, sent_at, state: OutboxState::Waiting };
        if self.is_offline() {
            self.inner.local.outbox_put(&owner, &item).await?;
            self.tell_outbox().await;
            // Somebody wants it delivered: a good moment to look whether the database is back.
            self.inner.wake.notify_one();
            return Ok(Delivery::Waiting { item });
        }
        let mut answer = self.inner.outbox.wait_for(id);
        if let Err(error) = self.inner.local.outbox_put(&owner, &item).await {
            self.inner.outbox.give_up(id);
            return Err(error.into());
        }
        self.inner.outbox.wake.notify_one();
        let outcome = match timeout(PATIENCE, &mut answer).await {
            Ok(outcome) => outcome.ok(),
            Err(_) if self.inner.outbox.give_up(id) => None,
            // It came at this very moment.
            Err(_) => answer.await.ok(),
        };
        match outcome {
            Some(Outcome::Delivered(answer)) => read(answer)
                .map(|answer| Delivery::Delivered { answer })
                .ok_or_else(|| DeskError::Internal("an answer of another kind".into())),
            Some(Outcome::Refused(error)) => Err(error),
            Some(Outcome::Waits) | None => {
                self.tell_outbox().await;
                let items = self.inner.local.outbox_list(&owner).await?;
                Ok(Delivery::Waiting { item: items.into_iter().find(|now| now.id == id).unwrap_or(item) })
            }
        }
    }
}
