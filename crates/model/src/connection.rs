//! The connection to the database: its state, its import and its test.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Code, Timestamp};

/// The state of the connection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "state", rename_all = "lowercase", rename_all_fields = "camelCase")]
pub enum Connection {
    /// No connection file was given yet.
    None,
    /// The account's password is not known here, because this system has no usable keyring: it is asked for at each start.
    Locked {
        /// Where it is for.
        server: String,
    },
    /// The first answer has not come yet.
    Connecting {
        /// Where to.
        server: String,
    },
    /// The last call was answered.
    Online {
        /// Where.
        server: String,
        /// Why changes do not get through for now, although reads are answered.
        trouble: Option<Code>,
    },
    /// The database cannot be used.
    Offline {
        /// Where it should be.
        server: String,
        /// Since when.
        since: Timestamp,
        /// Why.
        code: Code,
    },
}

/// A connection file to import.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConnectionImport {
    /// The file's text.
    pub file: String,
    /// The account's password, where the file does not carry it.
    pub password: Option<String>,
}

/// The password of the workstation's account, for a connection that is locked.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConnectionUnlock {
    /// In clear text; it goes into the connection only.
    pub password: String,
}

/// A connection typed in by hand.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConnectionFields {
    /// A host name or an address.
    pub host: String,
    /// The TCP port.
    pub port: u32,
    /// The schema of the public procedures.
    pub database: String,
    /// The workstation's account.
    pub account: String,
    /// That account's password.
    pub password: String,
    /// Who may vouch for the server besides the public authorities, in PEM.
    pub ca_certificate: Option<String>,
    /// Without TLS: only within this computer.
    pub plain: bool,
}

/// A connection to test without importing it.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum ConnectionTest {
    /// A connection file.
    File(ConnectionImport),
    /// What was typed in.
    Fields(ConnectionFields),
}

/// What came of trying a connection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConnectionVerdict {
    /// Whether everything passed.
    pub ok: bool,
    /// Each step, in order.
    pub steps: Vec<ConnectionStep>,
    /// What the server calls itself, if it came to that.
    pub server_version: Option<String>,
}

/// One step of connecting to the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConnectionStep {
    /// Which.
    pub step: Step,
    /// What came of it.
    pub outcome: StepOutcome,
    /// Why it failed.
    pub code: Option<Code>,
}

/// A step of connecting to the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Step {
    /// The host's name is known.
    Name,
    /// The server answers.
    Reach,
    /// The way is encrypted and the server proves who it is.
    Tls,
    /// The account and its password are accepted.
    Account,
    /// Ticket Desk is installed there.
    Schema,
    /// Its version is compatible.
    Version,
}

impl Step {
    /// All of them, in their order.
    pub const ALL: [Self; 6] = [Self::Name, Self::Reach, Self::Tls, Self::Account, Self::Schema, Self::Version];
}

/// What came of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum StepOutcome {
    /// It passed.
    Passed,
    /// It is not.
    Failed,
    /// It does not apply, or an earlier one failed.
    Skipped,
}
