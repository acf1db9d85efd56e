//! Everything that people type.

use model::{
    Address, Body, Description, Email, Note, Organisation, PersonName, Profession, Title, Username, WorkstationName,
};
use unicode_normalization::is_nfc;

/// An accepted text is normalised, within its limits and free of deceptive characters, and is accepted unchanged a second time.
///
/// # Panics
/// When that does not hold.
pub fn text(input: &[u8]) {
    let Ok(raw) = std::str::from_utf8(input) else { return };
    macro_rules! each {
        ($($name:ident $breaks:literal),* $(,)?) => {$(
            if let Ok(taken) = $name::parse(raw) {
                holds(taken.as_str(), stringify!($name), $breaks, &$name::LENGTH);
                assert_eq!($name::parse(taken.as_str()), Ok(taken), "{raw:?} as {}", stringify!($name));
            }
        )*};
    }
    each! {
        Title false, Description true, Body true, Note true, PersonName false, Username false, Email false,
        Profession false, Organisation false, Address true, WorkstationName false,
    }
}

fn holds(text: &str, kind: &str, breaks: bool, length: &std::ops::RangeInclusive<usize>) {
    assert!(length.contains(&text.chars().count()), "{text:?} is too long or too short for {kind}");
    assert!(is_nfc(text), "{text:?} is not in its normal form");
    assert_eq!(text.trim_end(), text, "white space after {kind}");
    let first = text.lines().next().unwrap_or_default();
    assert!(first.trim_start() == first || (breaks && !first.trim().is_empty()), "white space before {kind}");
    for c in text.chars() {
        assert!(!c.is_control() || (breaks && matches!(c, '\n' | '\t')), "{c:?} in {kind}");
        let turns = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        let hides = matches!(c, '\u{200b}' | '\u{feff}' | '\u{ad}' | '\u{2060}' | '\u{e0000}'..='\u{e002f}');
        assert!(!turns && !hides, "{c:?} in {kind}");
    }
}
