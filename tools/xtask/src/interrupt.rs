//! Waits for a request to stop.

use std::io;

/// Returns when the user presses Ctrl-C, or the terminal or CI ends us; with the reason in words.
#[cfg(unix)]
pub async fn requested() -> io::Result<&'static str> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    let mut hang_up = signal(SignalKind::hangup())?;
    tokio::select! {
        pressed = tokio::signal::ctrl_c() => pressed.map(|()| "Ctrl-C"),
        _ = terminate.recv() => Ok("asked to end"),
        _ = hang_up.recv() => Ok("the terminal was closed"),
    }
}

#[cfg(not(unix))]
pub async fn requested() -> io::Result<&'static str> {
    tokio::signal::ctrl_c().await.map(|()| "Ctrl-C")
}
