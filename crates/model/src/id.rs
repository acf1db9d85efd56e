//! Identifiers. Each kind of thing has its own type, so that a person's id cannot be passed as a ticket's.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
        #[serde(transparent)]
        #[ts(type = "number")]
        pub struct $name(pub u64);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )*};
}

ids! {
    /// A ticket's number ("#123").
    TicketId,
    /// A person: employee or responder.
    PersonId,
    /// A message of a thread, or an alert.
    MessageId,
    /// A category of tickets.
    CategoryId,
    /// An entry of a ticket's history.
    EventId,
    /// One sign-in of a person on one workstation. Not a secret: the token is.
    SessionId,
    /// A file of a ticket.
    AttachmentId,
    /// A draft on this workstation.
    DraftId,
}

/// Identifies a request: the database carries it out once, however often it is sent (UUID version 7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(transparent)]
#[ts(type = "string")]
pub struct RequestId(pub Uuid);
