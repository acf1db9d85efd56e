//! The outbox: operations that have not arrived yet.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{CategoryId, Code, Facts, MessageId, Priority, RequestId, Thread, TicketId, Timestamp};

/// An operation that a person sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "lowercase", rename_all_fields = "camelCase")]
pub enum OutboxOperation {
    /// A new ticket.
    Create {
        /// One line.
        title: String,
        /// What it is about.
        description: String,
        /// How urgent it is.
        #[serde(default)]
        priority: Priority,
        /// What kind of thing it is about; absent for the default.
        #[serde(default)]
        category: Option<CategoryId>,
        /// What the workstation told about itself.
        #[serde(default)]
        facts: Facts,
    },
    /// A message.
    Message {
        /// Where it goes.
        to: Thread,
        /// What it says.
        body: String,
        /// The newest message of the thread that its author has seen (0: none); absent to send it in any case.
        seen: Option<MessageId>,
    },
    /// A changed ticket.
    Edit {
        /// Which.
        ticket: TicketId,
        /// The version that the form was filled from, or that an edit sent before this one made.
        version: u32,
        /// One line.
        title: String,
        /// What it is about.
        description: String,
    },
    /// A withdrawn ticket.
    Withdraw {
        /// Which.
        ticket: TicketId,
        /// A reason; may be empty.
        note: String,
    },
    /// Another priority for a ticket.
    Prioritize {
        /// Which.
        ticket: TicketId,
        /// The priority that the person saw; absent to change it whatever it is.
        from: Option<Priority>,
        /// The new one.
        priority: Priority,
        /// A reason; may be empty.
        note: String,
    },
    /// Another category for a ticket.
    Categorize {
        /// Which.
        ticket: TicketId,
        /// The category that the person saw; absent to change it whatever it is.
        from: Option<CategoryId>,
        /// The new one.
        category: CategoryId,
        /// A reason; may be empty.
        note: String,
    },
}

impl OutboxOperation {
    /// What kind of thing it is.
    #[must_use]
    pub const fn kind(&self) -> OutboxOperationKind {
        match self {
            Self::Create { .. } => OutboxOperationKind::Create,
            Self::Message { .. } => OutboxOperationKind::Message,
            Self::Edit { .. } => OutboxOperationKind::Edit,
            Self::Withdraw { .. } => OutboxOperationKind::Withdraw,
            Self::Prioritize { .. } => OutboxOperationKind::Prioritize,
            Self::Categorize { .. } => OutboxOperationKind::Categorize,
        }
    }

    /// Where it belongs; a new ticket belongs nowhere yet.
    #[must_use]
    pub const fn thread(&self) -> Option<Thread> {
        match self {
            Self::Create { .. } => None,
            Self::Message { to, .. } => Some(*to),
            Self::Edit { ticket, .. }
            | Self::Withdraw { ticket, .. }
            | Self::Prioritize { ticket, .. }
            | Self::Categorize { ticket, .. } => Some(Thread::Ticket(*ticket)),
        }
    }

    /// Makes it independent of what the person saw when they sent it.
    pub fn disregard(&mut self) {
        match self {
            Self::Message { seen, .. } => *seen = None,
            Self::Prioritize { from, .. } => *from = None,
            Self::Categorize { from, .. } => *from = None,
            Self::Create { .. } | Self::Edit { .. } | Self::Withdraw { .. } => {}
        }
    }
}

/// The kinds of things that can be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum OutboxOperationKind {
    /// A new ticket.
    Create,
    /// A message.
    Message,
    /// A changed ticket.
    Edit,
    /// A withdrawn ticket.
    Withdraw,
    /// Another priority for a ticket.
    Prioritize,
    /// Another category for a ticket.
    Categorize,
}

/// Something in the outbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OutboxItem {
    /// The id of the request that sends it.
    pub id: RequestId,
    /// What was sent.
    pub operation: OutboxOperation,
    /// The draft that it was written in; empty if none.
    pub draft_key: String,
    /// The ticket's title or the person's name, as last known.
    pub about: Option<String>,
    /// When the person sent it.
    pub sent_at: Timestamp,
    /// Its status.
    pub state: OutboxState,
    /// The names of the files that go with it.
    pub files: Vec<String>,
}

/// The state of an item of the outbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "state", rename_all = "lowercase", rename_all_fields = "camelCase")]
pub enum OutboxState {
    /// It has not been sent.
    Waiting {
        /// When it goes by itself, if its person has sent as much of its kind within the hour as one may.
        until: Option<Timestamp>,
    },
    /// It may have arrived: it is sent until that is certain, and cannot be taken back.
    Delivering,
    /// The database refused it.
    Refused {
        /// Why.
        code: Code,
        /// The length that was passed or not reached, in characters.
        limit: Option<u32>,
    },
}

impl OutboxState {
    /// Whether the database refused it.
    #[must_use]
    pub const fn is_refused(self) -> bool {
        matches!(self, Self::Refused { .. })
    }
}

/// What came of sending something.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(tag = "outcome", rename_all = "lowercase", rename_all_fields = "camelCase")]
pub enum Delivery<T> {
    /// It arrived.
    Delivered {
        /// What the database answered.
        answer: T,
    },
    /// It waits in the outbox until the database is back.
    Waiting {
        /// Its state.
        item: Box<OutboxItem>,
    },
}

impl<T> Delivery<T> {
    /// The answer, if it arrived.
    #[must_use]
    pub fn delivered(self) -> Option<T> {
        match self {
            Self::Delivered { answer } => Some(answer),
            Self::Waiting { .. } => None,
        }
    }
}

/// Takes an operation out of the outbox, back into a draft.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OutboxTakeBack {
    /// Which.
    pub id: RequestId,
}

/// Sends a refused operation again.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OutboxRetry {
    /// Which.
    pub id: RequestId,
    /// Sends a message although its thread moved on, or a choice although somebody else made another one.
    pub anyway: bool,
}
