//! Counts the bytes that pass, and cuts the connections after a given one.

use std::sync::{Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;

/// From whom bytes come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// From the workstation.
    Client,
    /// From the database.
    Server,
}

impl Side {
    /// Both.
    pub const BOTH: [Self; 2] = [Self::Client, Self::Server];
}

/// The bytes of all connections of a proxy.
#[derive(Debug, Default)]
pub(crate) struct Meter {
    state: Mutex<State>,
    cut: Notify,
}

#[derive(Debug, Default)]
struct State {
    from_client: usize,
    from_server: usize,
    /// From which side how many more bytes may pass.
    plan: Option<(Side, usize)>,
}

impl State {
    fn passed(&mut self, side: Side) -> &mut usize {
        match side {
            Side::Client => &mut self.from_client,
            Side::Server => &mut self.from_server,
        }
    }
}

impl Meter {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn plan(&self, plan: Option<(Side, usize)>) {
        self.state().plan = plan;
    }

    pub(crate) fn has_plan(&self) -> bool {
        self.state().plan.is_some()
    }

    pub(crate) fn passed(&self, side: Side) -> usize {
        *self.state().passed(side)
    }

    /// How many of the bytes that came may pass, and whether the cut is due after them.
    pub(crate) fn admit(&self, side: Side, came: usize) -> (usize, bool) {
        let mut state = self.state();
        let (passes, is_due) = match state.plan {
            Some((planned, left)) if planned == side => (came.min(left), left <= came),
            _ => (came, false),
        };
        *state.passed(side) += passes;
        if is_due {
            state.plan = None;
        } else if let Some((planned, left)) = &mut state.plan
            && *planned == side
        {
            *left -= passes;
        }
        (passes, is_due)
    }

    /// Cuts every connection that is open now.
    pub(crate) fn cut(&self) {
        self.cut.notify_waiters();
    }

    /// Returns once the connections are cut.
    pub(crate) async fn until_cut(&self) {
        self.cut.notified().await;
    }
}
