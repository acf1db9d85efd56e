//! Handles requests to end: the end of the graphical session, `kill`, Ctrl-C.

use tauri::AppHandle;

/// Shuts the application down when the system asks for it.
pub(crate) fn listen(app: AppHandle) {
    tauri::async_runtime::spawn(async move {
        match requested().await {
            Ok(()) => app.exit(0),
            Err(error) => tracing::warn!(%error, "cannot listen to being interrupted"),
        }
    });
}

#[cfg(unix)]
async fn requested() -> std::io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};

    let mut terminate = signal(SignalKind::terminate())?;
    let mut hang_up = signal(SignalKind::hangup())?;
    tokio::select! {
        pressed = tokio::signal::ctrl_c() => pressed,
        _ = terminate.recv() => Ok(()),
        _ = hang_up.recv() => Ok(()),
    }
}

#[cfg(not(unix))]
async fn requested() -> std::io::Result<()> {
    tokio::signal::ctrl_c().await
}
