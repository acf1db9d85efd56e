//! Renders messages in a language.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use model::Language;

use crate::Message;
use crate::messages::SOURCES;

type Bundle = FluentBundle<FluentResource>;

static BUNDLES: LazyLock<BTreeMap<&str, Bundle>> =
    LazyLock::new(|| SOURCES.iter().map(|(tag, files)| (*tag, bundle(tag, files))).collect());

/// The catalogue in one language. What it lacks, and the languages for development, are English.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Locale(Language);

impl Locale {
    /// The locale of a language.
    #[must_use]
    pub const fn of(language: Language) -> Self {
        Self(language)
    }

    /// The text of a message.
    #[must_use]
    pub fn format(self, message: &Message) -> String {
        let Message { id, arguments } = message;
        let text = [self.0, Language::default()].into_iter().find_map(|language| text(language, id, arguments));
        text.unwrap_or_else(|| id.clone().into_owned())
    }

    /// The text of a message that may be missing, such as that of a value that somebody else named.
    #[must_use]
    pub fn find(self, message: &Message) -> Option<String> {
        text(self.0, &message.id, &message.arguments)
            .or_else(|| text(Language::default(), &message.id, &message.arguments))
    }
}

fn text(language: Language, id: &str, arguments: &FluentArgs<'_>) -> Option<String> {
    let bundle = BUNDLES.get(language.tag())?;
    let pattern = bundle.get_message(id)?.value()?;
    // A mistake in a text shows in the text itself; the contract tests find it first.
    Some(bundle.format_pattern(pattern, Some(arguments), &mut Vec::new()).into_owned())
}

fn bundle(tag: &str, files: &[&str]) -> Bundle {
    let mut bundle = Bundle::new_concurrent(tag.parse().into_iter().collect());
    // Terminals show isolation marks as boxes. The caller isolates names of people inside a text.
    bundle.set_use_isolating(false);
    for file in files {
        let resource = FluentResource::try_new((*file).to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// What somebody wrote, for the middle of another text: where it runs from right to left, marks keep it and its surroundings apart (U+2068 and
/// U+2069 of Unicode's bidirectional algorithm). The window does the same.
///
/// For notifications, whose services lay out text by that algorithm; not for terminals.
#[must_use]
pub fn isolated(text: &str) -> Cow<'_, str> {
    if text.chars().any(runs_leftwards) { format!("\u{2068}{text}\u{2069}").into() } else { text.into() }
}

/// Hebrew, Arabic, Syriac, Thaana and N'Ko, with the forms that Arabic has for compatibility.
const fn runs_leftwards(letter: char) -> bool {
    matches!(letter, '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages;

    #[test]
    fn each_language_has_its_plurals() {
        let count = |language, count: usize| Locale::of(language).format(&messages::notification_pool_many(count));
        assert_eq!(count(Language::English, 4), "4 new tickets in the pool");
        assert_eq!(count(Language::German, 4), "4 neue Tickets im Pool");
    }

    #[test]
    fn development_languages_are_english_outside_the_window() {
        let english = Locale::of(Language::English).format(&messages::tray_quit());
        for language in [Language::Accented, Language::Mirrored] {
            assert_eq!(Locale::of(language).format(&messages::tray_quit()), english);
        }
    }

    #[test]
    fn a_value_without_a_message_is_found_out() {
        assert_eq!(Locale::of(Language::German).find(&crate::of_family("alert", "no_such_type")), None);
    }

    #[test]
    fn texts_are_not_isolated_unless_they_run_leftwards() {
        assert_eq!(isolated("Grace"), "Grace");
        assert_eq!(isolated("נועה"), "\u{2068}נועה\u{2069}");
        let text = Locale::of(Language::English).format(&messages::notification_pool_new("Printer"));
        assert_eq!(text, "New in the pool: Printer");
    }
}
