//! The spelling in which texts are compared: no case, no accents, one apostrophe, one hyphen. It makes of letters what the database's
//! collation makes of them (`tests/database/search.rs` compares the two).

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// A folded text that remembers where its letters come from.
#[derive(Debug)]
pub struct Folded {
    text: String,
    /// For each byte of the folded text the byte range of the letter that it was made of.
    origins: Vec<Range<usize>>,
}

impl Folded {
    pub(super) fn new(original: &str) -> Self {
        let (mut text, mut origins) = (String::with_capacity(original.len()), Vec::with_capacity(original.len()));
        let mut at = 0;
        for letter in original.chars() {
            let origin = at..at + letter.len_utf8();
            at = origin.end;
            let before = text.len();
            fold_letter(letter, &mut text);
            origins.extend(std::iter::repeat_n(origin, text.len() - before));
        }
        Self { text, origins }
    }

    /// The byte ranges of the original in which a folded word stands.
    pub(super) fn ranges<'a>(&'a self, word: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
        self.text.match_indices(word).filter_map(|(at, found)| {
            let first = self.origins.get(at)?;
            let last = self.origins.get((at + found.len()).checked_sub(1)?)?;
            Some(first.start..last.end)
        })
    }
}

/// Folds a text whose origins nobody asks for.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    text.chars().for_each(|letter| fold_letter(letter, &mut folded));
    folded
}

fn fold_letter(letter: char, folded: &mut String) {
    match letter {
        'a'..='z' | '0'..='9' => folded.push(letter),
        _ if letter.is_whitespace() => folded.push(' '),
        '’' | '‘' | 'ʼ' | '´' | '`' => folded.push('\''),
        '‐' | '‑' | '–' => folded.push('-'),
        _ if letter.is_ascii() => folded.push(letter.to_ascii_lowercase()),
        _ => std::iter::once(letter)
            .nfkd()
            .filter(|part| !is_combining_mark(*part))
            .flat_map(char::to_lowercase)
            .nfkd()
            .filter(|part| !is_combining_mark(*part))
            .for_each(|part| match part {
                'ß' => folded.push_str("ss"),
                'ς' => folded.push('σ'),
                _ => folded.push(part),
            }),
    }
}
