//! The history of a ticket: append-only, kept whole before and after.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Closing, EventId, PersonId, PersonRef, TicketStatus, Timestamp};

/// What happened to a ticket. Alerts, notification settings and the log use the same words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum EventType {
    /// An employee created it.
    Created,
    /// The employee changed title or description.
    Edited,
    /// A responder claimed it.
    Assigned,
    /// The responder completed it.
    Completed,
    /// A responder declined it for good.
    Declined,
    /// It went back to the pool because its responder was deactivated.
    Released,
    /// The employee withdrew it.
    Withdrawn,
}

/// One entry of a ticket's history.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Event {
    /// Names it.
    pub id: EventId,
    /// What happened.
    pub event_type: EventType,
    /// When, by the database's clock.
    pub at: Timestamp,
    /// Who did it; absent when the administrator did.
    pub actor: Option<PersonRef>,
    /// The note or reason that was given; may be empty.
    pub note: String,
    /// The ticket before; absent for the first event.
    pub before: Option<EventState>,
    /// The ticket after.
    pub after: EventState,
}

/// A ticket before or after an event, as a window shows it: without the texts where the event cannot have changed them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EventState {
    /// One line.
    pub title: Option<String>,
    /// What it is about.
    pub description: Option<String>,
    /// Where it stands.
    pub status: TicketStatus,
    /// How it ended; absent while it has not.
    pub closing: Option<Closing>,
    /// Whose it is.
    pub responder_id: Option<PersonId>,
    /// That person's name at the moment of the event.
    pub responder_name: Option<String>,
}

/// Everything about a ticket that can change, as its history keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TicketState {
    /// One line.
    pub title: String,
    /// What it is about.
    pub description: String,
    /// Where it stands.
    pub status: TicketStatus,
    /// How it ended; absent while it has not.
    pub closing: Option<Closing>,
    /// Whose it is.
    pub responder_id: Option<PersonId>,
    /// That person's name at the moment of the event.
    pub responder_name: Option<String>,
}
