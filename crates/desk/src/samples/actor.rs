//! A sample person at a workstation of their own.

use std::path::PathBuf;
use std::sync::Arc;

use database::connection_file::ConnectionFile;
use model::{
    CategoryId, Claim, ConnectionImport, Delivery, Language, MessageSend, PersonId, Priority, Profile, Thread, Ticket,
    TicketClaim, TicketCreate, TicketEdit, TicketId, TicketStep, TicketWithdraw,
};

use super::error::SampleError;
use super::host::PlainHost;
use super::people::Person;
use super::request::request;
use crate::clock::SystemClock;
use crate::commands::connection::connection_import;
use crate::commands::message::message_send;
use crate::commands::person::person_sign_up;
use crate::commands::session::session_close;
use crate::commands::ticket::{
    ticket_claim, ticket_complete, ticket_create, ticket_decline, ticket_edit, ticket_withdraw,
};
use crate::config::Config;
use crate::context::Context;
use crate::error::DeskError;
use crate::lifecycle;

const ATTEMPTS: u32 = 6;

/// Everybody in the story, and the categories beside the default.
pub(super) struct Cast {
    pub(super) building: CategoryId,
    pub(super) computers: CategoryId,
    pub(super) nadia: Actor,
    pub(super) jonas: Actor,
    pub(super) priya: Actor,
    pub(super) tomas: Actor,
}

pub(super) struct Actor {
    context: Arc<Context>,
    profile: Profile,
    name: &'static str,
}

impl Actor {
    /// Opens a workstation in a directory, connects it, and signs the person up.
    pub(super) async fn sign_up(
        person: Person,
        invitation: &str,
        file: &ConnectionFile,
        directory: PathBuf,
    ) -> Result<Self, SampleError> {
        let entered = async {
            let context = lifecycle::open(Config {
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
            connect(&context, file).await?;
            let profile = person_sign_up(&context, person.sign_up(invitation)).await?;
            Ok(Self { context, profile, name: person.name })
        };
        entered.await.map_err(|cause| refused(person.name, cause))
    }

    pub(super) fn id(&self) -> PersonId {
        self.profile.id
    }

    /// Without a category it gets the default.
    pub(super) async fn create(
        &self,
        category: impl Into<Option<CategoryId>>,
        title: &str,
        description: &str,
    ) -> Result<TicketId, SampleError> {
        self.create_with(Priority::Normal, category, title, description).await
    }

    pub(super) async fn create_with(
        &self,
        priority: Priority,
        category: impl Into<Option<CategoryId>>,
        title: &str,
        description: &str,
    ) -> Result<TicketId, SampleError> {
        let create = TicketCreate {
            facts: model::Facts::default(),
            request: request(),
            title: title.to_owned(),
            description: description.to_owned(),
            priority,
            category: category.into(),
            draft_key: String::new(),
        };
        Ok(self.arrived(ticket_create(&self.context, create).await)?.id)
    }

    pub(super) async fn edit(&self, ticket: &Ticket, title: &str) -> Result<(), SampleError> {
        let (title, description) = (title.to_owned(), ticket.description.clone());
        let edit = TicketEdit {
            request: request(),
            ticket: ticket.id,
            version: ticket.version,
            title,
            description,
            draft_key: String::new(),
        };
        self.arrived(ticket_edit(&self.context, edit).await).map(|_| ())
    }

    pub(super) async fn claim(&self, ticket: TicketId) -> Result<Ticket, SampleError> {
        match self.done(ticket_claim(&self.context, TicketClaim { request: request(), ticket }).await)? {
            Claim::Claimed { ticket } => Ok(*ticket),
            Claim::Returned | Claim::Taken { .. } => Err(SampleError::Unexpected(self.name)),
        }
    }

    pub(super) async fn complete(&self, ticket: TicketId, note: &str) -> Result<(), SampleError> {
        self.done(ticket_complete(&self.context, step(ticket, note)).await).map(|_| ())
    }

    pub(super) async fn decline(&self, ticket: TicketId, note: &str) -> Result<(), SampleError> {
        self.done(ticket_decline(&self.context, step(ticket, note)).await)
    }

    pub(super) async fn withdraw(&self, ticket: TicketId, note: &str) -> Result<(), SampleError> {
        let withdraw = TicketWithdraw { request: request(), ticket, note: note.to_owned(), draft_key: String::new() };
        self.arrived(ticket_withdraw(&self.context, withdraw).await).map(|_| ())
    }

    /// Writes a message.
    pub(super) async fn write(&self, to: Thread, body: &str) -> Result<(), SampleError> {
        let message =
            MessageSend { request: request(), to, body: body.to_owned(), seen: None, draft_key: String::new() };
        self.arrived(message_send(&self.context, message).await).map(|_| ())
    }

    /// Signs out and shuts the workstation down.
    pub(super) async fn leave(self) -> Result<(), SampleError> {
        let left = self.done(session_close(&self.context, ()).await);
        lifecycle::shutdown(&self.context).await;
        left
    }

    fn done<T>(&self, answer: Result<T, DeskError>) -> Result<T, SampleError> {
        answer.map_err(|cause| refused(self.name, cause))
    }

    /// An operation that waits in the outbox ends the story: the database went away.
    fn arrived<T>(&self, answer: Result<Delivery<T>, DeskError>) -> Result<T, SampleError> {
        self.done(answer)?.delivered().ok_or(SampleError::Unexpected(self.name))
    }
}

pub(super) fn refused(who: &'static str, cause: DeskError) -> SampleError {
    SampleError::Refused { who, cause: Box::new(cause) }
}

/// Connects, with a few attempts: a computer that has just built all of this may still be busy.
async fn connect(context: &Context, file: &ConnectionFile) -> Result<(), DeskError> {
    let import = ConnectionImport { file: file.to_text().to_string(), password: None };
    for _ in 1..ATTEMPTS {
        match connection_import(context, import.clone()).await {
            Err(error) if error.code().is_retryable() => {}
            outcome => return outcome.map(|_| ()),
        }
    }
    connection_import(context, import).await.map(|_| ())
}

fn step(ticket: TicketId, note: &str) -> TicketStep {
    TicketStep { request: request(), ticket, note: note.to_owned() }
}
