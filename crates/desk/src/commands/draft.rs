//! Drafts.

use model::{Draft, DraftSave};

use crate::context::Context;
use crate::error::DeskError;

/// Saves a draft; an empty one is removed.
pub(crate) async fn draft_save(context: &Context, request: DraftSave) -> Result<(), DeskError> {
    context.drafts.save(&request).await
}

/// The person's drafts, newest first.
pub(crate) async fn draft_list(context: &Context, (): ()) -> Result<Vec<Draft>, DeskError> {
    context.drafts.list().await
}
