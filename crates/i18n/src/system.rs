//! The language of the system.

use model::Language;

/// The first language that the system prefers and that there are texts in, for whoever has chosen none.
#[must_use]
pub fn language_of_system() -> Language {
    Language::of_system(sys_locale::get_locales())
}
