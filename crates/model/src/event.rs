//! The history of a ticket: append-only; each event keeps what it changed.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{AttachedFile, CategoryId, Closing, EventId, PersonId, PersonRef, Priority, TicketStatus, Timestamp};

/// What happened to a ticket. Alerts, notification settings and the log use the same words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum EventType {
    /// An employee created it.
    Created,
    /// The employee changed title or description.
    Edited,
    /// The employee or its responder gave it another priority.
    Prioritized,
    /// The employee or its responder gave it another category.
    Categorized,
    /// The employee or its responder added a file.
    Attached,
    /// A responder claimed it.
    Assigned,
    /// The responder completed it.
    Completed,
    /// A responder declined it for good.
    Declined,
    /// It went back to the pool: its responder gave it back, or was deactivated.
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
    /// What it changed, as it was; absent for the first event.
    pub before: Option<EventState>,
    /// What it changed, as it became; of the first event only where the ticket stood.
    pub after: EventState,
}

/// What an event changed of a ticket, before or after it. What it did not change is absent on both sides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EventState {
    /// One line.
    pub title: Option<String>,
    /// What it is about.
    pub description: Option<String>,
    /// Where it stands.
    pub status: Option<TicketStatus>,
    /// How it ended; absent also while it has not.
    pub closing: Option<Closing>,
    /// How urgent it is.
    pub priority: Option<Priority>,
    /// When somebody should have claimed it.
    pub respond_by: Option<Timestamp>,
    /// What kind of thing it is about.
    pub category_id: Option<CategoryId>,
    /// That category's name at the moment of the event.
    pub category_name: Option<String>,
    /// Whose it is; absent also when it is nobody's.
    pub responder_id: Option<PersonId>,
    /// That person's name at the moment of the event.
    pub responder_name: Option<String>,
    /// The file that was added.
    pub attachment: Option<AttachedFile>,
}
