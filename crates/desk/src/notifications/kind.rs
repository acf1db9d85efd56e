//! The kinds of notifications that a person can switch off one by one.

use model::{AlertType, InboxItem, Notify};

/// What a notification is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Alert(AlertType),
    Message,
    Pool,
}

impl Kind {
    pub(crate) fn of(item: &InboxItem) -> Self {
        item.alert.map_or(Self::Message, Self::Alert)
    }

    /// Whether the person has switched this kind on.
    pub(crate) const fn is_wanted(self, notify: Notify) -> bool {
        match self {
            Self::Alert(AlertType::Assigned) => notify.assigned,
            Self::Alert(AlertType::Completed) => notify.completed,
            Self::Alert(AlertType::Declined) => notify.declined,
            Self::Alert(AlertType::Released) => notify.released,
            Self::Alert(AlertType::AllDeclined) => notify.all_declined,
            Self::Alert(AlertType::Edited) => notify.edited,
            Self::Alert(AlertType::Withdrawn) => notify.withdrawn,
            Self::Message => notify.message,
            Self::Pool => notify.pool,
        }
    }
}

#[cfg(test)]
mod tests {
    use model::{MessageId, Timestamp};
    use time::OffsetDateTime;

    use super::*;

    fn item(alert: Option<AlertType>) -> InboxItem {
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
        let of = |alert| {
            // A new alert does not compile here until it has its line below.
            match alert {
                None
                | Some(
                    AlertType::Assigned
                    | AlertType::Completed
                    | AlertType::Declined
                    | AlertType::Released
                    | AlertType::AllDeclined
                    | AlertType::Edited
                    | AlertType::Withdrawn,
                ) => {}
            }
            Kind::of(&item(alert))
        };
        vec![
            (of(None), "message"),
            (of(Some(AlertType::Assigned)), "assigned"),
            (of(Some(AlertType::Completed)), "completed"),
            (of(Some(AlertType::Released)), "released"),
            (of(Some(AlertType::Edited)), "edited"),
            (of(Some(AlertType::Declined)), "declined"),
            (of(Some(AlertType::Withdrawn)), "withdrawn"),
            (of(Some(AlertType::AllDeclined)), "all_declined"),
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
