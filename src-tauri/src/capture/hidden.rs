//! Keeps the application out of a picture of the screen.

use tauri::{AppHandle, Manager, WebviewWindow};

/// The windows that were seen, the one with the focus last; they come back when this is dropped, also when the thread panics.
pub(super) struct Hidden {
    app: AppHandle,
    windows: Vec<WebviewWindow>,
}

impl Hidden {
    pub(super) fn new(app: &AppHandle) -> Self {
        let is_seen =
            |window: &WebviewWindow| window.is_visible().unwrap_or(false) && !window.is_minimized().unwrap_or(false);
        let mut windows: Vec<WebviewWindow> = app.webview_windows().into_values().filter(is_seen).collect();
        windows.sort_by_cached_key(|window| window.is_focused().unwrap_or(false));
        for window in &windows {
            if let Err(error) = window.hide() {
                tracing::warn!(%error, "a window stays in the picture");
            }
        }
        Self { app: app.clone(), windows }
    }
}

impl Drop for Hidden {
    fn drop(&mut self) {
        let windows = std::mem::take(&mut self.windows);
        let shown = self.app.run_on_main_thread(move || {
            for window in &windows {
                if let Err(error) = window.show() {
                    tracing::warn!(%error, "a window did not come back");
                }
            }
            if let Some(Err(error)) = windows.last().map(WebviewWindow::set_focus) {
                tracing::warn!(%error, "the focus did not come back");
            }
        });
        if let Err(error) = shown {
            tracing::warn!(%error, "the windows did not come back");
        }
    }
}
