//! A file that did not exist before and that only its owner can read.

use std::fs::{File, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use crate::failure::Failure;

/// A fresh file, deleted unless it was written.
pub struct NewFile {
    path: PathBuf,
    file: File,
    written: bool,
}

impl NewFile {
    /// Creates the empty file; never touches an existing one.
    pub fn create(path: &Path) -> Result<Self, Failure> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(path).map_err(|error| {
            let file = path.to_owned();
            match error.kind() {
                std::io::ErrorKind::AlreadyExists => Failure::FileExists(file),
                _ => Failure::NotWritten { file, error },
            }
        })?;
        Ok(Self { path: path.to_owned(), file, written: false })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Writes the text and keeps the file.
    pub fn write(&mut self, text: &str) -> Result<(), Failure> {
        let done = self.file.write_all(text.as_bytes());
        done.map_err(|error| self.not_written(error))?;
        self.keep()
    }

    /// The file, for longer writes. It is deleted unless it is kept.
    pub fn writer(&mut self) -> &mut File {
        &mut self.file
    }

    /// Keeps the file with what was written.
    pub fn keep(&mut self) -> Result<(), Failure> {
        self.file.sync_all().map_err(|error| self.not_written(error))?;
        self.written = true;
        Ok(())
    }

    fn not_written(&self, error: std::io::Error) -> Failure {
        Failure::NotWritten { file: self.path.clone(), error }
    }
}

impl Drop for NewFile {
    fn drop(&mut self) {
        if !self.written {
            // An empty or truncated file would only be puzzling.
            let _ = std::fs::remove_file(&self.path);
        }
    }
}
