//! Contracts between parts of the project, checked in their sources: types, error texts, commands, procedures, arrows.
#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a source file that is missing or odd ends the test"
)]

mod arrows;
mod catalogue;
mod circles;
mod commands;
mod docs;
mod names;
mod procedures;
mod recipe;
mod wire;

use std::path::{Path, PathBuf};

fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests lie in the project").to_owned()
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every file below `directory` whose name ends in one of `endings`.
fn files(directory: &str, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![project().join(directory)];
    while let Some(directory) = open.pop() {
        let entries = std::fs::read_dir(&directory).unwrap_or_else(|error| panic!("{}: {error}", directory.display()));
        for entry in entries {
            let path = entry.expect("a directory can be listed").path();
            if path.is_dir() {
                if path.file_name().is_none_or(|name| name != "node_modules" && name != "dist") {
                    open.push(path);
                }
            } else if endings.iter().any(|ending| path.to_string_lossy().ends_with(ending)) {
                found.push(path);
            }
        }
    }
    assert!(!found.is_empty(), "no file found in {directory}: the test would prove nothing");
    found.sort();
    found
}

fn all(directory: &str, endings: &[&str]) -> String {
    files(directory, endings).iter().map(|path| read(path)).collect()
}
