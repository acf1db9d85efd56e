//! What the desk needs of the system around it.
//!
//! It contains no windows, menus, network or time, on purpose. A host forwards; it decides nothing about tickets.

use std::path::PathBuf;

use model::{
    CaptureSource, CaptureTake, Combination, Facts, InboxItem, NoCapture, OpenPlace, PersonId, Role, Signal, Startup,
    Thread, TicketId, WebAddress,
};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

/// The system around a desk. Calls return at once, except those about secrets, start, tray, saving and the screen: the desk makes those
/// on a thread that may block.
pub trait Host: Send + Sync + 'static {
    /// Tells every open window.
    fn signal(&self, signal: &Signal);

    /// Shows a native notification, replacing the one with the same key.
    fn notify(&self, notification: &Notification);

    /// Withdraws a notification that is no longer true, where the system can.
    fn withdraw(&self, key: &str);

    /// Shows the counts in the tray, the dock or the taskbar.
    fn show_counts(&self, counts: Counts);

    /// Reads a secret from the system's keyring.
    fn secret(&self, secret: Secret) -> Result<Option<String>, SecretError>;

    /// Stores a secret in the system's keyring.
    fn keep_secret(&self, secret: Secret, value: &str) -> Result<(), SecretError>;

    /// Removes a secret from the system's keyring. A missing one is no error.
    fn forget_secret(&self, secret: Secret) -> Result<(), SecretError>;

    /// Whether the application starts with the computer. May block.
    fn startup(&self) -> Startup;

    /// Makes the application start with the computer, or not. May block.
    fn start_with_computer(&self, wished: bool) -> Result<(), StartupError>;

    /// Lets this key combination open the form of a new ticket, instead of the one before, or none. May block. After an error none
    /// does.
    fn take_shortcut(&self, wished: Option<Combination>) -> Result<(), ShortcutError>;

    /// Asks the person where to save a file, and suggests a name. Nothing when they think better of it. Blocks.
    fn ask_where_to_save(&self, name: &str) -> Option<PathBuf>;

    /// Of what pictures can be taken, screens first. May block.
    fn capture_sources(&self) -> Result<Vec<CaptureSource>, CaptureError>;

    /// Takes a picture of the screen with the window hidden; it is back afterwards, whatever came of it. Nothing when the person thinks
    /// better of it. Blocks.
    fn capture(&self, take: &CaptureTake) -> Result<Option<Captured>, CaptureError>;

    /// Facts about this computer, but for the application's version. May block.
    fn computer(&self) -> Facts;

    /// Whether the desktop shows a tray. May block.
    fn has_tray(&self) -> bool;

    /// Opens an address in the program that the system has for it. May block.
    fn open_address(&self, address: &WebAddress) -> Result<(), AddressError>;
}

/// A native notification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notification {
    /// The key by which it is replaced or withdrawn.
    pub key: String,
    /// One line: what happened.
    pub title: String,
    /// Plain text: who, and what they say.
    pub body: String,
    /// What a click opens.
    pub target: Target,
    /// What its button does, if it has one.
    pub button: Option<Button>,
    /// Whether it may make a sound.
    pub sound: bool,
}

/// A button of a notification. It acts for the person whom the notification was shown to, and for nobody else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Button {
    /// Whom it was shown to.
    pub person: PersonId,
    /// What it does.
    pub does: ButtonAction,
}

/// What a button does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ButtonAction {
    /// Opens the field for an answer. What is typed there takes the way of every message.
    Reply(Thread),
    /// Claims a ticket of the pool.
    Claim(TicketId),
}

/// What a click on a notification opens. A click never acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A ticket.
    Ticket(TicketId),
    /// The messages with a person.
    Conversation(PersonId),
    /// The inbox.
    Inbox,
    /// The pool.
    Pool,
    /// The window as it is.
    Window,
}

impl Target {
    /// What a click on a notification of the inbox opens.
    #[must_use]
    pub fn of(item: &InboxItem) -> Self {
        match (item.ticket, &item.from) {
            (Some(ticket), _) => Self::Ticket(ticket),
            (None, Some(person)) => Self::Conversation(person.id),
            (None, None) => Self::Inbox,
        }
    }

    /// The signal to the window when the notification is clicked.
    #[must_use]
    pub fn signal(self) -> Option<Signal> {
        match self {
            Self::Ticket(ticket) => Some(Signal::OpenTicket { ticket }),
            Self::Conversation(person) => Some(Signal::OpenConversation { person }),
            Self::Inbox => Some(Signal::Open { place: OpenPlace::Inbox }),
            Self::Pool => Some(Signal::Open { place: OpenPlace::Pool }),
            Self::Window => None,
        }
    }
}

/// What a person sees at a glance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Unread messages and alerts, capped at 100.
    pub unread: u32,
    /// Tickets in the pool, capped at 100; 0 for an employee.
    pub pool: u32,
    /// Whether the database answers.
    pub online: bool,
    /// The role of the person who is signed in; none when nobody is.
    pub role: Option<Role>,
    /// The end of the person's mute, in local time.
    pub quiet_until: Option<OffsetDateTime>,
    /// Whether the icon may show the unread count.
    pub badge: bool,
}

/// A secret in the system's keyring.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Secret {
    /// The password of the workstation's account.
    AccountPassword,
    /// The session's token, and how the key is derived from the password.
    Session,
}

impl Secret {
    /// Its name in the keyring.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::AccountPassword => "account-password",
            Self::Session => "session",
        }
    }
}

/// The system's keyring cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SecretError {
    /// There is none.
    #[error("this system has no keyring")]
    Missing,
    /// It is locked, and nobody unlocked it.
    #[error("the keyring is locked")]
    Locked,
    /// It fails for another reason.
    #[error("the keyring cannot be used: {0}")]
    Broken(String),
}

/// The system refuses to change whether the application starts with the computer.
#[derive(Debug, thiserror::Error)]
#[error("starting with the computer cannot be changed: {0}")]
pub struct StartupError(pub String);

/// Why a key combination does not open the form of a new ticket.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ShortcutError {
    /// Another program has it.
    #[error("another program has this key combination")]
    Taken,
    /// The desktop lets no application have one.
    #[error("this desktop lets no application have a key combination")]
    Unavailable,
}

/// Why the system did not open an address.
#[derive(Debug, thiserror::Error)]
#[error("the system does not open the address: {0}")]
pub struct AddressError(pub String);

/// A picture of the screen, as the system gives it.
#[derive(Debug)]
pub enum Captured {
    /// Rows from top to bottom.
    Pixels {
        /// How many a row has.
        width: u32,
        /// How many rows there are.
        height: u32,
        /// Red, green, blue and opacity of each.
        rgba: Vec<u8>,
    },
    /// The content of a picture's file.
    File(Vec<u8>),
}

/// Why there is no picture of the screen.
#[derive(Debug, thiserror::Error)]
pub enum CaptureError {
    /// It cannot be taken in this session of the system.
    #[error("the screen cannot be captured: {0:?}")]
    Unavailable(NoCapture),
    /// The system did not give it.
    #[error("the screen was not captured: {0}")]
    Failed(String),
}
