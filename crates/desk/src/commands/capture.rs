//! Pictures of the screen.

use model::{CaptureSources, CaptureTake, Picture};

use crate::context::Context;
use crate::error::DeskError;

/// Of what pictures can be taken on this computer.
pub(crate) async fn capture_sources(context: &Context, (): ()) -> Result<CaptureSources, DeskError> {
    context.files.capture_sources().await
}

/// Takes a picture of the screen with the window hidden. Nothing when the person thinks better of it.
pub(crate) async fn capture_take(context: &Context, request: CaptureTake) -> Result<Option<Picture>, DeskError> {
    context.files.capture_take(request).await
}
