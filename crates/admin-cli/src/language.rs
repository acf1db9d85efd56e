//! The language of the tool.

use std::ffi::{OsStr, OsString};

use i18n::language_of_system;
use model::Language;

/// The language that `--language` names; otherwise that of the environment, as POSIX reads it, or of the system.
///
/// Determined before the command line is parsed, so that help and errors are in that language.
pub fn spoken(arguments: &[OsString]) -> Language {
    named(arguments).or_else(of_environment).unwrap_or_else(language_of_system)
}

fn named(arguments: &[OsString]) -> Option<Language> {
    let arguments: Vec<&str> = arguments.iter().filter_map(|argument| argument.to_str()).collect();
    arguments.iter().enumerate().find_map(|(at, argument)| {
        let rest = argument.strip_prefix("--language")?;
        let tag = if rest.is_empty() { arguments.get(at + 1)? } else { rest.strip_prefix('=')? };
        Language::of_locale(tag)
    })
}

/// The first variable that is set decides, even if the tool does not have that language.
fn of_environment() -> Option<Language> {
    let set =
        ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(std::env::var_os).find(|value| !value.is_empty());
    set.as_deref().and_then(OsStr::to_str).map(|locale| Language::of_locale(locale).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_named_before_or_after_the_command() {
        let of = |line: &str| named(&line.split(' ').map(OsString::from).collect::<Vec<_>>());
        assert_eq!(of("--language de check"), Some(Language::German));
        assert_eq!(of("check --language=en"), Some(Language::English));
        assert_eq!(of("check --language"), None);
        assert_eq!(of("check --languages de"), None);
    }
}
