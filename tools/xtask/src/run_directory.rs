//! A directory for one run, gone after it; also after a run that was killed.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use tempfile::TempDir;

use crate::project::Project;

const PREFIX: &str = "ticket-desk-run-";
const LOCK: &str = "lock";
/// Two servers with the data of a whole test run; containers often have only 64 MiB there.
const ENOUGH_KIB: u64 = 2 * 1024 * 1024;

/// Removed when dropped. The lock file inside is held as long as we live.
#[derive(Debug)]
pub struct RunDirectory {
    directory: TempDir,
    _lock: File,
}

impl RunDirectory {
    /// In memory where the system has a place for that (Linux's /dev/shm), else in the project's build directory.
    pub fn new(project: &Project) -> Result<Self> {
        let memory = Path::new("/dev/shm");
        remove_left_overs(memory);
        if free_kib(memory).is_some_and(|free| free >= ENOUGH_KIB) {
            return Self::new_in(memory);
        }
        let disk = project.build_output();
        fs::create_dir_all(&disk).with_context(|| format!("cannot make {}", disk.display()))?;
        Self::new_in(&disk)
    }

    fn new_in(parent: &Path) -> Result<Self> {
        remove_left_overs(parent);
        let make = || {
            let directory = tempfile::Builder::new().prefix(PREFIX).tempdir_in(parent)?;
            // Locked before it gets its name, so that nobody takes this run for a dead one.
            let unnamed = directory.path().join("lock.new");
            let lock = File::create(&unnamed)?;
            lock.lock()?;
            fs::rename(&unnamed, directory.path().join(LOCK))?;
            Ok(Self { directory, _lock: lock })
        };
        make().map_err(|error: std::io::Error| {
            anyhow::Error::new(error).context(format!("cannot make a directory in {}", parent.display()))
        })
    }

    pub fn path(&self) -> PathBuf {
        self.directory.path().to_owned()
    }
}

/// Free space where `df` knows the directory, in KiB.
fn free_kib(directory: &Path) -> Option<u64> {
    let output = Command::new("df").arg("-Pk").arg(directory).output().ok()?;
    String::from_utf8_lossy(&output.stdout).lines().nth(1)?.split_whitespace().nth(3)?.parse().ok()
}

/// Directories of runs that were killed: nobody holds their lock.
fn remove_left_overs(parent: &Path) {
    for entry in fs::read_dir(parent).into_iter().flatten().filter_map(Result::ok) {
        if !entry.file_name().to_string_lossy().starts_with(PREFIX) {
            continue;
        }
        let dead = File::open(entry.path().join(LOCK)).is_ok_and(|lock| lock.try_lock().is_ok());
        if dead && let Err(error) = fs::remove_dir_all(entry.path()) {
            eprintln!("note: {} of an earlier run cannot be removed: {error}", entry.path().display());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_directories_of_dead_runs_are_removed() {
        let parent = tempfile::tempdir().unwrap();
        let alive = RunDirectory::new_in(parent.path()).unwrap();
        let dead = parent.path().join(format!("{PREFIX}dead"));
        fs::create_dir(&dead).unwrap();
        fs::write(dead.join(LOCK), "").unwrap();
        let _newer = RunDirectory::new_in(parent.path()).unwrap();
        assert!(alive.path().exists(), "a running test lost its directory");
        assert!(!dead.exists(), "the memory of a killed run is never given back");
    }
}
