//! Tickets that the command line offers.

use model::{Offer, OfferTake, RefusedFile};

use crate::context::Context;
use crate::error::DeskError;

/// Takes the oldest offer: adds its files to the draft, and answers its texts.
pub(crate) async fn offer_take(context: &Context, request: OfferTake) -> Result<Option<Offer>, DeskError> {
    // An offer waits for somebody to sign in.
    let owner = context.session.draft_owner()?;
    let Some(offer) = context.offers.take() else { return Ok(None) };
    let mut refused = Vec::new();
    for path in &offer.files {
        if let Err(error) = context.files.add_from(&owner, path, &request.draft_key).await {
            tracing::info!(%error, "a file that was offered is not attached");
            let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
            refused.push(RefusedFile { name, code: error.code() });
        }
    }
    // Its texts are for nobody else either.
    if context.session.draft_owner()? != owner {
        return Err(DeskError::SignedOut);
    }
    Ok(Some(Offer { title: offer.title, description: offer.description, refused }))
}
