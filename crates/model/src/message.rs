//! Messages between people, and alerts from the system.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::wire::flag;
use crate::{MessageId, PersonId, PersonRef, RequestId, TicketId, Timestamp};

/// A message in a ticket's thread or between two people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Message {
    /// Names it; grows with time.
    pub id: MessageId,
    /// Who wrote it.
    pub from: PersonRef,
    /// What it says.
    pub body: String,
    /// When, by the database's clock.
    pub at: Timestamp,
    /// When its receiver saw it.
    pub read_at: Option<Timestamp>,
}

/// A message to send: in a ticket's thread or to a person.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MessageSend {
    /// The database carries a repeated request out once.
    pub request: RequestId,
    /// Where it goes.
    pub to: Thread,
    /// What it says.
    pub body: String,
    /// The newest message of the thread that its author has seen (0: none); absent to send it in any case.
    pub seen: Option<MessageId>,
    /// The draft that is sent and thereby deleted; empty if there is none.
    pub draft_key: String,
}

/// Where messages belong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(tag = "kind", content = "id", rename_all = "lowercase")]
pub enum Thread {
    /// The thread of a ticket.
    Ticket(TicketId),
    /// What two people write outside of tickets.
    Person(PersonId),
}

/// Reports that a thread has been seen up to a message.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MessageRead {
    /// Which thread; absent for everything in the inbox.
    pub thread: Option<Thread>,
    /// The newest message that was seen.
    pub up_to: MessageId,
}

/// Asks for the messages with one person outside of tickets.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MessageConversation {
    /// With whom.
    pub person: PersonId,
    /// The oldest message that is known, when what came before is asked for.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub before: Option<MessageId>,
}

/// What was written with one person outside of tickets.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Conversation {
    /// With whom.
    pub person: PersonRef,
    /// The newest, oldest first.
    pub messages: Vec<Message>,
    /// What there is before that.
    pub older: Older,
}

/// Whether there is more than was answered, which came before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Older {
    /// More messages.
    #[serde(deserialize_with = "flag")]
    pub messages: bool,
    /// More events of a ticket's history.
    #[serde(deserialize_with = "flag")]
    pub events: bool,
}

/// What an alert is about: an event by its [`EventType`](crate::EventType), or that no responder is left. The window finds
/// the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AlertType {
    /// Your ticket was claimed.
    Assigned,
    /// Your ticket was completed.
    Completed,
    /// Your ticket was declined by its responder and waits again.
    Declined,
    /// Your ticket waits again: its responder gave it back, or left.
    Released,
    /// Every responder has declined your ticket.
    AllDeclined,
    /// The ticket that you work on was changed by its employee.
    Edited,
    /// The other side gave the ticket another priority.
    Prioritized,
    /// The other side gave the ticket another category.
    Categorized,
    /// The ticket that you worked on was withdrawn by its employee.
    Withdrawn,
}

/// What a notification is about, and what a person can switch off: an alert by its type, or what is no alert.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum NotificationKind {
    /// Somebody wrote to me.
    Message,
    /// A new ticket is in the pool.
    Pool,
    /// A ticket of the pool should have been claimed by now.
    Overdue,
    /// An alert.
    #[serde(untagged)]
    Alert(AlertType),
}

/// Asks for a page of the inbox.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MessageInbox {
    /// Only what is unread.
    pub unread: bool,
    /// The sequence where the page before ended.
    #[ts(type = "number | null")]
    pub before: Option<u64>,
}

/// An item of the inbox: a message or an alert.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InboxItem {
    /// Names it.
    pub id: MessageId,
    /// Its number among all that came for me.
    #[ts(type = "number")]
    pub seq: u64,
    /// What the alert tells; absent for a message.
    pub alert: Option<AlertType>,
    /// The new value, where the alert is about one: a priority's word, or a category's name of then.
    pub value: Option<String>,
    /// Who wrote it or caused it; absent when the administrator did.
    pub from: Option<PersonRef>,
    /// The ticket it belongs to.
    pub ticket: Option<TicketId>,
    /// That ticket's title.
    pub ticket_title: Option<String>,
    /// What it says: the message, or the note that came with the step.
    pub body: String,
    /// When.
    pub at: Timestamp,
    /// When I saw it.
    pub read_at: Option<Timestamp>,
}

impl InboxItem {
    /// What its notification is about.
    #[must_use]
    pub fn kind(&self) -> NotificationKind {
        self.alert.map_or(NotificationKind::Message, NotificationKind::Alert)
    }
}

/// A page of the inbox.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InboxPage {
    /// Newest first.
    pub rows: Vec<InboxItem>,
    /// Where to go on; absent at the end.
    #[ts(type = "number | null")]
    pub next: Option<u64>,
}

/// What the last poll found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Watch {
    /// A sequence that grows with everything that concerns the person.
    #[ts(type = "number")]
    pub seq: u64,
    /// What waits in the inbox, capped at 100.
    pub unread: u32,
    /// What waits in the pool in the categories that the person serves, capped at 100; 0 for an employee.
    pub pool: u32,
    /// How many of these are overdue.
    pub overdue: u32,
    /// How many of these become overdue before the end of the workstation's day.
    pub due_today: u32,
    /// A number that grows with every change of the pool; 0 for an employee.
    #[ts(type = "number")]
    pub pool_version: u64,
}

/// What waits in the inbox after some of it was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InboxState {
    /// A sequence that grows with everything that concerns the person.
    #[ts(type = "number")]
    pub seq: u64,
    /// What waits in the inbox, capped at 100.
    pub unread: u32,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Preferences;

    #[test]
    fn a_switch_silences_its_own_kind_and_no_other() {
        let alerts = [
            "assigned",
            "completed",
            "declined",
            "released",
            "all_declined",
            "edited",
            "withdrawn",
            "prioritized",
            "categorized",
        ];
        let words: Vec<&str> = alerts.into_iter().chain(["message", "pool", "overdue"]).collect();
        for off in &words {
            let preferences = format!("{{\"switchedOff\":[\"{off}\"]}}");
            let preferences: Preferences = serde_json::from_str(&preferences).unwrap();
            for word in &words {
                let kind: NotificationKind = serde_json::from_value((*word).into()).unwrap();
                let silenced = preferences.switched_off.contains(&kind);
                assert_eq!(silenced, off == word, "{word} while {off} is switched off");
                let alert = alerts.contains(word);
                assert_eq!(matches!(kind, NotificationKind::Alert(_)), alert, "{word} is an alert: {alert}");
            }
        }
    }
}
