//! Moves a damaged file out of the way, so that the application starts.

use std::path::{Path, PathBuf};

use crate::LocalError;

/// So many damaged files are kept; after that the last one is replaced.
const MOST: usize = 1000;

/// Moves `desk.sqlite` and what `SQLite` keeps beside it to names that tell what they are. Answers where the file is now.
pub(crate) fn move_aside(path: &Path, directory: &Path) -> Result<PathBuf, LocalError> {
    let name = |number: usize| directory.join(format!("desk-damaged-{number}.sqlite"));
    let aside = (1..=MOST).map(name).find(|free| !free.exists()).unwrap_or_else(|| name(MOST));
    let moved = |ending: &str| {
        let with = |path: &Path| PathBuf::from(format!("{}{ending}", path.display()));
        std::fs::rename(with(path), with(&aside))
    };
    moved("").map_err(|cause| LocalError::Place { path: aside.clone(), cause })?;
    for ending in ["-wal", "-shm"] {
        // Mostly there is none.
        let _ = moved(ending);
    }
    Ok(aside)
}
