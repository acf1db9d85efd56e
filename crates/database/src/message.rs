//! Procedures of the area `message`.

use model::{
    Body, Conversation, InboxItem, Message, MessageId, PersonId, PersonRef, RequestId, Thread, TicketId, Watch,
};
use serde::Deserialize;

use crate::DatabaseError;
use crate::arguments::Call;
use crate::call::Database;
use crate::token::Token;

#[derive(Deserialize)]
#[serde(tag = "part", rename_all = "lowercase")]
enum Part {
    Person(PersonRef),
    Message(Message),
}

impl Call {
    fn thread(self, thread: Option<Thread>) -> Self {
        let (ticket, person) = match thread {
            Some(Thread::Ticket(TicketId(ticket))) => (Some(ticket), None),
            Some(Thread::Person(PersonId(person))) => (None, Some(person)),
            None => (None, None),
        };
        self.with(ticket).with(person)
    }
}

impl Database {
    /// Sends a message, unless `seen` is given and the thread has moved on since.
    pub async fn message_send(
        &self,
        token: &Token,
        request: RequestId,
        to: Thread,
        body: &Body,
        seen: Option<MessageId>,
    ) -> Result<Message, DatabaseError> {
        let call = Call::of(token, "CALL message_send(?, ?, ?, ?, ?, ?)").request(request).thread(Some(to));
        self.one(call.with(body.as_str()).with(seen.map(|id| id.0))).await
    }

    /// Marks a thread, or the whole inbox, as seen.
    pub async fn message_read(
        &self,
        token: &Token,
        thread: Option<Thread>,
        up_to: MessageId,
    ) -> Result<Watch, DatabaseError> {
        self.one(Call::of(token, "CALL message_read(?, ?, ?, ?)").thread(thread).with(up_to.0)).await
    }

    /// A page of the inbox, newest first.
    pub async fn message_inbox(
        &self,
        token: &Token,
        unread: bool,
        before: Option<u64>,
        limit: u32,
    ) -> Result<Vec<InboxItem>, DatabaseError> {
        self.rows(Call::of(token, "CALL message_inbox(?, ?, ?, ?)").with(unread).with(before).with(limit)).await
    }

    /// What was written with one person outside of tickets.
    pub async fn message_conversation(&self, token: &Token, person: PersonId) -> Result<Conversation, DatabaseError> {
        let parts = self.rows(Call::of(token, "CALL message_conversation(?, ?)").with(person.0)).await?;
        let (mut with, mut messages) = (None, Vec::new());
        for part in parts {
            match part {
                Part::Person(person) => with = Some(person),
                Part::Message(message) => messages.push(message),
            }
        }
        let person = with.ok_or(DatabaseError::Refused(model::Code::PersonNotFound))?;
        Ok(Conversation { person, messages })
    }
}
