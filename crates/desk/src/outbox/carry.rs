//! Carries one parcel to the database.

use database::DatabaseError;
use model::{Body, Description, Message, Note, OutboxItem, Parcel, Ticket, TicketId, Title};

use crate::desk::Desk;
use crate::error::DeskError;
use crate::here::Here;

/// What the database answered.
pub(crate) enum Answer {
    Ticket(Box<Ticket>),
    Message(Box<Message>),
}

impl Answer {
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

    /// The ticket that was made or changed, and the version that it has now.
    pub(super) fn changed(&self) -> Option<(TicketId, u32)> {
        match self {
            Self::Ticket(ticket) => Some((ticket.id, ticket.version)),
            Self::Message(_) => None,
        }
    }
}

/// The rules of texts are looked at again: they may be stricter than when the parcel was journaled.
pub(super) async fn carry(desk: &Desk, here: &Here, item: &OutboxItem) -> Result<Answer, DeskError> {
    let answer = call(here, item).await?;
    desk.settle_change(here, answer)
}

async fn call(here: &Here, item: &OutboxItem) -> Result<Result<Answer, DatabaseError>, DeskError> {
    let (database, token) = (here.database(), here.token());
    let ticket = |ticket| Answer::Ticket(Box::new(ticket));
    Ok(match &item.parcel {
        Parcel::Raise { title, description } => {
            let (title, description) = (Title::parse(title)?, Description::parse(description)?);
            database.ticket_raise(token, item.id, &title, &description).await.map(ticket)
        }
        Parcel::Message { to, body, seen } => {
            let body = Body::parse(body)?;
            database.message_send(token, item.id, *to, &body, *seen).await.map(|m| Answer::Message(Box::new(m)))
        }
        Parcel::Edit { ticket: id, version, title, description } => {
            let (title, description) = (Title::parse(title)?, Description::parse(description)?);
            database.ticket_edit(token, item.id, *id, *version, &title, &description).await.map(ticket)
        }
        Parcel::Withdraw { ticket: id, note } => {
            database.ticket_withdraw(token, item.id, *id, &Note::parse(note)?).await.map(ticket)
        }
    })
}
