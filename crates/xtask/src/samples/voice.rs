//! A person at their desk: the real use cases with fewer words around them.

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use desk::{Desk, Surroundings, SystemClock};
use model::{
    Claim, ConnectionImport, MessageSend, PersonId, Profile, Thread, Ticket, TicketClaim, TicketEdit, TicketId,
    TicketRaise, TicketStep,
};
use store::connection_file::ConnectionFile;

use super::host::PlainHost;
use super::people::Person;
use super::request;

const ATTEMPTS: u32 = 6;

pub struct Voice {
    desk: Desk,
    profile: Profile,
}

impl Voice {
    /// Opens a desk in a directory, connects it, and signs the person up there.
    pub async fn sign_up(person: Person, invitation: &str, file: &ConnectionFile, directory: PathBuf) -> Result<Self> {
        let desk = Desk::open(Surroundings {
            host: Arc::new(PlainHost::default()),
            clock: Arc::new(SystemClock),
            directory,
            workstation: "sample".to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
        })
        .await?;
        connect(&desk, file).await?;
        let profile = desk.person_sign_up(person.sign_up(invitation)).await;
        let profile = profile.with_context(|| format!("{} cannot sign up", person.name))?;
        Ok(Self { desk, profile })
    }

    pub fn id(&self) -> PersonId {
        self.profile.id
    }

    pub async fn raise(&self, title: &str, description: &str) -> Result<TicketId> {
        let raise = TicketRaise { request: request(), title: title.to_owned(), description: description.to_owned() };
        let raised = self.desk.ticket_raise(raise).await;
        Ok(raised.with_context(|| format!("{} cannot raise {title:?}", self.profile.name))?.id)
    }

    pub async fn edit(&self, ticket: &Ticket, title: &str) -> Result<()> {
        let (title, description) = (title.to_owned(), ticket.description.clone());
        let edit = TicketEdit { request: request(), ticket: ticket.id, version: ticket.version, title, description };
        self.desk.ticket_edit(edit).await.context("cannot edit")?;
        Ok(())
    }

    pub async fn claim(&self, ticket: TicketId) -> Result<Ticket> {
        match self.desk.ticket_claim(TicketClaim { request: request(), ticket }).await.context("cannot claim")? {
            Claim::Claimed { ticket } => Ok(*ticket),
            Claim::Taken { by, .. } => bail!("{} has ticket {ticket} already", by.name),
        }
    }

    pub async fn complete(&self, ticket: TicketId, note: &str) -> Result<()> {
        self.desk.ticket_complete(step(ticket, note)).await.context("cannot complete")?;
        Ok(())
    }

    pub async fn decline(&self, ticket: TicketId, note: &str) -> Result<()> {
        self.desk.ticket_decline(step(ticket, note)).await.context("cannot decline")
    }

    pub async fn withdraw(&self, ticket: TicketId, note: &str) -> Result<()> {
        self.desk.ticket_withdraw(step(ticket, note)).await.context("cannot withdraw")?;
        Ok(())
    }

    /// Writes in a ticket or to a person.
    pub async fn write(&self, to: Thread, body: &str) -> Result<()> {
        let message = MessageSend { request: request(), to, body: body.to_owned(), seen: None };
        self.desk.message_send(message).await.context("cannot write")?;
        Ok(())
    }

    /// Signs out and leaves.
    pub async fn leave(self) -> Result<()> {
        self.desk.session_close(()).await.context("cannot sign out")?;
        self.desk.shutdown().await;
        Ok(())
    }
}

/// A computer that has just built all of this may be busy still.
async fn connect(desk: &Desk, file: &ConnectionFile) -> Result<()> {
    let import = ConnectionImport { file: file.to_text().to_string(), password: None };
    for _ in 1..ATTEMPTS {
        match desk.connection_import(import.clone()).await {
            Err(error) if error.code().is_retryable() => {}
            outcome => return outcome.map(|_| ()).context("cannot connect"),
        }
    }
    desk.connection_import(import).await.map(|_| ()).context("cannot connect")
}

fn step(ticket: TicketId, note: &str) -> TicketStep {
    TicketStep { request: request(), ticket, note: note.to_owned() }
}
