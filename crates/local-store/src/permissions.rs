//! Permissions: directories and files that only their owner can read.

use std::path::Path;

/// Creates a directory, or restricts an existing one.
#[cfg(unix)]
pub(crate) fn private_directory(directory: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::{DirBuilderExt as _, PermissionsExt as _};
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(directory)?;
    std::fs::set_permissions(directory, std::fs::Permissions::from_mode(0o700))
}

/// Creates an empty file, or restricts an existing one. `SQLite` gives the files beside it the same permissions.
#[cfg(unix)]
pub(crate) fn private_file(path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
    std::fs::OpenOptions::new().append(true).create(true).mode(0o600).open(path)?;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600))
}

/// Creates a directory. Elsewhere than on Unix the user's profile directory is private by default.
#[cfg(not(unix))]
pub(crate) fn private_directory(directory: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(directory)
}

/// Creates an empty file, which elsewhere than on Unix is as private as its directory.
#[cfg(not(unix))]
pub(crate) fn private_file(path: &Path) -> std::io::Result<()> {
    std::fs::OpenOptions::new().append(true).create(true).open(path).map(|_| ())
}
