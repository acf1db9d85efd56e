//! Whether there is a screen to show a window on.

/// Says what is missing before the toolkit would panic for the lack of it.
#[cfg(target_os = "linux")]
pub(crate) fn check() -> Result<(), &'static str> {
    gtk::init().map_err(|_| {
        "no display: start it inside a graphical session, or set DISPLAY or WAYLAND_DISPLAY to one that you may use"
    })
}

/// Windows and macOS start nothing without a screen.
#[cfg(not(target_os = "linux"))]
#[expect(clippy::unnecessary_wraps, reason = "on Linux there may be none")]
pub(crate) fn check() -> Result<(), &'static str> {
    Ok(())
}
