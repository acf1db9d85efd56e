//! A trial on one computer: a private database with sample people and tickets.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Role;

/// How far a trial has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum TrialStep {
    /// The database server is being started.
    Server,
    /// Tables and procedures are being made.
    Schema,
    /// People sign up, create tickets and work on them.
    Samples,
    /// It can be used.
    Ready,
}

/// A person of the trial to sign in as.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TrialPerson {
    /// The user name.
    pub username: String,
    /// The full name.
    pub name: String,
    /// What they do.
    pub role: Role,
}
