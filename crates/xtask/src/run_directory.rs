//! A directory for one run, gone after it; also after a run that was killed.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use tempfile::TempDir;

use crate::project::Project;

const PREFIX: &str = "ticket-desk-run-";
const LOCK: &str = "lock";

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
        Self::new_in(memory).or_else(|_| Self::new_in(&project.build_output()))
    }

    fn new_in(parent: &Path) -> Result<Self> {
        if parent != Path::new("/dev/shm") {
            fs::create_dir_all(parent).with_context(|| format!("cannot make {}", parent.display()))?;
        }
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
    fn a_dead_runs_directory_goes_and_a_living_ones_stays() {
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
