//! Error codes, shared by the database, the use cases and the user interface.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $text:literal),* $(,)?) => {
        /// Why something was refused or failed. A code exists because somebody acts on it: the user interface picks its
        /// words by it, and the desk decides by it whether to try again.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
        pub enum Code {
            $($(#[$doc])* #[serde(rename = $text)] $name,)*
        }

        impl Code {
            /// Every code, in the order of declaration.
            pub const ALL: &[Code] = &[$(Code::$name),*];

            /// The code as it is written on the wire and in the database's `SIGNAL`.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Code::$name => $text,)* }
            }

            /// The code that is written so, if there is one.
            #[must_use]
            pub fn parse(text: &str) -> Option<Code> {
                match text { $($text => Some(Code::$name),)* _ => None }
            }
        }
    };
}

codes! {
    /// Nobody is signed in here, or the session expired, was revoked, or its person was deactivated.
    SessionEnded = "session.ended",
    /// User name or password is wrong; which of them is not told.
    SessionWrongCredentials = "session.wrong_credentials",
    /// Too many failures for this name or from this workstation: wait.
    SessionLocked = "session.locked",
    /// The password is right, but the person was deactivated.
    PersonDeactivated = "person.deactivated",
    /// Somebody else has this user name.
    PersonUsernameTaken = "person.username_taken",
    /// The administrator closed sign-up for employees.
    PersonSignUpClosed = "person.sign_up_closed",
    /// The invitation code is wrong, used or expired.
    PersonInvitationInvalid = "person.invitation_invalid",
    /// The present password, asked again, is wrong.
    PersonWrongPassword = "person.wrong_password",
    /// The profile was changed elsewhere since it was read.
    PersonVersionConflict = "person.version_conflict",
    /// There is no such person, or none that the asker may see.
    PersonNotFound = "person.not_found",
    /// There is no such ticket, or none that the asker may see or touch.
    TicketNotFound = "ticket.not_found",
    /// The ticket was changed elsewhere since it was read.
    TicketVersionConflict = "ticket.version_conflict",
    /// Somebody else gave the ticket another priority or category since it was read.
    TicketChoiceConflict = "ticket.choice_conflict",
    /// A file of this computer cannot be read.
    FileUnreadable = "file.unreadable",
    /// There is no such file, or none that the asker may see.
    AttachmentNotFound = "attachment.not_found",
    /// A part of the file is missing, or its content is not what was announced.
    AttachmentDamaged = "attachment.damaged",
    /// The file is larger than the administrator allows.
    AttachmentTooLarge = "attachment.too_large",
    /// The administrator does not allow files of this type.
    AttachmentRefused = "attachment.refused",
    /// The ticket has as many files, or as much in them, as one may have.
    AttachmentTicketFull = "attachment.ticket_full",
    /// Its person stopped the transfer.
    AttachmentStopped = "attachment.stopped",
    /// The content is no text, whatever its name says.
    TextUnreadable = "text.unreadable",
    /// The content is no picture that the application shows, whatever its name says.
    PictureUnreadable = "picture.unreadable",
    /// The picture has more pixels or bytes than the application shows.
    PictureTooLarge = "picture.too_large",
    /// There is no such category, or it is retired.
    CategoryNotFound = "category.not_found",
    /// The ticket is done or withdrawn and cannot be changed any more.
    TicketClosed = "ticket.closed",
    /// A message arrived in the thread that its author has not seen yet.
    MessageThreadMoved = "message.thread_moved",
    /// It may have arrived already and cannot be taken back.
    OutboxUnderWay = "outbox.under_way",
    /// The person did this so often within the hour that they have to wait.
    QuotaHourly = "quota.hourly",
    /// The person uploaded as much as one may within 24 hours.
    QuotaDaily = "quota.daily",
    /// The responder has as many tickets in work as one may have.
    QuotaWork = "quota.work",
    /// The person has as many saved views as one may have.
    QuotaViews = "quota.views",
    /// The request id was used before for something else.
    RequestReused = "request.reused",
    /// This is for the other role.
    RoleRefused = "role.refused",
    /// The calling session was prepared in a way that no workstation does.
    CallRefused = "call.refused",
    /// The field is empty.
    InputRequired = "input.required",
    /// The text is shorter than its least length.
    InputTooShort = "input.too_short",
    /// The text is longer than its greatest length.
    InputTooLong = "input.too_long",
    /// The text is not of the form that this field asks for.
    InputInvalid = "input.invalid",
    /// The text holds invisible or direction-changing characters that could deceive a reader.
    InputDeceptive = "input.deceptive",
    /// The password is too easy to guess.
    InputWeakPassword = "input.weak_password",
    /// No connection file has been given yet.
    ConnectionNone = "connection.none",
    /// The connection file cannot be read or lacks something.
    ConnectionFileInvalid = "connection.file_invalid",
    /// The host name is not known.
    ConnectionHostUnknown = "connection.host_unknown",
    /// The database does not answer.
    DatabaseUnreachable = "database.unreachable",
    /// The database refuses the workstation's account or its password.
    DatabaseRefused = "database.refused",
    /// The database's certificate cannot be trusted, or it offers none.
    DatabaseNotTrusted = "database.not_trusted",
    /// The server answers, but Ticket Desk is not installed there.
    DatabaseNotInstalled = "database.not_installed",
    /// The database is being installed or upgraded.
    DatabaseUpgrading = "database.upgrading",
    /// The database is older than this application needs.
    DatabaseTooOld = "database.too_old",
    /// The database no longer speaks to an application this old.
    DatabaseTooNew = "database.too_new",
    /// The database had to give way to others even after several tries.
    DatabaseBusy = "database.busy",
    /// The database takes no changes for now: another server is or becomes the writer.
    DatabaseSwitching = "database.switching",
    /// The database's disk is full.
    DatabaseFull = "database.full",
    /// The database, or this workstation's account, has all the connections that it may have.
    DatabaseTooManyConnections = "database.too_many_connections",
    /// The database failed in a way nobody foresaw.
    DatabaseFailed = "database.failed",
    /// A file of this workstation cannot be read or written.
    StorageFailed = "storage.failed",
    /// The disk of this workstation is full.
    StorageFull = "storage.full",
    /// The system's keyring cannot be used.
    KeyringUnavailable = "keyring.unavailable",
    /// The organisation gives the connection of this workstation: it cannot be changed here.
    ConnectionManaged = "connection.managed",
    /// The system does not let the application start with the computer.
    StartupFailed = "startup.failed",
    /// Another program has this key combination.
    ShortcutTaken = "shortcut.taken",
    /// This desktop lets no application have a key combination of its own.
    ShortcutUnavailable = "shortcut.unavailable",
    /// The system has no program that opens the address.
    AddressNotOpened = "address.not_opened",
    /// No picture of the screen can be taken in this session of the system.
    CaptureUnavailable = "capture.unavailable",
    /// The system did not give a picture of the screen.
    CaptureFailed = "capture.failed",
    /// This computer has no database server that a trial could use.
    TrialNoServer = "trial.no_server",
    /// The private database of a trial could not be made or started.
    TrialFailed = "trial.failed",
    /// The command or its arguments are not known.
    CommandMalformed = "command.malformed",
    /// A defect of the application.
    Internal = "internal",
}

impl Code {
    /// Whether the same request, sent again later without any change, may succeed.
    #[must_use]
    pub const fn is_retryable(self) -> bool {
        matches!(
            self,
            Code::DatabaseUnreachable
                | Code::DatabaseUpgrading
                | Code::DatabaseBusy
                | Code::DatabaseSwitching
                | Code::DatabaseFull
                | Code::DatabaseTooManyConnections
                | Code::QuotaHourly
                | Code::StorageFailed
                | Code::StorageFull
        )
    }
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A field that does not follow its rule.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{field}: {code}")]
pub struct Invalid {
    /// The field's name on the wire, such as `title`.
    pub field: &'static str,
    /// What is wrong with it.
    pub code: Code,
    /// The length that was passed or not reached, in characters.
    pub limit: Option<u32>,
}

/// An error as the user interface receives it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WireError {
    /// What the words are picked by.
    pub code: Code,
    /// An English text for a log or a bug report; never shown alone.
    pub message: String,
    /// Whether the same request may succeed later.
    pub retryable: bool,
    /// Finds the line in the log.
    pub reference: String,
    /// The field of the request that is meant, if one is.
    pub field: Option<String>,
    /// The length that was passed or not reached, in characters; of a file the line that is meant; of an hourly limit the
    /// minutes until it ends.
    pub limit: Option<u32>,
}
