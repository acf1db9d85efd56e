//! Turns the content of a file into pictures that the window may show: decoded here, and re-encoded from the pixels alone. So the web
//! view never reads a byte that a stranger wrote, and place, camera and comments of a photo are gone.

mod decode;
mod error;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{DynamicImage, RgbaImage};
use model::{Picture, PictureForm};

use self::decode::{Decoded, decode};
pub use self::error::PictureError;
use crate::host::Captured;

/// The longest side of a thumbnail: sharp on a screen with two pixels for one.
const THUMBNAIL: u32 = 192;
/// The most pixels of a picture in the viewer; beyond, it is made smaller. Two 4K screens side by side fit.
const MOST_SHOWN: u64 = 16_800_000;
/// Nobody sees what a JPEG of this quality lacks.
const QUALITY: u8 = 90;

/// A picture in both forms.
#[derive(Debug)]
pub(super) struct Shown {
    pub(super) thumbnail: Picture,
    pub(super) whole: Picture,
}

impl Shown {
    pub(super) fn in_form(self, form: PictureForm) -> Picture {
        match form {
            PictureForm::Thumbnail => self.thumbnail,
            PictureForm::Whole => self.whole,
        }
    }
}

/// Makes both forms of a picture. Takes as long as the picture is large, and the memory of its pixels.
pub(super) fn show(content: &[u8]) -> Result<Shown, PictureError> {
    let Decoded { pixels, is_photo } = decode(content)?;
    let (width, height) = (pixels.width(), pixels.height());
    let written = |pixels: &DynamicImage| -> Result<Picture, PictureError> {
        let (media_type, bytes) = if is_photo { ("image/jpeg", jpeg(pixels)?) } else { ("image/png", png(pixels)?) };
        Ok(Picture { media_type: media_type.to_owned(), width, height, bytes: BASE64_STANDARD.encode(bytes) })
    };
    let thumbnail = written(&within(&pixels, THUMBNAIL, THUMBNAIL))?;
    let whole = match shrunk(width, height) {
        Some((width, height)) => written(&pixels.thumbnail_exact(width, height))?,
        None => written(&pixels)?,
    };
    Ok(Shown { thumbnail, whole })
}

/// Writes a picture of the screen as a PNG, pixel by pixel.
pub(super) fn of_screen(captured: Captured) -> Result<Picture, PictureError> {
    let pixels = match captured {
        Captured::Pixels { width, height, rgba } => {
            RgbaImage::from_raw(width, height, rgba).map(DynamicImage::from).ok_or(PictureError::Unreadable)?
        }
        Captured::File(content) => decode(&content)?.pixels,
    };
    // Nothing lies behind a screen.
    let bytes = png(&DynamicImage::from(pixels.to_rgb8()))?;
    let (width, height) = (pixels.width(), pixels.height());
    Ok(Picture { media_type: "image/png".to_owned(), width, height, bytes: BASE64_STANDARD.encode(bytes) })
}

/// The picture inside of these sides; a small one stays as it is.
fn within(pixels: &DynamicImage, width: u32, height: u32) -> DynamicImage {
    if pixels.width() <= width && pixels.height() <= height {
        return pixels.clone();
    }
    pixels.thumbnail(width, height)
}

/// The sides that a picture of too many pixels is made smaller to.
fn shrunk(width: u32, height: u32) -> Option<(u32, u32)> {
    let pixels = u64::from(width) * u64::from(height);
    if pixels <= MOST_SHOWN {
        return None;
    }
    // The side of a square of so many pixels is exact enough as a whole number.
    let (many, few) = (pixels.isqrt(), MOST_SHOWN.isqrt());
    let side = |side: u32| u32::try_from((u64::from(side) * few / many).max(1)).unwrap_or(1);
    Some((side(width), side(height)))
}

fn jpeg(pixels: &DynamicImage) -> Result<Vec<u8>, PictureError> {
    let mut bytes = Vec::new();
    pixels.to_rgb8().write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, QUALITY))?;
    Ok(bytes)
}

fn png(pixels: &DynamicImage) -> Result<Vec<u8>, PictureError> {
    let mut bytes = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut bytes, CompressionType::Fast, FilterType::Adaptive);
    if pixels.color().has_alpha() {
        pixels.to_rgba8().write_with_encoder(encoder)?;
    } else {
        pixels.to_rgb8().write_with_encoder(encoder)?;
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests;
