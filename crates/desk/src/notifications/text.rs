//! The texts of notifications: what happened, who did it, and why this person is notified. They are plain text.

use i18n::{Locale, Message, isolated, messages};
use model::{AlertType, InboxItem, NotificationKind, Role, TicketRow};

use crate::host::{Notification, Target};

/// How much of a message a notification shows, in characters.
const EXCERPT: usize = 140;

/// The notification of an item of the inbox, for a person of this role.
pub(super) fn inbox(locale: Locale, key: String, item: &InboxItem, role: Role, previews: bool) -> Notification {
    let target = Target::of(item);
    if !previews {
        return hidden(locale, key, item.kind(), target);
    }
    let administrator = || locale.format(&messages::notification_administrator());
    let who = item.from.as_ref().map_or_else(administrator, |person| isolated(&person.name).into_owned());
    let title = match (item.alert, item.ticket, role) {
        (Some(alert), _, _) => i18n::alert(alert, who, &isolated(item.value.as_deref().unwrap_or_default())),
        (None, None, _) => messages::notification_message_direct(who),
        (None, Some(_), Role::Employee) => messages::notification_message_own_ticket(who),
        (None, Some(_), Role::Responder) => messages::notification_message_at_work(who),
    };
    let ticket = item.ticket.zip(item.ticket_title.as_ref()).map(|(id, title)| format!("#{id} {title}"));
    let lines = ticket.into_iter().chain([excerpt(&item.body)]).filter(|line| !line.is_empty());
    let body = lines.collect::<Vec<_>>().join("\n");
    Notification { key, title: locale.format(&title), body, target, button: None, sound: true }
}

/// The notification of a ticket that came into the pool.
pub(super) fn in_pool(locale: Locale, key: String, row: &TicketRow, previews: bool) -> Notification {
    let target = Target::Ticket(row.id);
    if !previews {
        return hidden(locale, key, NotificationKind::Pool, target);
    }
    let title = locale.format(&messages::notification_pool_new(isolated(&row.title)));
    let why = locale.format(&messages::notification_pool_new_why());
    let body = format!("{} · {}\n{why}", isolated(&row.employee.name), isolated(&excerpt(&row.excerpt)));
    Notification { key, title, body, target, button: None, sound: true }
}

/// The notification of a ticket of the pool that nobody claimed in time.
pub(super) fn overdue(locale: Locale, key: String, row: &TicketRow, previews: bool) -> Notification {
    let target = Target::Ticket(row.id);
    if !previews {
        return hidden(locale, key, NotificationKind::Overdue, target);
    }
    let title = locale.format(&messages::notification_overdue(isolated(&row.title)));
    let why = locale.format(&messages::notification_overdue_why());
    let body = format!("{} · {}\n{why}", isolated(&row.employee.name), isolated(&row.category.name));
    Notification { key, title, body, target, button: None, sound: true }
}

/// What one notification stands for.
pub(super) struct Counts {
    pub(super) inbox: usize,
    pub(super) pool: usize,
    pub(super) overdue: usize,
}

/// Title and body of one notification for several.
pub(super) fn many(locale: Locale, title: &Message, counts: &Counts) -> (String, String) {
    let lines = [
        (counts.inbox > 0).then(|| messages::notification_many_inbox(counts.inbox)),
        (counts.pool > 0).then(|| messages::notification_many_pool(counts.pool)),
        (counts.overdue > 0).then(|| messages::notification_many_overdue(counts.overdue)),
    ];
    let body = lines.iter().flatten().map(|line| locale.format(line)).collect::<Vec<_>>().join("\n");
    (locale.format(title), body)
}

/// For a screen that others may see.
fn hidden(locale: Locale, key: String, kind: NotificationKind, target: Target) -> Notification {
    let title = match kind {
        NotificationKind::Message => messages::notification_hidden_message(),
        NotificationKind::Pool => messages::notification_hidden_pool(),
        NotificationKind::Overdue => messages::notification_hidden_overdue(),
        NotificationKind::Alert(AlertType::AllDeclined) => messages::notification_hidden_attention(),
        NotificationKind::Alert(_) => messages::notification_hidden_ticket(),
    };
    let body = locale.format(&messages::notification_hidden_body());
    Notification { key, title: locale.format(&title), body, target, button: None, sound: true }
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
    use model::Language;

    use super::*;

    #[test]
    fn an_excerpt_is_one_line_and_short() {
        assert_eq!(excerpt("a\n\n  b\tc"), "a b c");
        let long = excerpt(&"word ".repeat(100));
        assert!(long.chars().count() <= EXCERPT + 1 && long.ends_with('…'));
    }

    fn item(alert: &str) -> InboxItem {
        let text = format!(
            r#"{{ "id": 1, "seq": 1, "alert": {alert}, "value": null, "ticket": 7,
                 "from": {{ "id": 2, "name": "Grace Hopper", "username": "grace", "active": true }}, "ticketTitle": "Printer jams", "body": "Cleaned it.", "at": "2026-11-24T10:00:00Z", "readAt": null }}"#
        );
        serde_json::from_str(&text).expect("an item of the inbox")
    }

    #[test]
    fn a_notification_speaks_its_readers_language() {
        let item = item("\"completed\"");
        let said = |language| inbox(Locale::of(language), "key".to_owned(), &item, Role::Employee, true);
        assert_eq!(said(Language::English).title, "Grace Hopper completed your ticket");
        assert_eq!(said(Language::German).title, "Grace Hopper hat Ihr Ticket abgeschlossen");
        assert_eq!(said(Language::German).body, "#7 Printer jams\nCleaned it.");
    }

    #[test]
    fn a_choice_is_told_with_the_new_value() {
        let said = |alert, value: &str, language| {
            let item = InboxItem { value: Some(value.to_owned()), ..item(alert) };
            inbox(Locale::of(language), "key".to_owned(), &item, Role::Employee, true).title
        };
        let (priority, category) = ("\"prioritized\"", "\"categorized\"");
        assert_eq!(
            said(priority, "urgent", Language::English),
            "Grace Hopper changed the priority of a ticket to urgent"
        );
        assert_eq!(
            said(priority, "low", Language::German),
            "Grace Hopper hat die Priorität eines Tickets auf „niedrig“ geändert"
        );
        assert_eq!(
            said(category, "Printers", Language::English),
            "Grace Hopper moved a ticket to the category “Printers”"
        );
        assert_eq!(
            said(category, "طابعات", Language::German),
            "Grace Hopper hat ein Ticket in die Kategorie „\u{2068}طابعات\u{2069}“ verschoben"
        );
    }

    #[test]
    fn a_message_says_why_it_is_told_to_whom() {
        let item = item("null");
        let said = |role| inbox(Locale::of(Language::English), "key".to_owned(), &item, role, true).title;
        assert_eq!(said(Role::Employee), "Grace Hopper wrote to you about your ticket");
        assert_eq!(said(Role::Responder), "Grace Hopper wrote to you about the ticket you are working on");
        let direct = InboxItem { ticket: None, ticket_title: None, ..item };
        let said = inbox(Locale::of(Language::German), "key".to_owned(), &direct, Role::Employee, true);
        assert_eq!((said.title.as_str(), said.body.as_str()), ("Grace Hopper hat Ihnen geschrieben", "Cleaned it."));
    }

    #[test]
    fn without_previews_nothing_is_told_but_that_something_came() {
        for alert in ["null", "\"assigned\"", "\"completed\"", "\"declined\"", "\"withdrawn\"", "\"all_declined\""] {
            let Ok(_) = serde_json::from_str::<Option<AlertType>>(alert) else { continue };
            for language in Language::OFFERED {
                let said = inbox(Locale::of(language), "key".to_owned(), &item(alert), Role::Employee, false);
                let text = format!("{} {}", said.title, said.body);
                assert!(!["Grace", "Printer", "7", "Cleaned"].iter().any(|word| text.contains(word)), "{text}");
                assert_eq!(said.target, Target::Ticket(model::TicketId(7)), "a click opens it all the same");
            }
        }
    }
}
