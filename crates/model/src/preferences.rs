//! What a person set for themselves at this workstation.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{AlertType, Language, QuietHours, Timestamp};

/// Everything that a person can set. It belongs to the profile of the workstation, not to the database. What an older version
/// did not know is as it was before there was a choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a choice of its own")]
pub struct Preferences {
    /// The language of everything that is said; none follows the system.
    pub language: Option<Language>,
    /// What is told by notifications.
    pub notify: Notify,
    /// When nothing is told, week by week.
    pub quiet_hours: Option<QuietHours>,
    /// Until when nothing is told; set by [`crate::QuietFor`] only.
    pub quiet_until: Option<Timestamp>,
    /// Whether notifications say more than that something came: others may look at the screen.
    pub previews: bool,
    /// Whether notifications may make a sound.
    pub sound: bool,
    /// Whether the icon shows how much is unread, where the system can.
    pub badge: bool,
    /// What closing the window does.
    pub closing: OnClose,
    /// Whether what was read stays on this workstation after its person signed out.
    pub keep_cache: bool,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            language: None,
            notify: Notify::default(),
            quiet_hours: None,
            quiet_until: None,
            previews: true,
            sound: true,
            badge: true,
            closing: OnClose::default(),
            keep_cache: true,
        }
    }
}

/// What is told by notifications: each alert by its [`AlertType`](crate::AlertType), and what is no alert.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[expect(clippy::struct_excessive_bools, reason = "one switch for each kind")]
pub struct Notify {
    /// A responder claimed my ticket.
    pub assigned: bool,
    /// My ticket was completed.
    pub completed: bool,
    /// A responder declined my ticket.
    pub declined: bool,
    /// My ticket is back in the pool because its responder left.
    pub released: bool,
    /// No responder is left for my ticket.
    pub all_declined: bool,
    /// The ticket that I work on was edited.
    pub edited: bool,
    /// The ticket that I worked on was withdrawn.
    pub withdrawn: bool,
    /// Somebody wrote to me.
    pub message: bool,
    /// A ticket came into the pool.
    pub pool: bool,
}

impl Default for Notify {
    fn default() -> Self {
        Self {
            assigned: true,
            completed: true,
            declined: true,
            released: true,
            all_declined: true,
            edited: true,
            withdrawn: true,
            message: true,
            pool: true,
        }
    }
}

impl Notify {
    /// The switch of an alert.
    #[must_use]
    pub const fn alert(self, alert: AlertType) -> bool {
        match alert {
            AlertType::Assigned => self.assigned,
            AlertType::Completed => self.completed,
            AlertType::Declined => self.declined,
            AlertType::Released => self.released,
            AlertType::AllDeclined => self.all_declined,
            AlertType::Edited => self.edited,
            AlertType::Withdrawn => self.withdrawn,
        }
    }
}

/// What closing the window does.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum OnClose {
    /// The application goes on in the tray; where the desktop shows none, it ends.
    #[default]
    Tray,
    /// The window becomes small and the application goes on.
    Minimise,
    /// The application ends.
    Quit,
}
