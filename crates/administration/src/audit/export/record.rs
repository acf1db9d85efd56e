//! An exported event.

use std::borrow::Cow;

use serde::Serialize;

use crate::audit::chain::hex;
use crate::audit::walk::Entry;

/// An exported event: first what a reader looks for, then exactly what its hash was computed from.
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
    note: Option<&'a str>,
    /// What the ticket was after the event, where that can be read.
    title: Option<&'a str>,
    status: Option<&'a str>,
    closing: Option<&'a str>,
    priority: Option<&'a str>,
    respond_by: Option<&'a str>,
    category: Option<&'a str>,
    responder: Option<&'a str>,
    before: Option<&'a str>,
    after: Option<&'a str>,
    /// Which of the three texts were redacted.
    redacted: Vec<&'static str>,
    note_salt: Option<String>,
    note_digest: Option<String>,
    before_salt: Option<String>,
    before_digest: Option<String>,
    after_salt: Option<String>,
    after_digest: String,
    previous_hash: Option<String>,
    hash: String,
}

fn text(text: Option<&str>) -> Cow<'_, str> {
    Cow::Borrowed(text.unwrap_or_default())
}

impl<'a> Record<'a> {
    /// The names of the columns, in the order of [`Record::cells`].
    pub(super) const COLUMNS: [&'static str; 27] = [
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
        "priority",
        "respondBy",
        "category",
        "responder",
        "before",
        "after",
        "redacted",
        "noteSalt",
        "noteDigest",
        "beforeSalt",
        "beforeDigest",
        "afterSalt",
        "afterDigest",
        "previousHash",
        "hash",
    ];

    pub(super) fn of(Entry { event, actor, after, .. }: &'a Entry) -> Self {
        let told = |field| after.as_ref().and_then(|state| state.text(field));
        let hexadecimal = |bytes: &Option<Vec<u8>>| bytes.as_deref().map(hex);
        Self {
            ticket: event.ticket_id,
            event: event.seq,
            at: &event.created_at,
            event_type: &event.event_type,
            from_status: event.from_status.as_deref(),
            to_status: &event.to_status,
            actor_id: event.actor_user_id,
            actor: actor.as_deref(),
            note: event.note.as_deref(),
            title: told("title"),
            status: told("status"),
            closing: told("closing"),
            priority: told("priority"),
            respond_by: told("respondBy"),
            category: told("categoryName"),
            responder: told("responderName"),
            before: event.before_state.as_deref(),
            after: event.after_state.as_deref(),
            redacted: event.texts().iter().filter(|text| text.is_redacted()).map(|text| text.name).collect(),
            note_salt: hexadecimal(&event.note_salt),
            note_digest: hexadecimal(&event.note_digest),
            before_salt: hexadecimal(&event.before_salt),
            before_digest: hexadecimal(&event.before_digest),
            after_salt: hexadecimal(&event.after_salt),
            after_digest: hex(&event.after_digest),
            previous_hash: hexadecimal(&event.prev_hash),
            hash: hex(&event.hash),
        }
    }

    /// The texts of its cells; empty where there is nothing.
    pub(super) fn cells(&self) -> [Cow<'_, str>; 27] {
        [
            Cow::Owned(self.ticket.to_string()),
            Cow::Owned(self.event.to_string()),
            Cow::Borrowed(self.at),
            Cow::Borrowed(self.event_type),
            text(self.from_status),
            Cow::Borrowed(self.to_status),
            Cow::Owned(self.actor_id.map(|id| id.to_string()).unwrap_or_default()),
            text(self.actor),
            text(self.note),
            text(self.title),
            text(self.status),
            text(self.closing),
            text(self.priority),
            text(self.respond_by),
            text(self.category),
            text(self.responder),
            text(self.before),
            text(self.after),
            Cow::Owned(self.redacted.join(" ")),
            text(self.note_salt.as_deref()),
            text(self.note_digest.as_deref()),
            text(self.before_salt.as_deref()),
            text(self.before_digest.as_deref()),
            text(self.after_salt.as_deref()),
            Cow::Borrowed(&self.after_digest),
            text(self.previous_hash.as_deref()),
            Cow::Borrowed(&self.hash),
        ]
    }
}
