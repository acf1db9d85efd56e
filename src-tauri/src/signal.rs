//! Signals to the window's page.

use model::Signal;
use tauri::{AppHandle, Emitter};

/// The event by which the page receives signals.
const EVENT: &str = "signal";

/// Sends a signal to the pages of all windows: a page hears also what is meant for another.
pub(crate) fn emit(app: &AppHandle, signal: &Signal) {
    if let Err(error) = app.emit(EVENT, signal) {
        tracing::warn!(%error, "a signal did not reach the window");
    }
}
