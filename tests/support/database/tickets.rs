//! What people do with tickets, one function each.

use model::{Claim, ClaimNext, InboxItem, LogRow, Message, Ticket, TicketId, TicketRow, TicketView};
use serde::Deserialize;
use serde_json::Value;

use super::{Argument, Person, request};
use crate::args;

/// What the poll says, but for the time.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Watched {
    /// The sequence of what concerns the person.
    pub seq: u64,
    /// What waits in the inbox.
    pub unread: u32,
    /// The pool's version, for responders.
    pub pool_version: Option<u64>,
}

impl Person {
    /// Creates a ticket.
    pub async fn creates(&self, title: &str) -> TicketId {
        self.one::<Ticket>("ticket_create", args![request(), title, "It smokes.", None, None, None]).await.id
    }

    /// Creates a ticket with a priority and a category.
    pub async fn creates_as(&self, title: &str, priority: &str, category: u32) -> Ticket {
        self.one("ticket_create", args![request(), title, "It smokes.", priority, category, None]).await
    }

    /// Gives a ticket another priority.
    pub async fn prioritizes(&self, ticket: TicketId, priority: &str) -> Ticket {
        self.one("ticket_prioritize", args![request(), ticket, priority, "", None]).await
    }

    /// Claims a ticket.
    pub async fn claims(&self, ticket: TicketId) -> Claim {
        self.one("ticket_claim", args![request(), ticket]).await
    }

    /// Claims what is due first.
    pub async fn claims_next(&self) -> ClaimNext {
        self.one("ticket_claim_next", args![request()]).await
    }

    /// Completes a ticket.
    pub async fn completes(&self, ticket: TicketId) -> Ticket {
        self.one("ticket_complete", args![request(), ticket, "Replaced the fuse."]).await
    }

    /// Declines a ticket.
    pub async fn declines(&self, ticket: TicketId) {
        self.one::<Value>("ticket_decline", args![request(), ticket, "Not my field."]).await;
    }

    /// Withdraws a ticket.
    pub async fn withdraws(&self, ticket: TicketId) -> Ticket {
        self.one("ticket_withdraw", args![request(), ticket, "Works again."]).await
    }

    /// Writes in a ticket's thread.
    pub async fn writes(&self, ticket: TicketId, body: &str) -> Message {
        self.one("message_send", args![request(), ticket, None, body, None]).await
    }

    /// The ticket with the newest of its thread and history.
    pub async fn sees(&self, ticket: TicketId) -> TicketView {
        self.sees_before(ticket, Argument::Null, Argument::Null).await
    }

    /// The ticket with what came before a message and an event.
    ///
    /// # Panics
    /// When the answer lacks a part.
    pub async fn sees_before(&self, ticket: TicketId, message: Argument, event: Argument) -> TicketView {
        let parts: Vec<Value> = self.rows("ticket_show", args![ticket, message, event]).await;
        let of = |part: &'static str| parts.iter().filter(move |value| value["part"] == part).cloned();
        TicketView {
            ticket: of("ticket").map(|value| serde_json::from_value(value).expect("a ticket")).next().expect("one"),
            messages: of("message").map(|value| serde_json::from_value(value).expect("a message")).collect(),
            events: of("event").map(|value| serde_json::from_value(value).expect("an event")).collect(),
            attachments: of("attachment").map(|value| serde_json::from_value(value).expect("a file")).collect(),
            facts: of("facts").map(|value| serde_json::from_value(value).expect("facts")).next(),
            older: of("older").map(|value| serde_json::from_value(value).expect("two flags")).next().expect("one"),
        }
    }

    /// The first page of the pool.
    pub async fn pool(&self) -> Vec<TicketId> {
        let rows: Vec<TicketRow> = self.rows("ticket_pool", args![false, None, None, None, 100]).await;
        rows.into_iter().map(|row| row.id).collect()
    }

    /// The first page of the log.
    pub async fn log(&self) -> Vec<LogRow> {
        self.rows("ticket_log", args![None, None, 100]).await
    }

    /// The first page of the inbox.
    pub async fn inbox(&self) -> Vec<InboxItem> {
        self.rows("message_inbox", args![false, None, 100]).await
    }

    /// The answer of the poll.
    pub async fn watch(&self) -> Watched {
        self.one("watch", args![None]).await
    }
}
