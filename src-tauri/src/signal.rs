//! Signals to the window's page.

use model::Signal;
use tauri::{AppHandle, Emitter};

/// The event by which the page receives signals.
const EVENT: &str = "signal";

/// Sends a signal to the page of one window.
pub(crate) fn emit_to(app: &AppHandle, label: &str, signal: &Signal) {
    if let Err(error) = app.emit_to(label, EVENT, signal) {
        tracing::warn!(%error, "a signal did not reach its window");
    }
}

/// Sends a signal to the pages of all windows.
pub(crate) fn emit(app: &AppHandle, signal: &Signal) {
    if let Err(error) = app.emit(EVENT, signal) {
        tracing::warn!(%error, "a signal did not reach the window");
    }
}
