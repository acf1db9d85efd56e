//! The status of a ticket, whose turn it is, and how it ended.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Where a ticket stands. The words are those of the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
pub enum TicketStatus {
    /// In the pool.
    #[serde(rename = "pending")]
    Pending,
    /// Claimed by one responder.
    #[serde(rename = "in process")]
    InProcess,
    /// Completed or withdrawn.
    #[serde(rename = "done")]
    Done,
}

/// For whom an open ticket waits. Its thread decides: whoever wrote last waits for the other side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Turn {
    /// For its employee, whom the responder asked or told something.
    Requester,
    /// For its responder; while it is pending, for any.
    Responder,
}

/// How a done ticket ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Closing {
    /// Its responder completed it.
    Completed,
    /// Its employee withdrew it.
    Withdrawn,
}
