//! What the desk needs of the system around it.
//!
//! Not in here, on purpose: windows and their places, menus, files, the network, time. A host forwards; it decides nothing
//! about tickets.

use model::{InboxItem, OpenPlace, PersonId, Role, Signal, Startup, TicketId};
use time::OffsetDateTime;

/// The system around a desk. Calls return at once, except those about secrets, start and tray, which the desk makes on a
/// thread that may wait.
pub trait Host: Send + Sync + 'static {
    /// Tells every open window.
    fn signal(&self, signal: &Signal);

    /// Shows a native notification, replacing the one with the same key.
    fn notify(&self, notice: &Notice);

    /// Takes a notification back that is no longer true, where the system can.
    fn withdraw(&self, key: &str);

    /// Shows the counts where the system has a place for them: tray, dock, taskbar.
    fn show_counts(&self, counts: Counts);

    /// Reads a secret from the system's keyring.
    fn secret(&self, secret: Secret) -> Result<Option<String>, SecretError>;

    /// Puts a secret into the system's keyring.
    fn keep_secret(&self, secret: Secret, value: &str) -> Result<(), SecretError>;

    /// Removes a secret from the system's keyring; one that is not there is removed already.
    fn forget_secret(&self, secret: Secret) -> Result<(), SecretError>;

    /// Whether the application starts with the computer. May wait.
    fn startup(&self) -> Startup;

    /// Makes the application start with the computer, or no longer. May wait.
    fn start_with_computer(&self, wished: bool) -> Result<(), StartupError>;

    /// Whether the desktop shows a tray. May wait.
    fn has_tray(&self) -> bool;
}

/// A native notification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Names it, for replacing and withdrawing.
    pub key: String,
    /// One line: what happened.
    pub title: String,
    /// Plain text: who, and what it says.
    pub body: String,
    /// What a click opens.
    pub target: Target,
    /// Whether it may make a sound.
    pub sound: bool,
}

/// What a click on a notification opens. It can open, never act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A ticket.
    Ticket(TicketId),
    /// What was written with a person.
    Conversation(PersonId),
    /// What came for the person.
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

    /// What the window is told when the notification is clicked.
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

/// What waits for the person, and how things stand: all that can be told at a glance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Unread messages and alerts, capped at 100.
    pub unread: u32,
    /// Tickets in the pool, capped at 100; 0 for an employee.
    pub pool: u32,
    /// Whether the database answers.
    pub online: bool,
    /// What the person who is signed in does; absent when nobody is.
    pub role: Option<Role>,
    /// Until when the person asked not to be disturbed, in local time.
    pub quiet_until: Option<OffsetDateTime>,
    /// Whether the icon may show the unread count.
    pub badge: bool,
}

/// What is kept in the system's keyring.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Secret {
    /// The password of the workstation's account.
    AccountPassword,
    /// The token of the session, with what is needed to ask for the password again.
    Session,
}

impl Secret {
    /// The name under which it is kept.
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
    /// It is locked, and was not unlocked when it was asked for.
    #[error("the keyring is locked")]
    Locked,
    /// It fails in another way.
    #[error("the keyring cannot be used: {0}")]
    Broken(String),
}

/// The system does not let the application start with the computer.
#[derive(Debug, thiserror::Error)]
#[error("starting with the computer cannot be changed: {0}")]
pub struct StartupError(pub String);
