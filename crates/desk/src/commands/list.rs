//! Lists of tickets that are filtered or sorted.

use model::{Cached, ListName, QueriedPage, TicketQuery, Timestamp};

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
        let now = Timestamp(context.system.now());
        let page = |rows, lines| QueriedPage { looked: 0, rows, lines, next: None };
        if list == ListName::Log {
            let log = context.cache.log(&owner).await?;
            return Some(log.map(|log| page(Vec::new(), query.of_log(log.rows, now))));
        }
        let rows = context.cache.rows(&owner, list).await?;
        Some(rows.map(|rows| page(query.of(list, rows, now), Vec::new())))
    };
    context.cache.fetch_or(ask, cached).await
}
