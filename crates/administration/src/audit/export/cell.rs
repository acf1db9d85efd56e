//! Cells that no spreadsheet takes for a formula (CWE-1236; the characters are those of OWASP, "CSV Injection").

use std::borrow::Cow;

/// What is put before a text that would be taken for a formula. Spreadsheets show it as the text that follows.
const GUARD: char = '\'';

/// A text as it may stand in a cell: one that could begin a formula gets an apostrophe before it. So does one that begins
/// with an apostrophe, so that [`original`] gives every text back.
#[must_use]
pub fn guarded(text: &str) -> Cow<'_, str> {
    if text.starts_with(GUARD) || may_begin_formula(text) {
        Cow::Owned(format!("{GUARD}{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The text that was guarded.
#[must_use]
pub fn original(cell: &str) -> &str {
    cell.strip_prefix(GUARD).unwrap_or(cell)
}

/// Whether a spreadsheet may take the text for a formula. What stands before the first visible character counts for
/// nothing, because some programs drop it.
#[must_use]
pub fn may_begin_formula(text: &str) -> bool {
    let begins_cell = |c: char| matches!(c, '\t' | '\r' | '\n' | '\0');
    let seen = text.trim_start_matches(|c: char| c.is_whitespace() || c.is_control() || is_invisible(c));
    // Full-width forms are made into plain ones by some programs (Unicode compatibility).
    let begins_formula = |c: char| {
        matches!(
            c,
            '=' | '+'
                | '-'
                | '@'
                | '|'
                | '%'
                | '＝'
                | '＋'
                | '－'
                | '＠'
                | '﹦'
                | '﹢'
                | '﹣'
                | '﹫'
                | '−'
                | '⁼'
                | '⁺'
                | '⁻'
        )
    };
    text.starts_with(begins_cell) || seen.starts_with(begins_formula)
}

/// Characters without a width, which a spreadsheet may drop.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_begin_a_formula_is_guarded() {
        for text in [
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "\n=1",
            "\tplain",
            "\rplain",
            "\nplain",
            " =1",
            "\u{a0}=1",
            "  \t -1",
            "\u{feff}=1",
            "\u{200b}=1",
            "\u{0}=1",
            "\u{7}=1",
            "＝1",
            "＋1",
            "－1",
            "＠SUM",
            "﹦1",
            "−1",
            " ＝1",
            "|cmd",
            "%0A=1",
            "=",
            "=HYPERLINK(\"http://example.org\")",
            "=cmd|' /C calc'!A0",
            "-2+3+cmd|' /C calc'!A0",
        ] {
            assert!(may_begin_formula(text), "{text:?}");
            assert_eq!(guarded(text), format!("'{text}"), "{text:?}");
        }
    }

    #[test]
    fn what_is_only_text_stays_as_it_is() {
        for text in ["", " ", "lamp", "1", "a=b", "1-1", "ada@example.org", "{\"title\":\"=1\"}", "#7", "💡 =", "\"=1"]
        {
            assert_eq!(guarded(text), text, "{text:?}");
        }
    }

    #[test]
    fn the_original_comes_back() {
        for text in ["=1", "'=1", "'", "''", "'plain", "plain", "", " =1"] {
            assert_eq!(original(&guarded(text)), text, "{text:?}");
        }
    }
}
