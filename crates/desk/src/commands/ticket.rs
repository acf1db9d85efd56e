//! Tickets. The database holds the rules; these commands only lead there.

use model::{
    Cached, Claim, ClaimNext, Delivery, Description, Figures, LogPage, Note, OutboxOperation, PoolCursor, PoolPage,
    PriorityTarget, Ticket, TicketCategorize, TicketClaim, TicketClaimNext, TicketCreate, TicketCursor, TicketEdit,
    TicketFigures, TicketList, TicketMine, TicketPage, TicketPool, TicketPrioritize, TicketRow, TicketShow, TicketStep,
    TicketView, TicketWithdraw, Title,
};

use super::page::{PAGE, next};
use crate::cache::CacheKey;
use crate::context::Context;
use crate::error::DeskError;
use crate::outbox::Response;

/// Creates a ticket.
pub(crate) async fn ticket_create(context: &Context, request: TicketCreate) -> Result<Delivery<Ticket>, DeskError> {
    Title::parse(&request.title)?;
    Description::parse(&request.description)?;
    let TicketCreate { request, title, description, priority, category, facts, draft_key } = request;
    let operation = OutboxOperation::Create { title, description, priority, category, facts: facts.cut() };
    context.outbox.submit(request, operation, draft_key, Response::ticket).await
}

/// Changes a ticket.
pub(crate) async fn ticket_edit(context: &Context, request: TicketEdit) -> Result<Delivery<Ticket>, DeskError> {
    Title::parse(&request.title)?;
    Description::parse(&request.description)?;
    let TicketEdit { request, ticket, version, title, description, draft_key } = request;
    let operation = OutboxOperation::Edit { ticket, version, title, description };
    context.outbox.submit(request, operation, draft_key, Response::ticket).await
}

/// Gives a ticket another priority.
pub(crate) async fn ticket_prioritize(
    context: &Context,
    request: TicketPrioritize,
) -> Result<Delivery<Ticket>, DeskError> {
    Note::parse(&request.note)?;
    let TicketPrioritize { request, ticket, priority, note, from } = request;
    let operation = OutboxOperation::Prioritize { ticket, from, priority, note };
    context.outbox.submit(request, operation, String::new(), Response::ticket).await
}

/// Gives a ticket another category.
pub(crate) async fn ticket_categorize(
    context: &Context,
    request: TicketCategorize,
) -> Result<Delivery<Ticket>, DeskError> {
    Note::parse(&request.note)?;
    let TicketCategorize { request, ticket, category, note, from } = request;
    let operation = OutboxOperation::Categorize { ticket, from, category, note };
    context.outbox.submit(request, operation, String::new(), Response::ticket).await
}

/// Withdraws a ticket.
pub(crate) async fn ticket_withdraw(context: &Context, request: TicketWithdraw) -> Result<Delivery<Ticket>, DeskError> {
    Note::parse(&request.note)?;
    let TicketWithdraw { request, ticket, note, draft_key } = request;
    context.outbox.submit(request, OutboxOperation::Withdraw { ticket, note }, draft_key, Response::ticket).await
}

/// Claims a ticket, or answers who was faster.
pub(crate) async fn ticket_claim(context: &Context, request: TicketClaim) -> Result<Claim, DeskError> {
    let TicketClaim { request, ticket } = request;
    context.session.change(async |database, token| database.ticket_claim(token, request, ticket).await).await
}

/// Claims the ticket that is due first among those that the person serves.
pub(crate) async fn ticket_claim_next(context: &Context, request: TicketClaimNext) -> Result<ClaimNext, DeskError> {
    let TicketClaimNext { request } = request;
    context.session.change(async |database, token| database.ticket_claim_next(token, request).await).await
}

/// Completes a ticket.
pub(crate) async fn ticket_complete(context: &Context, step: TicketStep) -> Result<Ticket, DeskError> {
    let (request, ticket, note) = (step.request, step.ticket, Note::parse(&step.note)?);
    context.session.change(async |database, token| database.ticket_complete(token, request, ticket, &note).await).await
}

/// Declines a ticket for good.
pub(crate) async fn ticket_decline(context: &Context, step: TicketStep) -> Result<(), DeskError> {
    let (request, ticket, note) = (step.request, step.ticket, Note::parse(&step.note)?);
    context.session.change(async |database, token| database.ticket_decline(token, request, ticket, &note).await).await
}

/// Gives a ticket back to the pool.
pub(crate) async fn ticket_release(context: &Context, step: TicketStep) -> Result<(), DeskError> {
    let (request, ticket, note) = (step.request, step.ticket, Note::parse(&step.note)?);
    context.session.change(async |database, token| database.ticket_release(token, request, ticket, &note).await).await
}

/// A ticket with its thread and history: the newest, or what came before.
pub(crate) async fn ticket_show(context: &Context, request: TicketShow) -> Result<Cached<TicketView>, DeskError> {
    let session = context.session.context()?;
    let TicketShow { ticket, before } = request;
    if before.is_none() {
        return context.cache.fetch_ticket(&session, ticket).await;
    }
    let older = session.database().ticket_show(session.token(), ticket, before).await;
    Ok(Cached { value: context.session.record(&session, older)?, as_of: None })
}

/// How soon somebody should claim a ticket of each priority, also from the cache: a ticket is created without the database too.
pub(crate) async fn priority_list(context: &Context, (): ()) -> Result<Cached<Vec<PriorityTarget>>, DeskError> {
    let session = context.session.context()?;
    let ask = async { context.session.record(&session, session.database().priority_list(session.token()).await) };
    context.cache.fetch(&session, Some(CacheKey::Priorities), ask).await
}

/// A page of the pool. The first of the categories that the person serves is the one that the poll read, as long as it is true.
pub(crate) async fn ticket_pool(context: &Context, request: TicketPool) -> Result<Cached<PoolPage>, DeskError> {
    let session = context.session.context()?;
    let TicketPool { everything, after } = request;
    let after = after.as_ref();
    let is_polled = after.is_none() && !everything;
    let ask = async {
        let polled = is_polled.then(|| context.poll.pool_page(&session)).flatten();
        let rows = if let Some(page) = polled {
            page.iter().take(PAGE as usize).cloned().collect()
        } else {
            let rows = session.database().ticket_pool(session.token(), everything, after, PAGE).await;
            context.session.record(&session, rows)?
        };
        if after.is_none() {
            context.prefetch.queue(&session, &rows);
        }
        let cursor =
            |row: &TicketRow| PoolCursor { respond_by: row.respond_by, created_at: row.created_at, id: row.id };
        let next = next(&rows, cursor);
        Ok(PoolPage { rows, next })
    };
    let key = if everything { CacheKey::WholePool } else { CacheKey::Pool };
    context.cache.fetch(&session, after.is_none().then_some(key), ask).await
}

/// A page of the person's own tickets.
pub(crate) async fn ticket_mine(context: &Context, request: TicketMine) -> Result<Cached<TicketPage>, DeskError> {
    let session = context.session.context()?;
    let after = request.after.as_ref();
    let key = if request.done { CacheKey::OwnDone } else { CacheKey::OwnOpen };
    let ask = async {
        let rows = session.database().ticket_mine(session.token(), request.done, after, PAGE).await;
        let rows = context.session.record(&session, rows)?;
        if after.is_none() {
            context.prefetch.queue(&session, &rows);
        }
        let next = next(&rows, |row| TicketCursor { at: row.updated_at, id: row.id });
        Ok(TicketPage { rows, next })
    };
    context.cache.fetch(&session, after.is_none().then_some(key), ask).await
}

/// The tickets that the responder works on.
pub(crate) async fn ticket_work(context: &Context, (): ()) -> Result<Cached<Vec<TicketRow>>, DeskError> {
    let session = context.session.context()?;
    let ask = async {
        let rows = context.session.record(&session, session.database().ticket_work(session.token()).await)?;
        context.prefetch.queue(&session, &rows);
        Ok(rows)
    };
    context.cache.fetch(&session, Some(CacheKey::Work), ask).await
}

/// A page of the responder's log.
pub(crate) async fn ticket_log(context: &Context, request: TicketList) -> Result<Cached<LogPage>, DeskError> {
    let session = context.session.context()?;
    let after = request.after.as_ref();
    let ask = async {
        let rows = session.database().ticket_log(session.token(), after, PAGE).await;
        let rows = context.session.record(&session, rows)?;
        let next = next(&rows, |row| TicketCursor { at: row.at, id: row.ticket });
        Ok(LogPage { rows, next })
    };
    context.cache.fetch(&session, after.is_none().then_some(CacheKey::Log), ask).await
}

/// Figures beside tickets and lists. They are shown while the database answers, so nothing is cached.
pub(crate) async fn ticket_figures(context: &Context, request: TicketFigures) -> Result<Figures, DeskError> {
    let session = context.session.context()?;
    context.session.record(&session, session.database().ticket_figures(session.token(), request.category).await)
}
