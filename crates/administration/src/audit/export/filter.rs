//! Which events to export.

use model::TicketId;
use sqlx::mysql::MySqlConnection;
use time::macros::format_description;
use time::{OffsetDateTime, UtcOffset};

use crate::AdministrationError;
use crate::audit::state::State;
use crate::audit::walk::Entry;
use crate::install::Names;

/// Which events to export; by default all of them.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Only of these tickets; empty for all.
    pub tickets: Vec<TicketId>,
    /// Only events at this time or later.
    pub since: Option<OffsetDateTime>,
    /// Only events before this time.
    pub until: Option<OffsetDateTime>,
    /// Only events that involve this user name: as actor, as requester, or as responder before or after.
    pub person: Option<String>,
}

impl Filter {
    pub(super) async fn resolve(
        &self,
        connection: &mut MySqlConnection,
        names: &Names,
    ) -> Result<Resolved, AdministrationError> {
        let person = match &self.person {
            None => None,
            Some(username) => {
                let select = format!("SELECT id FROM {}.users WHERE username = ?", names.data);
                let found = sqlx::query_scalar(&select).bind(username).fetch_optional(connection).await?;
                Some(found.ok_or_else(|| AdministrationError::PersonUnknown(username.clone()))?)
            }
        };
        let (since, until) = (self.since.map(as_stored), self.until.map(as_stored));
        Ok(Resolved { tickets: self.tickets.clone(), since, until, person })
    }
}

/// A filter in the words of the database.
#[derive(Default)]
pub(super) struct Resolved {
    tickets: Vec<TicketId>,
    since: Option<String>,
    until: Option<String>,
    person: Option<u64>,
}

impl Resolved {
    pub(super) fn tickets(&self) -> &[TicketId] {
        &self.tickets
    }

    /// Whether the event passes. The tickets are selected where the events are read.
    pub(super) fn leaves(&self, entry: &Entry) -> bool {
        let at = entry.event.created_at.as_str();
        self.since.as_deref().is_none_or(|since| since <= at)
            && self.until.as_deref().is_none_or(|until| at < until)
            && self.person.is_none_or(|person| concerns(entry, person))
    }
}

fn concerns(Entry { event, user_id, before, after, .. }: &Entry, person: u64) -> bool {
    event.actor_user_id == Some(person)
        || *user_id == Some(person)
        || before.responder() == Some(person)
        || after.as_ref().and_then(State::responder) == Some(person)
}

/// In the form of [`StoredEvent::created_at`](super::super::chain::StoredEvent::created_at), which sorts as time does.
fn as_stored(moment: OffsetDateTime) -> String {
    let form = format_description!("[year]-[month]-[day]T[hour]:[minute]:[second].[subsecond digits:6]Z");
    // Only a year beyond every database has no such form, and it comes after everything.
    moment.to_offset(UtcOffset::UTC).format(form).unwrap_or_else(|_| "9999".to_owned())
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;
    use crate::audit::chain::StoredEvent;
    use crate::audit::chain::tests::first;
    use crate::audit::state::Present;

    fn entry(at: &str, actor: u64, employee: u64, before: Option<u64>, after: Option<u64>) -> Entry {
        let state = |responder: Option<u64>| {
            let text = responder.map_or_else(|| "{}".to_owned(), |id| format!(r#"{{"responderId":{id}}}"#));
            State::default().after(&StoredEvent { after_state: Some(text), ..first() }).expect("it can be read")
        };
        Entry {
            event: StoredEvent { actor_user_id: Some(actor), created_at: at.into(), ..first() },
            actor: None,
            user_id: Some(employee),
            version: Some(2),
            now: Present::default(),
            before: state(before),
            after: Some(state(after)),
        }
    }

    #[test]
    fn a_span_begins_with_its_first_moment_and_ends_before_its_last() {
        let span = Resolved {
            since: Some(as_stored(datetime!(2026-01-31 23:00 -1))),
            until: Some(as_stored(datetime!(2026-02-02 00:00 UTC))),
            ..Resolved::default()
        };
        let left = |at| span.leaves(&entry(at, 1, 2, None, None));
        assert!(!left("2026-01-31T23:59:59.999999Z"));
        assert!(left("2026-02-01T00:00:00.000000Z"), "23:00 an hour west of Greenwich is midnight");
        assert!(left("2026-02-01T23:59:59.999999Z"));
        assert!(!left("2026-02-02T00:00:00.000000Z"));
    }

    #[test]
    fn an_export_for_a_person_has_all_that_concerns_them() {
        let of = |person| Resolved { person: Some(person), ..Resolved::default() };
        let entry = entry("2026-02-01T00:00:00.000000Z", 1, 2, Some(3), Some(4));
        for person in 1..=4 {
            assert!(of(person).leaves(&entry), "person {person}");
        }
        assert!(!of(5).leaves(&entry));
    }
}
