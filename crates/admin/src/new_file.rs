//! A file that did not exist before and that only its owner can read.

use std::fs::{File, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use crate::failure::Failure;

/// A fresh file. It vanishes again unless it was written.
pub struct NewFile {
    path: PathBuf,
    file: File,
    written: bool,
}

impl NewFile {
    /// Makes the file, empty; never touches one that exists.
    pub fn create(path: &Path) -> Result<Self, Failure> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(path).map_err(|error| {
            let path = path.display();
            Failure::refused(match error.kind() {
                std::io::ErrorKind::AlreadyExists => format!("{path} exists already; remove it or name another file"),
                _ => format!("{path} cannot be written: {error}"),
            })
        })?;
        Ok(Self { path: path.to_owned(), file, written: false })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Writes the text and keeps the file.
    pub fn write(&mut self, text: &str) -> Result<(), Failure> {
        let done = self.file.write_all(text.as_bytes()).and_then(|()| self.file.sync_all());
        done.map_err(|error| Failure::refused(format!("{} cannot be written: {error}", self.path.display())))?;
        self.written = true;
        Ok(())
    }
}

impl Drop for NewFile {
    fn drop(&mut self) {
        if !self.written {
            // An empty file left behind would only be puzzling.
            let _ = std::fs::remove_file(&self.path);
        }
    }
}
