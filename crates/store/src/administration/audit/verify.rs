//! Walks through the whole history once, in the order of tickets, without holding more than one event in memory.

use futures_util::TryStreamExt as _;
use model::{Closing, TicketState, TicketStatus};
use serde::Serialize;
use sqlx::mysql::{MySqlConnection, MySqlRow};
use sqlx::{Connection as _, FromRow as _, Row as _};

use super::chain::StoredEvent;
use crate::administration::AdministrationError;
use crate::install::Names;

/// What came of looking through the history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Verdict {
    /// How many tickets there are.
    pub tickets: u64,
    /// How many events were looked at.
    pub events: u64,
    /// The first thing that is not as it was written; absent when everything is.
    pub broken: Option<Broken>,
}

/// A place where history is not as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Broken {
    /// Which ticket.
    pub ticket: u64,
    /// Which event of it, from 1.
    pub seq: u32,
    /// What is wrong there.
    pub fault: Fault,
}

/// What can be wrong with an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// The event is not there: the next one has a higher number, or the ticket a higher version.
    Missing,
    /// The event's words or its hash were changed.
    Changed,
    /// The event does not continue from the one before it.
    Unlinked,
    /// The ticket does not say what its last event says.
    TicketDiffers,
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Missing => "the event is missing",
            Self::Changed => "the event was changed after it was written",
            Self::Unlinked => "the event does not continue from the one before it",
            Self::TicketDiffers => "the ticket was changed without an event",
        })
    }
}

/// Computes every hash again, within one consistent view of the database, while people go on working.
///
/// # Errors
/// When the database refuses. A broken history is not an error but a [`Verdict`].
pub async fn verify(connection: &mut MySqlConnection, names: &Names) -> Result<Verdict, AdministrationError> {
    // One view of everything: no change that is made meanwhile may look like a fault.
    sqlx::raw_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ").execute(&mut *connection).await?;
    let mut transaction = connection.begin_with("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY").await?;
    let mut verdict = Verdict { tickets: 0, events: 0, broken: None };
    verdict.broken = walk_events(&mut transaction, names, &mut verdict.events).await?;
    let of_tickets = walk_tickets(&mut transaction, names, &mut verdict.tickets).await?;
    transaction.rollback().await?;
    verdict.broken =
        [verdict.broken, of_tickets].into_iter().flatten().min_by_key(|broken| (broken.ticket, broken.seq));
    Ok(verdict)
}

/// How far the chain of the ticket at hand has been followed.
#[derive(Default)]
struct Link {
    ticket: u64,
    seq: u32,
    hash: [u8; 32],
}

async fn walk_events(
    connection: &mut MySqlConnection,
    names: &Names,
    count: &mut u64,
) -> Result<Option<Broken>, AdministrationError> {
    let select = format!(
        "SELECT ticket_id, seq, CAST(kind AS CHAR) AS kind, actor_id, DATE_FORMAT(at, '%Y-%m-%dT%H:%i:%s.%fZ') AS at,
                note, before_state, after_state, prev_hash, hash
         FROM {}.ticket_events FORCE INDEX (history) ORDER BY ticket_id, seq",
        names.data
    );
    let mut rows = sqlx::query(&select).fetch(connection);
    let mut link = Link::default();
    let mut broken = None;
    while let Some(row) = rows.try_next().await? {
        *count += 1;
        let event = StoredEvent::from_row(&row)?;
        if event.ticket_id != link.ticket {
            link = Link { ticket: event.ticket_id, ..Link::default() };
        }
        // The rest is still read, so that the connection is clean and the count is whole.
        broken = broken.or_else(|| follow(&mut link, &event));
    }
    Ok(broken)
}

fn follow(link: &mut Link, event: &StoredEvent) -> Option<Broken> {
    let seq = link.seq + 1;
    let broken = |fault| Some(Broken { ticket: event.ticket_id, seq, fault });
    if event.seq != seq {
        return broken(Fault::Missing);
    }
    let linked = match &event.prev_hash {
        None => seq == 1,
        Some(previous) => previous.as_slice() == link.hash,
    };
    if !linked {
        return broken(Fault::Unlinked);
    }
    let expected = event.expected_hash(&link.hash);
    if event.hash.as_slice() != expected {
        return broken(Fault::Changed);
    }
    *link = Link { ticket: event.ticket_id, seq, hash: expected };
    None
}

async fn walk_tickets(
    connection: &mut MySqlConnection,
    names: &Names,
    count: &mut u64,
) -> Result<Option<Broken>, AdministrationError> {
    let data = &names.data;
    let select = format!(
        "SELECT t.id, t.version, t.title, t.description, CAST(t.status AS CHAR) AS status,
                CAST(t.closing AS CHAR) AS closing, t.responder_id, e.after_state
         FROM {data}.tickets t
         LEFT JOIN {data}.ticket_events e ON e.ticket_id = t.id AND e.seq = t.version
         ORDER BY t.id"
    );
    let mut rows = sqlx::query(&select).fetch(connection);
    let mut broken = None;
    while let Some(row) = rows.try_next().await? {
        *count += 1;
        if broken.is_none() {
            broken = compare(&row)?;
        }
    }
    Ok(broken)
}

fn compare(row: &MySqlRow) -> Result<Option<Broken>, AdministrationError> {
    let (ticket, seq) = (row.try_get("id")?, row.try_get("version")?);
    let broken = |fault| Ok(Some(Broken { ticket, seq, fault }));
    let Some(after) = row.try_get::<Option<String>, _>("after_state")? else { return broken(Fault::Missing) };
    let Ok(after) = serde_json::from_str::<TicketState>(&after) else { return broken(Fault::Changed) };
    let same = row.try_get::<String, _>("title")? == after.title
        && row.try_get::<String, _>("description")? == after.description
        && row.try_get::<String, _>("status")? == status(after.status)
        && row.try_get::<Option<String>, _>("closing")?.as_deref() == after.closing.map(closing)
        && row.try_get::<Option<u64>, _>("responder_id")? == after.responder_id.map(|id| id.0);
    if same { Ok(None) } else { broken(Fault::TicketDiffers) }
}

fn status(status: TicketStatus) -> &'static str {
    match status {
        TicketStatus::Pending => "pending",
        TicketStatus::InProcess => "in process",
        TicketStatus::Done => "done",
    }
}

fn closing(closing: Closing) -> &'static str {
    match closing {
        Closing::Completed => "completed",
        Closing::Withdrawn => "withdrawn",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chain(length: u32) -> Vec<StoredEvent> {
        let mut previous = [0; 32];
        (1..=length)
            .map(|seq| {
                let mut event = StoredEvent {
                    ticket_id: 1,
                    seq,
                    kind: "edited".into(),
                    actor_id: None,
                    at: format!("2026-01-01T00:00:00.{seq:06}Z"),
                    note: "note".into(),
                    before_state: (seq > 1).then(|| "{}".into()),
                    after_state: "{}".into(),
                    prev_hash: (seq > 1).then(|| previous.to_vec()),
                    hash: Vec::new(),
                };
                previous = event.expected_hash(&previous);
                event.hash = previous.to_vec();
                event
            })
            .collect()
    }

    fn first_fault(events: &[StoredEvent]) -> Option<(u32, Fault)> {
        let mut link = Link { ticket: 1, ..Link::default() };
        events.iter().find_map(|event| follow(&mut link, event)).map(|broken| (broken.seq, broken.fault))
    }

    #[test]
    fn a_whole_chain_holds_and_every_forgery_is_found_at_its_place() {
        let whole = chain(4);
        assert_eq!(first_fault(&whole), None);

        let mut edited = whole.clone();
        edited[1].note = "another".into();
        assert_eq!(first_fault(&edited), Some((2, Fault::Changed)));

        let mut rehashed = edited.clone();
        rehashed[1].hash = rehashed[1].expected_hash(whole[0].hash.as_slice().try_into().expect("32 bytes")).to_vec();
        assert_eq!(first_fault(&rehashed), Some((3, Fault::Unlinked)), "a new hash no longer fits to the next event");

        let mut without = whole.clone();
        without.remove(2);
        assert_eq!(first_fault(&without), Some((3, Fault::Missing)));

        let mut swapped = whole;
        swapped.swap(1, 2);
        assert_eq!(first_fault(&swapped), Some((2, Fault::Missing)));
    }
}
