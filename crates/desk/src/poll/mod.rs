//! The poll: asks the database every few seconds whether anything changed for the person.

mod interval;
pub(crate) mod worker;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use database::Token;
use local_store::{Local, Setting};
use model::{Signal, TicketRow, Timestamp, Watch};
use time::UtcOffset;

use crate::connection::ConnectionService;
use crate::notifications::PAGE;
use crate::session::{SessionContext, SessionService};
use crate::system::System;

/// Owns the last answer of a poll and what the windows know of it.
pub(crate) struct PollService {
    system: Arc<System>,
    local: Local,
    connection: Arc<ConnectionService>,
    session: Arc<SessionService>,
    state: Mutex<State>,
}

/// The state of one session.
#[derive(Default)]
struct State {
    session: Option<Token>,
    watch: Option<Watch>,
    pool: Option<PoolPage>,
}

/// The pool's first page, of which a hundred rows are counted. The windows and the notifications share it.
#[derive(Clone)]
struct PoolPage {
    version: u64,
    /// How many changes this workstation had made when the page was known to be true.
    changes: u64,
    rows: Arc<[TicketRow]>,
}

impl PoolPage {
    fn count(&self) -> u32 {
        u32::try_from(self.rows.len()).unwrap_or(PAGE)
    }

    /// How many of its tickets are overdue at this moment.
    fn overdue(&self, now: Timestamp) -> u32 {
        self.count_of(|respond_by| respond_by <= now)
    }

    /// How many of its tickets become overdue later on this day.
    fn due_today(&self, now: Timestamp, zone: UtcOffset) -> u32 {
        self.count_of(|respond_by| is_later_today(respond_by, now, zone))
    }

    fn count_of(&self, is_counted: impl Fn(Timestamp) -> bool) -> u32 {
        u32::try_from(self.rows.iter().filter(|row| is_counted(row.respond_by)).count()).unwrap_or(PAGE)
    }
}

/// Whether a moment is still to come on the day that it is in this zone.
fn is_later_today(at: Timestamp, now: Timestamp, zone: UtcOffset) -> bool {
    let date = |moment: Timestamp| moment.0.to_offset(zone).date();
    at > now && date(at) == date(now)
}

impl PollService {
    pub(crate) fn new(
        system: &Arc<System>,
        local: &Local,
        connection: &Arc<ConnectionService>,
        session: &Arc<SessionService>,
    ) -> Self {
        Self {
            system: system.clone(),
            local: local.clone(),
            connection: connection.clone(),
            session: session.clone(),
            state: Mutex::default(),
        }
    }

    /// The last answer in the current session.
    pub(crate) fn watch(&self) -> Option<Watch> {
        let context = self.session.context().ok()?;
        self.state_of(&context).watch.clone()
    }

    /// The pool's first page, if a poll found that it is true and this workstation made no change since.
    pub(crate) fn pool_page(&self, context: &SessionContext) -> Option<Arc<[TicketRow]>> {
        let state = self.state_of(context);
        let page = state.pool.as_ref().filter(|page| page.changes == self.session.changes())?;
        Some(Arc::clone(&page.rows))
    }

    /// What the poll before found.
    fn last(&self, context: &SessionContext) -> (Option<Watch>, Option<PoolPage>) {
        let state = self.state_of(context);
        (state.watch.clone(), state.pool.clone())
    }

    /// The pool's first page in this version: the last one, if it is of this version, or read now. `changes` is how many this
    /// workstation had made when it asked for the version. Where reading fails the last page stays, and the next poll tries again.
    async fn pool_in(
        &self,
        context: &SessionContext,
        version: u64,
        changes: u64,
        last: Option<PoolPage>,
    ) -> Option<PoolPage> {
        if let Some(page) = last.as_ref().filter(|page| page.version == version) {
            return Some(PoolPage { changes, ..page.clone() });
        }
        let rows = context.database().ticket_pool(context.token(), false, None, PAGE).await;
        match self.session.record(context, rows) {
            Ok(rows) => Some(PoolPage { version, changes, rows: rows.into() }),
            Err(_) => last,
        }
    }

    /// Notes what the database's clock told. If it is news, tells the windows and keeps it, so that ages are right from the next
    /// start on; if it cannot be kept, they are right from the first poll on.
    async fn note_clock(&self, there: Timestamp, way: Duration) {
        let here = self.system.clock.now();
        if let Some(offset) = self.system.database_clock.note(there.0, here, way) {
            self.system.host.signal(&Signal::Clock { offset });
            if let Err(error) = self.local.keep_setting(Setting::ClockOffset, &offset.to_string()).await {
                tracing::debug!(%error, "the database's clock is not kept");
            }
        }
    }

    /// Takes over what a poll found, and tells the windows if it is news to this session.
    fn publish(&self, context: &SessionContext, watch: &Watch, pool: Option<PoolPage>) {
        let is_news = self.session.while_current(&context.session, || {
            let mut state = self.state_of(context);
            state.pool = pool;
            if state.watch.as_ref() == Some(watch) {
                return false;
            }
            state.watch = Some(watch.clone());
            self.system.counts.set(|counts| (counts.unread, counts.pool) = (watch.unread, watch.pool));
            true
        });
        if is_news == Some(true) {
            self.system.host.signal(&Signal::Changed { watch: watch.clone() });
            self.system.counts.show();
        }
    }

    /// The state, emptied if it was another session's.
    fn state_of(&self, context: &SessionContext) -> MutexGuard<'_, State> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if state.session.as_ref() != Some(context.token()) {
            *state = State { session: Some(context.token().clone()), ..State::default() };
        }
        state
    }
}

#[cfg(test)]
mod tests {
    use time::macros::{datetime, offset};

    use super::*;

    #[test]
    fn later_today_ends_with_the_day_of_the_zone() {
        let now = Timestamp(datetime!(2026-03-09 20:00 UTC));
        for (at, zone, expected) in [
            (datetime!(2026-03-09 20:00 UTC), offset!(UTC), false),
            (datetime!(2026-03-09 20:00:00.000001 UTC), offset!(UTC), true),
            (datetime!(2026-03-09 23:59:59.999999 UTC), offset!(UTC), true),
            (datetime!(2026-03-10 0:00 UTC), offset!(UTC), false),
            (datetime!(2026-03-09 21:59 UTC), offset!(+2), true),
            (datetime!(2026-03-09 22:00 UTC), offset!(+2), false),
            (datetime!(2026-03-10 4:59 UTC), offset!(-5), true),
            (datetime!(2026-03-10 21:00 UTC), offset!(UTC), false),
        ] {
            assert_eq!(is_later_today(Timestamp(at), now, zone), expected, "{at} in {zone}");
        }
    }
}
