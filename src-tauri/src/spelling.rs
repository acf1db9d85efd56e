//! The spell checker of the window on Linux: the web view has one, switched off. Windows and macOS check by themselves what the
//! page marks with `spellcheck` and `lang`.

use std::collections::HashSet;

use desk::Desk;
use model::Language;
use tauri::{AppHandle, Manager, WebviewWindow};
use webkit2gtk::{WebContextExt as _, WebViewExt as _};

use crate::window;

/// Checks spelling as the person's preferences and language say now. Does not wait for the window.
pub(crate) fn follow(app: &AppHandle) {
    let Some(desk) = app.try_state::<Desk>() else { return };
    let Some(window) = app.get_webview_window(window::LABEL) else { return };
    let wished = desk.preferences().check_spelling.then(|| desk.language());
    if let Err(error) = check(&window, wished) {
        tracing::debug!(%error, "the spell checker was not set");
    }
}

/// Checks in this language and in the others that people may write, or not at all.
fn check(window: &WebviewWindow, language: Option<Language>) -> tauri::Result<()> {
    window.with_webview(move |view| {
        let Some(context) = view.inner().context() else { return };
        let Some(language) = language else { return context.set_spell_checking_enabled(false) };
        let wanted = dictionaries(language, i18n::locales_of_system());
        context.set_spell_checking_languages(&wanted.iter().map(String::as_str).collect::<Vec<_>>());
        // WebKit leaves out what is not installed. Without a dictionary of the person's own language every word would be marked.
        let installed = context.spell_checking_languages();
        let can = installed.iter().any(|name| name.starts_with(spoken(language).0));
        tracing::debug!(?wanted, ?installed, "spell checker");
        context.set_spell_checking_enabled(can);
    })
}

/// The dictionaries to ask for: the language of the window, then the system's, then the other languages of the application, each as
/// the system's region writes it. A word that one of them knows is right.
fn dictionaries(language: Language, locales: impl IntoIterator<Item = String>) -> Vec<String> {
    let locales: Vec<String> = locales.into_iter().filter_map(|locale| dictionary(&locale)).collect();
    let of = |language: Language| {
        let (code, usual) = spoken(language);
        let regional = locales.iter().filter(move |locale| locale.starts_with(code)).cloned();
        regional.chain([usual.to_owned()])
    };
    let mut named = HashSet::new();
    of(language)
        .chain(locales.iter().cloned())
        .chain(Language::OFFERED.into_iter().flat_map(of))
        .filter(|name| named.insert(name.clone()))
        .collect()
}

/// A locale as dictionaries are named (`de_AT`); none for those that name no language and region.
fn dictionary(locale: &str) -> Option<String> {
    let name = locale.split(['.', '@']).next()?.replace('-', "_");
    let (language, region) = name.split_once('_')?;
    let is_code = |text: &str| matches!(text.len(), 2 | 3) && text.chars().all(|c| c.is_ascii_alphanumeric());
    (is_code(language) && is_code(region)).then_some(name)
}

/// How dictionaries of a language begin, and the usual one.
const fn spoken(language: Language) -> (&'static str, &'static str) {
    match language {
        Language::German => ("de_", "de_DE"),
        Language::English | Language::Accented | Language::Mirrored => ("en_", "en_US"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(language: Language, locales: &[&str]) -> Vec<String> {
        dictionaries(language, locales.iter().map(|locale| (*locale).to_owned()))
    }

    #[test]
    fn the_windows_language_comes_first_and_all_are_checked() {
        assert_eq!(asked(Language::English, &[]), ["en_US", "de_DE"]);
        assert_eq!(asked(Language::German, &[]), ["de_DE", "en_US"]);
    }

    #[test]
    fn dictionaries_are_of_the_persons_region() {
        let austrian = ["de_AT.UTF-8", "de"];
        assert_eq!(asked(Language::German, &austrian), ["de_AT", "de_DE", "en_US"]);
        assert_eq!(asked(Language::English, &["en-GB"]), ["en_GB", "en_US", "de_DE"]);
        assert_eq!(asked(Language::English, &austrian), ["en_US", "de_AT", "de_DE"]);
    }

    #[test]
    fn a_third_language_of_the_system_is_checked_too() {
        assert_eq!(asked(Language::German, &["fr_FR@euro"]), ["de_DE", "fr_FR", "en_US"]);
    }

    #[test]
    fn locales_without_a_language_are_no_dictionaries() {
        assert_eq!(asked(Language::English, &["C", "POSIX", "C.UTF-8", "", "en", "a_b"]), ["en_US", "de_DE"]);
    }
}
