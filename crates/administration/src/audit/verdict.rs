//! What came of looking through the history.

use serde::Serialize;

/// What came of looking through the history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Verdict {
    /// How many tickets there are.
    pub tickets: u64,
    /// How many events were looked at.
    pub events: u64,
    /// How many texts of theirs were removed together with their salts. The chain holds all the same.
    pub redacted: u64,
    /// The first thing that is not as it was written; absent when everything is.
    pub broken: Option<Broken>,
}

/// A place where history is not as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Broken {
    /// Which ticket.
    pub ticket: u64,
    /// Which event of it, from 1.
    pub seq: u32,
    /// What is wrong there.
    pub fault: Fault,
}

/// What can be wrong with an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// The event is not there: the next one has a higher number, or the ticket a higher version.
    Missing,
    /// The event, one of its texts or its hash was changed, or a text was removed without its salt.
    Changed,
    /// The event does not continue from the one before it.
    Unlinked,
    /// The ticket does not say what its last event says.
    TicketDiffers,
    /// The event's ticket is not there.
    TicketMissing,
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Missing => "the event is missing",
            Self::Changed => "the event was changed after it was written",
            Self::Unlinked => "the event does not continue from the one before it",
            Self::TicketDiffers => "the ticket was changed without an event",
            Self::TicketMissing => "the event is there, but its ticket is not",
        })
    }
}
