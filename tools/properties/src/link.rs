//! Links into the application.

use model::{Link, Signal};

/// A link only names a ticket to show, and has one spelling.
///
/// # Panics
/// When that does not hold.
pub fn link(input: &[u8]) {
    let Ok(text) = std::str::from_utf8(input) else { return };
    let Some(link) = Link::parse(text) else { return };
    let written = link.to_string();
    assert_eq!(Link::parse(&written), Some(link), "{written} is itself");
    let given = text.strip_suffix('/').unwrap_or(text);
    assert!(given.eq_ignore_ascii_case(&written), "{text:?} was taken for {written}");
    let Link::Ticket(ticket) = link;
    assert!((1..1 << 53).contains(&ticket.0), "a window can hold the number {ticket}");
    assert_eq!(Signal::from(link), Signal::OpenTicket { ticket }, "it opens, it never acts");
}
