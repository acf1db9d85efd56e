//! The names of cached answers.

use std::fmt;

use model::{PersonId, Thread, TicketId};

/// Which question a cached answer belongs to. Of lists only the first page is cached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CacheKey {
    Ticket(TicketId),
    Conversation(PersonId),
    /// The pool of the categories that the person serves.
    Pool,
    WholePool,
    OwnOpen,
    OwnDone,
    Work,
    Log,
    Inbox,
    UnreadInbox,
    Directory,
    Categories,
    Priorities,
    FactsDefault,
    Views,
}

impl From<Thread> for CacheKey {
    fn from(thread: Thread) -> Self {
        match thread {
            Thread::Ticket(ticket) => Self::Ticket(ticket),
            Thread::Person(person) => Self::Conversation(person),
        }
    }
}

impl fmt::Display for CacheKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Ticket(ticket) => return write!(f, "ticket:{ticket}"),
            Self::Conversation(person) => return write!(f, "conversation:{person}"),
            Self::Pool => "pool",
            Self::WholePool => "pool:whole",
            Self::OwnOpen => "mine:open",
            Self::OwnDone => "mine:done",
            Self::Work => "work",
            Self::Log => "log",
            Self::Inbox => "inbox",
            Self::UnreadInbox => "inbox:unread",
            Self::Directory => "directory",
            Self::Categories => "categories",
            Self::Priorities => "priorities",
            Self::FactsDefault => "facts",
            Self::Views => "views",
        })
    }
}
