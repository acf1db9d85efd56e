//! Procedures of the area `message`.

use model::{
    Body, Conversation, InboxItem, InboxState, Message, MessageId, Older, PersonId, PersonRef, RequestId, Thread,
};
use serde::Deserialize;

use crate::DatabaseError;
use crate::arguments::{Argument, Arguments, Call};
use crate::call::Database;
use crate::procedure::procedures;
use crate::token::Token;

procedures! {
    /// Sends a message, unless `seen` is given and the thread has moved on since.
    message_send(request: RequestId, to: Thread, body: &Body, seen: Option<MessageId>) -> Message
        = one "CALL message_send(?, ?, ?, ?, ?, ?)";

    /// Marks a thread, or the whole inbox, as read.
    message_read(thread: Option<Thread>, up_to: MessageId) -> InboxState
        = one "CALL message_read(?, ?, ?, ?)";

    /// A page of the inbox, newest first.
    message_inbox(unread: bool, before: Option<u64>, limit: u32) -> Vec<InboxItem>
        = rows "CALL message_inbox(?, ?, ?, ?)";
}

/// One row of `message_conversation`.
#[derive(Deserialize)]
#[serde(tag = "part", rename_all = "lowercase")]
enum Part {
    Person(PersonRef),
    Older(Older),
    Message(Message),
}

impl Database {
    /// The newest messages with one person outside of tickets, or what came before.
    pub async fn message_conversation(
        &self,
        token: &Token,
        person: PersonId,
        before: Option<MessageId>,
    ) -> Result<Conversation, DatabaseError> {
        let call = Call::of(token, "CALL message_conversation(?, ?, ?)").with(person).with(before);
        let parts = self.rows(call).await?;
        let (mut with, mut messages) = (None, Vec::new());
        let mut older = Older { messages: false, events: false };
        for part in parts {
            match part {
                Part::Person(person) => with = Some(person),
                Part::Older(more) => older = more,
                Part::Message(message) => messages.push(message),
            }
        }
        let person = with.ok_or(DatabaseError::Refused(model::Code::PersonNotFound))?;
        Ok(Conversation { person, messages, older })
    }
}

/// A thread is two arguments: a ticket or a person.
impl Arguments for Option<Thread> {
    fn add_to(self, arguments: &mut Vec<Argument>) {
        let (ticket, person) = match self {
            Some(Thread::Ticket(ticket)) => (Some(ticket), None),
            Some(Thread::Person(person)) => (None, Some(person)),
            None => (None, None),
        };
        ticket.add_to(arguments);
        person.add_to(arguments);
    }
}

impl Arguments for Thread {
    fn add_to(self, arguments: &mut Vec<Argument>) {
        Some(self).add_to(arguments);
    }
}
