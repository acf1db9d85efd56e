//! An event as it leaves the database.

use std::borrow::Cow;

use model::TicketState;
use serde::Serialize;

use crate::audit::chain::hex;
use crate::audit::ticket::{closing, status};
use crate::audit::walk::Entry;

/// An event as it leaves the database: what a reader looks for first, then exactly what its hash was computed from.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Record<'a> {
    ticket: u64,
    event: u32,
    at: &'a str,
    event_type: &'a str,
    from_status: Option<&'a str>,
    to_status: &'a str,
    /// Absent when the administrator did it.
    actor_id: Option<u64>,
    actor: Option<&'a str>,
    note: &'a str,
    /// What the ticket was after the event, where that can be read.
    title: Option<String>,
    status: Option<&'static str>,
    closing: Option<&'static str>,
    responder: Option<String>,
    before: Option<&'a str>,
    after: &'a str,
    previous_hash: Option<String>,
    hash: String,
}

fn text(text: Option<&str>) -> Cow<'_, str> {
    Cow::Borrowed(text.unwrap_or_default())
}

impl<'a> Record<'a> {
    /// The names of the columns, in the order of [`Record::cells`].
    pub(super) const COLUMNS: [&'static str; 17] = [
        "ticket",
        "event",
        "at",
        "eventType",
        "fromStatus",
        "toStatus",
        "actorId",
        "actor",
        "note",
        "title",
        "status",
        "closing",
        "responder",
        "before",
        "after",
        "previousHash",
        "hash",
    ];

    pub(super) fn of(Entry { event, actor, .. }: &'a Entry) -> Self {
        let after = serde_json::from_str::<TicketState>(&event.after_state).ok();
        Self {
            ticket: event.ticket_id,
            event: event.seq,
            at: &event.created_at,
            event_type: &event.event_type,
            from_status: event.from_status.as_deref(),
            to_status: &event.to_status,
            actor_id: event.actor_user_id,
            actor: actor.as_deref(),
            note: &event.note,
            status: after.as_ref().map(|state| status(state.status)),
            closing: after.as_ref().and_then(|state| state.closing).map(closing),
            responder: after.as_ref().and_then(|state| state.responder_name.clone()),
            title: after.map(|state| state.title),
            before: event.before_state.as_deref(),
            after: &event.after_state,
            previous_hash: event.prev_hash.as_deref().map(hex),
            hash: hex(&event.hash),
        }
    }

    /// The texts of its cells; an empty one where there is nothing.
    pub(super) fn cells(&self) -> [Cow<'_, str>; 17] {
        [
            Cow::Owned(self.ticket.to_string()),
            Cow::Owned(self.event.to_string()),
            Cow::Borrowed(self.at),
            Cow::Borrowed(self.event_type),
            text(self.from_status),
            Cow::Borrowed(self.to_status),
            Cow::Owned(self.actor_id.map(|id| id.to_string()).unwrap_or_default()),
            text(self.actor),
            Cow::Borrowed(self.note),
            text(self.title.as_deref()),
            text(self.status),
            text(self.closing),
            text(self.responder.as_deref()),
            text(self.before),
            Cow::Borrowed(self.after),
            text(self.previous_hash.as_deref()),
            Cow::Borrowed(&self.hash),
        ]
    }
}
