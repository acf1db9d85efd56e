//! Reads text files of strangers as lines with nothing in them that acts: no colours of terminals, no invisible characters.

mod encoding;
mod escape;

use std::fmt::Write as _;

use model::{FileText, is_unseen};

pub(super) use self::encoding::encoding_of;

/// No more bytes of a text are shown. A whole number of chunks.
pub(super) const LARGEST_TEXT: u64 = 8 * 1024 * 1024;

/// The beginning of a text file, or all of it. Nothing when it is no text.
pub(super) fn read(start: &[u8]) -> Option<FileText> {
    let encoding = encoding_of(start)?;
    let text = harmless(&encoding::decode(start, encoding));
    Some(FileText { text, encoding, read: start.len() as u64 })
}

/// The text with line feeds for all ends of lines and without a terminal's codes. Control characters and what else nobody sees are spelt out.
fn harmless(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    let mut rest = text;
    loop {
        // Nearly all of a log needs no look at each character.
        let plain = rest.bytes().position(|byte| !matches!(byte, b' '..=b'~' | b'\n' | b'\t')).unwrap_or(rest.len());
        let (shown, special) = rest.split_at(plain);
        written.push_str(shown);
        rest = special;
        let Some(c) = rest.chars().next() else { return written };
        let after = rest.get(c.len_utf8()..).unwrap_or_default();
        rest = match c {
            '\u{1B}' => {
                let after_code = escape::after_code(after);
                if after_code.is_none() {
                    written.push('\u{241B}');
                }
                after_code.unwrap_or(after)
            }
            '\r' => {
                written.push('\n');
                after.strip_prefix('\n').unwrap_or(after)
            }
            _ => {
                write_visibly(&mut written, c);
                after
            }
        };
    }
}

fn write_visibly(written: &mut String, c: char) {
    match c {
        '\n' | '\t' => written.push(c),
        // Unicode has a picture of each.
        '\0'..='\u{1F}' => written.extend(char::from_u32(0x2400 + u32::from(c))),
        '\u{7F}' => written.push('\u{2421}'),
        _ if is_unseen(c) => {
            // Writing to a string does not fail.
            let _ = write!(written, "<U+{:04X}>", u32::from(c));
        }
        _ => written.push(c),
    }
}

#[cfg(test)]
mod tests;
