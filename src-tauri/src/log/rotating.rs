//! A rotating log: a full file becomes an older one, and the oldest is deleted.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// The maximum size of a file, in bytes.
const FULL: u64 = 512 * 1024;
/// How many older files are kept.
const OLDER: u32 = 2;

pub(super) struct Rotating {
    directory: PathBuf,
    full: u64,
    open: Mutex<Option<Open>>,
}

struct Open {
    file: File,
    size: u64,
}

impl Rotating {
    pub(super) fn open(directory: &Path) -> io::Result<Self> {
        Self::with_size(directory, FULL)
    }

    fn with_size(directory: &Path, full: u64) -> io::Result<Self> {
        private_directory(directory)?;
        let open = append(&name(directory, 0))?;
        Ok(Self { directory: directory.to_owned(), full, open: Mutex::new(Some(open)) })
    }

    /// Writes a line. A full disk loses the line, but does not stop the application.
    pub(super) fn write(&self, line: &[u8]) {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let length = u64::try_from(line.len()).unwrap_or(u64::MAX);
        if open.as_ref().is_some_and(|open| open.size > 0 && open.size.saturating_add(length) > self.full) {
            // Closed first: some systems do not rename open files.
            *open = None;
            self.make_older();
        }
        if open.is_none() {
            *open = append(&name(&self.directory, 0)).ok();
        }
        if let Some(open) = open.as_mut()
            && open.file.write_all(line).is_ok()
        {
            open.size = open.size.saturating_add(length);
        }
    }

    fn make_older(&self) {
        for age in (0..OLDER).rev() {
            // If renaming fails, the log continues in the same file.
            let _ = fs::rename(name(&self.directory, age), name(&self.directory, age + 1));
        }
    }
}

fn name(directory: &Path, age: u32) -> PathBuf {
    directory.join(if age == 0 { "ticket-desk.log".to_owned() } else { format!("ticket-desk-{age}.log") })
}

fn append(path: &Path) -> io::Result<Open> {
    let mut options = OpenOptions::new();
    options.append(true).create(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    let file = options.open(path)?;
    let size = file.metadata()?.len();
    Ok(Open { file, size })
}

fn private_directory(directory: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt as _;
        builder.mode(0o700);
    }
    builder.create(directory)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_stays_small_and_keeps_the_newest() {
        let directory = std::env::temp_dir().join(format!("ticket-desk-log-{}", std::process::id()));
        let log = Rotating::with_size(&directory, 100).expect("a directory");
        for number in 0..100 {
            log.write(format!("line {number:04}\n").as_bytes());
        }
        drop(log);
        // Another start continues this log file.
        Rotating::with_size(&directory, 100).expect("a directory").write(b"another start\n");
        let files: Vec<PathBuf> =
            fs::read_dir(&directory).expect("it is there").flatten().map(|file| file.path()).collect();
        assert_eq!(files.len(), 3, "{files:?}");
        for file in &files {
            assert!(fs::metadata(file).expect("a file").len() <= 100, "{file:?}");
        }
        let newest = fs::read_to_string(name(&directory, 0)).expect("the newest");
        assert!(newest.ends_with("another start\n"), "{newest}");
        let older = fs::read_to_string(name(&directory, 1)).expect("an older one");
        assert!(newest.contains("line 0099") || older.contains("line 0099"), "{older}{newest}");
        fs::remove_dir_all(directory).expect("it was there");
    }
}
