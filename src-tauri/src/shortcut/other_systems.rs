//! Windows and macOS.

use desk::ShortcutError;
use model::Combination;
use tauri::AppHandle;
use tauri_plugin_global_shortcut::{GlobalShortcutExt as _, ShortcutState};

use crate::new_ticket;

/// The combination that this application has, if any.
pub(crate) struct Shortcuts(AppHandle);

impl Shortcuts {
    pub(crate) const fn new(app: AppHandle) -> Self {
        Self(app)
    }

    /// Takes a combination instead of the one before, or none.
    pub(crate) fn take(&self, wished: Option<Combination>) -> Result<(), ShortcutError> {
        let shortcuts = self.0.global_shortcut();
        if let Err(error) = shortcuts.unregister_all() {
            tracing::debug!(%error, "a key combination was not given back");
        }
        let Some(wished) = wished else { return Ok(()) };
        let taken = shortcuts.on_shortcut(wished.to_string().as_str(), |app, _, event| {
            if event.state == ShortcutState::Pressed {
                new_ticket::open(app);
            }
        });
        taken.map_err(|error| {
            tracing::info!(%error, "a key combination was not taken");
            ShortcutError::Taken
        })
    }
}
