//! The words of native notifications: plain text that says what happened, who did it, and where.

use model::{AlertKind, InboxItem, TicketRow};

use crate::host::{Notice, Target};
use crate::notices::target;

/// How much of a message a notification shows, in characters.
const EXCERPT: usize = 140;

pub(crate) fn inbox(key: String, item: &InboxItem) -> Notice {
    let who = item.from.as_ref().map_or("The administrator", |person| person.name.as_str());
    let ticket = match (&item.ticket, &item.ticket_title) {
        (Some(id), Some(title)) => format!("#{id} {title}"),
        _ => String::new(),
    };
    let title = match item.alert {
        None => format!("{who} wrote to you"),
        Some(AlertKind::Claimed) => format!("{who} is working on your ticket"),
        Some(AlertKind::Completed) => format!("{who} completed your ticket"),
        Some(AlertKind::Declined) => "Your ticket is waiting again".to_owned(),
        Some(AlertKind::Released) => "Your ticket is back in the pool".to_owned(),
        Some(AlertKind::AllDeclined) => "No responder is left for your ticket".to_owned(),
        Some(AlertKind::Edited) => format!("{who} changed the ticket you are working on"),
        Some(AlertKind::Withdrawn) => format!("{who} withdrew the ticket you were working on"),
    };
    let body = match (ticket.is_empty(), item.body.is_empty()) {
        (true, _) => excerpt(&item.body),
        (false, true) => ticket,
        (false, false) => format!("{ticket}\n{}", excerpt(&item.body)),
    };
    Notice { key, title, body, target: target(item) }
}

pub(crate) fn many_in_inbox(key: &str, count: usize) -> Notice {
    let body = format!("{count} new messages and alerts are waiting in your inbox.");
    Notice { key: key.to_owned(), title: "Several things happened".to_owned(), body, target: Target::Window }
}

pub(crate) fn in_pool(key: String, row: &TicketRow) -> Notice {
    let title = format!("New in the pool: {}", row.title);
    let body = format!("{} · {}", row.employee.name, excerpt(&row.excerpt));
    Notice { key, title, body, target: Target::Ticket(row.id) }
}

pub(crate) fn many_in_pool(key: &str, count: usize) -> Notice {
    let body = "Employees are waiting for somebody to claim them.".to_owned();
    Notice { key: key.to_owned(), title: format!("{count} new tickets in the pool"), body, target: Target::Window }
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
}
