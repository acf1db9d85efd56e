//! Tickets: raising, claiming, completing, declining, reading. The rules are the database's; here is only the way to it.

use model::{
    Claim, Description, LogPage, Note, Ticket, TicketClaim, TicketCursor, TicketEdit, TicketList, TicketMine,
    TicketPage, TicketRaise, TicketRow, TicketShow, TicketStep, TicketView, Title,
};

use crate::desk::Desk;
use crate::error::DeskError;

const PAGE: u32 = 50;

impl Desk {
    /// Raises a ticket.
    pub async fn ticket_raise(&self, request: TicketRaise) -> Result<Ticket, DeskError> {
        let title = Title::parse(&request.title)?;
        let description = Description::parse(&request.description)?;
        let here = self.here()?;
        let raised = here.database().ticket_raise(here.token(), request.request, &title, &description).await;
        self.settle_change(&here, raised)
    }

    /// Changes a ticket.
    pub async fn ticket_edit(&self, request: TicketEdit) -> Result<Ticket, DeskError> {
        let title = Title::parse(&request.title)?;
        let description = Description::parse(&request.description)?;
        let here = self.here()?;
        let TicketEdit { request, ticket, version, .. } = request;
        let edited = here.database().ticket_edit(here.token(), request, ticket, version, &title, &description).await;
        self.settle_change(&here, edited)
    }

    /// Withdraws a ticket.
    pub async fn ticket_withdraw(&self, request: TicketStep) -> Result<Ticket, DeskError> {
        let note = Note::parse(&request.note)?;
        let here = self.here()?;
        let withdrawn = here.database().ticket_withdraw(here.token(), request.request, request.ticket, &note).await;
        self.settle_change(&here, withdrawn)
    }

    /// Claims a ticket, or learns who was faster.
    pub async fn ticket_claim(&self, request: TicketClaim) -> Result<Claim, DeskError> {
        let here = self.here()?;
        let claim = here.database().ticket_claim(here.token(), request.request, request.ticket).await;
        self.settle_change(&here, claim)
    }

    /// Completes a ticket.
    pub async fn ticket_complete(&self, request: TicketStep) -> Result<Ticket, DeskError> {
        let note = Note::parse(&request.note)?;
        let here = self.here()?;
        let completed = here.database().ticket_complete(here.token(), request.request, request.ticket, &note).await;
        self.settle_change(&here, completed)
    }

    /// Declines a ticket for good.
    pub async fn ticket_decline(&self, request: TicketStep) -> Result<(), DeskError> {
        let note = Note::parse(&request.note)?;
        let here = self.here()?;
        let declined = here.database().ticket_decline(here.token(), request.request, request.ticket, &note).await;
        self.settle_change(&here, declined)
    }

    /// A ticket with its thread and history.
    pub async fn ticket_show(&self, request: TicketShow) -> Result<TicketView, DeskError> {
        let here = self.here()?;
        self.settle(&here, here.database().ticket_show(here.token(), request.ticket).await)
    }

    /// A page of the pool.
    pub async fn ticket_pool(&self, request: TicketList) -> Result<TicketPage, DeskError> {
        let here = self.here()?;
        let rows = here.database().ticket_pool(here.token(), request.after.as_ref(), PAGE).await;
        let rows = self.settle(&here, rows)?;
        if request.after.is_none() {
            self.pool_was_read(rows.iter().map(|row| row.id).collect());
        }
        Ok(page(rows, |row| TicketCursor { at: row.created_at, id: row.id }))
    }

    /// A page of the tickets that one raised.
    pub async fn ticket_mine(&self, request: TicketMine) -> Result<TicketPage, DeskError> {
        let here = self.here()?;
        let rows = here.database().ticket_mine(here.token(), request.done, request.after.as_ref(), PAGE).await;
        Ok(page(self.settle(&here, rows)?, |row| TicketCursor { at: row.updated_at, id: row.id }))
    }

    /// The tickets that one works on.
    pub async fn ticket_work(&self, (): ()) -> Result<Vec<TicketRow>, DeskError> {
        let here = self.here()?;
        self.settle(&here, here.database().ticket_work(here.token()).await)
    }

    /// A page of one's own log.
    pub async fn ticket_log(&self, request: TicketList) -> Result<LogPage, DeskError> {
        let here = self.here()?;
        let rows = here.database().ticket_log(here.token(), request.after.as_ref(), PAGE).await;
        let rows = self.settle(&here, rows)?;
        let full = rows.len() >= PAGE as usize;
        let next = rows.last().filter(|_| full).map(|row| TicketCursor { at: row.at, id: row.ticket });
        Ok(LogPage { rows, next })
    }
}

fn page(rows: Vec<TicketRow>, cursor: impl Fn(&TicketRow) -> TicketCursor) -> TicketPage {
    let full = rows.len() >= PAGE as usize;
    let next = rows.last().filter(|_| full).map(cursor);
    TicketPage { rows, next }
}
