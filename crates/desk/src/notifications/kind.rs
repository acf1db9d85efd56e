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
            Self::Alert(alert) => notify.alert(alert),
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

    /// What the switch of this name is for: an alert has the same name.
    fn kind(switch: &str) -> Kind {
        match switch {
            "message" => Kind::of(&item(None)),
            "pool" => Kind::Pool,
            alert => Kind::of(&item(Some(serde_json::from_value(alert.into()).unwrap()))),
        }
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
        let names: Vec<&String> = names.as_object().unwrap().keys().collect();
        for name in &names {
            for other in &names {
                let (kind, silenced) = (kind(other), name == other);
                assert_eq!(kind.is_wanted(switches(true, name)), !silenced, "{name} off, all others on: {kind:?}");
                assert_eq!(kind.is_wanted(switches(false, name)), silenced, "{name} on, all others off: {kind:?}");
            }
        }
    }
}
