//! The desktop as the desk sees it.

use desk::{Counts, Host, Notice, Secret, SecretError, StartupError};
use model::{Signal, Startup};
use tauri::{AppHandle, Emitter};

use crate::autostart::Autostart;
use crate::keyring::Keyring;
use crate::{notification, tray, window};

/// The event by which a window receives signals.
pub(crate) const SIGNAL: &str = "signal";

/// Forwards what the desk says to windows, notifications, tray and keyring.
pub(crate) struct Desktop {
    app: AppHandle,
    keyring: Keyring,
    autostart: Autostart,
}

impl Desktop {
    pub(crate) fn new(app: AppHandle, keyring: Keyring, autostart: Autostart) -> Self {
        Self { app, keyring, autostart }
    }
}

impl Host for Desktop {
    fn signal(&self, signal: &Signal) {
        if let Signal::Language { language } = signal {
            tray::speak(&self.app, *language);
        }
        if let Err(error) = self.app.emit(SIGNAL, signal) {
            tracing::warn!(%error, "a signal did not reach the window");
        }
    }

    /// Who looks at the window sees the change there; a bubble above it would only cover it.
    fn notify(&self, notice: &Notice) {
        if window::is_in_use(&self.app) {
            return;
        }
        notification::show(&self.app, notice);
    }

    fn withdraw(&self, key: &str) {
        notification::withdraw(&self.app, key);
    }

    fn show_counts(&self, counts: Counts) {
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

    fn has_tray(&self) -> bool {
        tray::is_reachable(&self.app)
    }
}
