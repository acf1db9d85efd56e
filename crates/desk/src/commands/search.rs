//! Searching tickets.

use model::{SearchPage, SearchQuery, TicketSearch};

use super::page::PAGE;
use crate::context::Context;
use crate::error::DeskError;

/// A page of the tickets that have every word of a query. Only the database knows them all, so nothing is cached.
pub(crate) async fn ticket_search(context: &Context, request: TicketSearch) -> Result<SearchPage, DeskError> {
    let TicketSearch { query, after } = request;
    let query = SearchQuery::parse(&query);
    let session = context.session.context()?;
    if query.is_empty() {
        return Ok(SearchPage { rows: Vec::new(), next: None });
    }
    let page = session.database().ticket_search(session.token(), &query, after.as_ref(), PAGE).await;
    context.session.record(&session, page)
}
