//! Procedures of the area `ticket`.

use model::{
    Attachment, BeforeInTicket, CategoryId, Claim, ClaimNext, Description, Event, Facts, FactsDefault, Figures,
    ListName, ListQuery, LogRow, Message, Note, Older, PoolCursor, Priority, PriorityTarget, QueriedPage, RequestId,
    Ticket, TicketCursor, TicketId, TicketRow, TicketView, Timestamp, Title,
};
use serde::Deserialize;
use time::{PrimitiveDateTime, UtcOffset};

use crate::DatabaseError;
use crate::arguments::{Argument, Arguments, Call};
use crate::call::Database;
use crate::procedure::procedures;
use crate::token::Token;

procedures! {
    /// Creates a ticket; without a category in the default one.
    ticket_create(request: RequestId, ticket: NewTicket<'_>) -> Ticket
        = one "CALL ticket_create(?, ?, ?, ?, ?, ?, ?)";

    /// Whether a workstation tells facts about itself when its person has not chosen.
    ticket_facts_default() -> FactsDefault
        = one "CALL ticket_facts_default(?)";

    /// Changes a ticket that is still at `version`.
    ticket_edit(request: RequestId, ticket: TicketId, version: u32, title: &Title, description: &Description) -> Ticket
        = one "CALL ticket_edit(?, ?, ?, ?, ?, ?)";

    /// How soon somebody should claim a ticket of each priority.
    priority_list() -> Vec<PriorityTarget>
        = one "CALL priority_list(?)";

    /// Gives a ticket another priority.
    ticket_prioritize(request: RequestId, ticket: TicketId, priority: Priority, note: &Note, from: Option<Priority>) -> Ticket
        = one "CALL ticket_prioritize(?, ?, ?, ?, ?, ?)";

    /// Gives a ticket another category.
    ticket_categorize(request: RequestId, ticket: TicketId, category: CategoryId, note: &Note, from: Option<CategoryId>) -> Ticket
        = one "CALL ticket_categorize(?, ?, ?, ?, ?, ?)";

    /// Withdraws a ticket.
    ticket_withdraw(request: RequestId, ticket: TicketId, note: &Note) -> Ticket
        = one "CALL ticket_withdraw(?, ?, ?, ?)";

    /// Claims a ticket, or answers who was faster.
    ticket_claim(request: RequestId, ticket: TicketId) -> Claim
        = one "CALL ticket_claim(?, ?, ?)";

    /// Claims what is due first among the categories that the responder serves.
    ticket_claim_next(request: RequestId) -> ClaimNext
        = one "CALL ticket_claim_next(?, ?)";

    /// Completes a ticket.
    ticket_complete(request: RequestId, ticket: TicketId, note: &Note) -> Ticket
        = one "CALL ticket_complete(?, ?, ?, ?)";

    /// Declines a ticket for good.
    ticket_decline(request: RequestId, ticket: TicketId, note: &Note) -> ()
        = done "CALL ticket_decline(?, ?, ?, ?)";

    /// Gives a ticket back to the pool.
    ticket_release(request: RequestId, ticket: TicketId, note: &Note) -> ()
        = done "CALL ticket_release(?, ?, ?, ?)";

    /// A page of the pool, what is due first first: all of it, or the categories that the responder serves.
    ticket_pool(everything: bool, after: Option<&PoolCursor>, limit: u32) -> Vec<TicketRow>
        = rows "CALL ticket_pool(?, ?, ?, ?, ?, ?)";

    /// A page of the person's own tickets, newest change first.
    ticket_mine(done: bool, after: Option<&TicketCursor>, limit: u32) -> Vec<TicketRow>
        = rows "CALL ticket_mine(?, ?, ?, ?, ?)";

    /// The tickets that the responder works on, oldest claim first.
    ticket_work() -> Vec<TicketRow>
        = rows "CALL ticket_work(?)";

    /// How long tickets of a category usually take, and since when the oldest of the pool waits.
    ticket_figures(category: Option<CategoryId>) -> Figures
        = one "CALL ticket_figures(?, ?)";

    /// A page of the responder's log, newest first.
    ticket_log(after: Option<&TicketCursor>, limit: u32) -> Vec<LogRow>
        = rows "CALL ticket_log(?, ?, ?, ?)";
}

/// A ticket that is created.
#[derive(Debug, Clone, Copy)]
pub struct NewTicket<'a> {
    /// One line.
    pub title: &'a Title,
    /// What it is about.
    pub description: &'a Description,
    /// How urgent it is.
    pub priority: Priority,
    /// What kind of thing it is about; absent for the default.
    pub category: Option<CategoryId>,
    /// What the workstation tells about itself.
    pub facts: Option<&'a Facts>,
}

impl<'a> NewTicket<'a> {
    /// An ordinary one.
    #[must_use]
    pub const fn new(title: &'a Title, description: &'a Description) -> Self {
        Self { title, description, priority: Priority::Normal, category: None, facts: None }
    }
}

/// Five arguments in the order of `ticket_create`.
impl Arguments for NewTicket<'_> {
    fn add_to(self, arguments: &mut Vec<Argument>) {
        self.title.add_to(arguments);
        self.description.add_to(arguments);
        self.priority.add_to(arguments);
        self.category.add_to(arguments);
        self.facts.add_to(arguments);
    }
}

/// One row of `ticket_show`.
#[derive(Deserialize)]
#[serde(tag = "part", rename_all = "lowercase")]
enum Part {
    Ticket(Box<Ticket>),
    Older(Older),
    Message(Message),
    Event(Box<Event>),
    Attachment(Attachment),
    Facts(Facts),
}

impl Database {
    /// A ticket with the newest of its thread and its history, or with what came before.
    pub async fn ticket_show(
        &self,
        token: &Token,
        ticket: TicketId,
        before: Option<BeforeInTicket>,
    ) -> Result<TicketView, DatabaseError> {
        let call = Call::of(token, "CALL ticket_show(?, ?, ?, ?)").with(ticket);
        let call = call.with(before.map(|before| before.message)).with(before.map(|before| before.event));
        let parts = self.rows(call).await?;
        let (mut shown, mut facts) = (None, None);
        let (mut messages, mut events, mut attachments) = (Vec::new(), Vec::new(), Vec::new());
        let mut older = Older { messages: false, events: false };
        for part in parts {
            match part {
                Part::Ticket(ticket) => shown = Some(*ticket),
                Part::Older(more) => older = more,
                Part::Message(message) => messages.push(message),
                Part::Event(event) => events.push(*event),
                Part::Attachment(attachment) => attachments.push(attachment),
                Part::Facts(told) => facts = Some(told),
            }
        }
        let ticket = shown.ok_or(DatabaseError::Refused(model::Code::TicketNotFound))?;
        Ok(TicketView { ticket, messages, events, older, attachments, facts })
    }
}

/// One row of `ticket_list`.
#[derive(Deserialize)]
#[serde(tag = "part", rename_all = "lowercase")]
enum Listed {
    Ticket(Box<TicketRow>),
    Line(Box<LogRow>),
    End { looked: u32, next: Option<TicketCursor> },
}

impl Database {
    /// A page of a list that is filtered or sorted.
    pub async fn ticket_list(
        &self,
        token: &Token,
        list: ListName,
        query: &ListQuery,
        after: Option<&TicketCursor>,
        limit: u32,
    ) -> Result<QueriedPage, DatabaseError> {
        let call = Call::of(token, "CALL ticket_list(?, ?, ?, ?, ?, ?)").with(list).with(query).with(after).with(limit);
        let mut page = QueriedPage { rows: Vec::new(), lines: Vec::new(), looked: 0, next: None };
        for part in self.rows(call).await? {
            match part {
                Listed::Ticket(row) => page.rows.push(*row),
                Listed::Line(line) => page.lines.push(*line),
                Listed::End { looked, next } => (page.looked, page.next) = (looked, next),
            }
        }
        Ok(page)
    }
}

/// A cursor is two arguments: the time in UTC and the ticket.
impl Arguments for Option<&TicketCursor> {
    fn add_to(self, arguments: &mut Vec<Argument>) {
        self.map(|cursor| utc(cursor.at)).add_to(arguments);
        self.map(|cursor| cursor.id).add_to(arguments);
    }
}

/// A cursor of the pool is three arguments: two times in UTC and the ticket.
impl Arguments for Option<&PoolCursor> {
    fn add_to(self, arguments: &mut Vec<Argument>) {
        self.map(|cursor| utc(cursor.respond_by)).add_to(arguments);
        self.map(|cursor| utc(cursor.created_at)).add_to(arguments);
        self.map(|cursor| cursor.id).add_to(arguments);
    }
}

fn utc(at: Timestamp) -> PrimitiveDateTime {
    let at = at.0.to_offset(UtcOffset::UTC);
    PrimitiveDateTime::new(at.date(), at.time())
}
