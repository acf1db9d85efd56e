//! How much there is of everything for a number of tickets.

use std::fmt;
use std::str::FromStr;

use anyhow::{Result, ensure};

/// People with a part of their own. Everybody else follows in the order busy responders, helpers, employees.
pub const FINISHER: u64 = 1;
pub const DECLINER: u64 = 2;
pub const REQUESTER: u64 = 3;
pub const RECEIVER: u64 = 4;
/// The first of the busy responders: an average one.
pub const BUSY: u64 = 5;
/// Tickets in process of the average responder, at every volume: a list of work is as long as the work.
pub const HELD: u64 = 60;

/// Tickets in a database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Volume(u64);

impl Volume {
    pub(crate) fn tickets(self) -> u64 {
        self.0
    }

    /// Tickets of one transaction.
    pub(crate) fn chunk(self) -> u64 {
        (self.0 / 8).min(4_000)
    }

    /// A part of everything, but enough that the first pages are full: growth is measured, not emptiness.
    fn part(self, of_a_million: u64, least: u64) -> u64 {
        (self.0 * of_a_million / 1_000_000).max(least)
    }

    /// Responders who handle most of the tickets.
    pub(crate) fn busy(self) -> u64 {
        self.part(300, 10)
    }

    /// Responders who help now and then. Enough for the contention of 160, too.
    pub(crate) fn helpers(self) -> u64 {
        self.part(2_000, 170)
    }

    pub(crate) fn employees(self) -> u64 {
        self.part(20_000, 200)
    }

    pub(crate) fn first_helper(self) -> u64 {
        BUSY + self.busy()
    }

    pub(crate) fn first_employee(self) -> u64 {
        self.first_helper() + self.helpers()
    }

    pub(crate) fn people(self) -> u64 {
        self.first_employee() + self.employees() - 1
    }

    /// In the pool. The oldest of them were declined by the decliner.
    pub(crate) fn pending(self) -> u64 {
        self.part(60_000, 240)
    }

    pub(crate) fn declined(self) -> u64 {
        self.part(25_000, 100)
    }

    pub(crate) fn working(self) -> u64 {
        self.part(20_000, HELD + 20)
    }

    pub(crate) fn done(self) -> u64 {
        self.0 - self.pending() - self.working()
    }

    /// One of so many tickets is the requester's: 3,000 of a million, and always more than a page of open ones.
    pub(crate) fn requester_every(self) -> u64 {
        ((self.pending() + self.working()) / 90).min(333)
    }

    pub(crate) fn finished(self) -> u64 {
        self.part(20_000, 60)
    }

    pub(crate) fn inbox(self) -> u64 {
        self.part(50_000, 300)
    }

    /// The first ticket in process has a long thread between the requester and the average responder.
    pub(crate) fn thread(self) -> u64 {
        self.done() + 1
    }

    pub(crate) fn thread_messages(self) -> u64 {
        self.part(2_000, 120)
    }
}

impl FromStr for Volume {
    type Err = anyhow::Error;

    fn from_str(text: &str) -> Result<Self> {
        let small = text.to_ascii_lowercase();
        let (digits, unit) = match (small.strip_suffix('k'), small.strip_suffix('m')) {
            (Some(digits), _) => (digits, 1_000),
            (_, Some(digits)) => (digits, 1_000_000),
            _ => (small.as_str(), 1),
        };
        let tickets = digits.parse::<u64>().unwrap_or_default() * unit;
        ensure!((500..=2_000_000).contains(&tickets), "“{text}” is no volume: write 1k, 100k or 1m, from 500 to 2m");
        Ok(Self(tickets))
    }
}

impl fmt::Display for Volume {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            tickets if tickets.is_multiple_of(1_000_000) => write!(f, "{}m", tickets / 1_000_000),
            tickets if tickets.is_multiple_of(1_000) => write!(f, "{}k", tickets / 1_000),
            tickets => write!(f, "{tickets}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn volumes_are_read_as_they_are_written() {
        for (text, tickets) in [("1k", 1_000), ("100K", 100_000), ("1m", 1_000_000), ("500", 500)] {
            let volume: Volume = text.parse().unwrap();
            assert_eq!(volume.tickets(), tickets);
            assert_eq!(volume.to_string(), text.to_lowercase());
        }
        for bad in ["", "k", "0", "499", "3m", "-1k", "1g"] {
            assert!(bad.parse::<Volume>().is_err(), "{bad}");
        }
    }

    #[test]
    fn a_million_holds_what_the_goals_speak_of() {
        let volume: Volume = "1m".parse().unwrap();
        assert_eq!((volume.pending(), volume.declined(), volume.finished()), (60_000, 25_000, 20_000));
        assert_eq!(volume.people(), 22_304);
    }

    #[test]
    fn the_zones_of_every_volume_have_room() {
        for text in ["500", "1k", "10k", "100k", "1m", "2m"] {
            let volume: Volume = text.parse().unwrap();
            assert!(volume.done() > 2 * volume.finished(), "{text}");
            assert!(volume.declined() + 100 < volume.pending(), "{text}: the decliner's first page is full");
            let open = (volume.pending() + volume.working()) / volume.requester_every();
            assert!(open > 50 && volume.done() / volume.requester_every() > 50, "{text}: the requester's are, too");
            assert!(volume.inbox() / 2 > 100 && volume.thread_messages() > 100, "{text}: and those of messages");
        }
    }
}
