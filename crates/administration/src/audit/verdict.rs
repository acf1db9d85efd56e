//! The result of a verification.

use serde::Serialize;

/// The result of a verification.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Verdict {
    /// How many tickets there are.
    pub tickets: u64,
    /// How many events were checked.
    pub events: u64,
    /// How many texts of theirs were removed together with their salts. The chain holds all the same.
    pub redacted: u64,
    /// The first fault, if there is one.
    pub broken: Option<Broken>,
}

/// An event that is not as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Broken {
    /// Its ticket.
    pub ticket: u64,
    /// Its number within the ticket, from 1.
    pub seq: u32,
    /// What is wrong with it.
    pub fault: Fault,
}

/// What can be wrong with an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// The event is missing: the next one has a higher number, or the ticket a higher version.
    Missing,
    /// The event, one of its texts or its hash was changed, or a text was removed without its salt.
    Changed,
    /// The event does not follow from the one before it.
    Unlinked,
    /// The ticket differs from its last event.
    TicketDiffers,
    /// A file is missing, or is not what the event tells of it.
    FileDiffers,
    /// The event's ticket is missing.
    TicketMissing,
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Missing => "the event is missing",
            Self::Changed => "the event was changed after it was written",
            Self::Unlinked => "the event does not continue from the one before it",
            Self::TicketDiffers => "the ticket was changed without an event",
            Self::FileDiffers => "the file is missing or was changed",
            Self::TicketMissing => "the event is there, but its ticket is not",
        })
    }
}
