//! The background worker that sends, in the order of the outbox.

use std::sync::Arc;
use std::time::Duration;

use database::DatabaseError;
use local_store::Owner;
use model::{Code, OutboxItem, OutboxState, Signal, Thread};

use super::OutboxService;
use super::backoff::Backoff;
use super::send::{Response, send};
use super::waiters::Outcome;
use crate::error::DeskError;

/// How a round of sending ended.
pub(crate) enum Round {
    /// Nothing is left to send.
    Done,
    /// Waits for the database, or for the person to sign in: whoever notices that wakes the worker.
    Blocked,
    /// The database had trouble or the local file failed: the worker retries by itself.
    Retry,
}

/// Sends for ever. Errors are not logged: the outbox shows what waits, and why.
pub(crate) async fn run(outbox: Arc<OutboxService>) {
    let mut backoff = Backoff::default();
    loop {
        let round = round(&outbox).await;
        let mut pause = None;
        match round {
            Round::Done | Round::Blocked => backoff.reset(),
            Round::Retry => pause = Some(backoff.pause(rand::random())),
        }
        if !matches!(round, Round::Done) {
            outbox.waiters.release();
            outbox.announce().await;
        }
        tokio::select! {
            () = outbox.system.background.send.notified() => {}
            () = tokio::time::sleep(pause.unwrap_or(Duration::MAX)), if pause.is_some() => {}
        }
    }
}

async fn round(outbox: &OutboxService) -> Round {
    let Ok(context) = outbox.session.context() else { return Round::Blocked };
    let owner = context.owner();
    let mut held = Vec::new();
    loop {
        if outbox.connection.is_offline() || !outbox.session.is_current(&context.session) {
            return Round::Blocked;
        }
        let next = match outbox.local.outbox_next(&owner, &held).await {
            Ok(Some(next)) => next,
            Ok(None) if held.is_empty() => return Round::Done,
            Ok(None) | Err(_) => return Round::Retry,
        };
        match outbox.local.outbox_mark_uncertain(next.id).await {
            Ok(true) => {}
            Ok(false) => continue,
            Err(_) => return Round::Retry,
        }
        outbox.announce().await;
        let sent = match send(&context, &next).await {
            Ok(answer) => outbox.session.record_change(&context, answer),
            Err(error) => Err(error),
        };
        let end = match sent {
            Ok(response) => delivered(outbox, &owner, &next, response).await,
            Err(DeskError::Database(DatabaseError::OverQuota { seconds })) => {
                held.push(next.operation.kind());
                over_quota(outbox, &owner, &next, seconds).await
            }
            Err(error) => failed(outbox, &owner, &next, error).await,
        };
        outbox.announce().await;
        if let Some(end) = end {
            return end;
        }
    }
}

async fn delivered(outbox: &OutboxService, owner: &Owner, item: &OutboxItem, response: Response) -> Option<Round> {
    outbox.limits.lift(owner, item.operation.kind());
    let changed = response.changed();
    let version = changed.map(|(_, version)| version);
    // Before the item is removed: if the application is killed in between, it sends again and comes back here.
    update_cache(outbox, owner, item, &response).await;
    let waited = !outbox.waiters.contains(item.id);
    let noted = outbox.local.outbox_complete(owner, item, version, waited, response.made(item)).await;
    outbox.system.background.upload.notify_one();
    match outbox.waiters.take(item.id) {
        Some(waiting) => {
            // A caller that has given up finds it in the lists.
            let _ = waiting.send(Outcome::Delivered(response));
        }
        None if noted.is_ok() => {
            let of_thread = match item.operation.thread() {
                Some(Thread::Ticket(ticket)) => Some(ticket),
                _ => None,
            };
            outbox.system.host.signal(&Signal::Delivered {
                id: item.id,
                kind: item.operation.kind(),
                ticket: changed.map(|(ticket, _)| ticket).or(of_thread),
                about: item.about.clone(),
            });
        }
        None => {}
    }
    // Sent again under the same request id, it gets the same answer.
    noted.is_err().then_some(Round::Retry)
}

async fn update_cache(outbox: &OutboxService, owner: &Owner, item: &OutboxItem, response: &Response) {
    match response {
        Response::Ticket(ticket) => outbox.cache.update_ticket(owner, ticket).await,
        Response::Message(message) => {
            if let Some(thread) = item.operation.thread() {
                outbox.cache.add_message(owner, thread, message).await;
            }
        }
    }
}

/// The hour's limit is reached: the operation keeps its place, and is sent when the hour is over.
async fn over_quota(outbox: &OutboxService, owner: &Owner, item: &OutboxItem, seconds: u32) -> Option<Round> {
    outbox.limits.note(owner, item.operation.kind(), outbox.system.clock.now(), seconds);
    // The database counts only what it has not carried out before: the operation is not there.
    let noted = outbox.local.outbox_mark_waiting(item.id).await;
    if let Some(waiting) = outbox.waiters.take(item.id) {
        // A caller that gave up at this moment needs no answer.
        let _ = waiting.send(Outcome::Waits);
    }
    noted.is_err().then_some(Round::Retry)
}

async fn failed(outbox: &OutboxService, owner: &Owner, item: &OutboxItem, error: DeskError) -> Option<Round> {
    let local = &outbox.local;
    let was_certain = matches!(item.state, OutboxState::Waiting { .. });
    if let DeskError::Database(error) = &error
        && let Some(end) = waits_for(error)
    {
        if was_certain && !error.may_have_arrived() && local.outbox_mark_waiting(item.id).await.is_err() {
            return Some(Round::Retry);
        }
        return Some(end);
    }
    // A refusal by a rule proves that the operation is not there, whatever an earlier attempt left open.
    let uncertain = !was_certain && !matches!(error, DeskError::Database(_));
    let noted = match outbox.waiters.take(item.id) {
        Some(waiting) if !uncertain => {
            let undone = local.outbox_undo(owner, item.id, outbox.system.now()).await;
            // The text is in the form that still waits, or else in the draft.
            let _ = waiting.send(Outcome::Refused(error));
            undone
        }
        waiting => {
            let noted = local.outbox_refuse(item.id, error.code(), error.limit(), uncertain).await;
            if let Some(waiting) = waiting {
                let _ = waiting.send(Outcome::Waits);
            }
            noted
        }
    };
    noted.is_err().then_some(Round::Retry)
}

/// How a round ends if the operation can be sent later; none if a rule refused it. A server's trouble is never final, whatever
/// its number.
pub(crate) fn waits_for(error: &DatabaseError) -> Option<Round> {
    match error {
        DatabaseError::Refused(Code::SessionEnded) => Some(Round::Blocked),
        DatabaseError::Refused(_) => None,
        error if error.is_about_connection() => Some(Round::Blocked),
        _ => Some(Round::Retry),
    }
}
