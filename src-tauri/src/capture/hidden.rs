//! Keeps the application out of a picture of the screen.

use tauri::{AppHandle, Manager, WebviewWindow};

/// The windows that were visible; they come back when this is dropped, also when the thread panics.
pub(super) struct Hidden {
    app: AppHandle,
    windows: Vec<WebviewWindow>,
}

impl Hidden {
    pub(super) fn new(app: &AppHandle) -> Self {
        let windows = app.webview_windows().into_values().filter(|window| window.is_visible().unwrap_or(false));
        let windows: Vec<WebviewWindow> = windows.collect();
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
            for window in windows {
                if let Err(error) = window.show().and_then(|()| window.set_focus()) {
                    tracing::warn!(%error, "a window did not come back");
                }
            }
        });
        if let Err(error) = shown {
            tracing::warn!(%error, "the windows did not come back");
        }
    }
}
