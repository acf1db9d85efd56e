//! Reads ahead the tickets that the lists show, so that their threads are there when the database is not.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use model::{TicketId, TicketRow, TicketView, Timestamp};
use tokio::sync::Notify;

use crate::desk::Desk;
use crate::here::Here;

/// How many tickets of one list are read ahead: the ones at its top.
const OF_A_LIST: usize = 20;
/// How many tickets are kept in mind as read. They are far fewer than the memory has room for.
const IN_MIND: usize = 120;
/// The pause between two of them: nobody waits for this, and the database has others to serve.
const PAUSE: Duration = Duration::from_millis(250);

/// As a list shows a ticket: when this is another one, its thread or its history moved on.
type Look = (Timestamp, u32);

/// What is to be read ahead, and what was.
#[derive(Default)]
pub(crate) struct Ahead {
    wake: Notify,
    wanted: Mutex<Vec<(TicketId, Look)>>,
    seen: Mutex<HashMap<TicketId, Look>>,
}

impl Ahead {
    /// Notes what a list shows.
    pub(crate) fn want(&self, rows: &[TicketRow]) {
        let look = |row: &TicketRow| (row.id, (row.updated_at, row.unread));
        let mut wanted = self.wanted.lock().unwrap_or_else(PoisonError::into_inner);
        let rows = rows.iter().take(OF_A_LIST).map(look).collect::<Vec<_>>();
        wanted.retain(|(ticket, _)| rows.iter().all(|(row, _)| row != ticket));
        wanted.extend(rows);
        drop(wanted);
        self.wake.notify_one();
    }

    /// Forgets everything: somebody else may be here.
    pub(crate) fn forget(&self) {
        self.wanted.lock().unwrap_or_else(PoisonError::into_inner).clear();
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    fn next(&self) -> Option<(TicketId, Look)> {
        let mut wanted = self.wanted.lock().unwrap_or_else(PoisonError::into_inner);
        if wanted.is_empty() { None } else { Some(wanted.remove(0)) }
    }

    fn is_seen(&self, ticket: TicketId, look: Look) -> bool {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).get(&ticket) == Some(&look)
    }

    fn note(&self, ticket: TicketId, look: Look) {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if seen.len() >= IN_MIND {
            seen.clear();
        }
        seen.insert(ticket, look);
    }
}

/// Reads ahead until the desk is shut down. What fails is left for the next time that a list shows it.
pub(crate) async fn run(desk: Desk) {
    loop {
        tokio::select! {
            () = desk.inner.ended.cancelled() => return,
            () = desk.inner.ahead.wake.notified() => {}
        }
        tokio::select! {
            () = desk.inner.ended.cancelled() => return,
            () = round(&desk) => {}
        }
    }
}

async fn round(desk: &Desk) {
    while let Some((ticket, look)) = desk.inner.ahead.next() {
        let Ok(here) = desk.here() else { return };
        // Where nothing may stay, nothing is read that nobody asked for.
        if !desk.is_online() || !desk.keeps_known().await.unwrap_or(false) {
            continue;
        }
        if is_known(desk, &here, ticket, look).await {
            desk.inner.ahead.note(ticket, look);
            continue;
        }
        tokio::time::sleep(PAUSE).await;
        if desk.read_ticket(&here, ticket).await.is_ok() {
            desk.inner.ahead.note(ticket, look);
        }
    }
}

/// Whether the memory has the ticket as the list shows it. A list does not tell how old its newest message is: what nobody has
/// read yet is read once.
async fn is_known(desk: &Desk, here: &Here, ticket: TicketId, look: Look) -> bool {
    if desk.inner.ahead.is_seen(ticket, look) {
        return true;
    }
    let (updated_at, unread) = look;
    let known: Option<TicketView> = desk.remembered(&here.owner(), &format!("ticket:{ticket}")).await;
    known.is_some_and(|known| unread == 0 && known.ticket.updated_at == updated_at)
}
