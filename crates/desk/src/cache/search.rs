//! Searching what this computer keeps: first results while the database is asked, and all there are while it is away.

use std::collections::BTreeMap;

use local_store::{CacheEntry, Owner};
use model::{
    Cached, FoundTicket, ListQuery, ListSort, Passage, Place, PoolPage, SearchPage, SearchQuery, TicketId, TicketPage,
    TicketRow, TicketView, Timestamp, passage, pieces,
};

use super::CacheService;

/// Rows of an answer. There are no further pages.
const MOST: usize = 50;
/// Characters of a row's excerpt, as the database's lists have it.
const EXCERPT: usize = 160;

/// A cached ticket with its texts. Of one that is only in a list the beginning of the description is known.
struct Known {
    row: TicketRow,
    description: String,
    /// Newest first.
    messages: Vec<String>,
    /// The name of the computer that it came from; empty when it is not known.
    host: String,
}

impl CacheService {
    /// The person's cached tickets that have every word of the query and that the filters admit, in the database's order, as of the latest
    /// answer of the database.
    /// A scan: the cache is so small that an index would cost more than it saves.
    pub(crate) async fn search(
        &self,
        owner: &Owner,
        query: SearchQuery,
        filters: ListQuery,
        now: Timestamp,
    ) -> Cached<SearchPage> {
        let answers = self.cache.answers(owner).await.unwrap_or_default();
        let scan = tokio::task::spawn_blocking(move || scan(&answers, &query, &filters, now));
        scan.await.unwrap_or_else(|_| Cached { value: SearchPage { rows: Vec::new(), next: None }, as_of: None })
    }
}

fn scan(
    answers: &[(String, CacheEntry)],
    query: &SearchQuery,
    filters: &ListQuery,
    now: Timestamp,
) -> Cached<SearchPage> {
    let mut known: BTreeMap<TicketId, Known> = BTreeMap::new();
    for (name, entry) in answers {
        for ticket in tickets(name, &entry.answer) {
            // A list knows less than the ticket itself.
            let is_better =
                known.get(&ticket.row.id).is_none_or(|other| other.description.len() < ticket.description.len());
            if is_better || name.starts_with("ticket:") {
                known.insert(ticket.row.id, ticket);
            }
        }
    }
    let number = query.number().map(TicketId);
    let admitted = known.into_values().filter(|ticket| filters.admits(&ticket.row, now));
    let mut rows: Vec<FoundTicket> = admitted.filter_map(|ticket| found(ticket, query, number)).collect();
    let is_best = |row: &TicketRow| filters.sort == Some(ListSort::Best) && query.matches([row.title.as_str()]);
    rows.sort_by_cached_key(|FoundTicket { ticket, .. }| {
        std::cmp::Reverse((Some(ticket.id) == number, is_best(ticket), ticket.updated_at.0, ticket.id))
    });
    rows.truncate(MOST);
    let as_of = answers.iter().map(|(_, entry)| entry.as_of).max().map(Timestamp);
    Cached { value: SearchPage { rows, next: None }, as_of }
}

/// The tickets of an answer. An answer in a form of another version has none.
fn tickets(name: &str, answer: &str) -> Vec<Known> {
    let of_rows = |rows: Vec<TicketRow>| {
        rows.into_iter()
            .map(|row| Known { description: row.excerpt.clone(), messages: Vec::new(), host: String::new(), row })
            .collect()
    };
    match name {
        "pool" | "pool:whole" => {
            serde_json::from_str(answer).map_or_else(|_| Vec::new(), |page: PoolPage| of_rows(page.rows))
        }
        "mine:open" | "mine:done" => {
            serde_json::from_str(answer).map_or_else(|_| Vec::new(), |page: TicketPage| of_rows(page.rows))
        }
        "work" => serde_json::from_str(answer).map_or_else(|_| Vec::new(), of_rows),
        _ if name.starts_with("ticket:") => serde_json::from_str(answer).map(of_view).into_iter().collect(),
        _ => Vec::new(),
    }
}

fn of_view(view: TicketView) -> Known {
    let messages = view.messages.into_iter().rev().map(|message| message.body).collect();
    let ticket = view.ticket;
    let row = TicketRow {
        id: ticket.id,
        title: ticket.title,
        excerpt: ticket.description.chars().take(EXCERPT).collect(),
        status: ticket.status,
        closing: ticket.closing,
        priority: ticket.priority,
        respond_by: ticket.respond_by,
        category: ticket.category,
        employee: ticket.employee,
        responder: ticket.responder,
        created_at: ticket.created_at,
        updated_at: ticket.updated_at,
        turn: ticket.turn,
        turn_since: ticket.turn_since,
        unread: 0,
    };
    let host = view.facts.and_then(|facts| facts.host).unwrap_or_default();
    Known { row, description: ticket.description, messages, host }
}

fn found(ticket: Known, query: &SearchQuery, number: Option<TicketId>) -> Option<FoundTicket> {
    let Known { row, description, messages, host } = ticket;
    let texts = [row.title.as_str(), row.employee.name.as_str(), description.as_str(), host.as_str()];
    if number != Some(row.id) && !query.matches(texts.into_iter().chain(messages.iter().map(String::as_str))) {
        return None;
    }
    // The text with most of the words; of equals the description, then the newest message.
    let bodies = messages.iter().map(|body| (Place::Message, body));
    let best = std::iter::once((Place::Description, &description))
        .chain(bodies)
        .map(|(place, text)| (query.words_in(text), place, text))
        .reduce(|best, other| if other.0 > best.0 { other } else { best });
    let passage =
        best.filter(|(words, ..)| *words > 0).map(|(_, place, text)| Passage { place, pieces: passage(text, query) });
    Some(FoundTicket {
        title: pieces(&row.title, query),
        requester: pieces(&row.employee.name, query),
        passage,
        ticket: row,
    })
}
