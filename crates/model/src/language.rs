//! The languages of the application.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A language of the application: of its windows, its tray, its notifications and its tools.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
pub enum Language {
    /// What everything is written in first.
    #[default]
    #[serde(rename = "en")]
    English,
    /// German, formal.
    #[serde(rename = "de")]
    German,
    /// English with accents, and longer: shows what is not in the catalogue. For development.
    #[serde(rename = "en-XA")]
    Accented,
    /// English in Arabic letters, from right to left: shows what is not mirrored. For development.
    #[serde(rename = "ar-XB")]
    Mirrored,
}

impl Language {
    /// The languages that are offered to everybody.
    pub const OFFERED: [Self; 2] = [Self::English, Self::German];

    /// Those and the ones for development.
    pub const ALL: [Self; 4] = [Self::English, Self::German, Self::Accented, Self::Mirrored];

    /// The language's tag (BCP 47), as on the wire.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
            Self::Accented => "en-XA",
            Self::Mirrored => "ar-XB",
        }
    }

    /// The language of a system's locale, such as `de-AT`, `de_AT.UTF-8` or `german`; absent when the application has no words in it.
    ///
    /// `C` and `POSIX` ask for what programs say by themselves, which is English here.
    #[must_use]
    pub fn of_locale(locale: &str) -> Option<Self> {
        let whole = locale.split(['.', '@']).next().unwrap_or_default().replace('_', "-");
        if let Some(exact) = Self::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(&whole)) {
            return Some(exact);
        }
        let language = whole.split('-').next().unwrap_or_default().to_ascii_lowercase();
        match language.as_str() {
            "en" | "english" | "c" | "posix" => Some(Self::English),
            "de" | "german" => Some(Self::German),
            _ => None,
        }
    }

    /// The first language of these locales, in the order in which they are preferred, that the application has words in; else English.
    #[must_use]
    pub fn of_system(locales: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        locales.into_iter().find_map(|locale| Self::of_locale(locale.as_ref())).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_is_read_however_the_system_writes_it() {
        for german in ["de", "de_DE.UTF-8", "de-AT", "DE_ch@euro", "german"] {
            assert_eq!(Language::of_locale(german), Some(Language::German), "{german}");
        }
        assert_eq!(Language::of_locale("en_GB.UTF-8"), Some(Language::English));
        assert_eq!(Language::of_locale("ar-XB"), Some(Language::Mirrored));
        for plain in ["C", "C.UTF-8", "POSIX"] {
            assert_eq!(Language::of_locale(plain), Some(Language::English), "{plain}");
        }
        for other in ["", "den", "fr_FR.UTF-8", "ar"] {
            assert_eq!(Language::of_locale(other), None, "{other}");
        }
    }

    #[test]
    fn the_first_preferred_language_with_words_is_taken() {
        assert_eq!(Language::of_system(["fr-FR", "de-CH", "en"]), Language::German);
        assert_eq!(Language::of_system(["C", "de"]), Language::English);
        assert_eq!(Language::of_system(["fr-FR"]), Language::English);
    }

    #[test]
    fn a_tag_is_what_goes_over_the_wire() {
        for language in Language::ALL {
            assert_eq!(serde_json::to_value(language).ok(), Some(language.tag().into()));
        }
    }
}
