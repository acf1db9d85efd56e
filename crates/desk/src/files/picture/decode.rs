//! Decodes pictures of strangers within hard limits.

use std::io::Cursor;

use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};

use super::error::PictureError;

/// The most pixels of a picture that is shown.
const MOST_PIXELS: u64 = 64_000_000;
/// No side of a picture that is shown has more pixels.
const LONGEST_SIDE: u32 = 32_000;
/// The most bytes that a decoder may hold, and the most that the pixels may take.
const MOST_BYTES: u64 = 256 * 1024 * 1024;

/// A decoded picture, upright.
pub(super) struct Decoded {
    pub(super) pixels: DynamicImage,
    /// Whether it came as a photo does: then it is written so again.
    pub(super) is_photo: bool,
}

/// Decodes a PNG, JPEG, WebP or GIF, whatever its name says. An animation shows its first frame.
pub(super) fn decode(content: &[u8]) -> Result<Decoded, PictureError> {
    let format = image::guess_format(content).map_err(|_| PictureError::Unreadable)?;
    if !matches!(format, ImageFormat::Png | ImageFormat::Jpeg | ImageFormat::WebP | ImageFormat::Gif) {
        return Err(PictureError::Unreadable);
    }
    let mut reader = ImageReader::with_format(Cursor::new(content), format);
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST_SIDE);
    limits.max_image_height = Some(LONGEST_SIDE);
    limits.max_alloc = Some(MOST_BYTES);
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    let (width, height) = decoder.dimensions();
    // Before anything is reserved for what the header promises.
    if u64::from(width) * u64::from(height) > MOST_PIXELS || decoder.total_bytes() > MOST_BYTES {
        return Err(PictureError::TooLarge);
    }
    let orientation = decoder.orientation()?;
    let mut pixels = DynamicImage::from_decoder(decoder)?;
    pixels.apply_orientation(orientation);
    let is_photo = matches!(format, ImageFormat::Jpeg | ImageFormat::WebP) && !pixels.color().has_alpha();
    Ok(Decoded { pixels, is_photo })
}
