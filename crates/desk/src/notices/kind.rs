//! The kinds of notifications, which a person can switch off one by one.

use model::{AlertKind, InboxItem, Notify};

/// What a notification is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Assignment,
    Status,
    Message,
    Decline,
    Withdrawal,
    Alert,
    Pool,
}

impl Kind {
    pub(crate) const fn of(item: &InboxItem) -> Self {
        match item.alert {
            None => Self::Message,
            Some(AlertKind::Claimed) => Self::Assignment,
            Some(AlertKind::Completed | AlertKind::Released | AlertKind::Edited) => Self::Status,
            Some(AlertKind::Declined) => Self::Decline,
            Some(AlertKind::AllDeclined) => Self::Alert,
            Some(AlertKind::Withdrawn) => Self::Withdrawal,
        }
    }

    /// Whether the person wants to be told.
    pub(crate) const fn is_wanted(self, notify: Notify) -> bool {
        match self {
            Self::Assignment => notify.assignment,
            Self::Status => notify.status,
            Self::Message => notify.message,
            Self::Decline => notify.decline,
            Self::Withdrawal => notify.withdrawal,
            Self::Alert => notify.alert,
            Self::Pool => notify.pool,
        }
    }
}
