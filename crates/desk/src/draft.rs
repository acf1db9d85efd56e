//! Drafts: kept on this workstation for the person who writes them, with or without a database.

use model::{Code, Draft, DraftSave, Invalid};

use crate::desk::Desk;
use crate::error::DeskError;

/// Longer than any text that can be sent, with the form around it.
const CONTENT_MAX: usize = 200_000;
const PLACE_MAX: usize = 100;

impl Desk {
    /// Keeps a draft; an empty one is removed.
    pub async fn draft_save(&self, request: DraftSave) -> Result<(), DeskError> {
        for (field, text, most) in [("place", &request.place, PLACE_MAX), ("content", &request.content, CONTENT_MAX)] {
            if text.len() > most {
                let limit = u32::try_from(most).ok();
                return Err(Invalid { field, code: Code::InputTooLong, limit }.into());
            }
        }
        let owner = self.writer()?;
        let now = self.inner.clock.now();
        Ok(self.inner.local.draft_save(&owner, &request.place, &request.content, now).await?)
    }

    /// One's own drafts, newest first.
    pub async fn draft_list(&self, (): ()) -> Result<Vec<Draft>, DeskError> {
        Ok(self.inner.local.draft_list(&self.writer()?).await?)
    }
}
