//! Files named in documents exist.

use std::path::Path;

use crate::{files, project, read};

/// The texts in backticks that look like a file or a directory of this project.
fn named(text: &str) -> Vec<&str> {
    let quoted = text.split('`').skip(1).step_by(2);
    let is_path = |word: &&str| {
        word.contains('/')
            && !word.starts_with(['/', '.'])
            && word.chars().all(|c| c.is_ascii_alphanumeric() || "/._-".contains(c))
            && Path::new(word).extension().is_some_and(|ending| ENDINGS.iter().any(|known| ending == *known))
    };
    quoted.filter(is_path).collect()
}

const ENDINGS: [&str; 9] = ["rs", "ts", "js", "svelte", "sql", "toml", "md", "ftl", "json"];

#[test]
fn every_file_that_a_document_names_exists() {
    let documents = ["docs", "migrations", "tools", "tests", ".github"].map(|directory| files(directory, &[".md"]));
    let documents: Vec<_> = documents
        .into_iter()
        .flatten()
        .chain(["README.md", "CHANGELOG.md", "CONTRIBUTING.md"].map(|name| project().join(name)))
        .collect();
    let mut missing = Vec::new();
    let mut many = 0;
    for document in &documents {
        let text = read(document);
        let beside = document.parent().expect("a file lies in a directory").to_owned();
        // docs/SECURITY.md leaves out `tests/` before the names of test files.
        let places = [project(), project().join("tests"), beside];
        for path in named(&text) {
            many += 1;
            if !places.iter().any(|place| place.join(path).exists()) {
                missing.push(format!("{} names {path}", document.display()));
            }
        }
    }
    assert!(many > 60, "the documents were read: {many}");
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}
