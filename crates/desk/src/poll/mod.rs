//! The poll: asks the database every few seconds whether anything changed for the person.

mod interval;
pub(crate) mod worker;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use database::Token;
use local_store::{Local, Setting};
use model::{Signal, TicketId, Timestamp, Watch};

use crate::connection::ConnectionService;
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
    /// The pool's first page as a window last read it.
    pool: Vec<TicketId>,
    /// The pool that a window read differs from the one before, and no poll has confirmed it yet.
    pool_unconfirmed: bool,
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

    /// Notes the first page of the pool as a window read it. A ticket that comes and goes between two polls leaves their answers
    /// equal, but not the window that read in between. So the next poll tells the windows in any case: the window reads again,
    /// finds the same page, and is confirmed.
    pub(crate) fn note_pool(&self, context: &SessionContext, tickets: Vec<TicketId>) {
        let mut state = self.state_of(context);
        if state.pool != tickets {
            state.pool = tickets;
            state.pool_unconfirmed = true;
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

    /// Tells the windows the answer of a poll if it is news to this session. Answers whether it was.
    fn publish(&self, context: &SessionContext, watch: &Watch) -> bool {
        let is_news = self.session.while_current(&context.session, || {
            let mut state = self.state_of(context);
            let unconfirmed = std::mem::take(&mut state.pool_unconfirmed);
            if state.watch.as_ref() == Some(watch) && !unconfirmed {
                return false;
            }
            state.watch = Some(watch.clone());
            self.system.counts.set(|counts| (counts.unread, counts.pool) = (watch.unread, watch.pool));
            true
        });
        if is_news != Some(true) {
            return false;
        }
        self.system.host.signal(&Signal::Changed { watch: watch.clone() });
        self.system.counts.show();
        true
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
