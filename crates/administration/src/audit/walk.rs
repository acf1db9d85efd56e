//! Reads the history once, in the order of tickets, holding one event in memory at a time.

use futures_util::TryStreamExt as _;
use model::TicketId;
use sqlx::mysql::MySqlConnection;
use sqlx::{Connection as _, FromRow as _};

use super::chain::{StoredEvent, Text};
use super::content;
use super::selection::only;
use super::state::{Present, State};
use super::ticket;
use super::verdict::{Broken, Fault, Verdict};
use crate::AdministrationError;
use crate::install::Names;

/// An event with its actor and its ticket.
#[derive(Debug, sqlx::FromRow)]
pub(super) struct Entry {
    #[sqlx(flatten)]
    pub event: StoredEvent,
    /// The user name of its actor.
    pub actor: Option<String>,
    /// Whose ticket it is.
    pub user_id: Option<u64>,
    /// The version of its ticket, which counts the events; absent if there is no such ticket.
    pub version: Option<u32>,
    /// Its ticket, beside the last event.
    #[sqlx(flatten)]
    pub now: Present,
    /// What its ticket was before it.
    #[sqlx(skip)]
    pub before: State,
    /// What its ticket was after it; absent where the change is not readable.
    #[sqlx(skip)]
    pub after: Option<State>,
}

/// Receives each event.
pub(super) type Visit<'a> = &'a mut (dyn FnMut(&Entry) -> Result<(), AdministrationError> + Send);

/// Recomputes every hash within one consistent view of the database, while people go on working. `tickets` limits it to
/// these; empty for all.
pub(super) async fn walk(
    connection: &mut MySqlConnection,
    names: &Names,
    tickets: &[TicketId],
    visit: Visit<'_>,
) -> Result<Verdict, AdministrationError> {
    // One view of everything: a change that is made meanwhile must not look like a fault.
    sqlx::raw_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ").execute(&mut *connection).await?;
    let mut transaction = connection.begin_with("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY").await?;
    let mut verdict = Verdict { tickets: 0, events: 0, redacted: 0, broken: None };
    walk_events(&mut transaction, names, tickets, visit, &mut verdict).await?;
    let of_tickets = ticket::walk(&mut transaction, names, tickets, &mut verdict.tickets).await?;
    let of_files = content::walk(&mut transaction, names, tickets).await?;
    transaction.rollback().await?;
    verdict.broken =
        [verdict.broken, of_tickets, of_files].into_iter().flatten().min_by_key(|broken| (broken.ticket, broken.seq));
    Ok(verdict)
}

/// How far the current ticket's chain has been followed.
#[derive(Default)]
struct Link {
    ticket: u64,
    seq: u32,
    hash: [u8; 32],
}

async fn walk_events(
    connection: &mut MySqlConnection,
    names: &Names,
    tickets: &[TicketId],
    visit: Visit<'_>,
    verdict: &mut Verdict,
) -> Result<(), AdministrationError> {
    let data = &names.data;
    let select = format!(
        "SELECT e.ticket_id, e.seq, CAST(e.event_type AS CHAR) AS event_type, CAST(e.from_status AS CHAR) AS from_status,
                CAST(e.to_status AS CHAR) AS to_status, e.actor_user_id,
                DATE_FORMAT(e.created_at, '%Y-%m-%dT%H:%i:%s.%fZ') AS created_at,
                e.note, e.note_salt, e.note_digest, e.before_state, e.before_salt, e.before_digest,
                e.after_state, e.after_salt, e.after_digest, e.prev_hash, e.hash,
                CAST(u.username AS CHAR) AS actor, t.user_id, t.version,
                IF(e.seq = t.version, t.title, NULL) AS now_title,
                IF(e.seq = t.version, t.description, NULL) AS now_description,
                IF(e.seq = t.version, CAST(t.closing AS CHAR), NULL) AS now_closing,
                IF(e.seq = t.version, t.responder_id, NULL) AS now_responder_id,
                IF(e.seq = t.version, CAST(t.priority AS CHAR), NULL) AS now_priority,
                IF(e.seq = t.version, DATE_FORMAT(t.respond_by, '%Y-%m-%dT%H:%i:%s.%fZ'), NULL) AS now_respond_by,
                IF(e.seq = t.version, t.category_id, NULL) AS now_category_id
         FROM {data}.ticket_events e FORCE INDEX (history)
         LEFT JOIN {data}.tickets t ON t.id = e.ticket_id
         LEFT JOIN {data}.users u ON u.id = e.actor_user_id
         WHERE {} ORDER BY e.ticket_id, e.seq",
        only("e.ticket_id", tickets)
    );
    let mut rows = sqlx::query(&select).fetch(connection);
    let mut link = Link::default();
    let mut told = (0, State::default());
    while let Some(row) = rows.try_next().await? {
        verdict.events += 1;
        let mut entry = Entry::from_row(&row)?;
        if told.0 == entry.event.ticket_id {
            entry.before = std::mem::take(&mut told.1);
        }
        entry.after = entry.before.after(&entry.event).ok();
        told = (entry.event.ticket_id, entry.after.clone().unwrap_or_default());
        if entry.event.ticket_id != link.ticket {
            link = Link { ticket: entry.event.ticket_id, ..Link::default() };
        }
        // The rest is still read, so that the connection stays usable and the count is complete.
        verdict.broken = verdict.broken.or_else(|| follow(&mut link, &entry));
        verdict.redacted += entry.event.texts().iter().map(|text| u64::from(text.is_redacted())).sum::<u64>();
        visit(&entry)?;
    }
    Ok(())
}

fn follow(link: &mut Link, Entry { event, version, now, after, .. }: &Entry) -> Option<Broken> {
    let seq = link.seq + 1;
    let broken = |fault| Some(Broken { ticket: event.ticket_id, seq, fault });
    if event.seq != seq {
        return broken(Fault::Missing);
    }
    let linked = match &event.prev_hash {
        None => seq == 1,
        Some(previous) => seq > 1 && previous.as_slice() == link.hash,
    };
    if !linked {
        return broken(Fault::Unlinked);
    }
    let expected = event.expected_hash(&link.hash);
    let (Some(after), true, true) = (after, event.hash.as_slice() == expected, event.texts().iter().all(Text::holds))
    else {
        return broken(Fault::Changed);
    };
    match version {
        None => return broken(Fault::TicketMissing),
        // The ticket was reset to a state before this event.
        Some(version) if *version < seq => return broken(Fault::TicketDiffers),
        Some(version) if *version == seq && !after.agrees_with(now) => return broken(Fault::TicketDiffers),
        Some(_) => {}
    }
    *link = Link { ticket: event.ticket_id, seq, hash: expected };
    None
}

#[cfg(test)]
mod tests {
    use super::super::chain::digest_of;
    use super::*;

    fn chain(length: u32) -> Vec<Entry> {
        let mut previous = [0; 32];
        (1..=length)
            .map(|seq| {
                let mut event = StoredEvent {
                    ticket_id: 1,
                    seq,
                    prev_hash: (seq > 1).then(|| previous.to_vec()),
                    ..super::super::chain::tests::first()
                };
                previous = event.expected_hash(&previous);
                event.hash = previous.to_vec();
                Entry {
                    event,
                    actor: None,
                    user_id: None,
                    version: Some(length),
                    now: Present::default(),
                    before: State::default(),
                    after: Some(State::default()),
                }
            })
            .collect()
    }

    fn first_fault(entries: &[Entry]) -> Option<(u32, Fault)> {
        let mut link = Link { ticket: 1, ..Link::default() };
        entries.iter().find_map(|entry| follow(&mut link, entry)).map(|broken| (broken.seq, broken.fault))
    }

    /// The first fault in a chain of four after tampering.
    fn after(tamper: impl Fn(&mut Vec<Entry>)) -> Option<(u32, Fault)> {
        let mut entries = chain(4);
        tamper(&mut entries);
        first_fault(&entries)
    }

    #[test]
    fn a_whole_chain_holds_and_every_forgery_is_found_at_its_place() {
        assert_eq!(after(|_| {}), None);
        assert_eq!(after(|chain| chain[1].event.note = Some("another".into())), Some((2, Fault::Changed)));
        assert_eq!(after(|chain| (chain[1].event.note, chain[1].event.note_salt) = (None, None)), None, "redacted");
        assert_eq!(after(|chain| chain[1].event.note = None), Some((2, Fault::Changed)), "removed without its salt");
        let rehashed = after(|chain| {
            let before: [u8; 32] = chain[0].event.hash.as_slice().try_into().expect("32 bytes");
            let salt = chain[1].event.note_salt.clone().expect("a salt");
            chain[1].event.note = Some("another".into());
            chain[1].event.note_digest = Some(digest_of(&salt, "another").to_vec());
            chain[1].event.hash = chain[1].event.expected_hash(&before).to_vec();
        });
        assert_eq!(rehashed, Some((3, Fault::Unlinked)), "a new hash no longer fits to the next event");
        assert_eq!(after(|chain| drop(chain.remove(2))), Some((3, Fault::Missing)));
        assert_eq!(after(|chain| chain.swap(1, 2)), Some((2, Fault::Missing)));
        assert_eq!(after(|chain| chain[0].event.prev_hash = Some(vec![0; 32])), Some((1, Fault::Unlinked)));
        assert_eq!(after(|chain| chain[2].event.prev_hash = None), Some((3, Fault::Unlinked)));
    }

    #[test]
    fn a_ticket_that_knows_less_than_its_events_is_found() {
        let set = |version| move |chain: &mut Vec<Entry>| chain.iter_mut().for_each(|entry| entry.version = version);
        assert_eq!(after(set(Some(3))), Some((4, Fault::TicketDiffers)));
        assert_eq!(after(set(None)), Some((1, Fault::TicketMissing)));
    }
}
