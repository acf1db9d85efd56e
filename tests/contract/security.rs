//! docs/SECURITY.md names the tests that prove it: each of them is there, and every class of bug has one.

use crate::{project, read};

fn text() -> String {
    read(&project().join("docs/SECURITY.md"))
}

/// What stands in backticks and looks like a file or directory.
fn named(text: &str) -> Vec<&str> {
    let quoted = text.split('`').skip(1).step_by(2);
    let is_path =
        |word: &&str| word.contains('/') && word.chars().all(|c| c.is_ascii_alphanumeric() || "/._-".contains(c));
    quoted.filter(is_path).collect()
}

#[test]
fn every_proof_that_is_named_exists() {
    let text = text();
    let named = named(&text);
    assert!(named.len() > 40, "the page was read: {named:?}");
    // Files without a directory of their own are meant below tests/.
    let is_there =
        |path: &str| [project().join(path), project().join("tests").join(path)].iter().any(|path| path.exists());
    let missing: Vec<_> = named.into_iter().filter(|path| !is_there(path)).collect();
    assert!(missing.is_empty(), "docs/SECURITY.md names {missing:?}");
}

#[test]
fn every_class_of_bug_has_its_test() {
    let text = text();
    let (_, classes) = text.split_once("## Classes of bugs").expect("the table of classes");
    let rows =
        classes.lines().skip_while(|line| !line.starts_with('|')).skip(2).take_while(|line| line.starts_with('|'));
    let rows: Vec<Vec<&str>> = rows.map(|row| row.split('|').map(str::trim).collect()).collect();
    let numbers: Vec<&str> = rows.iter().filter_map(|cells| cells.get(1).copied()).collect();
    assert_eq!(numbers, (1..=18).map(|number| number.to_string()).collect::<Vec<_>>());
    for cells in &rows {
        let [.., held, proof, _] = cells.as_slice() else { panic!("{cells:?}") };
        assert!(!held.is_empty() && named(proof).iter().any(|path| path.contains('.')), "no test for {cells:?}");
    }
    assert!(!text.contains("not yet"), "what is not tested yet");
}
