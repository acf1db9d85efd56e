//! The background worker that delivers, in the order of sending.

use std::time::Duration;

use database::DatabaseError;
use local_store::Owner;
use model::{Code, OutboxItem, OutboxState, Signal, Thread};

use super::backoff::Backoff;
use super::carry::carry;
use super::{Answer, Outcome};
use crate::desk::Desk;
use crate::error::DeskError;

/// How a round of deliveries ended.
enum Round {
    /// Nothing waits any more.
    Through,
    /// Something waits for the database, or for its person to sign in: whoever notices that wakes the worker.
    Stuck,
    /// Others were in the way, or the local file was: it is tried again by itself.
    Again,
}

/// Delivers until the desk is shut down. Errors are not logged here: the outbox shows what waits and why.
pub(crate) async fn run(desk: Desk) {
    let mut backoff = Backoff::default();
    loop {
        let round = tokio::select! {
            () = desk.inner.ended.cancelled() => return,
            round = round(&desk) => round,
        };
        let mut pause = None;
        match round {
            Round::Through | Round::Stuck => backoff.reset(),
            Round::Again => pause = Some(backoff.pause(rand::random())),
        }
        if !matches!(round, Round::Through) {
            desk.inner.outbox.release();
            desk.tell_outbox().await;
        }
        tokio::select! {
            () = desk.inner.ended.cancelled() => return,
            () = desk.inner.outbox.wake.notified() => {}
            () = tokio::time::sleep(pause.unwrap_or(Duration::MAX)), if pause.is_some() => {}
        }
    }
}

async fn round(desk: &Desk) -> Round {
    let Ok(here) = desk.here() else { return Round::Stuck };
    let owner = here.owner();
    loop {
        if desk.is_offline() || !desk.is_signed(&here.signed) {
            return Round::Stuck;
        }
        let next = match desk.inner.local.outbox_next(&owner).await {
            Ok(Some(next)) => next,
            Ok(None) => return Round::Through,
            Err(_) => return Round::Again,
        };
        match desk.inner.local.outbox_depart(next.id).await {
            Ok(true) => {}
            Ok(false) => continue,
            Err(_) => return Round::Again,
        }
        desk.tell_outbox().await;
        let done = match carry(desk, &here, &next).await {
            Ok(answer) => arrived(desk, &owner, &next, answer).await,
            Err(error) => not_arrived(desk, &owner, &next, error).await,
        };
        desk.tell_outbox().await;
        if let Some(end) = done {
            return end;
        }
    }
}

async fn arrived(desk: &Desk, owner: &Owner, item: &OutboxItem, answer: Answer) -> Option<Round> {
    let changed = answer.changed();
    let version = changed.map(|(_, version)| version);
    // Before it is struck off: whoever is killed in between delivers again and gets here again.
    desk.remember_arrival(owner, item, &answer).await;
    let waited = !desk.inner.outbox.is_awaited(item.id);
    let noted = desk.inner.local.outbox_arrive(owner, item, version, waited).await;
    match desk.inner.outbox.take(item.id) {
        Some(waiting) => {
            // Whoever does not wait any more finds it in the lists.
            let _ = waiting.send(Outcome::Delivered(answer));
        }
        None if noted.is_ok() => {
            let of_thread = match item.parcel.thread() {
                Some(Thread::Ticket(ticket)) => Some(ticket),
                _ => None,
            };
            desk.inner.host.signal(&Signal::Delivered {
                id: item.id,
                kind: item.parcel.kind(),
                ticket: changed.map(|(ticket, _)| ticket).or(of_thread),
                about: item.about.clone(),
            });
        }
        None => {}
    }
    // What cannot be noted is sent again, and answered as now.
    noted.is_err().then_some(Round::Again)
}

async fn not_arrived(desk: &Desk, owner: &Owner, item: &OutboxItem, error: DeskError) -> Option<Round> {
    let local = &desk.inner.local;
    let was_certain = item.state == OutboxState::Waiting;
    let (may_have_arrived, waits) = match &error {
        DeskError::Database(error) => (error.may_have_arrived(), waiting_helps(error)),
        _ => (false, None),
    };
    if let Some(end) = waits {
        if was_certain && !may_have_arrived && local.outbox_stay(item.id).await.is_err() {
            return Some(Round::Again);
        }
        return Some(end);
    }
    // A rule's refusal tells that it is not there, whatever an earlier try left open.
    let refused_by_rule = matches!(error, DeskError::Database(DatabaseError::Refused(_)));
    let uncertain = !refused_by_rule && (may_have_arrived || !was_certain);
    let noted = match desk.inner.outbox.take(item.id) {
        Some(waiting) if !uncertain => {
            let undone = local.outbox_undo(owner, item.id, desk.inner.clock.now()).await;
            // The form that still waits has the text; otherwise the draft has it.
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
    noted.is_err().then_some(Round::Again)
}

/// Whether the same parcel may go later, and what it waits for.
fn waiting_helps(error: &DatabaseError) -> Option<Round> {
    match error {
        DatabaseError::Refused(Code::SessionEnded) => Some(Round::Stuck),
        error if error.is_busy() => Some(Round::Again),
        error if error.is_about_connection() => Some(Round::Stuck),
        _ => None,
    }
}
