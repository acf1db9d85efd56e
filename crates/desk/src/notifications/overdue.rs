//! Which overdue tickets a person was notified of, across restarts.

use std::collections::HashSet;

use local_store::{Local, Owner, Setting};
use model::{TicketId, TicketRow};
use serde::{Deserialize, Serialize};

/// How many tickets are remembered. A ticket that is forgotten, returns to the pool and is still overdue is notified again.
const REMEMBERED: usize = 1_000;

#[derive(Serialize, Deserialize)]
struct Notified {
    database: String,
    person: u64,
    /// The latest last.
    tickets: Vec<TicketId>,
}

/// Remembers these overdue tickets, and answers those of which the person has not been notified. That is none of them for whoever
/// was not here last: they have just signed in, with the pool in front of them. What cannot be remembered may be notified again.
pub(super) async fn note(local: &Local, owner: &Owner, overdue: &[&TicketRow]) -> HashSet<TicketId> {
    let stored = local.setting(Setting::OverdueNotified).await.ok().flatten();
    let stored = stored.and_then(|text| serde_json::from_str::<Notified>(&text).ok());
    let before = stored.filter(|known| known.database == owner.database && known.person == owner.person.0);
    let is_first = before.is_none();
    let mut tickets = before.map(|known| known.tickets).unwrap_or_default();
    let known: HashSet<TicketId> = tickets.iter().copied().collect();
    let fresh: Vec<TicketId> = overdue.iter().map(|row| row.id).filter(|ticket| !known.contains(ticket)).collect();
    if fresh.is_empty() && !is_first {
        return HashSet::new();
    }
    tickets.extend(&fresh);
    tickets.drain(..tickets.len().saturating_sub(REMEMBERED));
    let kept = Notified { database: owner.database.clone(), person: owner.person.0, tickets };
    if let Ok(text) = serde_json::to_string(&kept) {
        let _ = local.keep_setting(Setting::OverdueNotified, &text).await;
    }
    if is_first { HashSet::new() } else { fresh.into_iter().collect() }
}
