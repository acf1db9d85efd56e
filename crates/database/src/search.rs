//! The procedure `ticket_search`.

use model::{
    FoundTicket, ListQuery, Passage, Place, SearchCursor, SearchPage, SearchQuery, TicketCursor, TicketRow, passage,
    pieces,
};
use serde::Deserialize;

use crate::DatabaseError;
use crate::arguments::{Argument, Arguments, Call};
use crate::call::Database;
use crate::token::Token;

/// One row of `ticket_search`.
#[derive(Deserialize)]
#[serde(tag = "part", rename_all = "lowercase")]
enum Part {
    Hit(Box<Hit>),
    End { next: Option<SearchCursor> },
}

#[derive(Deserialize)]
struct Hit {
    ticket: TicketRow,
    place: Option<Place>,
    text: String,
}

impl Database {
    /// A page of the tickets that the person may open, that have every word of the query and that the filters admit.
    pub async fn ticket_search(
        &self,
        token: &Token,
        query: &SearchQuery,
        filters: &ListQuery,
        after: Option<&SearchCursor>,
        limit: u32,
    ) -> Result<SearchPage, DatabaseError> {
        let call = Call::of(token, "CALL ticket_search(?, ?, ?, ?, ?, ?, ?, ?)")
            .with(query.lines().as_str())
            .with(filters)
            .with(after)
            .with(limit);
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

/// A cursor of a search is four arguments: the time in UTC and the ticket, and those of how far titles came first.
impl Arguments for Option<&SearchCursor> {
    fn add_to(self, arguments: &mut Vec<Argument>) {
        self.map(|cursor| TicketCursor { at: cursor.at, id: cursor.id }).as_ref().add_to(arguments);
        self.and_then(|cursor| cursor.best.as_ref()).add_to(arguments);
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
