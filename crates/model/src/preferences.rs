//! The preferences of a workstation's profile.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{FactChoices, Language, NotificationKind, QuietHours, Timestamp};

/// All preferences. They belong to the profile of the workstation, not to the database, and hold for everybody who uses it. Missing
/// fields keep their defaults.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a choice of its own")]
pub struct Preferences {
    /// The language of everything that is said; none follows the system.
    pub language: Option<Language>,
    /// Whether the window marks misspelt words.
    pub check_spelling: bool,
    /// The kinds of notifications that the person switched off.
    pub switched_off: Vec<NotificationKind>,
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
    /// Which facts about this computer new tickets tell, where somebody decided here.
    pub facts: FactChoices,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            language: None,
            check_spelling: true,
            switched_off: Vec::new(),
            quiet_hours: None,
            quiet_until: None,
            previews: true,
            sound: true,
            badge: true,
            closing: OnClose::default(),
            keep_cache: true,
            facts: FactChoices::new(),
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
