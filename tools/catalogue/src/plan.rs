//! `locales/catalogue.toml`: which program shows the messages of which file.

use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;

/// Who shows the messages of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Window,
    Rust,
    Both,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Plan {
    window: Vec<String>,
    rust: Vec<String>,
    both: Vec<String>,
    /// Beginnings of ids that end with a value of data, such as `alert`.
    families: Vec<String>,
}

impl Plan {
    pub(crate) fn read(locales: &Path) -> Result<Self> {
        let path = locales.join("catalogue.toml");
        let text = std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        toml::from_str(&text).with_context(|| path.display().to_string())
    }

    /// The names of all files, without their ending, in alphabetical order.
    pub(crate) fn files(&self) -> Vec<(String, Side)> {
        let sides = [(&self.window, Side::Window), (&self.rust, Side::Rust), (&self.both, Side::Both)];
        let mut files: Vec<_> =
            sides.into_iter().flat_map(|(names, side)| names.iter().map(move |name| (name.clone(), side))).collect();
        files.sort_by(|one, other| one.0.cmp(&other.0));
        files
    }

    /// The longest family that an id belongs to.
    pub(crate) fn family(&self, id: &str) -> Option<&str> {
        let is_member = |family: &&String| id.strip_prefix(family.as_str()).is_some_and(|rest| rest.starts_with('-'));
        self.families.iter().filter(is_member).max_by_key(|family| family.len()).map(String::as_str)
    }

    pub(crate) fn families(&self) -> &[String] {
        &self.families
    }
}
