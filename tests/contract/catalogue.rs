//! The texts: every language has the same messages, and the typed messages are fresh.

use catalogue::Catalogue;

use crate::{project, read};

fn catalogue() -> Catalogue {
    Catalogue::read(&project()).unwrap_or_else(|error| panic!("{error:#}"))
}

#[test]
fn the_typed_messages_are_fresh() {
    let catalogue = catalogue();
    for (file, fresh) in
        [("ui/src/i18n/messages.ts", catalogue.typescript()), ("crates/i18n/src/messages.rs", catalogue.rust())]
    {
        assert!(read(&project().join(file)) == fresh, "locales changed: run `cargo xtask generate` and commit {file}");
    }
}

#[test]
fn the_languages_have_the_same_messages() {
    let problems = catalogue().problems();
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}
