//! Whether there is a screen to show a window on.

/// Asked before the toolkit would panic for the lack of one.
#[cfg(target_os = "linux")]
pub(crate) fn is_there() -> bool {
    gtk::init().is_ok()
}

/// Windows and macOS start nothing without a screen.
#[cfg(not(target_os = "linux"))]
pub(crate) fn is_there() -> bool {
    true
}
