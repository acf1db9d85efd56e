//! Tickets: raising, claiming, completing, declining, reading. The rules are the database's; here is only the way to it.

use model::{
    Claim, Delivery, Description, FoundTicket, Known, LogPage, Note, Parcel, Ticket, TicketClaim, TicketCursor,
    TicketEdit, TicketFind, TicketId, TicketList, TicketMine, TicketPage, TicketRaise, TicketRow, TicketShow,
    TicketStep, TicketView, TicketWithdraw, Title,
};

use crate::desk::Desk;
use crate::error::DeskError;
use crate::here::Here;
use crate::outbox::Answer;

const PAGE: u32 = 50;

impl Desk {
    /// Raises a ticket.
    pub async fn ticket_raise(&self, request: TicketRaise) -> Result<Delivery<Ticket>, DeskError> {
        Title::parse(&request.title)?;
        Description::parse(&request.description)?;
        let TicketRaise { request, title, description, place } = request;
        self.send(request, Parcel::Raise { title, description }, place, Answer::ticket).await
    }

    /// Changes a ticket.
    pub async fn ticket_edit(&self, request: TicketEdit) -> Result<Delivery<Ticket>, DeskError> {
        Title::parse(&request.title)?;
        Description::parse(&request.description)?;
        let TicketEdit { request, ticket, version, title, description, place } = request;
        self.send(request, Parcel::Edit { ticket, version, title, description }, place, Answer::ticket).await
    }

    /// Withdraws a ticket.
    pub async fn ticket_withdraw(&self, request: TicketWithdraw) -> Result<Delivery<Ticket>, DeskError> {
        Note::parse(&request.note)?;
        let TicketWithdraw { request, ticket, note, place } = request;
        self.send(request, Parcel::Withdraw { ticket, note }, place, Answer::ticket).await
    }

    /// Claims a ticket, or learns who was faster.
    pub async fn ticket_claim(&self, request: TicketClaim) -> Result<Claim, DeskError> {
        let here = self.here_with_database()?;
        let claim = here.database().ticket_claim(here.token(), request.request, request.ticket).await;
        self.settle_change(&here, claim)
    }

    /// Completes a ticket.
    pub async fn ticket_complete(&self, request: TicketStep) -> Result<Ticket, DeskError> {
        let note = Note::parse(&request.note)?;
        let here = self.here_with_database()?;
        let completed = here.database().ticket_complete(here.token(), request.request, request.ticket, &note).await;
        self.settle_change(&here, completed)
    }

    /// Declines a ticket for good.
    pub async fn ticket_decline(&self, request: TicketStep) -> Result<(), DeskError> {
        let note = Note::parse(&request.note)?;
        let here = self.here_with_database()?;
        let declined = here.database().ticket_decline(here.token(), request.request, request.ticket, &note).await;
        self.settle_change(&here, declined)
    }

    /// A ticket with its thread and history.
    pub async fn ticket_show(&self, request: TicketShow) -> Result<Known<TicketView>, DeskError> {
        let here = self.here()?;
        self.read_ticket(&here, request.ticket).await
    }

    /// Reads a ticket, and remembers it.
    pub(crate) async fn read_ticket(&self, here: &Here, ticket: TicketId) -> Result<Known<TicketView>, DeskError> {
        let ask = async { self.settle(here, here.database().ticket_show(here.token(), ticket).await) };
        self.known(here, Some(&format!("ticket:{ticket}")), ask).await
    }

    /// A page of the pool.
    pub async fn ticket_pool(&self, request: TicketList) -> Result<Known<TicketPage>, DeskError> {
        let here = self.here()?;
        let name = request.after.is_none().then_some("pool");
        let ask = async {
            let rows = here.database().ticket_pool(here.token(), request.after.as_ref(), PAGE).await;
            let rows = self.settle(&here, rows)?;
            if request.after.is_none() {
                self.pool_was_read(rows.iter().map(|row| row.id).collect());
                self.inner.ahead.want(&rows);
            }
            Ok(page(rows, |row| TicketCursor { at: row.created_at, id: row.id }))
        };
        self.known(&here, name, ask).await
    }

    /// A page of the tickets that one raised.
    pub async fn ticket_mine(&self, request: TicketMine) -> Result<Known<TicketPage>, DeskError> {
        let here = self.here()?;
        let list = if request.done { "mine:done" } else { "mine:open" };
        let ask = async {
            let rows = here.database().ticket_mine(here.token(), request.done, request.after.as_ref(), PAGE).await;
            let rows = self.settle(&here, rows)?;
            if request.after.is_none() {
                self.inner.ahead.want(&rows);
            }
            Ok(page(rows, |row| TicketCursor { at: row.updated_at, id: row.id }))
        };
        self.known(&here, request.after.is_none().then_some(list), ask).await
    }

    /// The tickets that one works on.
    pub async fn ticket_work(&self, (): ()) -> Result<Known<Vec<TicketRow>>, DeskError> {
        let here = self.here()?;
        let ask = async {
            let rows = self.settle(&here, here.database().ticket_work(here.token()).await)?;
            self.inner.ahead.want(&rows);
            Ok(rows)
        };
        self.known(&here, Some("work"), ask).await
    }

    /// A page of one's own log.
    pub async fn ticket_log(&self, request: TicketList) -> Result<Known<LogPage>, DeskError> {
        let here = self.here()?;
        let ask = async {
            let rows = here.database().ticket_log(here.token(), request.after.as_ref(), PAGE).await;
            let rows = self.settle(&here, rows)?;
            let full = rows.len() >= PAGE as usize;
            let next = rows.last().filter(|_| full).map(|row| TicketCursor { at: row.at, id: row.ticket });
            Ok(LogPage { rows, next })
        };
        self.known(&here, request.after.is_none().then_some("log"), ask).await
    }

    /// The tickets that one may open with these words in their titles. Only the database knows them all.
    pub async fn ticket_find(&self, request: TicketFind) -> Result<Vec<FoundTicket>, DeskError> {
        let here = self.here()?;
        let words = request.words.split_whitespace().collect::<Vec<_>>().join(" ");
        self.settle(&here, here.database().ticket_find(here.token(), &words, PAGE).await)
    }
}

fn page(rows: Vec<TicketRow>, cursor: impl Fn(&TicketRow) -> TicketCursor) -> TicketPage {
    let full = rows.len() >= PAGE as usize;
    let next = rows.last().filter(|_| full).map(cursor);
    TicketPage { rows, next }
}
