//! A person at their desk: the real use cases with fewer words around them.

use std::path::PathBuf;
use std::sync::Arc;

use database::connection_file::ConnectionFile;
use model::{
    Claim, ConnectionImport, Delivery, Language, MessageSend, PersonId, Profile, Thread, Ticket, TicketClaim,
    TicketEdit, TicketId, TicketRaise, TicketStep, TicketWithdraw,
};

use super::host::PlainHost;
use super::people::Person;
use super::{SampleError, request};
use crate::clock::SystemClock;
use crate::desk::{Desk, Surroundings};
use crate::error::DeskError;

const ATTEMPTS: u32 = 6;

pub(super) struct Voice {
    desk: Desk,
    profile: Profile,
    name: &'static str,
}

impl Voice {
    /// Opens a desk in a directory, connects it, and signs the person up there.
    pub(super) async fn sign_up(
        person: Person,
        invitation: &str,
        file: &ConnectionFile,
        directory: PathBuf,
    ) -> Result<Self, SampleError> {
        let entered = async {
            let desk = Desk::open(Surroundings {
                host: Arc::new(PlainHost::default()),
                clock: Arc::new(SystemClock),
                directory,
                workstation: "sample".to_owned(),
                version: env!("CARGO_PKG_VERSION").to_owned(),
                language: Language::English,
                managed: None,
                log_directory: None,
                development: false,
            })
            .await?;
            connect(&desk, file).await?;
            let profile = desk.person_sign_up(person.sign_up(invitation)).await?;
            Ok(Self { desk, profile, name: person.name })
        };
        entered.await.map_err(|cause| refused(person.name, cause))
    }

    pub(super) fn id(&self) -> PersonId {
        self.profile.id
    }

    pub(super) async fn raise(&self, title: &str, description: &str) -> Result<TicketId, SampleError> {
        let raise = TicketRaise {
            request: request(),
            title: title.to_owned(),
            description: description.to_owned(),
            place: String::new(),
        };
        Ok(self.arrived(self.desk.ticket_raise(raise).await)?.id)
    }

    pub(super) async fn edit(&self, ticket: &Ticket, title: &str) -> Result<(), SampleError> {
        let (title, description) = (title.to_owned(), ticket.description.clone());
        let edit = TicketEdit {
            request: request(),
            ticket: ticket.id,
            version: ticket.version,
            title,
            description,
            place: String::new(),
        };
        self.arrived(self.desk.ticket_edit(edit).await).map(|_| ())
    }

    pub(super) async fn claim(&self, ticket: TicketId) -> Result<Ticket, SampleError> {
        match self.done(self.desk.ticket_claim(TicketClaim { request: request(), ticket }).await)? {
            Claim::Claimed { ticket } => Ok(*ticket),
            Claim::Taken { .. } => Err(SampleError::OtherTurn(self.name)),
        }
    }

    pub(super) async fn complete(&self, ticket: TicketId, note: &str) -> Result<(), SampleError> {
        self.done(self.desk.ticket_complete(step(ticket, note)).await).map(|_| ())
    }

    pub(super) async fn decline(&self, ticket: TicketId, note: &str) -> Result<(), SampleError> {
        self.done(self.desk.ticket_decline(step(ticket, note)).await)
    }

    pub(super) async fn withdraw(&self, ticket: TicketId, note: &str) -> Result<(), SampleError> {
        let withdraw = TicketWithdraw { request: request(), ticket, note: note.to_owned(), place: String::new() };
        self.arrived(self.desk.ticket_withdraw(withdraw).await).map(|_| ())
    }

    /// Writes in a ticket or to a person.
    pub(super) async fn write(&self, to: Thread, body: &str) -> Result<(), SampleError> {
        let message = MessageSend { request: request(), to, body: body.to_owned(), seen: None, place: String::new() };
        self.arrived(self.desk.message_send(message).await).map(|_| ())
    }

    /// Signs out and leaves.
    pub(super) async fn leave(self) -> Result<(), SampleError> {
        let left = self.done(self.desk.session_close(()).await);
        self.desk.shutdown().await;
        left
    }

    fn done<T>(&self, answer: Result<T, DeskError>) -> Result<T, SampleError> {
        answer.map_err(|cause| refused(self.name, cause))
    }

    /// What waits in the outbox waits for a database that went away.
    fn arrived<T>(&self, answer: Result<Delivery<T>, DeskError>) -> Result<T, SampleError> {
        self.done(answer)?.delivered().ok_or(SampleError::OtherTurn(self.name))
    }
}

fn refused(who: &'static str, cause: DeskError) -> SampleError {
    SampleError::Refused { who, cause: Box::new(cause) }
}

/// A computer that has just built all of this may be busy still.
async fn connect(desk: &Desk, file: &ConnectionFile) -> Result<(), DeskError> {
    let import = ConnectionImport { file: file.to_text().to_string(), password: None };
    for _ in 1..ATTEMPTS {
        match desk.connection_import(import.clone()).await {
            Err(error) if error.code().is_retryable() => {}
            outcome => return outcome.map(|_| ()),
        }
    }
    desk.connection_import(import).await.map(|_| ())
}

fn step(ticket: TicketId, note: &str) -> TicketStep {
    TicketStep { request: request(), ticket, note: note.to_owned() }
}
