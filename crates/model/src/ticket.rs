//! Tickets.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    Attachment, CategoryId, CategoryRef, Closing, Event, EventId, Facts, Message, MessageId, Older, PersonRef,
    Priority, RequestId, TicketId, TicketStatus, Timestamp, Turn, wire::flag,
};

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
    /// How urgent it is.
    pub priority: Priority,
    /// When somebody should have claimed it: its creation and the time of its priority. A pending ticket is overdue from then on.
    pub respond_by: Timestamp,
    /// What kind of thing it is about.
    pub category: CategoryRef,
    /// Who created it.
    pub employee: PersonRef,
    /// Who has or had it.
    pub responder: Option<PersonRef>,
    /// When it was created.
    pub created_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
    /// For whom it waits; for nobody when it is done.
    pub turn: Option<Turn>,
    /// Since when it waits for them.
    pub turn_since: Option<Timestamp>,
    /// Unread messages in its thread, capped at 100.
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
    /// How urgent it is.
    pub priority: Priority,
    /// When somebody should have claimed it: its creation and the time of its priority. A pending ticket is overdue from then on.
    pub respond_by: Timestamp,
    /// What kind of thing it is about.
    pub category: CategoryRef,
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
    /// For whom it waits; for nobody when it is done.
    pub turn: Option<Turn>,
    /// Since when it waits for them.
    pub turn_since: Option<Timestamp>,
    /// When it was claimed.
    pub claimed_at: Option<Timestamp>,
    /// When it was completed.
    pub completed_at: Option<Timestamp>,
    /// When it was withdrawn.
    pub withdrawn_at: Option<Timestamp>,
    /// How many tickets of the pool are due before it, capped at 100; only for its employee while it waits.
    pub queue_position: Option<u32>,
    /// What the asker may do with it now.
    pub actions: Vec<TicketAction>,
}

/// An action that the caller may take on a ticket now. The database decides; the window shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum TicketAction {
    /// Change title and description.
    Edit,
    /// Change its priority.
    Prioritize,
    /// Change its category.
    Categorize,
    /// Withdraw it.
    Withdraw,
    /// Take it from the pool.
    Claim,
    /// Bring it to its end.
    Complete,
    /// Refuse it for good.
    Decline,
    /// Give it back to the pool.
    Release,
    /// Write in its thread.
    Write,
}

/// A ticket with its thread and history, as one answer.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TicketView {
    /// The ticket.
    pub ticket: Ticket,
    /// The newest of its thread, oldest first.
    pub messages: Vec<Message>,
    /// The newest of its history, oldest first.
    pub events: Vec<Event>,
    /// What there is before that.
    pub older: Older,
    /// Its files in the order in which they were added; only with the newest of its thread.
    #[serde(default)]
    pub attachments: Vec<Attachment>,
    /// What the requester's workstation told about itself; only with the newest of its thread.
    #[serde(default)]
    pub facts: Option<Facts>,
}

/// A new ticket.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TicketCreate {
    /// The database carries a repeated request out once.
    pub request: RequestId,
    /// One line.
    pub title: String,
    /// What it is about.
    pub description: String,
    /// How urgent it is.
    #[serde(default)]
    #[ts(as = "Option<Priority>", optional = nullable)]
    pub priority: Priority,
    /// What kind of thing it is about; absent for the default.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub category: Option<CategoryId>,
    /// What this workstation tells about itself.
    #[serde(default)]
    #[ts(as = "Option<Facts>", optional = nullable)]
    pub facts: Facts,
    /// The draft that is sent and thereby deleted; empty if there is none.
    pub draft_key: String,
}

/// A ticket that gets another priority.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TicketPrioritize {
    /// The database carries a repeated request out once.
    pub request: RequestId,
    /// Which.
    pub ticket: TicketId,
    /// The new one.
    pub priority: Priority,
    /// A reason; may be empty.
    pub note: String,
    /// The priority that the person saw; absent to change it whatever it is.
    pub from: Option<Priority>,
}

/// A ticket that gets another category.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TicketCategorize {
    /// The database carries a repeated request out once.
    pub request: RequestId,
    /// Which.
    pub ticket: TicketId,
    /// The new one.
    pub category: CategoryId,
    /// A reason; may be empty.
    pub note: String,
    /// The category that the person saw; absent to change it whatever it is.
    pub from: Option<CategoryId>,
}

/// A changed ticket.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TicketEdit {
    /// The database carries a repeated request out once.
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

/// A ticket to withdraw.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TicketWithdraw {
    /// The database carries a repeated request out once.
    pub request: RequestId,
    /// Which.
    pub ticket: TicketId,
    /// A reason; may be empty.
    pub note: String,
    /// The draft that is sent and thereby deleted; empty if there is none.
    pub draft_key: String,
}

/// A ticket action that needs only the ticket.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TicketClaim {
    /// The database carries a repeated request out once.
    pub request: RequestId,
    /// Which.
    pub ticket: TicketId,
}

/// A ticket action with a note: complete, decline, release.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TicketStep {
    /// The database carries a repeated request out once.
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
    /// The oldest that is known of its thread and history, when what came before is asked for.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub before: Option<BeforeInTicket>,
}

/// Where a page of a ticket's thread and history ends.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BeforeInTicket {
    /// The oldest message that is known; 0 when no message is asked for.
    pub message: MessageId,
    /// The oldest event that is known; 0 when no event is asked for.
    pub event: EventId,
}

/// What came of a claim.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(tag = "outcome", rename_all = "lowercase", rename_all_fields = "camelCase")]
pub enum Claim {
    /// It is the caller's now.
    Claimed {
        /// The ticket as it is now.
        ticket: Box<Ticket>,
    },
    /// It was the caller's when this request came before, and is not any more.
    Returned,
    /// Another responder was faster.
    Taken {
        /// Who.
        by: PersonRef,
        /// When.
        at: Timestamp,
        /// How much earlier, in milliseconds.
        lead_ms: u32,
        /// A ticket that is left for the asker and due soon, another one for each who was slower.
        next: Option<TicketId>,
    },
}

/// Claims what is due first.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TicketClaimNext {
    /// The database carries a repeated request out once.
    pub request: RequestId,
}

/// What came of claiming what is due first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "outcome", rename_all = "lowercase", rename_all_fields = "camelCase")]
pub enum ClaimNext {
    /// It is the caller's now.
    Claimed {
        /// The ticket as it is now.
        ticket: Box<Ticket>,
    },
    /// It was the caller's when this request came before, and is not any more.
    Returned,
    /// There was nothing to claim.
    Nothing {
        /// Why.
        why: NothingLeft,
    },
}

/// Why there is nothing to claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum NothingLeft {
    /// The pool is empty.
    Empty,
    /// The categories that the caller serves are empty, others are not.
    Elsewhere,
    /// The caller declined all that is left.
    Declined,
}

/// Where a page of tickets ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
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

/// Where a page of the pool ended.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PoolCursor {
    /// Of the last ticket.
    pub respond_by: Timestamp,
    /// Of the last ticket.
    pub created_at: Timestamp,
    /// The last ticket.
    pub id: TicketId,
}

/// Asks for a page of the pool.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TicketPool {
    /// The whole pool; otherwise only the categories that the asker serves.
    #[serde(default)]
    #[ts(as = "Option<bool>", optional = nullable)]
    pub everything: bool,
    /// The end of the page before.
    pub after: Option<PoolCursor>,
}

/// A page of the pool.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PoolPage {
    /// What is due first first.
    pub rows: Vec<TicketRow>,
    /// Where to go on; absent at the end.
    pub next: Option<PoolCursor>,
}

/// Asks for figures beside tickets and lists.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TicketFigures {
    /// The category whose tickets are meant.
    pub category: Option<CategoryId>,
}

/// Figures beside tickets and lists.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Figures {
    /// How long tickets of the category usually take from creation to completion: the median of late, in minutes. Absent below ten cases.
    pub usual_minutes: Option<u32>,
    /// For responders: when the oldest ticket of the pool that they serve was created.
    pub waiting_since: Option<Timestamp>,
}

/// The status of a line in the log, named like the [`EventType`](crate::EventType) that led to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum LogStatus {
    /// The responder has it.
    Assigned,
    /// The responder completed it.
    Completed,
    /// The responder declined it for good.
    Declined,
    /// It went back to the pool: the responder gave it back, or was deactivated.
    Released,
    /// The employee withdrew it while the responder had it.
    Withdrawn,
}

/// A line of a responder's log.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LogRow {
    /// The ticket's number.
    pub ticket: TicketId,
    /// The title as the responder last knew it.
    pub title: String,
    /// The status of this line.
    pub status: LogStatus,
    /// The note or reason that they gave; may be empty.
    pub note: String,
    /// The priority as the responder last knew it.
    pub priority: Priority,
    /// The category as the responder last knew it.
    pub category: CategoryRef,
    /// Who created the ticket.
    pub employee: PersonRef,
    /// When the line last changed.
    pub at: Timestamp,
    /// Whether the ticket can still be opened by the responder.
    #[serde(deserialize_with = "flag")]
    pub open: bool,
}

/// A page of a responder's log.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LogPage {
    /// Newest first.
    pub rows: Vec<LogRow>,
    /// Where to go on; absent at the end.
    pub next: Option<TicketCursor>,
}
