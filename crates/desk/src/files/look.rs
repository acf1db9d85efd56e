//! Shows pictures of drafts and tickets.

use local_store::PictureName;
use model::{AttachmentPicture, FilePicture, Picture, PictureForm};
use tokio::sync::OwnedMutexGuard;

use super::FileService;
use super::picture::{PictureError, Shown, show};
use crate::error::DeskError;
use crate::session::SessionContext;

/// No file of more bytes is read to be shown.
const LARGEST: u64 = 32 * 1024 * 1024;

impl FileService {
    /// A picture of a ticket: the cached one, or else the file is fetched whole and decoded.
    pub(crate) async fn attachment_picture(&self, request: AttachmentPicture) -> Result<Picture, DeskError> {
        let context = self.session.context()?;
        let name = PictureName { ticket: request.ticket, attachment: request.id, form: request.form };
        if let Some(cached) = self.cache.picture(&context.owner(), name).await {
            return Ok(cached);
        }
        if request.size > LARGEST {
            return Err(PictureError::TooLarge.into());
        }
        // Whoever opens the viewer does not wait for thumbnails.
        let _turn = match request.form {
            PictureForm::Thumbnail => Some(self.fetching.lock().await),
            PictureForm::Whole => None,
        };
        if let Some(cached) = self.cache.picture(&context.owner(), name).await {
            return Ok(cached);
        }
        // Nobody sees a thumbnail come, and nobody stops it.
        let number = self.begin((request.form == PictureForm::Whole).then_some(request.id));
        let received = self.receive_whole(&context, number, &request).await;
        self.end(number);
        let Some(bytes) = received? else { return Err(DeskError::Stopped) };
        let shown = decode(self.decoding.clone().lock_owned().await, bytes).await?;
        for (form, picture) in [(PictureForm::Thumbnail, &shown.thumbnail), (PictureForm::Whole, &shown.whole)] {
            self.cache.put_picture(&context, PictureName { form, ..name }, picture).await;
        }
        Ok(shown.in_form(request.form))
    }

    /// A picture that was chosen for a draft.
    pub(crate) async fn file_picture(&self, request: FilePicture) -> Result<Picture, DeskError> {
        let owner = self.session.draft_owner()?;
        // Before the file is read: those that wait their turn take no memory.
        let turn = self.decoding.clone().lock_owned().await;
        let mut content = Vec::new();
        let mut position = 0;
        while let Some(bytes) = self.local.file_chunk(&owner, request.id, position).await? {
            content.extend(bytes);
            position += 1;
            if content.len() as u64 > LARGEST {
                return Err(PictureError::TooLarge.into());
            }
        }
        Ok(decode(turn, content).await?.in_form(request.form))
    }

    async fn receive_whole(
        &self,
        context: &SessionContext,
        number: u64,
        file: &AttachmentPicture,
    ) -> Result<Option<Vec<u8>>, DeskError> {
        let mut received = Vec::new();
        let whole = self.receive(context, number, (file.id, file.size, &file.digest), |bytes| {
            received.extend_from_slice(bytes);
            Ok(())
        });
        Ok(whole.await?.then_some(received))
    }
}

/// Decodes beside everything else, one at a time.
async fn decode(turn: OwnedMutexGuard<()>, content: Vec<u8>) -> Result<Shown, DeskError> {
    let decoded = tokio::task::spawn_blocking(move || {
        let shown = show(&content);
        // Also when nobody waits for it any more.
        drop(turn);
        shown
    });
    // A decoder that panics found something that is no picture.
    Ok(decoded.await.map_err(|_| PictureError::Unreadable)??)
}
