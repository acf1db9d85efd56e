//! What somebody typed, as the words to search for.

use super::fold::fold;

/// Quotation marks of any language enclose a phrase.
const QUOTES: [char; 8] = ['"', '“', '”', '„', '‟', '«', '»', '＂'];

/// The words and phrases of a query. Any text is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchQuery {
    words: Vec<String>,
    folded: Vec<String>,
}

impl SearchQuery {
    /// Reads a query. A phrase that nobody closed ends with the text.
    #[must_use]
    pub fn parse(typed: &str) -> Self {
        let words: Vec<String> = typed
            .split(QUOTES)
            .enumerate()
            .flat_map(|(place, part)| -> Vec<String> {
                let words = part.split_whitespace();
                if place % 2 == 0 {
                    words.map(str::to_owned).collect()
                } else {
                    vec![words.collect::<Vec<_>>().join(" ")]
                }
            })
            .filter(|word| !word.is_empty())
            .collect();
        let mut folded: Vec<String> = words.iter().map(|word| fold(word)).filter(|word| !word.is_empty()).collect();
        folded.sort_by(|one, other| other.len().cmp(&one.len()).then_with(|| one.cmp(other)));
        folded.dedup();
        Self { words, folded }
    }

    /// There is nothing to search for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The words as the procedure `ticket_search` takes them, one a line.
    #[must_use]
    pub fn lines(&self) -> String {
        self.words.join("\n")
    }

    /// The words as texts are compared, longest first.
    #[must_use]
    pub fn folded(&self) -> &[String] {
        &self.folded
    }

    /// The ticket whose number this is.
    #[must_use]
    pub fn number(&self) -> Option<u64> {
        let [word] = self.words.as_slice() else { return None };
        let digits = word.strip_prefix('#').unwrap_or(word);
        if digits.len() > 18 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        digits.parse().ok()
    }

    /// How many of the words are in a text.
    #[must_use]
    pub fn words_in(&self, text: &str) -> usize {
        let text = fold(text);
        self.folded.iter().filter(|word| text.contains(*word)).count()
    }

    /// Whether each word is in one of the texts.
    pub fn matches<'a>(&self, texts: impl IntoIterator<Item = &'a str>) -> bool {
        let mut missing: Vec<&str> = self.folded.iter().map(String::as_str).collect();
        for text in texts {
            let text = fold(text);
            missing.retain(|word| !text.contains(word));
            if missing.is_empty() {
                return true;
            }
        }
        missing.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(typed: &str) -> Vec<String> {
        SearchQuery::parse(typed).words
    }

    #[test]
    fn words_and_phrases_are_told_apart() {
        assert_eq!(words("  printer  third\tfloor "), ["printer", "third", "floor"]);
        assert_eq!(words("\"third  floor\" printer"), ["third floor", "printer"]);
        assert_eq!(words("„dritter Stock“ Drucker «sans papier»"), ["dritter Stock", "Drucker", "sans papier"]);
    }

    #[test]
    fn any_text_is_a_query() {
        assert_eq!(words("printer \"third fl"), ["printer", "third fl"], "a phrase that is still being typed");
        assert_eq!(words("a\"b\"c"), ["a", "b", "c"]);
        for nothing in ["", " \u{a0}\n", "\"", "\"\"\"", "“ ”"] {
            assert!(SearchQuery::parse(nothing).is_empty(), "{nothing:?}");
        }
        assert_eq!(words("!% _ \\ 👍"), ["!%", "_", "\\", "👍"]);
    }

    #[test]
    fn a_number_alone_is_a_ticket() {
        for (typed, number) in [("12", Some(12)), (" #12 ", Some(12)), ("12 a", None), ("#", None), ("1.2", None)] {
            assert_eq!(SearchQuery::parse(typed).number(), number, "{typed}");
        }
        assert_eq!(SearchQuery::parse(&"9".repeat(40)).number(), None);
    }

    #[test]
    fn every_word_is_somewhere_without_case_and_accents() {
        let texts = ["Netzwerkdrucker im Café", "Can’t print, Straße 4", "无法连接打印机"];
        for typed in ["drucker", "CAFE can't", "\"im café\"", "strasse", "打印", "STRAßE druck", ""] {
            assert!(SearchQuery::parse(typed).matches(texts), "{typed}");
        }
        for typed in ["drucker lampe", "\"cafe im\"", "drucker can"] {
            assert_eq!(SearchQuery::parse(typed).matches(texts), typed.ends_with("can"), "{typed}");
        }
    }

    #[test]
    fn a_word_that_is_typed_twice_counts_once() {
        let query = SearchQuery::parse("lamp desk LAMP");
        assert_eq!(query.folded(), ["desk", "lamp"]);
        assert_eq!(query.words_in("The lamp flickers"), 1);
    }
}
