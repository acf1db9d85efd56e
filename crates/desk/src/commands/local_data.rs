//! What this computer stores, and how to remove the cached part.

use model::LocalData;

use crate::context::Context;
use crate::error::DeskError;

/// What this computer stores.
pub(crate) async fn local_data(context: &Context, (): ()) -> Result<LocalData, DeskError> {
    let contents = context.local.contents().await?;
    Ok(LocalData {
        directory: context.directory.display().to_string(),
        drafts: contents.drafts,
        waiting: contents.waiting,
        cache_bytes: context.cache.bytes().await?,
        log_directory: context.log_directory.as_ref().map(|directory| directory.display().to_string()),
    })
}

/// Removes everybody's cached answers. Drafts and the outbox stay.
pub(crate) async fn cache_clear(context: &Context, (): ()) -> Result<LocalData, DeskError> {
    context.cache.clear().await?;
    local_data(context, ()).await
}
