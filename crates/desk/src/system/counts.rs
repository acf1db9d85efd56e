//! The counts that the system shows in its tray, dock or taskbar.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::clock::Clock;
use crate::host::{Counts, Host};

/// Keeps the current [`Counts`]. Each service sets its own fields; the host gets the whole.
pub(crate) struct CountsDisplay {
    host: Arc<dyn Host>,
    clock: Arc<dyn Clock>,
    current: Mutex<Counts>,
}

impl CountsDisplay {
    pub(super) fn new(host: Arc<dyn Host>, clock: Arc<dyn Clock>) -> Self {
        Self { host, clock, current: Mutex::default() }
    }

    /// Changes the counts without showing them: safe while a lock is held, because it does not call the host.
    pub(crate) fn set(&self, change: impl FnOnce(&mut Counts)) {
        change(&mut self.current());
    }

    /// Shows the counts. An end of quiet that has passed is left out, any other is converted to local time.
    pub(crate) fn show(&self) {
        let mut counts = *self.current();
        let local = self.clock.local();
        let quiet_until = counts.quiet_until.filter(|until| *until > self.clock.now());
        counts.quiet_until = quiet_until.map(|until| until.to_offset(local.offset()));
        self.host.show_counts(counts);
    }

    fn current(&self) -> MutexGuard<'_, Counts> {
        self.current.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
