//! Starting together with the computer.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Whether the application starts with the computer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Startup {
    /// Whether this system offers it.
    pub available: bool,
    /// Whether it does.
    pub with_computer: bool,
}

/// Sets whether the application starts with the computer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StartupSet {
    /// Whether it shall.
    pub with_computer: bool,
}
