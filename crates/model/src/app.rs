//! The application itself: where it is connected to, and who sits before it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Code, Profile, Timestamp, Watch};

/// Everything that a window needs to know when it opens.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AppState {
    /// How the database can be reached.
    pub connection: Connection,
    /// Who is signed in.
    pub person: Option<Profile>,
    /// The counts of the last watch.
    pub watch: Option<Watch>,
    /// Whether secrets survive the application: `false` where the system has no usable keyring.
    pub remembers: bool,
    /// The application's version.
    pub version: String,
}

/// How the database can be reached.
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
    },
    /// The database cannot be used.
    Offline {
        /// Where it should be.
        server: String,
        /// Since when, by this workstation's clock.
        since: Timestamp,
        /// Why.
        code: Code,
    },
}

/// A connection file to be taken over.
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
    /// In clear; it goes into the connection only.
    pub password: String,
}

/// What a window is told without having asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "signal", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum Signal {
    /// The way to the database changed.
    Connection {
        /// How it is now.
        connection: Connection,
    },
    /// Something changed in the database: lists and the open ticket should be read again.
    Changed {
        /// What changed, in numbers.
        watch: Watch,
    },
    /// The session ended; what was typed stays.
    SessionEnded,
    /// A notification or link asks for a ticket to be opened.
    OpenTicket {
        /// Which.
        ticket: crate::TicketId,
    },
    /// A notification asks for a conversation to be opened.
    OpenConversation {
        /// With whom.
        person: crate::PersonId,
    },
}
