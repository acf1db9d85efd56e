//! A host without a window, notifications or keyring; it keeps secrets in memory.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

use model::{CaptureSource, CaptureTake, Combination, Facts, NoCapture, Signal, Startup, WebAddress};

use crate::host::{
    AddressError, CaptureError, Captured, Counts, Host, Notification, Secret, SecretError, ShortcutError, StartupError,
};

#[derive(Default)]
pub(super) struct PlainHost {
    secrets: Mutex<HashMap<Secret, String>>,
}

impl PlainHost {
    fn secrets(&self) -> MutexGuard<'_, HashMap<Secret, String>> {
        self.secrets.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Host for PlainHost {
    fn signal(&self, _signal: &Signal) {}

    fn notify(&self, _notification: &Notification) {}

    fn withdraw(&self, _key: &str) {}

    fn show_counts(&self, _counts: Counts) {}

    fn secret(&self, secret: Secret) -> Result<Option<String>, SecretError> {
        Ok(self.secrets().get(&secret).cloned())
    }

    fn keep_secret(&self, secret: Secret, value: &str) -> Result<(), SecretError> {
        self.secrets().insert(secret, value.to_owned());
        Ok(())
    }

    fn forget_secret(&self, secret: Secret) -> Result<(), SecretError> {
        self.secrets().remove(&secret);
        Ok(())
    }

    fn startup(&self) -> Startup {
        Startup::default()
    }

    fn start_with_computer(&self, _wished: bool) -> Result<(), StartupError> {
        Err(StartupError("this is nobody's computer".to_owned()))
    }

    fn ask_where_to_save(&self, _name: &str) -> Option<PathBuf> {
        None
    }

    fn capture_sources(&self) -> Result<Vec<CaptureSource>, CaptureError> {
        Err(CaptureError::Unavailable(NoCapture::NoScreen))
    }

    fn capture(&self, _take: &CaptureTake) -> Result<Option<Captured>, CaptureError> {
        Err(CaptureError::Unavailable(NoCapture::NoScreen))
    }

    fn take_shortcut(&self, _wished: Option<Combination>) -> Result<(), ShortcutError> {
        Err(ShortcutError::Unavailable)
    }

    fn computer(&self) -> Facts {
        Facts::default()
    }

    fn has_tray(&self) -> bool {
        false
    }

    fn open_address(&self, _address: &WebAddress) -> Result<(), AddressError> {
        Err(AddressError("this is nobody's computer".to_owned()))
    }
}
