//! Messages, alerts, and what has been seen of them.

use model::{
    Body, Conversation, InboxPage, Message, MessageConversation, MessageInbox, MessageRead, MessageSend, Watch,
};

use crate::desk::Desk;
use crate::error::DeskError;

const PAGE: u32 = 50;

impl Desk {
    /// Sends a message.
    pub async fn message_send(&self, request: MessageSend) -> Result<Message, DeskError> {
        let body = Body::parse(&request.body)?;
        let here = self.here()?;
        let MessageSend { request, to, seen, .. } = request;
        let sent = here.database().message_send(here.token(), request, to, &body, seen).await;
        self.settle_change(&here, sent)
    }

    /// Marks a thread, or everything, as seen.
    pub async fn message_read(&self, request: MessageRead) -> Result<Watch, DeskError> {
        let here = self.here()?;
        let watch = here.database().message_read(here.token(), request.thread, request.up_to).await;
        let watch = self.settle_change(&here, watch)?;
        Ok(watch)
    }

    /// A page of the inbox.
    pub async fn message_inbox(&self, request: MessageInbox) -> Result<InboxPage, DeskError> {
        let here = self.here()?;
        let rows = here.database().message_inbox(here.token(), request.unread, request.before, PAGE).await;
        let rows = self.settle(&here, rows)?;
        let full = rows.len() >= PAGE as usize;
        let next = rows.last().filter(|_| full).map(|row| row.seq);
        Ok(InboxPage { rows, next })
    }

    /// What was written with one person outside of tickets.
    pub async fn message_conversation(&self, request: MessageConversation) -> Result<Conversation, DeskError> {
        let here = self.here()?;
        self.settle(&here, here.database().message_conversation(here.token(), request.person).await)
    }
}
