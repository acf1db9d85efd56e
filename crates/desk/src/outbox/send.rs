//! Sends one outbox operation to the database.

use database::{DatabaseError, NewTicket};
use model::{
    Body, Description, Message, MessageId, Note, OutboxItem, OutboxOperation, Thread, Ticket, TicketId, Title,
};

use crate::error::DeskError;
use crate::session::SessionContext;

/// What the database answered.
pub(crate) enum Response {
    Ticket(Box<Ticket>),
    Message(Box<Message>),
}

impl Response {
    pub(crate) fn ticket(self) -> Option<Ticket> {
        match self {
            Self::Ticket(ticket) => Some(*ticket),
            Self::Message(_) => None,
        }
    }

    pub(crate) fn message(self) -> Option<Message> {
        match self {
            Self::Message(message) => Some(*message),
            Self::Ticket(_) => None,
        }
    }

    /// The ticket or message that files of this operation belong to.
    pub(super) fn made(&self, item: &OutboxItem) -> Option<(TicketId, Option<MessageId>)> {
        match (self, &item.operation) {
            (Self::Ticket(ticket), _) => Some((ticket.id, None)),
            (Self::Message(message), OutboxOperation::Message { to: Thread::Ticket(ticket), .. }) => {
                Some((*ticket, Some(message.id)))
            }
            (Self::Message(_), _) => None,
        }
    }

    /// The ticket that was created or changed, with its new version.
    pub(super) fn changed(&self) -> Option<(TicketId, u32)> {
        match self {
            Self::Ticket(ticket) => Some((ticket.id, ticket.version)),
            Self::Message(_) => None,
        }
    }
}

/// Calls the procedure of an operation. Checks its texts again: the rules may be stricter than when it was queued.
pub(super) async fn send(
    context: &SessionContext,
    item: &OutboxItem,
) -> Result<Result<Response, DatabaseError>, DeskError> {
    let (database, token) = (context.database(), context.token());
    let ticket = |ticket| Response::Ticket(Box::new(ticket));
    Ok(match &item.operation {
        OutboxOperation::Create { title, description, priority, category, facts } => {
            let (title, description) = (Title::parse(title)?, Description::parse(description)?);
            let new = NewTicket {
                title: &title,
                description: &description,
                priority: *priority,
                category: *category,
                facts: Some(facts),
            };
            database.ticket_create(token, item.id, new).await.map(ticket)
        }
        OutboxOperation::Message { to, body, seen } => {
            let body = Body::parse(body)?;
            let sent = database.message_send(token, item.id, *to, &body, *seen).await;
            sent.map(|message| Response::Message(Box::new(message)))
        }
        OutboxOperation::Edit { ticket: id, version, title, description } => {
            let (title, description) = (Title::parse(title)?, Description::parse(description)?);
            database.ticket_edit(token, item.id, *id, *version, &title, &description).await.map(ticket)
        }
        OutboxOperation::Withdraw { ticket: id, note } => {
            database.ticket_withdraw(token, item.id, *id, &Note::parse(note)?).await.map(ticket)
        }
        OutboxOperation::Prioritize { ticket: id, from, priority, note } => {
            database.ticket_prioritize(token, item.id, *id, *priority, &Note::parse(note)?, *from).await.map(ticket)
        }
        OutboxOperation::Categorize { ticket: id, from, category, note } => {
            database.ticket_categorize(token, item.id, *id, *category, &Note::parse(note)?, *from).await.map(ticket)
        }
    })
}
