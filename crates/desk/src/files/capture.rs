//! Takes pictures of the screen for drafts.

use model::{CaptureSources, CaptureTake, LONGEST_DELAY, Picture};

use super::FileService;
use super::picture::{PictureError, of_screen};
use crate::error::DeskError;
use crate::host::CaptureError;

impl FileService {
    /// Of what pictures can be taken here.
    pub(crate) async fn capture_sources(&self) -> Result<CaptureSources, DeskError> {
        self.session.draft_owner()?;
        let host = self.system.host.clone();
        match tokio::task::spawn_blocking(move || host.capture_sources()).await.map_err(ended)? {
            Ok(sources) => Ok(CaptureSources { sources, unavailable: None }),
            Err(CaptureError::Unavailable(why)) => Ok(CaptureSources { sources: Vec::new(), unavailable: Some(why) }),
            Err(error) => Err(error.into()),
        }
    }

    /// Takes a picture of the screen, written as a PNG of nothing but its pixels.
    pub(crate) async fn capture_take(&self, request: CaptureTake) -> Result<Option<Picture>, DeskError> {
        self.session.draft_owner()?;
        if request.seconds > LONGEST_DELAY {
            return Err(DeskError::Malformed("a picture that waits for ever".into()));
        }
        let host = self.system.host.clone();
        let taken = tokio::task::spawn_blocking(move || host.capture(&request)).await.map_err(ended)?;
        let Some(captured) = taken? else { return Ok(None) };
        let written = tokio::task::spawn_blocking(move || of_screen(captured)).await;
        Ok(Some(written.map_err(|_| PictureError::Unreadable)??))
    }
}

fn ended(error: tokio::task::JoinError) -> DeskError {
    CaptureError::Failed(error.to_string()).into()
}
