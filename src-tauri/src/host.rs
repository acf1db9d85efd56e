//! The desk's host: the desktop.

use std::path::PathBuf;

use desk::{
    AddressError, CaptureError, Captured, Counts, Host, Notification, Secret, SecretError, ShortcutError, StartupError,
};
use model::{CaptureSource, CaptureTake, Combination, Facts, Signal, Startup, WebAddress};
use tauri::AppHandle;
use tauri_plugin_dialog::DialogExt as _;

use crate::autostart::Autostart;
use crate::keyring::Keyring;
use crate::shortcut::Shortcuts;
#[cfg(target_os = "linux")]
use crate::spelling;
use crate::{capture, computer, new_ticket, notification, signal, tray, window};

/// Forwards the desk's calls to windows, notifications, tray and keyring.
pub(crate) struct Desktop {
    app: AppHandle,
    keyring: Keyring,
    /// Where the profile's files are.
    directory: PathBuf,
    autostart: Autostart,
    shortcuts: Shortcuts,
}

impl Desktop {
    pub(crate) fn new(app: AppHandle, keyring: Keyring, autostart: Autostart, directory: PathBuf) -> Self {
        Self { shortcuts: Shortcuts::new(app.clone()), app, keyring, autostart, directory }
    }
}

impl Host for Desktop {
    fn signal(&self, sent: &Signal) {
        if let Signal::Language { language } = sent {
            tray::speak(&self.app, *language);
        }
        #[cfg(target_os = "linux")]
        if matches!(sent, Signal::Language { .. } | Signal::Preferences { .. }) {
            spelling::follow(&self.app);
        }
        signal::emit(&self.app, sent);
    }

    /// A person who looks at the window sees the change there; a notification would only cover it.
    fn notify(&self, notification: &Notification) {
        if window::is_in_use(&self.app) {
            return;
        }
        notification::show(&self.app, notification);
    }

    fn withdraw(&self, key: &str) {
        notification::withdraw(&self.app, key);
    }

    fn show_counts(&self, counts: Counts) {
        new_ticket::follow(&self.app, counts.role);
        tray::show_counts(&self.app, counts);
    }

    fn secret(&self, secret: Secret) -> Result<Option<String>, SecretError> {
        self.keyring.read(secret)
    }

    fn keep_secret(&self, secret: Secret, value: &str) -> Result<(), SecretError> {
        self.keyring.keep(secret, value)
    }

    fn forget_secret(&self, secret: Secret) -> Result<(), SecretError> {
        self.keyring.forget(secret)
    }

    fn startup(&self) -> Startup {
        self.autostart.state()
    }

    fn start_with_computer(&self, wished: bool) -> Result<(), StartupError> {
        self.autostart.set(wished)
    }

    fn ask_where_to_save(&self, name: &str) -> Option<PathBuf> {
        let asked = self.app.dialog().file().set_file_name(name).blocking_save_file()?;
        asked.into_path().ok()
    }

    fn capture_sources(&self) -> Result<Vec<CaptureSource>, CaptureError> {
        capture::sources()
    }

    fn capture(&self, take: &CaptureTake) -> Result<Option<Captured>, CaptureError> {
        capture::take(&self.app, take)
    }

    fn take_shortcut(&self, wished: Option<Combination>) -> Result<(), ShortcutError> {
        self.shortcuts.take(wished)
    }

    fn computer(&self) -> Facts {
        computer::facts(&self.directory)
    }

    fn has_tray(&self) -> bool {
        tray::is_reachable(&self.app)
    }

    fn open_address(&self, address: &WebAddress) -> Result<(), AddressError> {
        tauri_plugin_opener::open_url(address.as_str(), None::<&str>).map_err(|error| AddressError(error.to_string()))
    }
}
