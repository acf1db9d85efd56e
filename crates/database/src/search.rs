//! The procedure `ticket_search`.

use model::{FoundTicket, Passage, Place, SearchPage, SearchQuery, TicketCursor, TicketRow, passage, pieces};
use serde::Deserialize;

use crate::DatabaseError;
use crate::arguments::Call;
use crate::call::Database;
use crate::token::Token;

/// One row of `ticket_search`.
#[derive(Deserialize)]
#[serde(tag = "part", rename_all = "lowercase")]
enum Part {
    Hit(Box<Hit>),
    End { next: Option<TicketCursor> },
}

#[derive(Deserialize)]
struct Hit {
    ticket: TicketRow,
    place: Option<Place>,
    text: String,
}

impl Database {
    /// A page of the tickets that the person may open and that have every word of the query, newest change first.
    pub async fn ticket_search(
        &self,
        token: &Token,
        query: &SearchQuery,
        after: Option<&TicketCursor>,
        limit: u32,
    ) -> Result<SearchPage, DatabaseError> {
        let call =
            Call::of(token, "CALL ticket_search(?, ?, ?, ?, ?)").with(query.lines().as_str()).with(after).with(limit);
        let mut page = SearchPage { rows: Vec::new(), next: None };
        for part in self.rows(call).await? {
            match part {
                Part::Hit(hit) => page.rows.push(found(*hit, query)),
                Part::End { next } => page.next = next,
            }
        }
        Ok(page)
    }
}

fn found(hit: Hit, query: &SearchQuery) -> FoundTicket {
    let Hit { ticket, place, text } = hit;
    FoundTicket {
        title: pieces(&ticket.title, query),
        requester: pieces(&ticket.employee.name, query),
        passage: place.map(|place| Passage { place, pieces: passage(&text, query) }),
        ticket,
    }
}
