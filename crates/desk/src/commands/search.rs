//! Searching tickets.

use model::{Cached, Code, Invalid, SearchPage, SearchQuery, TicketSearch, Timestamp};

use super::page::PAGE;
use crate::context::Context;
use crate::error::DeskError;

/// Characters of a query, as the database takes them.
const LONGEST: u32 = 200;
/// How often the database is asked for one page: each time it looks at a limited number of tickets.
const LOOKS: usize = 8;

/// A page of the tickets that have every word of a query and that its filters admit: the database's, or what this computer keeps while the database is away.
pub(crate) async fn ticket_search(context: &Context, request: TicketSearch) -> Result<Cached<SearchPage>, DeskError> {
    let query = parsed(&request)?;
    let (filters, now) = (request.filters, Timestamp(context.system.now()));
    let session = context.session.context()?;
    if request.after.is_none() && !context.connection.is_online() {
        return Ok(context.cache.search(&session.owner(), query, filters, now).await);
    }
    let mut page = SearchPage { rows: Vec::new(), next: request.after };
    for look in 0..LOOKS {
        let left = PAGE.saturating_sub(u32::try_from(page.rows.len()).unwrap_or(PAGE));
        if left == 0 || query.is_empty() || (look > 0 && page.next.is_none()) {
            break;
        }
        let found = session.database().ticket_search(session.token(), &query, &filters, page.next.as_ref(), left).await;
        match context.session.record(&session, found) {
            Ok(found) => {
                page.rows.extend(found.rows);
                page.next = found.next;
            }
            // Where a page cannot go on, the person tries again from its end.
            Err(DeskError::Database(error)) if error.is_about_connection() && look == 0 && page.next.is_none() => {
                return Ok(context.cache.search(&session.owner(), query, filters, now).await);
            }
            Err(error) => return Err(error),
        }
    }
    if query.is_empty() {
        page.next = None;
    }
    Ok(Cached { value: page, as_of: None })
}

/// The cached tickets that have every word of a query and that its filters admit.
pub(crate) async fn ticket_search_kept(
    context: &Context,
    request: TicketSearch,
) -> Result<Cached<SearchPage>, DeskError> {
    let query = parsed(&request)?;
    let session = context.session.context()?;
    let now = Timestamp(context.system.now());
    Ok(context.cache.search(&session.owner(), query, request.filters, now).await)
}

fn parsed(request: &TicketSearch) -> Result<SearchQuery, DeskError> {
    if request.query.chars().count() > LONGEST as usize {
        return Err(Invalid { field: "query", code: Code::InputTooLong, limit: Some(LONGEST) }.into());
    }
    Ok(SearchQuery::parse(&request.query))
}
