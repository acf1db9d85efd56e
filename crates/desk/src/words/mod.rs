//! The words of native notifications: plain text that says what happened, who did it, and why one is told. One file for each
//! language.

mod de;
mod en;

use model::{AlertType, InboxItem, Language, Role, TicketRow};

use crate::host::{Notice, Target};
use crate::notifications::kind::Kind;

/// How much of a message a notification shows, in characters.
const EXCERPT: usize = 140;

/// Why somebody is told of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Why {
    /// It is in a ticket that they raised.
    Raised,
    /// It is in a ticket that they work on.
    WorksOn,
    /// It is addressed to them, outside of tickets.
    Addressed,
}

/// Everything that a notification says. A language that lacks some of it does not compile.
pub(crate) trait Words: Sync {
    /// Who wrote when nobody of the desk did.
    fn administration(&self) -> &'static str;
    /// Somebody wrote a message.
    fn wrote(&self, who: &str, why: Why) -> String;
    /// Something happened to a ticket.
    fn alert(&self, kind: AlertType, who: &str) -> String;
    /// More happened than is told one by one.
    fn several(&self) -> &'static str;
    /// So much of it; more than one.
    fn many_in_inbox(&self, count: usize) -> String;
    /// A ticket came into the pool.
    fn new_in_pool(&self, title: &str) -> String;
    /// Why a responder is told of it.
    fn pool_why(&self) -> &'static str;
    /// So many came; more than one.
    fn many_in_pool(&self, count: usize) -> String;
    /// What they wait for.
    fn pool_waits(&self) -> &'static str;
    /// The application was not running.
    fn while_away(&self) -> &'static str;
    /// The person did not want to be disturbed.
    fn meanwhile(&self) -> &'static str;
    /// What came then; more than one in all.
    fn came_meanwhile(&self, in_inbox: usize, in_pool: usize) -> String;
    /// Something of this kind came, for a screen that others may see.
    fn hidden(&self, kind: Kind) -> &'static str;
    /// Where it can be read.
    fn hidden_body(&self) -> &'static str;
}

/// The words of a language. The languages for development end at the edge of the window: here they are English.
pub(crate) fn of(language: Language) -> &'static dyn Words {
    match language {
        Language::English | Language::Accented | Language::Mirrored => &en::English,
        Language::German => &de::German,
    }
}

/// What came for somebody of this role.
pub(crate) fn inbox(words: &dyn Words, key: String, item: &InboxItem, role: Role, previews: bool) -> Notice {
    let target = Target::of(item);
    if !previews {
        return hidden(words, key, Kind::of(item), target);
    }
    let who = item.from.as_ref().map_or(words.administration(), |person| person.name.as_str());
    let ticket = match (&item.ticket, &item.ticket_title) {
        (Some(id), Some(title)) => format!("#{id} {title}"),
        _ => String::new(),
    };
    let why = match (item.ticket, role) {
        (None, _) => Why::Addressed,
        (Some(_), Role::Employee) => Why::Raised,
        (Some(_), Role::Responder) => Why::WorksOn,
    };
    let title = item.alert.map_or_else(|| words.wrote(who, why), |kind| words.alert(kind, who));
    let body = match (ticket.is_empty(), item.body.is_empty()) {
        (true, _) => excerpt(&item.body),
        (false, true) => ticket,
        (false, false) => format!("{ticket}\n{}", excerpt(&item.body)),
    };
    Notice { key, title, body, target, sound: true }
}

/// A ticket that came into the pool.
pub(crate) fn in_pool(words: &dyn Words, key: String, row: &TicketRow, previews: bool) -> Notice {
    let target = Target::Ticket(row.id);
    if !previews {
        return hidden(words, key, Kind::Pool, target);
    }
    let body = format!("{} · {}\n{}", row.employee.name, excerpt(&row.excerpt), words.pool_why());
    Notice { key, title: words.new_in_pool(&row.title), body, target, sound: true }
}

fn hidden(words: &dyn Words, key: String, kind: Kind, target: Target) -> Notice {
    let (title, body) = (words.hidden(kind).to_owned(), words.hidden_body().to_owned());
    Notice { key, title, body, target, sound: true }
}

fn excerpt(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= EXCERPT {
        return line;
    }
    let cut: String = line.chars().take(EXCERPT).collect();
    format!("{}…", cut.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_is_one_line_and_short() {
        assert_eq!(excerpt("a\n\n  b\tc"), "a b c");
        let long = excerpt(&"word ".repeat(100));
        assert!(long.chars().count() <= EXCERPT + 1 && long.ends_with('…'));
    }

    fn item(alert: &str) -> InboxItem {
        let text = format!(
            r#"{{ "id": 1, "seq": 1, "alert": {alert}, "from": {{ "id": 2, "name": "Grace Hopper", "active": true }}, "ticket": 7,
                 "ticketTitle": "Printer jams", "body": "Cleaned it.", "at": "2026-11-24T10:00:00Z", "readAt": null }}"#
        );
        serde_json::from_str(&text).expect("an item of the inbox")
    }

    #[test]
    fn a_notification_speaks_its_readers_language() {
        let item = item("\"completed\"");
        let said = |language| inbox(of(language), "key".to_owned(), &item, Role::Employee, true);
        assert_eq!(said(Language::English).title, "Grace Hopper completed your ticket");
        assert_eq!(said(Language::German).title, "Grace Hopper hat Ihr Ticket abgeschlossen");
        assert_eq!(said(Language::German).body, "#7 Printer jams\nCleaned it.");
    }

    #[test]
    fn a_message_says_why_it_is_told_to_whom() {
        let item = item("null");
        let said = |role| inbox(&en::English, "key".to_owned(), &item, role, true).title;
        assert_eq!(said(Role::Employee), "Grace Hopper wrote to you about your ticket");
        assert_eq!(said(Role::Responder), "Grace Hopper wrote to you about the ticket you are working on");
        let direct = InboxItem { ticket: None, ticket_title: None, ..item };
        let said = inbox(&de::German, "key".to_owned(), &direct, Role::Employee, true);
        assert_eq!((said.title.as_str(), said.body.as_str()), ("Grace Hopper hat Ihnen geschrieben", "Cleaned it."));
    }

    #[test]
    fn without_previews_nothing_is_told_but_that_something_came() {
        for alert in ["null", "\"assigned\"", "\"completed\"", "\"declined\"", "\"withdrawn\"", "\"all_declined\""] {
            let Ok(_) = serde_json::from_str::<Option<AlertType>>(alert) else { continue };
            for language in Language::OFFERED {
                let said = inbox(of(language), "key".to_owned(), &item(alert), Role::Employee, false);
                let text = format!("{} {}", said.title, said.body);
                assert!(!["Grace", "Printer", "7", "Cleaned"].iter().any(|word| text.contains(word)), "{text}");
                assert_eq!(said.target, Target::Ticket(model::TicketId(7)), "a click opens it all the same");
            }
        }
    }
}
