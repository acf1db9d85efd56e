//! Tickets that the command line offers. They wait until a window takes them for the person who is signed in, or who signs in next;
//! whoever leaves takes none along and leaves none behind.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// How many may wait: a script that runs wild must not fill the memory.
const MOST: usize = 16;

/// A new ticket as the command line gave it. The person reads, changes and sends it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TicketOffer {
    /// The title, if any.
    pub title: String,
    /// The description, if any.
    pub description: String,
    /// The files to attach, by absolute path.
    pub files: Vec<PathBuf>,
}

/// Owns what waits.
#[derive(Default)]
pub(crate) struct OfferService(Mutex<VecDeque<TicketOffer>>);

impl OfferService {
    /// Adds an offer. Returns `false` when too many wait already.
    pub(crate) fn add(&self, offer: TicketOffer) -> bool {
        let mut waiting = self.waiting();
        let fits = waiting.len() < MOST;
        if fits {
            waiting.push_back(offer);
        }
        fits
    }

    /// Takes the oldest.
    pub(crate) fn take(&self) -> Option<TicketOffer> {
        self.waiting().pop_front()
    }

    /// Lets go of all.
    pub(crate) fn clear(&self) {
        self.waiting().clear();
    }

    fn waiting(&self) -> MutexGuard<'_, VecDeque<TicketOffer>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
