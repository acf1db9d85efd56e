//! Lists of tickets that are filtered or sorted.

use model::{Cached, QueriedPage, TicketQuery, Timestamp};

use super::page::PAGE;
use crate::context::Context;
use crate::error::DeskError;

/// A page of a list. While the database is away, the query is applied to the cached first page of the whole list.
pub(crate) async fn ticket_list(context: &Context, request: TicketQuery) -> Result<Cached<QueriedPage>, DeskError> {
    let session = context.session.context()?;
    let TicketQuery { list, query, after } = request;
    let owner = session.owner();
    let ask = async {
        let page = session.database().ticket_list(session.token(), list, &query, after.as_ref(), PAGE).await;
        context.session.record(&session, page)
    };
    let cached = async {
        let rows = context.cache.rows(&owner, list).await?;
        let now = Timestamp(context.system.now());
        Some(rows.map(|rows| QueriedPage { looked: 0, rows: query.of(rows, now), next: None }))
    };
    context.cache.fetch_or(ask, cached).await
}
