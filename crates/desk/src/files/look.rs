//! Shows pictures and texts of drafts and tickets.

use local_store::{Owner, PreviewName};
use model::{AttachmentId, AttachmentPicture, AttachmentText, FilePicture, FileText, Picture, PictureForm, RequestId};
use tokio::sync::OwnedMutexGuard;

use super::FileService;
use super::picture::{PictureError, Shown, show};
use super::text::{self, LARGEST_TEXT};
use crate::error::DeskError;
use crate::session::SessionContext;

/// No picture of more bytes is read to be shown.
const LARGEST: u64 = 32 * 1024 * 1024;
/// No text of more bytes is cached: a few logs would push all pictures out.
const LARGEST_CACHED: usize = 1024 * 1024;

impl FileService {
    /// A picture of a ticket: the cached one, or else the file is fetched whole and decoded.
    pub(crate) async fn attachment_picture(&self, request: AttachmentPicture) -> Result<Picture, DeskError> {
        let context = self.session.context()?;
        let name = PreviewName { ticket: request.ticket, attachment: request.id, form: request.form.as_str() };
        if let Some(cached) = self.cache.preview(&context.owner(), name).await {
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
        if let Some(cached) = self.cache.preview(&context.owner(), name).await {
            return Ok(cached);
        }
        // Nobody sees a thumbnail come, and nobody stops it.
        let number = self.begin((request.form == PictureForm::Whole).then_some(request.id));
        let file = (request.id, request.size, request.digest.as_str());
        let received = self.receive_start(&context, number, file, LARGEST).await;
        self.end(number);
        let Some(bytes) = received? else { return Err(DeskError::Stopped) };
        let shown = decode(self.decoding.clone().lock_owned().await, bytes).await?;
        for (form, picture) in [(PictureForm::Thumbnail, &shown.thumbnail), (PictureForm::Whole, &shown.whole)] {
            self.cache.put_preview(&context, PreviewName { form: form.as_str(), ..name }, picture).await;
        }
        Ok(shown.in_form(request.form))
    }

    /// A picture that was chosen for a draft.
    pub(crate) async fn file_picture(&self, request: FilePicture) -> Result<Picture, DeskError> {
        let owner = self.session.draft_owner()?;
        // Before the file is read: those that wait their turn take no memory.
        let turn = self.decoding.clone().lock_owned().await;
        let content = self.read_start(&owner, request.id, LARGEST + 1).await?;
        if content.len() as u64 > LARGEST {
            return Err(PictureError::TooLarge.into());
        }
        Ok(decode(turn, content).await?.in_form(request.form))
    }

    /// The beginning of a text of a ticket, or all of it: the cached one, or else the file is fetched.
    pub(crate) async fn attachment_text(&self, request: AttachmentText) -> Result<FileText, DeskError> {
        let context = self.session.context()?;
        let name = PreviewName { ticket: request.ticket, attachment: request.id, form: "text" };
        if let Some(cached) = self.cache.preview(&context.owner(), name).await {
            return Ok(cached);
        }
        let number = self.begin(Some(request.id));
        let file = (request.id, request.size, request.digest.as_str());
        let received = self.receive_start(&context, number, file, LARGEST_TEXT).await;
        self.end(number);
        let Some(bytes) = received? else { return Err(DeskError::Stopped) };
        let text = read_text(bytes).await?;
        if text.text.len() <= LARGEST_CACHED {
            self.cache.put_preview(&context, name, &text).await;
        }
        Ok(text)
    }

    /// The beginning of a text that was chosen for a draft, or all of it.
    pub(crate) async fn file_text(&self, id: RequestId) -> Result<FileText, DeskError> {
        let owner = self.session.draft_owner()?;
        read_text(self.read_start(&owner, id, LARGEST_TEXT).await?).await
    }

    /// The first bytes of a file of a draft, at most so many.
    async fn read_start(&self, owner: &Owner, id: RequestId, most: u64) -> Result<Vec<u8>, DeskError> {
        let most = usize::try_from(most).unwrap_or(usize::MAX);
        let mut content = Vec::new();
        let mut position = 0;
        while content.len() < most
            && let Some(bytes) = self.local.file_chunk(owner, id, position).await?
        {
            content.extend(bytes);
            position += 1;
        }
        content.truncate(most);
        Ok(content)
    }

    /// Receives the first bytes of a file, at most so many; nothing when the person stopped it.
    async fn receive_start(
        &self,
        context: &SessionContext,
        number: u64,
        file: (AttachmentId, u64, &str),
        most: u64,
    ) -> Result<Option<Vec<u8>>, DeskError> {
        let mut received = Vec::new();
        let take = |bytes: &[u8]| {
            received.extend_from_slice(bytes);
            Ok(())
        };
        Ok(self.receive(context, number, file, most, take).await?.then_some(received))
    }
}

/// Reads a text beside everything else: a large one takes a while.
async fn read_text(content: Vec<u8>) -> Result<FileText, DeskError> {
    let read = tokio::task::spawn_blocking(move || text::read(&content)).await;
    read.map_err(|error| DeskError::Internal(error.to_string()))?.ok_or(DeskError::NoText)
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
