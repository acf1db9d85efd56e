//! Files that are chosen for a draft, uploaded, and saved.

use model::{
    AttachmentOf, AttachmentPicture, AttachmentSave, AttachmentText, ChosenFile, FileAdd, FileDiscard, FileList,
    FileOf, FilePicture, FileRename, FileRestore, FileText, Picture, Saved, UploadItem,
};

use crate::context::Context;
use crate::error::DeskError;

/// Reads one chunk of a file that the person chose for a draft.
pub(crate) async fn file_add(context: &Context, request: FileAdd) -> Result<Option<ChosenFile>, DeskError> {
    context.files.add(request).await
}

/// The files of a draft.
pub(crate) async fn file_list(context: &Context, request: FileList) -> Result<Vec<ChosenFile>, DeskError> {
    context.files.list(&request.draft_key).await
}

/// Discards the files of a draft.
pub(crate) async fn file_discard(context: &Context, request: FileDiscard) -> Result<(), DeskError> {
    context.files.discard(&request).await
}

/// Undoes that the files of a draft were discarded.
pub(crate) async fn file_restore(context: &Context, request: FileRestore) -> Result<(), DeskError> {
    context.files.restore(&request).await
}

/// Gives a file of a draft another name.
pub(crate) async fn file_rename(context: &Context, request: FileRename) -> Result<(), DeskError> {
    context.files.rename(request.id, &request.name).await
}

/// Removes a file from a draft.
pub(crate) async fn file_remove(context: &Context, request: FileOf) -> Result<(), DeskError> {
    context.files.remove(request.id).await
}

/// What is being uploaded.
pub(crate) async fn upload_list(context: &Context, (): ()) -> Result<Vec<UploadItem>, DeskError> {
    context.uploads.list().await
}

/// Tries an upload again that was refused.
pub(crate) async fn upload_retry(context: &Context, request: FileOf) -> Result<(), DeskError> {
    context.uploads.retry(request.id).await
}

/// Takes back a file that has not arrived.
pub(crate) async fn upload_cancel(context: &Context, request: FileOf) -> Result<(), DeskError> {
    context.uploads.remove(request.id).await
}

/// Saves a file of a ticket where the person says.
pub(crate) async fn attachment_save(context: &Context, request: AttachmentSave) -> Result<Option<Saved>, DeskError> {
    context.files.save(request).await
}

/// A picture of a ticket, as pixels that this computer wrote itself.
pub(crate) async fn attachment_picture(context: &Context, request: AttachmentPicture) -> Result<Picture, DeskError> {
    context.files.attachment_picture(request).await
}

/// A picture that was chosen for a draft, as pixels that this computer wrote itself.
pub(crate) async fn file_picture(context: &Context, request: FilePicture) -> Result<Picture, DeskError> {
    context.files.file_picture(request).await
}

/// A text file of a ticket, with nothing in it that acts.
pub(crate) async fn attachment_text(context: &Context, request: AttachmentText) -> Result<FileText, DeskError> {
    context.files.attachment_text(request).await
}

/// A text file that was chosen for a draft, with nothing in it that acts.
pub(crate) async fn file_text(context: &Context, request: FileOf) -> Result<FileText, DeskError> {
    context.files.file_text(request.id).await
}

/// Stops a download.
pub(crate) async fn attachment_stop(context: &Context, request: AttachmentOf) -> Result<(), DeskError> {
    context.files.stop(request.id);
    Ok(())
}
