//! Texts with their rules. A value of these types has been checked; the database checks the same rule again.

use std::ops::RangeInclusive;

use unicode_normalization::UnicodeNormalization;

use crate::characters::{is_blank, is_deceptive, is_ignorable, is_of_word};
use crate::{Code, Invalid};

macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident $field:literal $shape:ident $range:expr),* $(,)?) => {
        /// Each field with the greatest length of its text, in characters.
        pub(crate) const LONGEST: &[(&str, usize)] = &[$(($field, *$name::LENGTH.end())),*];
    $(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct $name(String);

        impl $name {
            /// The field's name on the wire.
            pub const FIELD: &'static str = $field;
            /// The least and the greatest length, in characters.
            pub const LENGTH: RangeInclusive<usize> = $range;

            /// Parses a typed text: normalises it to NFC, trims it (the first of several lines keeps its indent) and checks it.
            pub fn parse(raw: &str) -> Result<Self, Invalid> {
                checked(raw, $field, Shape::$shape, Self::LENGTH).map(Self)
            }

            /// The text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
    )*};
}

texts! {
    /// A ticket's title: one line.
    Title "title" Line 1..=200,
    /// What a ticket is about.
    Description "description" Paragraphs 1..=10_000,
    /// A message in a thread or to a person.
    Body "body" Paragraphs 1..=10_000,
    /// A note with a completion, a reason with a decline or withdrawal; may be empty.
    Note "note" Paragraphs 0..=2_000,
    /// The name of a category of tickets.
    CategoryName "category" Line 1..=60,
    /// A person's name as others see it.
    PersonName "name" Line 1..=100,
    /// The name that a person signs in with.
    Username "username" Username 3..=32,
    /// An email address.
    Email "email" Email 3..=254,
    /// What a person does; may be empty.
    Profession "profession" Line 0..=100,
    /// Where a person works; may be empty.
    Organisation "organisation" Line 0..=100,
    /// Where a person can be found; may be empty.
    Address "address" Paragraphs 0..=300,
    /// The name of a file of a ticket: no path, at most 255 bytes.
    FileName "file" File 1..=255,
    /// The name that a workstation gives itself in lists of sessions.
    WorkstationName "workstation" Line 1..=100,
}

impl FileName {
    /// The name that a file has on this computer, as one that can be sent: its last part, without what deceives, and as long as it may be.
    /// What it ends with stays.
    #[must_use]
    pub fn cleaned(raw: &str) -> Self {
        const LONGEST: usize = 255;
        let last = raw.rsplit(['/', '\\']).next().unwrap_or_default();
        let visible: String =
            last.nfc().filter(|c| !c.is_control() && !is_deceptive(c.encode_utf8(&mut [0; 4]))).collect();
        let visible = visible.trim();
        let dot = visible.rfind('.').filter(|at| visible.len() - at <= 32).unwrap_or(visible.len());
        let (stem, ending) = visible.split_at(dot);
        let mut name = String::new();
        for c in stem.chars() {
            if name.len() + c.len_utf8() + ending.len() > LONGEST {
                break;
            }
            name.push(c);
        }
        Self::parse(&(name + ending)).unwrap_or_else(|_| Self("file".to_owned()))
    }
}

#[derive(Clone, Copy)]
enum Shape {
    Line,
    File,
    Paragraphs,
    Username,
    Email,
}

fn checked(raw: &str, field: &'static str, shape: Shape, length: RangeInclusive<usize>) -> Result<String, Invalid> {
    let invalid =
        |code, limit: Option<usize>| Invalid { field, code, limit: limit.and_then(|limit| u32::try_from(limit).ok()) };
    let text = trimmed(&raw.replace("\r\n", "\n").nfc().collect::<String>(), shape).to_owned();
    let count = text.chars().count();
    if count == 0 && *length.start() > 0 {
        return Err(invalid(Code::InputRequired, None));
    }
    if count < *length.start() {
        return Err(invalid(Code::InputTooShort, Some(*length.start())));
    }
    if count > *length.end() {
        return Err(invalid(Code::InputTooLong, Some(*length.end())));
    }
    if is_deceptive(&text) || text.chars().any(|c| is_control(c, shape)) {
        return Err(invalid(Code::InputDeceptive, None));
    }
    let well_formed = match shape {
        Shape::Line | Shape::Paragraphs => true,
        Shape::File => text.len() <= 255 && !text.contains(['/', '\\']) && !matches!(text.as_str(), "." | ".."),
        Shape::Username => is_username(&text),
        Shape::Email => is_email(&text),
    };
    if well_formed { Ok(text) } else { Err(invalid(Code::InputInvalid, None)) }
}

/// Without outer white space. A text of which nothing is visible is empty.
fn trimmed(text: &str, shape: Shape) -> &str {
    if is_blank(text) {
        return "";
    }
    match shape {
        Shape::Line | Shape::File | Shape::Username | Shape::Email => text.trim(),
        Shape::Paragraphs => {
            let mut rest = text.trim_end();
            while let Some((line, after)) = rest.split_once('\n')
                && line.trim().is_empty()
            {
                rest = after;
            }
            rest
        }
    }
}

fn is_control(c: char, shape: Shape) -> bool {
    let breaks_line = matches!(c, '\n' | '\t') && matches!(shape, Shape::Paragraphs);
    c.is_control() && !breaks_line
}

/// Lower-case ASCII letters, digits, dot, dash and underscore, beginning with a letter: nothing that looks like another.
fn is_username(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-' | '_'))
}

/// One `@`, something before it, a host with a dot after it, nothing invisible. More than that only a sent mail can tell.
fn is_email(text: &str) -> bool {
    let Some((local, host)) = text.rsplit_once('@') else { return false };
    let labels_hold = host.split('.').all(|label| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| is_of_word(c) || c == '-')
    });
    !local.is_empty()
        && local.chars().count() <= 64
        && !local.contains('@')
        && !local.contains(|c: char| c.is_whitespace() || is_ignorable(c) || matches!(c, '<' | '>' | '"' | ',' | ';'))
        && host.contains('.')
        && labels_hold
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code<T>(result: Result<T, Invalid>) -> Option<Code> {
        result.err().map(|invalid| invalid.code)
    }

    #[test]
    fn a_title_is_trimmed_normalised_and_counted_in_characters() {
        let title = Title::parse("  Cafe\u{301} machine  ").map(|t| t.as_str().to_owned());
        assert_eq!(title.as_deref(), Ok("Café machine"));
        assert!(Title::parse(&"ü".repeat(200)).is_ok(), "200 characters are allowed, however many bytes they take");
        assert_eq!(code(Title::parse(&"ü".repeat(201))), Some(Code::InputTooLong));
        assert_eq!(code(Title::parse(" \t ")), Some(Code::InputRequired));
    }

    #[test]
    fn a_refused_length_names_the_limit_that_it_missed() {
        let limit = |result: Result<Username, Invalid>| result.err().and_then(|invalid| invalid.limit);
        assert_eq!(limit(Username::parse("ab")), Some(3));
        assert_eq!(limit(Username::parse(&"a".repeat(33))), Some(32));
        assert_eq!(limit(Username::parse("")), None, "something is missing, whatever its length");
    }

    #[test]
    fn deceptive_characters_are_refused_and_needed_ones_kept() {
        for bad in ["a\u{202E}b", "a\u{200B}b", "a\u{FEFF}b", "a\0b", "a\u{7}b", "line\nline"] {
            assert_eq!(code(Title::parse(bad)), Some(Code::InputDeceptive), "{bad:?}");
        }
        for good in [
            "نمی\u{200C}خواهم",
            "👩\u{200D}🔧",
            "日本語",
            "\u{200F}שלום",
            "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}",
        ] {
            assert!(Title::parse(good).is_ok(), "{good:?}");
        }
        assert!(Description::parse("first\n\tsecond\r\nthird").is_ok());
    }

    #[test]
    fn several_lines_keep_the_indent_of_the_first() {
        let parsed = |raw| Description::parse(raw).map(|text| text.as_str().to_owned());
        assert_eq!(parsed(" \r\n\n    at main\n    at run  \n \n").as_deref(), Ok("    at main\n    at run"));
        assert_eq!(parsed("\u{A0}\u{A0}at main").as_deref(), Ok("\u{A0}\u{A0}at main"));
    }

    #[test]
    fn a_text_that_shows_nothing_is_empty() {
        for nothing in ["\u{200D}", "\u{2800} \u{2800}", "\u{200F}\u{FE0F}", "\u{3164}", " \u{200B}\n"] {
            assert_eq!(code(Description::parse(nothing)), Some(Code::InputRequired), "{nothing:?}");
            assert_eq!(Address::parse(nothing).map(|text| text.as_str().to_owned()).as_deref(), Ok(""), "{nothing:?}");
        }
        assert!(Title::parse("\u{2800}x").is_ok());
    }

    #[test]
    fn the_name_of_a_chosen_file_is_cleaned() {
        let long = format!("{}.log", "\u{1F600}".repeat(80));
        for (raw, cleaned) in [
            ("report.pdf", "report.pdf"),
            ("..\\..\\x", "x"),
            ("/etc/passwd", "passwd"),
            ("a.txt\u{202E}gnp.exe", "a.txtgnp.exe"),
            (" spaced\n.log ", "spaced.log"),
            ("", "file"),
            ("..", "file"),
            ("dir/", "file"),
            ("CON", "CON"),
            (&long, &format!("{}.log", "\u{1F600}".repeat(62))),
        ] {
            assert_eq!(FileName::cleaned(raw).as_str(), cleaned, "{raw:?}");
        }
    }

    #[test]
    fn a_username_is_plain() {
        for good in ["ada", "ada.lovelace", "a-1_b"] {
            assert!(Username::parse(good).is_ok(), "{good}");
        }
        for bad in ["Ada", "1ada", ".ada", "ada lovelace", "adá", "ad@a"] {
            assert_eq!(code(Username::parse(bad)), Some(Code::InputInvalid), "{bad}");
        }
        assert_eq!(code(Username::parse("ab")), Some(Code::InputTooShort));
    }

    #[test]
    fn an_email_address_has_one_at_sign_and_a_host() {
        for good in ["ada@example.org", "a+b@mail.example.org", "ü@exämple.org", "a@my-host.org", "asha@हिन्दी.भारत"]
        {
            assert!(Email::parse(good).is_ok(), "{good}");
        }
        let long = |length: usize| Email::parse(&format!("{}@example.org", "ü".repeat(length)));
        assert!(long(64).is_ok(), "RFC 5321 allows 64 before the sign");
        assert_eq!(code(long(65)), Some(Code::InputInvalid));
        for bad in [
            "ada",
            "@example.org",
            "ada@",
            "ada@localhost",
            "a b@example.org",
            "a@b@example.org",
            "a@-x.org",
            "a@x-.org",
            "a@x.org-",
            "a@x..org",
            "\u{200E}ada@example.org",
            "ada@exam\u{200D}ple.org",
            "ada@ex\u{24D0}mple.org",
        ] {
            assert_eq!(code(Email::parse(bad)), Some(Code::InputInvalid), "{bad}");
        }
    }
}
