//! Whether there is a display.

/// Checked first, because the toolkit panics without one.
#[cfg(target_os = "linux")]
pub(crate) fn is_there() -> bool {
    gtk::init().is_ok()
}

/// Windows and macOS start nothing without a screen.
#[cfg(not(target_os = "linux"))]
pub(crate) fn is_there() -> bool {
    true
}
