//! Messages, alerts, and what has been seen of them.

use model::{
    Body, Conversation, Delivery, InboxPage, Known, Message, MessageConversation, MessageInbox, MessageRead,
    MessageSend, Parcel, Watch,
};

use crate::desk::Desk;
use crate::error::DeskError;
use crate::outbox::Answer;

const PAGE: u32 = 50;

impl Desk {
    /// Sends a message.
    pub async fn message_send(&self, request: MessageSend) -> Result<Delivery<Message>, DeskError> {
        Body::parse(&request.body)?;
        let MessageSend { request, to, body, seen, place } = request;
        self.send(request, Parcel::Message { to, body, seen }, place, Answer::message).await
    }

    /// Marks a thread, or everything, as seen.
    pub async fn message_read(&self, request: MessageRead) -> Result<Watch, DeskError> {
        let here = self.here()?;
        let watch = here.database().message_read(here.token(), request.thread, request.up_to).await;
        let watch = self.settle_change(&here, watch)?;
        Ok(watch)
    }

    /// A page of the inbox.
    pub async fn message_inbox(&self, request: MessageInbox) -> Result<Known<InboxPage>, DeskError> {
        let here = self.here()?;
        let list = if request.unread { "inbox:unread" } else { "inbox" };
        let ask = async {
            let rows = here.database().message_inbox(here.token(), request.unread, request.before, PAGE).await;
            let rows = self.settle(&here, rows)?;
            let full = rows.len() >= PAGE as usize;
            let next = rows.last().filter(|_| full).map(|row| row.seq);
            Ok(InboxPage { rows, next })
        };
        self.known(&here, request.before.is_none().then_some(list), ask).await
    }

    /// What was written with one person outside of tickets.
    pub async fn message_conversation(&self, request: MessageConversation) -> Result<Known<Conversation>, DeskError> {
        let here = self.here()?;
        let ask =
            async { self.settle(&here, here.database().message_conversation(here.token(), request.person).await) };
        self.known(&here, Some(&format!("conversation:{}", request.person)), ask).await
    }
}
