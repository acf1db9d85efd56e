//! Marks a file as one from outside, where the system has a mark for it. Windows and macOS warn before they run such a file; Linux only records the origin.

use std::io;
use std::path::Path;

/// Marks a file. A file system without a place for the mark, such as FAT, keeps the file without it.
pub(super) fn mark(path: &Path) {
    match write(path) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::Unsupported => {}
        Err(error) => tracing::warn!(%error, "a saved file is not marked as one from outside"),
    }
}

/// The attribute in which desktops keep where a file came from (freedesktop.org, "Common Extended Attributes").
#[cfg(target_os = "linux")]
fn write(path: &Path) -> io::Result<()> {
    let origin = format!("{}://", model::Link::SCHEME);
    xattr::set(path, "user.xdg.origin.url", origin.as_bytes())
}

/// What Gatekeeper reads: flags of a download, its time (here none), the application.
#[cfg(target_os = "macos")]
fn write(path: &Path) -> io::Result<()> {
    xattr::set(path, "com.apple.quarantine", b"0081;00000000;Ticket Desk;")
}

/// The stream that browsers write: zone 3 is the internet.
#[cfg(windows)]
fn write(path: &Path) -> io::Result<()> {
    let mut stream = path.as_os_str().to_owned();
    stream.push(":Zone.Identifier");
    std::fs::write(stream, "[ZoneTransfer]\r\nZoneId=3\r\n")
}

#[cfg(not(any(target_os = "linux", target_os = "macos", windows)))]
fn write(_path: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}
