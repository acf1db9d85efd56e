//! The data that this workstation stores, and its state.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What lies on this computer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LocalData {
    /// Where the files of this profile are.
    pub directory: String,
    /// The number of drafts, of everybody who uses this profile.
    pub drafts: u32,
    /// The number of queued operations.
    pub waiting: u32,
    /// The bytes of cached answers.
    #[ts(type = "number")]
    pub cache_bytes: u64,
    /// Where the logs are, if there are any.
    pub log_directory: Option<String>,
}

/// What helps to find a fault: no secrets, nothing that people wrote, no names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Diagnostics {
    /// Plain English text for the maintainers.
    pub text: String,
    /// What the database server calls itself, where it can be asked.
    pub database: Option<String>,
    /// The version of the database's procedures, where it can be asked.
    pub api: Option<u32>,
}

/// The state of the system's keyring.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Keyring {
    /// It works.
    #[default]
    Ready,
    /// This system has none.
    Missing,
    /// It is locked, and was not unlocked when it was asked for.
    Locked,
    /// It fails in another way.
    Broken,
}
