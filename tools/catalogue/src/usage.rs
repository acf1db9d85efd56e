//! Finds the messages that the code shows.

use std::collections::{BTreeSet, HashSet};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::message::Message;
use crate::plan::Side;
use crate::rust;

/// Where the code of each side lies.
const WINDOW: [&str; 1] = ["ui/src"];
const RUST: [&str; 3] = ["crates", "src-tauri/src", "tools"];
/// The generated files name every message.
const GENERATED: [&str; 2] = ["ui/src/i18n/messages.ts", "crates/i18n/src/messages.rs"];
/// How Rust names a message.
const CALL: &str = "messages::";

/// The names that the code uses.
pub(crate) struct Usage {
    /// Texts between quotation marks in the window.
    literals: HashSet<String>,
    /// Beginnings of ids that the window completes with a value: `drafts-kind-${kind}`.
    beginnings: BTreeSet<String>,
    /// Functions that Rust calls.
    calls: HashSet<String>,
}

impl Usage {
    pub(crate) fn read(project: &Path) -> Result<Self> {
        let mut usage = Self { literals: HashSet::new(), beginnings: BTreeSet::new(), calls: HashSet::new() };
        for source in sources(project, &WINDOW, &["ts", "svelte"])? {
            usage.read_window(&source);
        }
        for source in sources(project, &RUST, &["rs"])? {
            usage.read_rust(&source);
        }
        Ok(usage)
    }

    fn read_window(&mut self, source: &str) {
        for (at, _) in source.match_indices(['"', '\'', '`']) {
            let rest = source.get(at + 1..).unwrap_or_default();
            let end = rest.find(|letter: char| !is_of_id(letter)).unwrap_or(rest.len());
            let (literal, after) = rest.split_at(end);
            if after.starts_with(['"', '\'', '`']) {
                self.literals.insert(literal.to_owned());
            } else if after.starts_with("${") && literal.ends_with('-') {
                self.beginnings.insert(literal.to_owned());
            }
        }
    }

    fn read_rust(&mut self, source: &str) {
        for rest in source.split(CALL).skip(1) {
            let name: String =
                rest.chars().take_while(|letter| letter.is_ascii_alphanumeric() || *letter == '_').collect();
            self.calls.insert(name);
        }
    }

    pub(crate) fn shows(&self, message: &Message) -> bool {
        let id = message.id.as_str();
        let window =
            || self.literals.contains(id) || self.beginnings.iter().any(|beginning| id.starts_with(beginning.as_str()));
        let rust = || self.calls.contains(&rust::snake(id));
        match message.side {
            Side::Window => window(),
            Side::Rust => rust(),
            Side::Both => window() || rust(),
        }
    }
}

fn is_of_id(letter: char) -> bool {
    letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-'
}

/// The text of every source file; tests do not count, because nobody sees what they name.
fn sources(project: &Path, directories: &[&str], endings: &[&str]) -> Result<Vec<String>> {
    let mut open: Vec<PathBuf> = directories.iter().map(|directory| project.join(directory)).collect();
    let mut sources = Vec::new();
    while let Some(directory) = open.pop() {
        let entries = std::fs::read_dir(&directory).with_context(|| directory.display().to_string())?;
        for entry in entries {
            let path = entry?.path();
            if path.is_dir() {
                open.push(path);
                continue;
            }
            let name = path.to_string_lossy();
            let is_source = endings.iter().any(|ending| path.extension().is_some_and(|found| found == *ending));
            if is_source && !name.contains(".test.") && !GENERATED.iter().any(|generated| path.ends_with(generated)) {
                sources.push(std::fs::read_to_string(&path).with_context(|| name.clone().into_owned())?);
            }
        }
    }
    Ok(sources)
}
