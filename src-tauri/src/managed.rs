//! Where an organisation puts the connection file of its workstations.

use std::path::PathBuf;

/// Names another path, for tests and for systems with another layout.
const VARIABLE: &str = "TICKET_DESK_MANAGED_CONNECTION";

/// The usual place of this system. There need not be a file.
pub(crate) fn place() -> PathBuf {
    match std::env::var_os(VARIABLE).filter(|path| !path.is_empty()) {
        Some(path) => path.into(),
        None => directory().join("connection.toml"),
    }
}

#[cfg(target_os = "linux")]
fn directory() -> PathBuf {
    PathBuf::from("/etc/ticket-desk")
}

#[cfg(target_os = "macos")]
fn directory() -> PathBuf {
    PathBuf::from("/Library/Application Support/ticket-desk")
}

/// `%PROGRAMDATA%` is not the person's to write, unlike their environment: the folder's usual place is meant where it is not set.
#[cfg(target_os = "windows")]
fn directory() -> PathBuf {
    std::env::var_os("PROGRAMDATA").map_or_else(|| PathBuf::from(r"C:\ProgramData"), PathBuf::from).join("ticket-desk")
}
