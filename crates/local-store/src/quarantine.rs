//! Moves a damaged file away, so that the application starts.

use std::path::{Path, PathBuf};

use crate::LocalError;

/// How many damaged files are kept; once there are so many, the newest is overwritten.
const MAXIMUM: usize = 1000;

/// Renames `desk.sqlite`, and the files that `SQLite` keeps beside it, to `desk-damaged-<number>`. Returns the new
/// path.
pub(crate) fn quarantine(path: &Path, directory: &Path) -> Result<PathBuf, LocalError> {
    let name = |number: usize| directory.join(format!("desk-damaged-{number}.sqlite"));
    let target = (1..=MAXIMUM).map(name).find(|free| !free.exists()).unwrap_or_else(|| name(MAXIMUM));
    let moved = |ending: &str| {
        let with = |path: &Path| PathBuf::from(format!("{}{ending}", path.display()));
        std::fs::rename(with(path), with(&target))
    };
    moved("").map_err(|cause| LocalError::Place { path: target.clone(), cause })?;
    for ending in ["-wal", "-shm"] {
        // Usually there is none.
        let _ = moved(ending);
    }
    Ok(target)
}
