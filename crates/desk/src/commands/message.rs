//! Messages and the inbox.

use model::{
    Body, Cached, Conversation, Delivery, InboxPage, InboxState, Message, MessageConversation, MessageInbox,
    MessageRead, MessageSend, OutboxOperation,
};

use super::page::{PAGE, next};
use crate::cache::CacheKey;
use crate::context::Context;
use crate::error::DeskError;
use crate::outbox::Response;

/// Sends a message.
pub(crate) async fn message_send(context: &Context, request: MessageSend) -> Result<Delivery<Message>, DeskError> {
    Body::parse(&request.body)?;
    let MessageSend { request, to, body, seen, draft_key } = request;
    context.outbox.submit(request, OutboxOperation::Message { to, body, seen }, draft_key, Response::message).await
}

/// Marks a thread, or the whole inbox, as read.
pub(crate) async fn message_read(context: &Context, request: MessageRead) -> Result<InboxState, DeskError> {
    let session = context.session.context()?;
    let state = session.database().message_read(session.token(), request.thread, request.up_to).await;
    context.session.record_change(&session, state)
}

/// A page of the inbox.
pub(crate) async fn message_inbox(context: &Context, request: MessageInbox) -> Result<Cached<InboxPage>, DeskError> {
    let session = context.session.context()?;
    let MessageInbox { unread, before } = request;
    let key = if unread { CacheKey::UnreadInbox } else { CacheKey::Inbox };
    let ask = async {
        let rows = session.database().message_inbox(session.token(), unread, before, PAGE).await;
        let rows = context.session.record(&session, rows)?;
        let next = next(&rows, |row| row.seq);
        Ok(InboxPage { rows, next })
    };
    context.cache.fetch(&session, before.is_none().then_some(key), ask).await
}

/// The messages with one person outside of tickets: the newest, or what came before.
pub(crate) async fn message_conversation(
    context: &Context,
    request: MessageConversation,
) -> Result<Cached<Conversation>, DeskError> {
    let session = context.session.context()?;
    let MessageConversation { person, before } = request;
    let ask = async {
        let answer = session.database().message_conversation(session.token(), person, before).await;
        context.session.record(&session, answer)
    };
    context.cache.fetch(&session, before.is_none().then_some(CacheKey::Conversation(person)), ask).await
}
