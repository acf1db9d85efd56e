//! Test names are short enough to be read in a list.

use crate::{files, project, read};

const LONGEST: usize = 60;

#[test]
fn no_function_name_is_longer_than_sixty_characters() {
    let long: Vec<String> = ["crates", "src-tauri", "tests", "tools"]
        .into_iter()
        .flat_map(|directory| files(directory, &[".rs"]))
        .flat_map(|path| {
            let shown = path.strip_prefix(project()).expect("a file of the project").display().to_string();
            let names: Vec<String> = long_names(&read(&path)).map(|name| format!("{shown}: {name}")).collect();
            names
        })
        .collect();
    assert!(
        long.is_empty(),
        "state the behaviour; the reasoning belongs into the assertion's message:\n{}",
        long.join("\n")
    );
}

fn long_names(source: &str) -> impl Iterator<Item = &str> {
    let names =
        source.split("fn ").skip(1).filter_map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next());
    names.filter(|name| name.len() > LONGEST)
}

#[test]
fn a_long_name_is_found() {
    let source = format!("#[test]\nfn {}() {{}}\nasync fn {}(desk: Desk) {{}}", "a".repeat(60), "b".repeat(61));
    assert_eq!(long_names(&source).collect::<Vec<_>>(), ["b".repeat(61)]);
}
