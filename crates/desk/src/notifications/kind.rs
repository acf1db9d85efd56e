//! The kinds of notifications that a person can switch off one by one.

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

    /// Whether the person has switched this kind on.
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

#[cfg(test)]
mod tests {
    use model::{MessageId, Timestamp};
    use time::OffsetDateTime;

    use super::*;

    fn item(alert: Option<AlertKind>) -> InboxItem {
        InboxItem {
            id: MessageId(1),
            seq: 1,
            alert,
            from: None,
            ticket: None,
            ticket_title: None,
            body: String::new(),
            at: Timestamp(OffsetDateTime::UNIX_EPOCH),
            read_at: None,
        }
    }

    /// Everything that a person can be notified of, and the switch for it.
    fn all() -> Vec<(Kind, &'static str)> {
        // A new alert does not compile here until it has its line below.
        let _complete = |alert| match alert {
            AlertKind::Claimed
            | AlertKind::Completed
            | AlertKind::Declined
            | AlertKind::Released
            | AlertKind::AllDeclined
            | AlertKind::Edited
            | AlertKind::Withdrawn => {}
        };
        let of = |alert| Kind::of(&item(alert));
        vec![
            (of(None), "message"),
            (of(Some(AlertKind::Claimed)), "assignment"),
            (of(Some(AlertKind::Completed)), "status"),
            (of(Some(AlertKind::Released)), "status"),
            (of(Some(AlertKind::Edited)), "status"),
            (of(Some(AlertKind::Declined)), "decline"),
            (of(Some(AlertKind::Withdrawn)), "withdrawal"),
            (of(Some(AlertKind::AllDeclined)), "alert"),
            (Kind::Pool, "pool"),
        ]
    }

    /// The switches with one of them in another position than the rest.
    fn switches(all: bool, except: &str) -> Notify {
        let mut switches = serde_json::to_value(Notify::default()).unwrap();
        for (name, switch) in switches.as_object_mut().unwrap() {
            *switch = (all != (name == except)).into();
        }
        serde_json::from_value(switches).unwrap()
    }

    #[test]
    fn each_switch_silences_its_own_kind_and_no_other() {
        let names = serde_json::to_value(Notify::default()).unwrap();
        for name in names.as_object().unwrap().keys() {
            assert!(all().iter().any(|(_, switch)| switch == name), "nothing can be notified that {name} is for");
            for (kind, switch) in all() {
                let silenced = switch == name;
                assert_eq!(kind.is_wanted(switches(true, name)), !silenced, "{name} off, all others on: {kind:?}");
                assert_eq!(kind.is_wanted(switches(false, name)), silenced, "{name} on, all others off: {kind:?}");
            }
        }
    }
}
