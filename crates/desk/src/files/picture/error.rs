//! Why a picture is not shown.

use image::ImageError;

/// Why a file is not shown.
#[derive(Debug, thiserror::Error)]
pub enum PictureError {
    /// It is none of the four formats, or damaged.
    #[error("this is no picture that the application shows")]
    Unreadable,
    /// It has more pixels or bytes than are shown.
    #[error("the picture is too large")]
    TooLarge,
}

impl From<ImageError> for PictureError {
    fn from(error: ImageError) -> Self {
        match error {
            ImageError::Limits(_) => Self::TooLarge,
            _ => Self::Unreadable,
        }
    }
}
