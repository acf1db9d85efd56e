//! How a text file writes its characters, told by its content.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use model::TextEncoding;

/// Of so many bytes one may be no ASCII in a text of Latin-1: most others are compressed or encrypted.
const LATIN_1_IN: usize = 3;

/// Fewer characters do not tell UTF-16 without its mark from anything else.
const FEWEST: usize = 4;

/// How a text is written that begins like this; its end may be cut off. Nothing when it is no text: a text says something.
pub(crate) fn encoding_of(start: &[u8]) -> Option<TextEncoding> {
    if utf_16(start).is_some() {
        return Some(TextEncoding::Utf16);
    }
    if start.is_empty() || start.contains(&0) {
        return None;
    }
    let is_utf_8 = match std::str::from_utf8(start) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none(),
    };
    if is_utf_8 || is_damaged_utf_8(start) {
        return Some(TextEncoding::Utf8);
    }
    let is_control = |byte: &u8| matches!(byte, 1..=8 | 14..=26 | 28..=31 | 127);
    let foreign = start.iter().filter(|byte| !byte.is_ascii()).count();
    let is_latin_1 = !start.iter().any(is_control) && foreign <= start.len() / LATIN_1_IN;
    is_latin_1.then_some(TextEncoding::Latin1)
}

/// Whether it reads as UTF-8 but for some bytes that are wrong or lost. A text of Latin-1 is wrong at nearly each of its letters that are no ASCII.
fn is_damaged_utf_8(start: &[u8]) -> bool {
    let (mut foreign, mut wrong) = (0_usize, 0_usize);
    for chunk in start.utf8_chunks() {
        foreign += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    wrong < foreign
}

/// The form of UTF-16, where it is one: by its mark, or because every other byte of its letters is zero.
fn utf_16(start: &[u8]) -> Option<&'static Encoding> {
    let (form, content) = match start {
        [0xFF, 0xFE, content @ ..] => (UTF_16LE, content),
        [0xFE, 0xFF, content @ ..] => (UTF_16BE, content),
        _ => (unmarked_utf_16(start)?, start),
    };
    let units = content
        .as_chunks::<2>()
        .0
        .iter()
        .map(|pair| if form == UTF_16LE { u16::from_le_bytes(*pair) } else { u16::from_be_bytes(*pair) });
    let mut characters = char::decode_utf16(units).peekable();
    let mut valid = !content.is_empty();
    while let Some(character) = characters.next() {
        valid &= match character {
            Ok(c) => c != '\0',
            // A pair may be cut off at the end.
            Err(_) => characters.peek().is_none(),
        };
    }
    valid.then_some(form)
}

fn unmarked_utf_16(start: &[u8]) -> Option<&'static Encoding> {
    let pairs = start.as_chunks::<2>().0;
    let zeros = |half: usize| pairs.iter().filter(|pair| pair.get(half) == Some(&0)).count();
    // Programs and pictures have zeros in both halves.
    match (zeros(0), zeros(1)) {
        _ if pairs.len() < FEWEST => None,
        (0, second) if second > pairs.len() / 2 => Some(UTF_16LE),
        (first, 0) if first > pairs.len() / 2 => Some(UTF_16BE),
        _ => None,
    }
}

/// The characters. What is no character in this encoding becomes a question mark in a diamond; a character that is cut off at the end is left out.
pub(super) fn decode(start: &[u8], encoding: TextEncoding) -> String {
    let form = match encoding {
        TextEncoding::Utf8 => UTF_8,
        TextEncoding::Utf16 => utf_16(start).unwrap_or(UTF_16LE),
        TextEncoding::Latin1 => WINDOWS_1252,
    };
    let mut decoder = form.new_decoder_with_bom_removal();
    let mut text = String::with_capacity(decoder.max_utf8_buffer_length(start.len()).unwrap_or(start.len()));
    let _ = decoder.decode_to_string(start, &mut text, false);
    text
}
