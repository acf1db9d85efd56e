//! Which characters a text may hold. `require_text` of the database and `ui/src/components/clean-text.ts`
//! follow the same rules; `tests/cases/characters.json` holds all three to them.

use icu_properties::props::{DefaultIgnorableCodePoint, GeneralCategory, GeneralCategoryGroup};
use icu_properties::{CodePointMapData, CodePointSetData};

/// Whether nothing of the text is visible: white space, and characters that fonts show as nothing.
pub(crate) fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || is_ignorable(c) || matches!(c, '\u{2800}' | '\u{16FE4}' | '\u{1D159}'))
}

/// How deep isolates may lie in each other.
const DEEPEST: u32 = 3;

/// Whether the text holds a character that hides or turns the direction of its neighbours. What languages and emoji need
/// is none: joiners, direction marks, isolates that are closed in their line, variation selectors, the tags of a flag. Source:
/// Unicode TR 36, UTS 39, UAX 9.
pub(crate) fn is_deceptive(text: &str) -> bool {
    text.lines().any(has_stray_isolate) || hides(text)
}

/// Whether an isolate of this line is not closed, or an end closes none.
fn has_stray_isolate(line: &str) -> bool {
    let mut open = 0;
    for c in line.chars() {
        match c {
            '\u{2066}'..='\u{2068}' if open < DEEPEST => open += 1,
            '\u{2069}' if open > 0 => open -= 1,
            '\u{2066}'..='\u{2069}' => return true,
            _ => {}
        }
    }
    open > 0
}

fn hides(text: &str) -> bool {
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        if let Some(after) = after_flag(c, rest.as_str()) {
            rest = after.chars();
        } else if (is_ignorable(c) && !is_needed(c)) || matches!(c, '\u{2028}' | '\u{2029}' | '\u{FFF9}'..='\u{FFFB}') {
            return true;
        }
    }
    false
}

/// Whether Unicode wants the character to be invisible where a program does not know it.
pub(crate) fn is_ignorable(c: char) -> bool {
    CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c)
}

/// Whether a reader cannot see the character, or what it does to its neighbours: one that Unicode ignores, a control character, a mark of direction.
/// Joiners and variation selectors shape what is seen beside them, so they are none.
#[must_use]
pub fn is_unseen(c: char) -> bool {
    let shapes = matches!(c, '\u{180B}'..='\u{180D}' | '\u{180F}' | '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}');
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{FFF9}'..='\u{FFFB}') || (is_ignorable(c) && !shapes)
}

/// Whether words are made of it, in any script: letters, marks (some scripts write vowels with them), digits.
pub(crate) fn is_of_word(c: char) -> bool {
    let words = GeneralCategoryGroup::Letter.union(GeneralCategoryGroup::Mark).union(GeneralCategoryGroup::Number);
    words.contains(CodePointMapData::<GeneralCategory>::new().get(c))
}

fn is_needed(c: char) -> bool {
    matches!(c, '\u{2066}'..='\u{2069}' | '\u{061C}' | '\u{180B}'..='\u{180D}' | '\u{180F}' | '\u{200C}'..='\u{200F}' | '\u{FE00}'..='\u{FE0F}'
        | '\u{E0100}'..='\u{E01EF}')
}

/// What follows the flag of a country's part, such as England: a black flag, tags that spell the part, a closing tag (UTS 51).
fn after_flag(flag: char, tags: &str) -> Option<&str> {
    let rest = tags.trim_start_matches(|c| matches!(c, '\u{E0030}'..='\u{E0039}' | '\u{E0061}'..='\u{E007A}'));
    let spelt = (tags.len() - rest.len()) / '\u{E0030}'.len_utf8();
    let whole = flag == '\u{1F3F4}' && (3..=6).contains(&spelt);
    rest.strip_prefix('\u{E007F}').filter(|_| whole)
}
