//! The application's state: its connection and its person.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    Connection, Keyring, Language, OutboxItem, OutboxOperationKind, Preferences, Profile, RequestId, Shortcut, Startup,
    TicketId, TrialPerson, TrialStep, UploadItem, Watch,
};

/// The state that a window needs when it opens.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct AppState {
    /// The state of the connection.
    pub connection: Connection,
    /// Who is signed in.
    pub person: Option<Profile>,
    /// The counts of the last watch.
    pub watch: Option<Watch>,
    /// How many milliseconds the database's clock is ahead of this workstation's, as last measured.
    #[ts(type = "number")]
    pub clock_offset: i64,
    /// Whether secrets survive the application: `false` where the system has no usable keyring.
    pub remembers: bool,
    /// Why, where they do not.
    pub keyring: Keyring,
    /// What was sent and has not arrived.
    pub outbox: Vec<OutboxItem>,
    /// Where the file of drafts and settings was moved at this start because it was damaged.
    pub quarantined: Option<String>,
    /// The application's version.
    pub version: String,
    /// The language that the person chose, or the system's.
    pub language: Language,
    /// What the person set.
    pub preferences: Preferences,
    /// Whether the application starts with the computer.
    pub startup: Startup,
    /// The key combination that opens the form of a new ticket from anywhere.
    pub shortcut: Shortcut,
    /// Whether the desktop shows a tray.
    pub tray: bool,
    /// Whether this is a trial on this computer.
    pub trial: bool,
    /// Who can be tried; empty outside of a trial.
    pub trial_people: Vec<TrialPerson>,
    /// Everybody's password in a trial.
    pub trial_password: Option<String>,
    /// Whether the organisation gave the connection, so that it cannot be changed here.
    pub managed: bool,
    /// Why the organisation's connection file cannot be used, in English, for whoever made it.
    pub managed_refused: Option<String>,
    /// Whether this is the development server, where languages for development may be chosen.
    pub development: bool,
}

/// What a window is told without having asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "signal", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum Signal {
    /// The way to the database changed.
    Connection {
        /// The current state.
        connection: Connection,
    },
    /// Something changed in the database: lists and the open ticket should be read again.
    Changed {
        /// What changed, in numbers.
        watch: Watch,
    },
    /// The database's clock differs from this workstation's in another way than before.
    Clock {
        /// How many milliseconds it is ahead.
        #[ts(type = "number")]
        offset: i64,
    },
    /// The outbox changed.
    Outbox {
        /// What is in it now, in the order of sending.
        items: Vec<OutboxItem>,
    },
    /// Other files are being uploaded than before, or one was refused.
    Uploads {
        /// Which, in their order.
        items: Vec<UploadItem>,
    },
    /// A part of a file was uploaded.
    Upload {
        /// Which file.
        id: RequestId,
        /// How many bytes the database has.
        #[ts(type = "number")]
        sent: u64,
    },
    /// A part of a file was downloaded.
    Download {
        /// Which file.
        id: crate::AttachmentId,
        /// How many bytes are here.
        #[ts(type = "number")]
        received: u64,
    },
    /// A queued operation was delivered.
    Delivered {
        /// The request that was carried out.
        id: RequestId,
        /// What it was.
        kind: OutboxOperationKind,
        /// The ticket that it made, changed or belongs to.
        ticket: Option<TicketId>,
        /// The ticket's title or the person's name, as last known.
        about: Option<String>,
    },
    /// The words are in another language from now on.
    Language {
        /// Which.
        language: Language,
    },
    /// The session ended; what was typed stays.
    SessionEnded,
    /// The person signed out elsewhere than in this window.
    SignedOut,
    /// Somebody signed in or out in another window: the state should be read again.
    Person,
    /// The person's settings changed.
    Preferences {
        /// What they are now.
        preferences: Preferences,
    },
    /// A trial is being set up.
    Trial {
        /// How far it is.
        step: TrialStep,
    },
    /// The tray or a notification asks for a place of the window.
    Open {
        /// Which.
        place: OpenPlace,
    },
    /// The command line offers a new ticket: see [`crate::OfferTake`].
    Offered,
    /// A notification or link asks for a ticket to be opened.
    OpenTicket {
        /// Which.
        ticket: crate::TicketId,
    },
    /// A notification asks for a thread to be opened, ready for an answer.
    Reply {
        /// Which.
        thread: crate::Thread,
    },
    /// A notification asks for a conversation to be opened.
    OpenConversation {
        /// With whom.
        person: crate::PersonId,
    },
}

/// A screen of the window that the tray or a notification can open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum OpenPlace {
    /// The form of a new ticket.
    Create,
    /// The ticket of the pool that is due first.
    Next,
    /// The pool.
    Pool,
    /// What came for the person.
    Inbox,
    /// The settings.
    Settings,
}
