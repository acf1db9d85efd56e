//! The outbox as its person sees it.

use model::{Draft, OutboxItem, OutboxRetry, OutboxTakeBack};

use crate::context::Context;
use crate::error::DeskError;

/// What the person sent and has not arrived, in the order of sending.
pub(crate) async fn outbox_list(context: &Context, (): ()) -> Result<Vec<OutboxItem>, DeskError> {
    context.outbox.list().await
}

/// Turns an operation back into a draft, unless the database may have it. A choice leaves no draft.
pub(crate) async fn outbox_take_back(context: &Context, request: OutboxTakeBack) -> Result<Option<Draft>, DeskError> {
    context.outbox.take_back(request.id).await
}

/// Sends an operation again that was refused.
pub(crate) async fn outbox_retry(context: &Context, request: OutboxRetry) -> Result<Vec<OutboxItem>, DeskError> {
    context.outbox.retry(request.id, request.anyway).await
}
