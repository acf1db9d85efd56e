//! How urgent a ticket is.

use std::str::FromStr;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How urgent a ticket is. Each priority has a time within which somebody should respond, which the administrator sets.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Priority {
    /// It can wait.
    Low,
    /// As usual.
    #[default]
    Normal,
    /// Before others.
    High,
    /// At once.
    Urgent,
}

/// How soon somebody should claim a ticket of a priority.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PriorityTarget {
    /// Of which.
    pub priority: Priority,
    /// In minutes from the ticket's creation.
    pub minutes: u32,
}

impl Priority {
    /// Every priority, the least urgent first.
    pub const ALL: [Self; 4] = [Self::Low, Self::Normal, Self::High, Self::Urgent];

    /// Its word in the database and on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Normal => "normal",
            Self::High => "high",
            Self::Urgent => "urgent",
        }
    }
}

impl FromStr for Priority {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|priority| priority.as_str() == word).ok_or(())
    }
}
