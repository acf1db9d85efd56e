//! The languages of the system.

use model::Language;

/// The first language that the system prefers and that there are texts in, for whoever has chosen none.
#[must_use]
pub fn language_of_system() -> Language {
    Language::of_system(locales_of_system())
}

/// The locales that the system prefers, the most preferred first, as the system writes them.
pub fn locales_of_system() -> impl Iterator<Item = String> {
    sys_locale::get_locales()
}
