//! Takes what a person typed or pasted apart: plus sign, digits, extension.

use std::ops::RangeInclusive;

use super::problem::PhoneProblem;

/// How many digits an extension has.
pub(super) const EXTENSION_DIGITS: RangeInclusive<usize> = 1..=7;

/// A typed number without its decoration.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Typed {
    /// Whether it begins with a plus sign.
    pub(super) plus: bool,
    /// ASCII digits.
    pub(super) digits: String,
    /// The digits behind a word for an extension.
    pub(super) extension: Option<String>,
    /// What was typed, without the extension.
    pub(super) number: String,
}

/// What announces an extension, without dots, in lower case. The English, Spanish and Russian words and the signs are those of libphonenumber
/// (`_create_extn_pattern`); the others are how German, Austrian, French, Italian, Portuguese and Polish letterheads write it.
const EXTENSION_WORDS: [&str; 24] = [
    "extension",
    "extensión",
    "extn",
    "ext",
    "xtn",
    "xt",
    "x",
    "#",
    ";",
    ";ext=",
    "int",
    "anexo",
    "ramal",
    "доб",
    "durchwahl",
    "dw",
    "apparat",
    "app",
    "nebenstelle",
    "klappe",
    "kl",
    "poste",
    "interno",
    "wew",
];

/// Takes a text apart. What stands before the first digit or plus sign, such as `Tel.`, is passed over, as libphonenumber does.
/// Letters never stand for digits here: nobody wants `DW` to be dialled as 39.
pub(super) fn typed(raw: &str) -> Result<Typed, PhoneProblem> {
    let plain = plain_text(raw);
    let start = plain.find(|c: char| c == '+' || c.is_ascii_digit()).ok_or(PhoneProblem::Unreadable)?;
    let (before, plain) = plain.split_at(start);
    let plain = plain.trim_end_matches(is_separator);
    let (number, extension) = split_extension(plain);
    let digits = number.trim_start_matches('+');
    if !digits.chars().all(|c| c.is_ascii_digit() || is_separator(c)) {
        return Err(PhoneProblem::Unreadable);
    }
    if extension.is_some_and(|extension| !EXTENSION_DIGITS.contains(&extension.len())) {
        return Err(PhoneProblem::ExtensionTooLong);
    }
    Ok(Typed {
        plus: number.starts_with('+'),
        digits: digits.chars().filter(char::is_ascii_digit).collect(),
        extension: extension.map(str::to_owned),
        number: format!("{before}{number}"),
    })
}

/// Takes an extension from a field of its own, with or without a word before it; `None` where the field is empty.
pub(super) fn extension(raw: &str) -> Result<Option<String>, PhoneProblem> {
    let plain = plain_text(raw);
    let plain = plain.trim_matches(is_separator);
    if plain.is_empty() {
        return Ok(None);
    }
    let digits = match split_extension(plain) {
        ("", Some(digits)) => digits,
        _ => plain,
    };
    if !digits.chars().all(|c| c.is_ascii_digit()) {
        return Err(PhoneProblem::Unreadable);
    }
    let fits = EXTENSION_DIGITS.contains(&digits.len());
    if fits { Ok(Some(digits.to_owned())) } else { Err(PhoneProblem::ExtensionTooLong) }
}

/// Splits `number word digits` where the word announces an extension.
fn split_extension(plain: &str) -> (&str, Option<&str>) {
    let before = plain.strip_suffix('#').unwrap_or(plain).trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = plain.get(before.len()..).unwrap_or_default().trim_end_matches('#');
    let labelled = before.trim_end_matches(|c: char| is_separator(c) || c == ':');
    let label = labelled.trim_end_matches(|c: char| c.is_alphabetic() || matches!(c, '.' | '#' | ',' | ';' | '='));
    let word: String = labelled.get(label.len()..).unwrap_or_default().chars().filter(|c| *c != '.').collect();
    let announces = EXTENSION_WORDS.contains(&word.to_lowercase().as_str()) || is_pause(&word);
    if digits.is_empty() || !announces {
        return (plain, None);
    }
    (label.trim_end_matches(|c: char| is_separator(c) || c == ','), Some(digits))
}

/// Commas make a telephone wait before it dials on.
fn is_pause(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| c == ',')
}

/// The text in plain signs, without those that nobody sees.
fn plain_text(raw: &str) -> String {
    raw.trim().chars().map(plain).filter(|c| !is_invisible(*c)).collect()
}

/// A character as a keyboard without input method writes it: ASCII digits for those of every script, narrow signs for wide ones.
fn plain(c: char) -> char {
    let code = u32::from(c);
    let digit = ZEROS.iter().find_map(|zero| code.checked_sub(*zero).filter(|value| *value < 10));
    match digit.and_then(|value| char::from_digit(value, 10)) {
        Some(digit) => digit,
        None if (0xFF01..=0xFF5E).contains(&code) => char::from_u32(code - 0xFEE0).unwrap_or(c),
        None => c,
    }
}

/// Where the ten digits of a script begin (Unicode 15, general category Nd: the scripts that people write today).
const ZEROS: [u32; 39] = [
    0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0DE6, 0x0E50,
    0x0ED0, 0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0, 0x1C40, 0x1C50,
    0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10, 0x11136, 0x16B50, 0x1E950,
];

/// Marks that come along when a number is copied from an address book or a web page.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{00AD}' | '\u{061C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// What people put between digits (`_VALID_PUNCTUATION` of libphonenumber, without its letter x, and every space).
fn is_separator(c: char) -> bool {
    (c.is_whitespace() && !matches!(c, '\n' | '\r'))
        || matches!(
            c,
            '-' | '\u{2010}'
                ..='\u{2015}'
                    | '\u{2212}'
                    | '\u{30FC}'
                    | '('
                    | ')'
                    | '['
                    | ']'
                    | '.'
                    | '/'
                    | '~'
                    | '\u{2053}'
                    | '\u{223C}'
        )
}
