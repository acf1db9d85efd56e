//! Tickets, from the pool to the end.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Closing, Event, Message, PersonRef, RequestId, TicketId, TicketStatus, Timestamp, wire::flag};

/// A ticket in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TicketRow {
    /// Its number.
    pub id: TicketId,
    /// One line.
    pub title: String,
    /// The first 160 characters of the description.
    pub excerpt: String,
    /// Where it stands.
    pub status: TicketStatus,
    /// How it ended; absent while it has not.
    pub closing: Option<Closing>,
    /// Who created it.
    pub employee: PersonRef,
    /// Who has or had it.
    pub responder: Option<PersonRef>,
    /// When it was created.
    pub created_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
    /// Messages in its thread that wait for the asker, capped at 100.
    pub unread: u32,
}

/// A ticket, whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Ticket {
    /// Its number.
    pub id: TicketId,
    /// One line.
    pub title: String,
    /// What it is about.
    pub description: String,
    /// Where it stands.
    pub status: TicketStatus,
    /// How it ended; absent while it has not.
    pub closing: Option<Closing>,
    /// The note with which it ended; may be empty.
    pub closing_note: String,
    /// Grows by one with each change.
    pub version: u32,
    /// Who created it.
    pub employee: PersonRef,
    /// Who has or had it.
    pub responder: Option<PersonRef>,
    /// When it was created.
    pub created_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
    /// Since when its responder has it.
    pub claimed_at: Option<Timestamp>,
    /// When it was completed.
    pub completed_at: Option<Timestamp>,
    /// When it was withdrawn.
    pub withdrawn_at: Option<Timestamp>,
    /// How many tickets of the pool are older, capped at 100; only for its employee while it waits.
    pub queue_position: Option<u32>,
    /// What the asker may do with it now.
    pub actions: Vec<TicketAction>,
}

/// Something that the asker may do with a ticket in its present state. The database decides; the window shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum TicketAction {
    /// Change title and description.
    Edit,
    /// Take it back.
    Withdraw,
    /// Take it from the pool.
    Claim,
    /// Bring it to its end.
    Complete,
    /// Refuse it for good.
    Decline,
    /// Write in its thread.
    Write,
}

/// A ticket with its thread and history, as one answer.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TicketView {
    /// The ticket.
    pub ticket: Ticket,
    /// Its thread, oldest first; the newest 500 messages.
    pub messages: Vec<Message>,
    /// Its history, oldest first.
    pub events: Vec<Event>,
}

/// A new ticket.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TicketCreate {
    /// Makes a repeated sending harmless.
    pub request: RequestId,
    /// One line.
    pub title: String,
    /// What it is about.
    pub description: String,
    /// The draft that is sent and thereby deleted; empty if there is none.
    pub draft_key: String,
}

/// A changed ticket.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TicketEdit {
    /// Makes a repeated sending harmless.
    pub request: RequestId,
    /// Which.
    pub ticket: TicketId,
    /// The version that the form was filled from.
    pub version: u32,
    /// One line.
    pub title: String,
    /// What it is about.
    pub description: String,
    /// The draft that is sent and thereby deleted; empty if there is none.
    pub draft_key: String,
}

/// A ticket to be taken back.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TicketWithdraw {
    /// Makes a repeated sending harmless.
    pub request: RequestId,
    /// Which.
    pub ticket: TicketId,
    /// A reason; may be empty.
    pub note: String,
    /// The draft that is sent and thereby deleted; empty if there is none.
    pub draft_key: String,
}

/// A step of a ticket that needs nothing but its number.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TicketClaim {
    /// Makes a repeated sending harmless.
    pub request: RequestId,
    /// Which.
    pub ticket: TicketId,
}

/// A step of a ticket with a note: completion, decline.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TicketStep {
    /// Makes a repeated sending harmless.
    pub request: RequestId,
    /// Which.
    pub ticket: TicketId,
    /// A note or reason; may be empty.
    pub note: String,
}

/// Asks for one ticket.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TicketShow {
    /// Which.
    pub ticket: TicketId,
}

/// What came of a claim.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(tag = "outcome", rename_all = "lowercase", rename_all_fields = "camelCase")]
pub enum Claim {
    /// It is the asker's now.
    Claimed {
        /// The ticket as it is now.
        ticket: Box<Ticket>,
    },
    /// Somebody was faster.
    Taken {
        /// Who.
        by: PersonRef,
        /// When.
        at: Timestamp,
        /// How much earlier, in milliseconds.
        lead_ms: u32,
        /// The oldest ticket that is left for the asker.
        next: Option<TicketId>,
    },
}

/// Where a page of tickets ended.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TicketCursor {
    /// The moment that the list is ordered by.
    pub at: Timestamp,
    /// The last ticket.
    pub id: TicketId,
}

/// Asks for a page of tickets.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TicketList {
    /// The end of the page before.
    pub after: Option<TicketCursor>,
}

/// Asks for a page of one's own tickets.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TicketMine {
    /// Only those that are done, or only those that are not.
    pub done: bool,
    /// The end of the page before.
    pub after: Option<TicketCursor>,
}

/// A page of tickets.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TicketPage {
    /// In the order of the list.
    pub rows: Vec<TicketRow>,
    /// Where to go on; absent at the end.
    pub next: Option<TicketCursor>,
}

/// Looks for tickets by their titles.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TicketFind {
    /// Words that are in the title, parted by spaces.
    pub words: String,
}

/// A ticket that was looked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FoundTicket {
    /// Its number.
    pub id: TicketId,
    /// One line.
    pub title: String,
    /// Where it stands.
    pub status: TicketStatus,
}

/// How a responder's part in a ticket stands or ended: the event that did it, by its [`EventType`](crate::EventType).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum LogStatus {
    /// The responder has it.
    Assigned,
    /// The responder completed it.
    Completed,
    /// The responder declined it for good.
    Declined,
    /// It went back to the pool because the responder was deactivated.
    Released,
    /// The employee withdrew it while the responder had it.
    Withdrawn,
}

/// A line of a responder's own log.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LogRow {
    /// The ticket's number.
    pub ticket: TicketId,
    /// The title as the responder last knew it.
    pub title: String,
    /// How their part in it stands or ended.
    pub status: LogStatus,
    /// The note or reason that they gave; may be empty.
    pub note: String,
    /// When the line last changed.
    pub at: Timestamp,
    /// Whether the ticket can still be opened by the responder.
    #[serde(deserialize_with = "flag")]
    pub open: bool,
}

/// A page of a responder's own log.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LogPage {
    /// Newest first.
    pub rows: Vec<LogRow>,
    /// Where to go on; absent at the end.
    pub next: Option<TicketCursor>,
}
