//! What this workstation keeps and how it is doing.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What lies on this computer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LocalData {
    /// Where the files of this profile are.
    pub directory: String,
    /// How many drafts are kept, of everybody who uses this profile.
    pub drafts: u32,
    /// How much waits in outboxes.
    pub waiting: u32,
    /// How many bytes of answers are remembered.
    #[ts(type = "number")]
    pub cache_bytes: u64,
    /// Where the logs are, if there are any.
    pub log_directory: Option<String>,
}

/// What helps to find a fault: no secrets, nothing that people wrote, no names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Diagnostics {
    /// Plain text in lines, in English, for whoever maintains the application.
    pub text: String,
    /// What the database server calls itself, where it can be asked.
    pub database: Option<String>,
    /// The version of the database's procedures, where it can be asked.
    pub api: Option<u32>,
}

/// How the system's keyring is doing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Keyring {
    /// It keeps secrets.
    #[default]
    Ready,
    /// This system has none.
    Missing,
    /// It is locked, and was not unlocked when it was asked for.
    Locked,
    /// It fails in another way.
    Broken,
}
