use std::io::Cursor;

use image::{DynamicImage, GenericImageView as _, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};

use super::*;

/// A picture whose left half is red and whose right half is blue.
fn halves(width: u32, height: u32) -> DynamicImage {
    RgbImage::from_fn(width, height, |x, _| if x < width / 2 { Rgb([255, 0, 0]) } else { Rgb([0, 0, 255]) }).into()
}

fn written(pixels: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    pixels.write_to(&mut bytes, format).expect("it is written");
    bytes.into_inner()
}

fn bytes_of(picture: &Picture) -> Vec<u8> {
    BASE64_STANDARD.decode(&picture.bytes).expect("base64")
}

fn pixels_of(picture: &Picture) -> DynamicImage {
    image::load_from_memory(&bytes_of(picture)).expect("a picture")
}

/// A chunk of a PNG with its right check sum, so that nothing but what it says can be refused.
fn chunk(name: [u8; 4], data: &[u8]) -> Vec<u8> {
    let body = [&name[..], data].concat();
    let check = !body.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { (sum >> 1) ^ 0xEDB8_8320 } else { sum >> 1 })
    });
    let length = u32::try_from(data.len()).expect("short");
    [&length.to_be_bytes()[..], &body, &check.to_be_bytes()].concat()
}

fn png_of(width: u32, height: u32) -> Vec<u8> {
    let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 6, 0, 0, 0]].concat();
    [b"\x89PNG\r\n\x1a\n".to_vec(), chunk(*b"IHDR", &header), chunk(*b"IDAT", &[0; 64]), chunk(*b"IEND", &[])].concat()
}

#[test]
fn four_formats_are_shown_by_their_content() {
    for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP, ImageFormat::Gif] {
        let shown = show(&written(&halves(400, 200), format)).expect("it is shown");
        assert_eq!((shown.whole.width, shown.whole.height), (400, 200), "{format:?}");
        for (picture, sides) in [(&shown.whole, (400, 200)), (&shown.thumbnail, (192, 96))] {
            let pixels = pixels_of(picture);
            assert_eq!(pixels.dimensions(), sides, "{format:?}");
            let (left, right) = (pixels.get_pixel(2, 2), pixels.get_pixel(sides.0 - 3, 2));
            assert!(left[0] > 240 && left[2] < 15, "{format:?}: red on the left, not {left:?}");
            assert!(right[2] > 240 && right[0] < 15, "{format:?}: blue on the right, not {right:?}");
        }
    }
}

#[test]
fn what_can_be_seen_through_stays_so() {
    let glass = DynamicImage::from(RgbaImage::from_pixel(8, 8, Rgba([0, 255, 0, 100])));
    let shown = show(&written(&glass, ImageFormat::WebP)).expect("it is shown");
    assert_eq!(shown.whole.media_type, "image/png");
    assert_eq!(pixels_of(&shown.whole).get_pixel(4, 4), Rgba([0, 255, 0, 100]));
}

#[test]
fn a_small_picture_is_not_blown_up() {
    let shown = show(&written(&halves(16, 16), ImageFormat::Png)).expect("it is shown");
    assert_eq!(pixels_of(&shown.thumbnail).dimensions(), (16, 16));
}

#[test]
fn comments_and_places_do_not_come_along() {
    let whole = written(&halves(40, 20), ImageFormat::Png);
    let (start, rest) = whole.split_at(33);
    let secret = b"Comment\0taken at 52.52 N 13.40 E";
    let png = [start, &chunk(*b"tEXt", secret), rest].concat();
    let shown = show(&png).expect("it is shown");
    let leaks = |picture: &Picture| bytes_of(picture).windows(5).any(|window| window == b"taken");
    assert!(png.windows(5).any(|window| window == b"taken"), "it was there");
    assert!(!leaks(&shown.whole) && !leaks(&shown.thumbnail));
}

#[test]
fn a_photo_that_lies_on_its_side_is_put_upright() {
    let jpeg = written(&halves(64, 32), ImageFormat::Jpeg);
    // Orientation 6: the camera was turned to the left.
    let exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
    let length = u16::try_from(exif.len() + 2).expect("short");
    let turned = [&jpeg[..2], b"\xff\xe1", &length.to_be_bytes(), exif, &jpeg[2..]].concat();
    let shown = show(&turned).expect("it is shown");
    assert_eq!((shown.whole.width, shown.whole.height), (32, 64));
    let pixels = pixels_of(&shown.whole);
    assert!(pixels.get_pixel(16, 4)[0] > 240 && pixels.get_pixel(16, 60)[2] > 240, "red above blue");
    assert!(!bytes_of(&shown.whole).windows(4).any(|window| window == b"Exif"));
}

#[test]
fn a_promise_of_too_many_pixels_reserves_nothing() {
    let gif =
        [b"GIF89a\xff\xff\xff\xff\0\0\0,\0\0\0\0\xff\xff\xff\xff\0".to_vec(), vec![2, 2, 0x44, 1, 0, b';']].concat();
    let vp8x = b"RIFF\x1e\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\xff\xff\xff\xff\xff\xffVP8 \0\0\0\0".to_vec();
    for (name, bomb) in [
        ("wide and high", png_of(100_000, 100_000)),
        ("wide", png_of(1 << 20, 1)),
        ("many pixels", png_of(8_001, 8_001)),
        ("the largest there can be", png_of(i32::MAX.unsigned_abs(), i32::MAX.unsigned_abs())),
        ("gif", gif),
    ] {
        assert!(matches!(show(&bomb), Err(PictureError::TooLarge)), "{name}: {:?}", show(&bomb).err());
    }
    // A canvas that no frame can fill is no picture, and reserves nothing either.
    assert!(show(&vp8x).is_err());
}

#[test]
fn a_small_file_that_inflates_is_refused_by_its_pixels() {
    let sides = 9_000;
    let mut bomb = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut bomb, CompressionType::Fast, FilterType::NoFilter);
    image::GrayImage::new(sides, sides).write_with_encoder(encoder).expect("it is written");
    assert!(bomb.len() < 1_000_000, "it is small: {}", bomb.len());
    assert!(matches!(show(&bomb), Err(PictureError::TooLarge)));
}

#[test]
fn nothing_else_is_taken_for_a_picture() {
    let png = written(&halves(64, 64), ImageFormat::Png);
    let svg = br#"<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>"#;
    for (name, content) in [
        ("nothing", &b""[..]),
        ("one byte", b"\x89"),
        ("a signature alone", b"\x89PNG\r\n\x1a\n"),
        ("svg", svg),
        ("svg behind a byte order mark", b"\xef\xbb\xbf<svg/>"),
        ("a page", b"<!doctype html><img src=x onerror=alert(1)>"),
        ("a program", b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff"),
        ("a bitmap", b"BM\x3a\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\x01\0\0\0\x01\0\0\0\x01\0\x18\0"),
        ("an icon", b"\0\0\x01\0\x01\0\x10\x10\0\0\x01\0\x20\0\0\0\0\0\x16\0\0\0"),
        ("half of a picture's header", &png[..30]),
    ] {
        assert!(matches!(show(content), Err(PictureError::Unreadable)), "{name}");
    }
}

#[test]
fn a_truncated_picture_never_panics() {
    for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP, ImageFormat::Gif] {
        let whole = written(&halves(64, 64), format);
        for length in 0..whole.len() {
            if let Ok(shown) = show(&whole[..length]) {
                assert_eq!((shown.whole.width, shown.whole.height), (64, 64), "{format:?}, {length} bytes");
            }
        }
    }
}

#[test]
fn what_hangs_behind_a_picture_does_not_pass() {
    let polyglot =
        [written(&halves(16, 16), ImageFormat::Gif), b"<script>alert(1)</script>PK\x03\x04".to_vec()].concat();
    let shown = show(&polyglot).expect("a picture all the same");
    assert!(!bytes_of(&shown.whole).windows(7).any(|window| window == b"<script"));
}

#[test]
fn a_huge_picture_is_made_smaller_and_says_how_large_it_is() {
    assert_eq!(shrunk(7_680, 2_160), None, "two 4K screens");
    let (width, height) = shrunk(8_000, 6_000).expect("made smaller");
    assert!(u64::from(width) * u64::from(height) <= MOST_SHOWN);
    assert_eq!(shrunk(32_000, 1_000).map(|(_, height)| height), Some(724));
    let shown = show(&written(&DynamicImage::new_luma8(32_000, 1), ImageFormat::Png)).expect("a line");
    assert_eq!(pixels_of(&shown.thumbnail).dimensions(), (192, 1));
}
