//! Lists of tickets that are filtered or sorted.

use serde::{Deserialize, Serialize};
use time::Duration;
use ts_rs::TS;

use crate::{
    CategoryId, Closing, LogRow, LogStatus, PersonId, Priority, TicketCursor, TicketRow, TicketStatus, Timestamp, Turn,
};

/// A list of tickets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum ListName {
    /// The pool of the categories that the responder serves.
    Served,
    /// The whole pool.
    Pool,
    /// What the responder has.
    Work,
    /// What the responder has or had. Its rows are lines.
    Log,
    /// The employee's own that are not done.
    Open,
    /// The employee's own that are done.
    Done,
    /// What a search finds, of every list. Only searches and saved views are about it.
    Search,
}

impl ListName {
    /// Its word in the database and on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Served => "served",
            Self::Pool => "pool",
            Self::Work => "work",
            Self::Log => "log",
            Self::Open => "open",
            Self::Done => "done",
            Self::Search => "search",
        }
    }
}

/// Where a ticket of a list stands; a done one with how it ended. In the log, how the responder's part did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum ListStatus {
    /// In the pool.
    Pending,
    /// Claimed by one responder.
    #[serde(rename = "in process")]
    InProcess,
    /// Its responder completed it.
    Completed,
    /// Its employee withdrew it.
    Withdrawn,
    /// Only in the log: the responder has it.
    Assigned,
    /// Only in the log: the responder declined it.
    Declined,
    /// Only in the log: it went back to the pool: given back, or with the responder's account.
    Released,
}

impl From<LogStatus> for ListStatus {
    fn from(status: LogStatus) -> Self {
        match status {
            LogStatus::Assigned => Self::Assigned,
            LogStatus::Completed => Self::Completed,
            LogStatus::Declined => Self::Declined,
            LogStatus::Released => Self::Released,
            LogStatus::Withdrawn => Self::Withdrawn,
        }
    }
}

/// What a list is sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum ListSort {
    /// What is due first first.
    Due,
    /// The latest first.
    Newest,
    /// The newest change first.
    Changed,
    /// Of one's work and one's own open tickets only: what waits for oneself first, of each side what waits longest.
    Turn,
    /// Of a search only: what has all words in its title first.
    Best,
}

/// Which tickets a list shows, and in which order. What is absent or empty leaves nothing out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct ListQuery {
    /// Those that stand so.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<ListStatus>>", optional)]
    pub status: Vec<ListStatus>,
    /// Those of these priorities.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<Priority>>", optional)]
    pub priority: Vec<Priority>,
    /// Those of these categories.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<CategoryId>>", optional)]
    pub category: Vec<CategoryId>,
    /// Those that this person created.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub requester: Option<PersonId>,
    /// Those whose employee gives this organisation.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub organisation: Option<String>,
    /// Those that this responder has or had.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub responder: Option<PersonId>,
    /// Those that wait for the one or for the other.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub turn: Option<Turn>,
    /// Those that wait in the pool and are overdue.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[ts(as = "Option<bool>", optional)]
    pub overdue: bool,
    /// Those created within so many days; in the log, lines that changed within them.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub newer_than: Option<u16>,
    /// Those created before so many days; in the log, lines that changed before them.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub older_than: Option<u16>,
    /// The order; absent for that of the list.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub sort: Option<ListSort>,
}

impl ListQuery {
    /// The query as the database reads it.
    #[must_use]
    pub fn json(&self) -> String {
        // A struct of texts and numbers always becomes JSON; the database refuses an empty text.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Applies the query to rows of a list that are at hand, as the database would. Of organisations the rows say nothing: whoever asks
    /// for one gets none of them.
    #[must_use]
    pub fn of(&self, list: ListName, mut rows: Vec<TicketRow>, now: Timestamp) -> Vec<TicketRow> {
        let own = if list == ListName::Work { Turn::Responder } else { Turn::Requester };
        rows.retain(|row| self.admits(row, now));
        match self.sort {
            Some(ListSort::Due) => rows.sort_by_key(|row| (row.respond_by, row.created_at, row.id)),
            Some(ListSort::Newest) => rows.sort_by_key(|row| std::cmp::Reverse(row.id)),
            Some(ListSort::Changed) => rows.sort_by_key(|row| std::cmp::Reverse((row.updated_at, row.id))),
            Some(ListSort::Turn) => rows.sort_by_key(|row| (row.turn != Some(own), row.turn_since, row.id)),
            Some(ListSort::Best) | None => {}
        }
        rows
    }

    /// Applies the query to lines of the log that are at hand, as the database would.
    #[must_use]
    pub fn of_log(&self, mut lines: Vec<LogRow>, now: Timestamp) -> Vec<LogRow> {
        lines.retain(|line| {
            (self.status.is_empty() || self.status.contains(&line.status.into()))
                && (self.priority.is_empty() || self.priority.contains(&line.priority))
                && (self.category.is_empty() || self.category.contains(&line.category.id))
                && self.requester.is_none_or(|person| line.employee.id == person)
                && self.organisation.is_none()
                && self.admits_age(line.at, now)
        });
        lines
    }

    fn admits_age(&self, at: Timestamp, now: Timestamp) -> bool {
        let before = |days: Option<u16>| days.map(|days| now.0 - Duration::days(i64::from(days)));
        before(self.newer_than).is_none_or(|from| at.0 >= from) && before(self.older_than).is_none_or(|to| at.0 < to)
    }

    /// Whether the query leaves a row in. Of organisations the rows say nothing.
    #[must_use]
    pub fn admits(&self, row: &TicketRow, now: Timestamp) -> bool {
        let status = match (row.status, row.closing) {
            (_, Some(Closing::Completed)) => ListStatus::Completed,
            (_, Some(Closing::Withdrawn)) => ListStatus::Withdrawn,
            (TicketStatus::Pending, None) => ListStatus::Pending,
            (TicketStatus::InProcess | TicketStatus::Done, None) => ListStatus::InProcess,
        };
        (self.status.is_empty() || self.status.contains(&status))
            && (self.priority.is_empty() || self.priority.contains(&row.priority))
            && (self.category.is_empty() || self.category.contains(&row.category.id))
            && self.requester.is_none_or(|person| row.employee.id == person)
            && self.organisation.is_none()
            && self.responder.is_none_or(|person| row.responder.as_ref().is_some_and(|has| has.id == person))
            && self.turn.is_none_or(|turn| row.turn == Some(turn))
            && (!self.overdue || (status == ListStatus::Pending && row.respond_by < now))
            && self.admits_age(row.created_at, now)
    }
}

/// Asks for a page of a list that is filtered or sorted.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TicketQuery {
    /// Which list.
    pub list: ListName,
    /// Which of its tickets, in which order.
    pub query: ListQuery,
    /// The end of the page before.
    pub after: Option<TicketCursor>,
}

/// A page of a list that is filtered or sorted. It may be short or empty and still have a next one: the database looks at a limited
/// number of tickets for each.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct QueriedPage {
    /// In order.
    pub rows: Vec<TicketRow>,
    /// Of the log: its lines in order. It has no rows.
    pub lines: Vec<LogRow>,
    /// How many tickets were looked at.
    pub looked: u32,
    /// Where to go on; absent at the end.
    pub next: Option<TicketCursor>,
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;
    use crate::{CategoryRef, PersonRef, TicketId};

    fn person(id: u64) -> PersonRef {
        let name = "Ada".to_owned();
        PersonRef { id: PersonId(id), username: "ada".into(), active: true, look: name.clone(), name, mixed: false }
    }

    fn row(id: u64) -> TicketRow {
        TicketRow {
            id: TicketId(id),
            title: "Printer".into(),
            excerpt: String::new(),
            status: TicketStatus::Pending,
            closing: None,
            priority: Priority::Normal,
            respond_by: Timestamp(datetime!(2026-03-09 12:00 UTC)),
            category: CategoryRef { id: CategoryId(1), name: "General".into() },
            employee: person(1),
            responder: None,
            turn: Some(Turn::Responder),
            turn_since: Some(Timestamp(datetime!(2026-03-08 12:00 UTC))),
            created_at: Timestamp(datetime!(2026-03-08 12:00 UTC)),
            updated_at: Timestamp(datetime!(2026-03-08 12:00 UTC)),
            unread: 0,
        }
    }

    fn admitted(list: ListName, query: &str, rows: Vec<TicketRow>) -> Vec<u64> {
        let query: ListQuery = serde_json::from_str(query).expect("a query");
        let now = Timestamp(datetime!(2026-03-10 12:00 UTC));
        query.of(list, rows, now).into_iter().map(|row| row.id.0).collect()
    }

    #[test]
    fn each_filter_leaves_out_what_it_names() {
        let urgent = TicketRow { priority: Priority::Urgent, ..row(2) };
        let rooms = TicketRow { category: CategoryRef { id: CategoryId(2), name: "Rooms".into() }, ..row(3) };
        let of_bob = TicketRow { employee: person(7), responder: Some(person(8)), ..row(4) };
        let claimed = TicketRow { status: TicketStatus::InProcess, turn: Some(Turn::Requester), ..row(5) };
        let ended = TicketRow { status: TicketStatus::Done, closing: Some(Closing::Withdrawn), ..row(6) };
        let old = TicketRow { created_at: Timestamp(datetime!(2026-02-01 12:00 UTC)), ..row(7) };
        let later = TicketRow { respond_by: Timestamp(datetime!(2026-03-11 12:00 UTC)), ..row(8) };
        let rows = || {
            vec![
                urgent.clone(),
                rooms.clone(),
                of_bob.clone(),
                claimed.clone(),
                ended.clone(),
                old.clone(),
                later.clone(),
            ]
        };
        for (query, expected) in [
            ("{}", &[2, 3, 4, 5, 6, 7, 8][..]),
            (r#"{"priority": ["high", "urgent"]}"#, &[2]),
            (r#"{"category": [2]}"#, &[3]),
            (r#"{"requester": 7}"#, &[4]),
            (r#"{"responder": 8}"#, &[4]),
            (r#"{"status": ["in process", "withdrawn"]}"#, &[5, 6]),
            (r#"{"turn": "requester"}"#, &[5]),
            (r#"{"olderThan": 7}"#, &[7]),
            (r#"{"newerThan": 7, "priority": ["normal"], "overdue": true}"#, &[3, 4]),
            (r#"{"organisation": "Example"}"#, &[]),
            (r#"{"sort": "newest"}"#, &[8, 7, 6, 5, 4, 3, 2]),
            (r#"{"sort": "due"}"#, &[7, 2, 3, 4, 5, 6, 8]),
            (r#"{"sort": "changed"}"#, &[8, 7, 6, 5, 4, 3, 2]),
        ] {
            assert_eq!(admitted(ListName::Pool, query, rows()), expected, "{query}");
        }
    }

    #[test]
    fn what_waits_for_oneself_leads_and_the_longest_wait_first() {
        let since =
            |id, turn, turn_since| TicketRow { turn: Some(turn), turn_since: Some(Timestamp(turn_since)), ..row(id) };
        let rows = vec![
            since(2, Turn::Responder, datetime!(2026-03-08 9:00 UTC)),
            since(3, Turn::Requester, datetime!(2026-03-08 11:00 UTC)),
            since(5, Turn::Responder, datetime!(2026-03-08 8:00 UTC)),
            since(4, Turn::Responder, datetime!(2026-03-08 8:00 UTC)),
            since(6, Turn::Requester, datetime!(2026-03-08 10:00 UTC)),
        ];
        let by_turn = r#"{"sort": "turn"}"#;
        assert_eq!(admitted(ListName::Work, by_turn, rows.clone()), [4, 5, 2, 6, 3]);
        assert_eq!(admitted(ListName::Open, by_turn, rows), [6, 3, 4, 5, 2]);
    }

    #[test]
    fn what_is_absent_is_not_written() {
        assert_eq!(ListQuery::default().json(), "{}");
        let query = ListQuery { overdue: true, sort: Some(ListSort::Due), ..ListQuery::default() };
        assert_eq!(query.json(), r#"{"overdue":true,"sort":"due"}"#);
    }

    #[test]
    fn an_unknown_word_makes_no_query() {
        for text in [r#"{"colour": "red"}"#, r#"{"sort": "random"}"#, r#"{"status": ["lost"]}"#, "7"] {
            assert!(serde_json::from_str::<ListQuery>(text).is_err(), "{text}");
        }
    }
}
