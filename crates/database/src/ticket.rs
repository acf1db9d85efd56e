//! Procedures of the area `ticket`.

use model::{
    Claim, Description, Event, FoundTicket, LogRow, Message, Note, RequestId, Ticket, TicketCursor, TicketId,
    TicketRow, TicketView, Title,
};
use serde::Deserialize;
use time::{PrimitiveDateTime, UtcOffset};

use crate::DatabaseError;
use crate::arguments::Call;
use crate::call::Database;
use crate::token::Token;

#[derive(Deserialize)]
#[serde(tag = "part", rename_all = "lowercase")]
enum Part {
    Ticket(Box<Ticket>),
    Message(Message),
    Event(Event),
}

impl Call {
    fn after(self, cursor: Option<&TicketCursor>) -> Self {
        let utc = cursor.map(|c| c.at.0.to_offset(UtcOffset::UTC));
        self.with(utc.map(|at| PrimitiveDateTime::new(at.date(), at.time()))).with(cursor.map(|c| c.id.0))
    }
}

impl Database {
    /// Raises a ticket.
    pub async fn ticket_raise(
        &self,
        token: &Token,
        request: RequestId,
        title: &Title,
        description: &Description,
    ) -> Result<Ticket, DatabaseError> {
        let call = Call::of(token, "CALL ticket_raise(?, ?, ?, ?)").request(request);
        self.one(call.with(title.as_str()).with(description.as_str())).await
    }

    /// Changes a ticket that is still at `version`.
    pub async fn ticket_edit(
        &self,
        token: &Token,
        request: RequestId,
        ticket: TicketId,
        version: u32,
        title: &Title,
        description: &Description,
    ) -> Result<Ticket, DatabaseError> {
        let call = Call::of(token, "CALL ticket_edit(?, ?, ?, ?, ?, ?)").request(request);
        self.one(call.with(ticket.0).with(version).with(title.as_str()).with(description.as_str())).await
    }

    /// Withdraws a ticket.
    pub async fn ticket_withdraw(
        &self,
        token: &Token,
        request: RequestId,
        ticket: TicketId,
        note: &Note,
    ) -> Result<Ticket, DatabaseError> {
        let call = Call::of(token, "CALL ticket_withdraw(?, ?, ?, ?)").request(request);
        self.one(call.with(ticket.0).with(note.as_str())).await
    }

    /// Claims a ticket, or learns who was faster.
    pub async fn ticket_claim(
        &self,
        token: &Token,
        request: RequestId,
        ticket: TicketId,
    ) -> Result<Claim, DatabaseError> {
        self.one(Call::of(token, "CALL ticket_claim(?, ?, ?)").request(request).with(ticket.0)).await
    }

    /// Completes a ticket.
    pub async fn ticket_complete(
        &self,
        token: &Token,
        request: RequestId,
        ticket: TicketId,
        note: &Note,
    ) -> Result<Ticket, DatabaseError> {
        let call = Call::of(token, "CALL ticket_complete(?, ?, ?, ?)").request(request);
        self.one(call.with(ticket.0).with(note.as_str())).await
    }

    /// Declines a ticket for good.
    pub async fn ticket_decline(
        &self,
        token: &Token,
        request: RequestId,
        ticket: TicketId,
        note: &Note,
    ) -> Result<(), DatabaseError> {
        let call = Call::of(token, "CALL ticket_decline(?, ?, ?, ?)").request(request);
        self.done(call.with(ticket.0).with(note.as_str())).await
    }

    /// A ticket with its thread and its history.
    pub async fn ticket_show(&self, token: &Token, ticket: TicketId) -> Result<TicketView, DatabaseError> {
        let parts = self.rows(Call::of(token, "CALL ticket_show(?, ?)").with(ticket.0)).await?;
        let (mut shown, mut messages, mut events) = (None, Vec::new(), Vec::new());
        for part in parts {
            match part {
                Part::Ticket(ticket) => shown = Some(*ticket),
                Part::Message(message) => messages.push(message),
                Part::Event(event) => events.push(event),
            }
        }
        let ticket = shown.ok_or(DatabaseError::Refused(model::Code::TicketNotFound))?;
        Ok(TicketView { ticket, messages, events })
    }

    /// A page of the pool, oldest first.
    pub async fn ticket_pool(
        &self,
        token: &Token,
        after: Option<&TicketCursor>,
        limit: u32,
    ) -> Result<Vec<TicketRow>, DatabaseError> {
        self.rows(Call::of(token, "CALL ticket_pool(?, ?, ?, ?)").after(after).with(limit)).await
    }

    /// A page of the tickets that one raised, newest change first.
    pub async fn ticket_mine(
        &self,
        token: &Token,
        done: bool,
        after: Option<&TicketCursor>,
        limit: u32,
    ) -> Result<Vec<TicketRow>, DatabaseError> {
        let call = Call::of(token, "CALL ticket_mine(?, ?, ?, ?, ?)").with(done);
        self.rows(call.after(after).with(limit)).await
    }

    /// The tickets that one works on, oldest claim first.
    pub async fn ticket_work(&self, token: &Token) -> Result<Vec<TicketRow>, DatabaseError> {
        self.rows(Call::of(token, "CALL ticket_work(?)")).await
    }

    /// A page of one's own log, newest first.
    pub async fn ticket_log(
        &self,
        token: &Token,
        after: Option<&TicketCursor>,
        limit: u32,
    ) -> Result<Vec<LogRow>, DatabaseError> {
        self.rows(Call::of(token, "CALL ticket_log(?, ?, ?, ?)").after(after).with(limit)).await
    }

    /// The tickets that one may open with these words in their titles, newest change first.
    pub async fn ticket_find(&self, token: &Token, words: &str, limit: u32) -> Result<Vec<FoundTicket>, DatabaseError> {
        self.rows(Call::of(token, "CALL ticket_find(?, ?, ?)").with(words).with(limit)).await
    }
}
