//! Marks found words, and cuts out the part of a text that has them.

use std::ops::Range;

use super::answer::Piece;
use super::fold::Folded;
use super::query::SearchQuery;

/// Characters of a passage.
const LENGTH: usize = 160;
/// Of these before the first found word.
const BEFORE: usize = 50;
/// A cut moves up to so many characters to the end of a word.
const WORD: usize = 20;

/// A text in pieces that match the query, or do not.
#[must_use]
pub fn pieces(text: &str, query: &SearchQuery) -> Vec<Piece> {
    let folded = Folded::new(text);
    let mut found: Vec<Range<usize>> = query.folded().iter().flat_map(|word| folded.ranges(word)).collect();
    found.sort_by_key(|range| range.start);
    let mut pieces = Vec::new();
    let mut at = 0;
    for range in found {
        let start = range.start.max(at);
        push(&mut pieces, text, at..start, false);
        push(&mut pieces, text, start..range.end, true);
        at = at.max(range.end);
    }
    push(&mut pieces, text, at..text.len(), false);
    pieces
}

fn push(pieces: &mut Vec<Piece>, text: &str, range: Range<usize>, hit: bool) {
    let Some(part) = text.get(range).filter(|part| !part.is_empty()) else { return };
    match pieces.last_mut() {
        Some(last) if last.hit == hit => last.text.push_str(part),
        _ => pieces.push(Piece { text: part.to_owned(), hit }),
    }
}

/// The part of a text around the first found word, on one line.
#[must_use]
pub fn passage(text: &str, query: &SearchQuery) -> Vec<Piece> {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let folded = Folded::new(&line);
    let first = query.folded().iter().flat_map(|word| folded.ranges(word)).map(|range| range.start).min().unwrap_or(0);
    let letters: Vec<(usize, char)> = line.char_indices().collect();
    let hit = letters.partition_point(|(at, _)| *at < first);
    let end = (hit.saturating_sub(BEFORE) + LENGTH).min(letters.len());
    let start = hit.saturating_sub(BEFORE).min(end.saturating_sub(LENGTH));
    // A cut in the middle of a word moves to its end, towards the found word.
    let is_space = |place: &usize| letters.get(*place).is_some_and(|(_, letter)| *letter == ' ');
    let start = if start == 0 { 0 } else { (start..hit.min(start + WORD)).find(is_space).map_or(start, |at| at + 1) };
    let end =
        if end == letters.len() { end } else { (end.saturating_sub(WORD)..end).rev().find(is_space).unwrap_or(end) };
    let byte = |place: usize| letters.get(place).map_or(line.len(), |(at, _)| *at);
    let mut passage = pieces(line.get(byte(start)..byte(end)).unwrap_or_default(), query);
    if start > 0 {
        passage.insert(0, Piece { text: "…".to_owned(), hit: false });
    }
    if end < letters.len() {
        passage.push(Piece { text: "…".to_owned(), hit: false });
    }
    passage
}

#[cfg(test)]
mod tests {
    use super::*;

    /// With found words in brackets.
    fn shown(pieces: &[Piece]) -> String {
        pieces.iter().map(|Piece { text, hit }| if *hit { format!("[{text}]") } else { text.clone() }).collect()
    }

    fn marked(text: &str, typed: &str) -> String {
        shown(&pieces(text, &SearchQuery::parse(typed)))
    }

    #[test]
    fn found_words_are_marked_as_they_are_written() {
        for (text, typed, expected) in [
            ("Netzwerkdrucker im Café", "DRUCKER cafe", "Netzwerk[drucker] im [Café]"),
            ("Große Straße", "strasse", "Große [Straße]"),
            ("Can’t print", "can't", "[Can’t] print"),
            ("cafe\u{301} noir", "café", "[cafe]\u{301} noir"),
            ("无法连接打印机", "打印", "无法连接[打印]机"),
            ("third\nfloor", "\"third floor\"", "[third\nfloor]"),
            ("banana", "ana nan", "b[anan]a"),
            ("printer", "lamp", "printer"),
            ("", "lamp", ""),
            ("abc", "", "abc"),
        ] {
            assert_eq!(marked(text, typed), expected, "{text} for {typed}");
        }
    }

    #[test]
    fn a_passage_is_short_and_has_the_first_word() {
        let text = format!("{} the spooler\nfails {}", "It starts well. ".repeat(40), "and so on. ".repeat(40));
        let passage = shown(&passage(&text, &SearchQuery::parse("spooler")));
        assert!(passage.starts_with('…') && passage.ends_with('…'), "{passage}");
        assert!(passage.contains("the [spooler] fails"), "{passage}");
        assert!((120..=LENGTH + 4).contains(&passage.chars().count()), "{passage}");
    }

    #[test]
    fn a_short_text_is_its_own_passage() {
        let query = SearchQuery::parse("tray");
        assert_eq!(
            shown(&passage("Only from tray 2.\n\nThe others work.", &query)),
            "Only from [tray] 2. The others work."
        );
        assert_eq!(shown(&passage("", &query)), "");
        assert!(shown(&passage(&"x".repeat(500), &query)).chars().count() <= LENGTH + 1);
        let late = format!("{} tray", "word ".repeat(60));
        assert!(shown(&passage(&late, &query)).ends_with("[tray]"));
    }
}
