//! Until when operations wait because their person has sent as much of their kind within the hour as one may.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use local_store::Owner;
use model::{OutboxItem, OutboxOperationKind, OutboxState, Timestamp};
use time::OffsetDateTime;

/// Told, never decided by: the worker asks the database again in any case. By this workstation's clock, which its person sees.
#[derive(Default)]
pub(super) struct Limits(Mutex<HashMap<(Owner, OutboxOperationKind), OffsetDateTime>>);

impl Limits {
    /// The database takes nothing of this kind for so many seconds.
    pub(super) fn note(&self, owner: &Owner, kind: OutboxOperationKind, now: OffsetDateTime, seconds: u32) {
        let end = now + Duration::from_secs(seconds.into());
        // To the minute, so that each attempt tells the same.
        let until = end + time::Duration::seconds(60 - i64::from(end.second()));
        self.until().insert((owner.clone(), kind), until);
    }

    /// The database took one of this kind.
    pub(super) fn lift(&self, owner: &Owner, kind: OutboxOperationKind) {
        self.until().remove(&(owner.clone(), kind));
    }

    /// Says of each waiting item until when it waits.
    pub(super) fn mark(&self, owner: &Owner, now: OffsetDateTime, items: &mut [OutboxItem]) {
        let limits = self.until();
        for item in items {
            if let OutboxState::Waiting { until } = &mut item.state {
                let end = limits.get(&(owner.clone(), item.operation.kind())).filter(|end| **end > now);
                *until = end.copied().map(Timestamp);
            }
        }
    }

    fn until(&self) -> MutexGuard<'_, HashMap<(Owner, OutboxOperationKind), OffsetDateTime>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use model::{OutboxOperation, PersonId, RequestId, Thread};
    use time::macros::datetime;
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_waiting_item_tells_when_its_kind_may_go() {
        let owner = Owner { database: "desk".into(), person: PersonId(1) };
        let now = datetime!(2026-03-01 13:40:30 UTC);
        let message = OutboxOperation::Message { to: Thread::Person(PersonId(2)), body: "x".into(), seen: None };
        let withdrawal = OutboxOperation::Withdraw { ticket: model::TicketId(7), note: String::new() };
        let mut items = [message, withdrawal].map(|operation| OutboxItem {
            id: RequestId(Uuid::now_v7()),
            operation,
            draft_key: String::new(),
            about: None,
            sent_at: Timestamp(now),
            state: OutboxState::Waiting { until: None },
            files: Vec::new(),
        });
        let limits = Limits::default();
        let mut told = |limits: &Limits, now| {
            limits.mark(&owner, now, &mut items);
            items.clone().map(|item| item.state)
        };
        let until = |end| OutboxState::Waiting { until: end };
        limits.note(&owner, OutboxOperationKind::Message, now, 2370);
        let end = datetime!(2026-03-01 14:21 UTC);
        assert_eq!(told(&limits, now), [until(Some(Timestamp(end))), until(None)]);
        assert_eq!(told(&limits, end), [until(None), until(None)], "the hour is over");
        limits.lift(&owner, OutboxOperationKind::Message);
        assert_eq!(told(&limits, now), [until(None), until(None)], "the database takes them again");
    }
}
