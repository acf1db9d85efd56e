//! Replaces files of the working tree for a while.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The files get their own text back when this is dropped, also by Ctrl-C.
#[derive(Debug, Default)]
pub struct Swapped(Vec<(PathBuf, String)>);

impl Swapped {
    pub fn swap(&mut self, path: &Path, change: impl FnOnce(&str) -> Result<String>) -> Result<()> {
        let own = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        let changed = change(&own)?;
        self.0.push((path.to_owned(), own));
        fs::write(path, changed).with_context(|| format!("cannot write {}", path.display()))
    }
}

impl Drop for Swapped {
    fn drop(&mut self) {
        for (path, own) in &self.0 {
            if let Err(error) = fs::write(path, own) {
                eprintln!("error: {} is still mutated: {error}", path.display());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_swapped_file_gets_its_own_text_back() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("claim.sql");
        fs::write(&path, "a < b").unwrap();
        let mut swapped = Swapped::default();
        swapped.swap(&path, |text| Ok(text.replace('<', "<="))).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "a <= b");
        drop(swapped);
        assert_eq!(fs::read_to_string(&path).unwrap(), "a < b");
    }
}
