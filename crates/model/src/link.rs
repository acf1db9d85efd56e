//! Links into the application, as in emails and documents: `ticket-desk://ticket/123`.
//!
//! Anybody can write a link and any program can open one. Therefore a link only ever names a place to look at: there is no
//! form of it that carries a text, an order or an address, and what does not have exactly the known form is no link.

use crate::{Signal, TicketId};

/// A place in the application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Link {
    /// A ticket. The database decides whether the reader may see it.
    Ticket(TicketId),
}

impl Link {
    /// The scheme that the system hands to the application.
    pub const SCHEME: &'static str = "ticket-desk";

    /// The greatest number that the window can hold without rounding (2⁵³ − 1).
    const GREATEST_NUMBER: u64 = 9_007_199_254_740_991;

    /// Parses a link from the system. Scheme and kind may be in capitals, and a slash may end it, because
    /// some systems write it so; anything else beside the known form makes it no link.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (scheme, rest) = text.split_once("://")?;
        let (kind, number) = rest.strip_suffix('/').unwrap_or(rest).split_once('/')?;
        if !scheme.eq_ignore_ascii_case(Self::SCHEME) || !kind.eq_ignore_ascii_case("ticket") {
            return None;
        }
        // A ticket number has one form only: no sign, no leading zero.
        if number.starts_with('0') || !number.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let number = number.parse().ok().filter(|number| *number <= Self::GREATEST_NUMBER)?;
        Some(Self::Ticket(TicketId(number)))
    }
}

impl std::fmt::Display for Link {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Ticket(ticket) => write!(f, "{}://ticket/{ticket}", Self::SCHEME),
        }
    }
}

/// What a window is told when a link was opened: to show something, never to do something.
impl From<Link> for Signal {
    fn from(link: Link) -> Self {
        match link {
            Link::Ticket(ticket) => Self::OpenTicket { ticket },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_to_a_ticket_is_read_as_it_was_written() {
        for number in [1, 9, 10, 123, 4_294_967_296, Link::GREATEST_NUMBER] {
            let link = Link::Ticket(TicketId(number));
            assert_eq!(Link::parse(&link.to_string()), Some(link), "{link}");
        }
        assert_eq!(Link::Ticket(TicketId(123)).to_string(), "ticket-desk://ticket/123");
    }

    #[test]
    fn what_systems_make_of_a_link_is_the_same_link() {
        for text in ["ticket-desk://ticket/123/", "Ticket-Desk://ticket/123", "TICKET-DESK://TICKET/123"] {
            assert_eq!(Link::parse(text), Some(Link::Ticket(TicketId(123))), "{text}");
        }
    }

    #[test]
    fn a_number_that_no_ticket_can_have_is_no_link() {
        for number in [
            "",
            "0",
            "00",
            "01",
            "0123",
            "-1",
            "+1",
            "1.0",
            "1e3",
            "0x1F",
            "1_000",
            "1,000",
            "٣",
            "１２３",
            "²",
            "NaN",
            "9007199254740992",
            "18446744073709551615",
            "18446744073709551616",
            "99999999999999999999999999",
        ] {
            let text = format!("ticket-desk://ticket/{number}");
            assert_eq!(Link::parse(&text), None, "{text}");
        }
        assert_eq!(Link::parse(&format!("ticket-desk://ticket/{}", "1".repeat(1 << 20))), None);
    }

    #[test]
    fn nothing_can_stand_before_behind_or_inside_a_link() {
        for text in [
            "",
            "123",
            "ticket/123",
            "ticket-desk",
            "ticket-desk:",
            "ticket-desk:123",
            "ticket-desk:ticket/123",
            "ticket-desk:/ticket/123",
            "ticket-desk://",
            "ticket-desk:///ticket/123",
            "ticket-desk://ticket",
            "ticket-desk://ticket/",
            "ticket-desk://ticket//",
            "ticket-desk://ticket//123",
            "ticket-desk://ticket/123//",
            "ticket-desk://ticket/123/claim",
            "ticket-desk://ticket/123/../124",
            "ticket-desk://ticket/123?claim",
            "ticket-desk://ticket/123?action=decline&note=x",
            "ticket-desk://ticket/123#claim",
            "ticket-desk://ticket/123 ",
            "ticket-desk://ticket/123\n",
            "ticket-desk://ticket/123\0",
            "ticket-desk://ticket/123;claim",
            "ticket-desk://ticket/123 --claim",
            "ticket-desk://ticket/%31",
            "ticket-desk://ticket\\123",
            " ticket-desk://ticket/123",
            "\u{feff}ticket-desk://ticket/123",
            "--open=ticket-desk://ticket/123",
            "https://ticket-desk://ticket/123",
            "ticket-desk://ticket-desk://ticket/123",
            "ticket-desk://ticket:80/123",
            "ticket-desk://me@ticket/123",
            "ticket-desk://ticket.example.org/123",
        ] {
            assert_eq!(Link::parse(text), None, "{text:?}");
        }
    }

    #[test]
    fn other_schemes_and_other_places_are_no_links() {
        for scheme in ["http", "https", "file", "javascript", "data", "ticketdesk", "ticket-desk2", "tıcket-desk", ""]
        {
            assert_eq!(Link::parse(&format!("{scheme}://ticket/123")), None, "{scheme}");
        }
        for kind in
            ["", "tickets", "person", "claim", "complete", "decline", "withdraw", "message", "sign-out", "tıcket"]
        {
            assert_eq!(Link::parse(&format!("ticket-desk://{kind}/123")), None, "{kind}");
        }
    }

    #[test]
    fn a_window_that_is_given_a_link_is_told_to_show_the_ticket() {
        let ticket = TicketId(7);
        assert_eq!(Signal::from(Link::Ticket(ticket)), Signal::OpenTicket { ticket });
    }
}
