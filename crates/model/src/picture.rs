//! Pictures as the window shows them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{AttachmentId, RequestId, TicketId};

/// In which form a picture is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum PictureForm {
    /// Beside its name.
    Thumbnail,
    /// In the viewer.
    Whole,
}

impl PictureForm {
    /// Its name in the cache.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Thumbnail => "thumbnail",
            Self::Whole => "whole",
        }
    }
}

/// A picture that was decoded and re-encoded, without anything but its pixels.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Picture {
    /// `image/png` or `image/jpeg`.
    pub media_type: String,
    /// How many pixels the original is wide.
    pub width: u32,
    /// How many pixels the original is high.
    pub height: u32,
    /// The content in base64.
    pub bytes: String,
}

/// Asks for a picture of a ticket.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AttachmentPicture {
    /// The ticket that it belongs to.
    pub ticket: TicketId,
    /// Which file.
    pub id: AttachmentId,
    /// How many bytes the file has.
    #[ts(type = "number")]
    pub size: u64,
    /// The file's digest.
    pub digest: String,
    /// Small or large.
    pub form: PictureForm,
}

/// Asks for a picture that was chosen for a draft.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FilePicture {
    /// Which file.
    pub id: RequestId,
    /// Small or large.
    pub form: PictureForm,
}
