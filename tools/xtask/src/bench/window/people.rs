//! The people of the bench: one who reads, at the window, and one who writes to them.

use anyhow::{Result, bail};
use model::{Body, Claim, Description, Role, Thread, TicketId, Title};

use super::super::actions::{Actor, request};
use crate::playground::{Playground, Route};

/// The responder at the window.
pub const READER: &str = "reader";
/// The oldest ticket of the pool.
pub const FIRST_IN_THE_LIST: &str = "Lamp number 1 flickers";
/// The last message of the long thread.
pub const LAST_MESSAGE: &str = "Message number 2000.";

const TICKETS: u32 = 60;
pub const MESSAGES: u32 = 2_000;

/// Who wrote what.
pub struct People {
    pub writer: Actor,
    /// A ticket of the reader's with a long thread.
    pub long: TicketId,
}

impl People {
    /// Lets the writer create a ticket with a long thread, which the reader claims, and a pool of more than a page.
    pub async fn work(playground: &Playground) -> Result<Self> {
        let reader = Actor::new(playground, READER, Role::Responder, Route::Socket).await?;
        let writer = Actor::new(playground, "writer", Role::Employee, Route::Socket).await?;
        let long = writer.create("Long story of a lift").await?;
        let Claim::Claimed { .. } = reader.database.ticket_claim(&reader.token, request(), long).await? else {
            bail!("nobody else can have claimed it");
        };
        for number in 1..=MESSAGES {
            writer.write(long, &format!("Message number {number}.")).await?;
        }
        for number in 1..=TICKETS {
            writer.create(&format!("Lamp number {number} flickers")).await?;
        }
        Ok(Self { writer, long })
    }
}

impl Actor {
    async fn create(&self, title: &str) -> Result<TicketId> {
        let (title, description) = (Title::parse(title)?, Description::parse("It has been like this for a week.")?);
        Ok(self
            .database
            .ticket_create(&self.token, request(), database::NewTicket::new(&title, &description))
            .await?
            .id)
    }

    /// Writes a message into the thread of a ticket.
    pub(super) async fn write(&self, ticket: TicketId, body: &str) -> Result<()> {
        let (to, body) = (Thread::Ticket(ticket), Body::parse(body)?);
        self.database.message_send(&self.token, request(), to, &body, None).await?;
        Ok(())
    }
}
