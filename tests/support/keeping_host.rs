//! A host whose keyring survives the process: a file, for tests only.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use desk::{
    AddressError, CaptureError, Captured, Config, Counts, Desk, Host, Notification, Secret, SecretError, ShortcutError,
    StartupError, SystemClock,
};
use model::{CaptureSource, CaptureTake, Combination, Facts, Language, NoCapture, Signal, Startup, WebAddress};

/// Opens the desk of a profile whose keyring is a file in its directory.
///
/// # Panics
/// When it does not open.
pub async fn open_desk(directory: &Path) -> Desk {
    open_desk_saving_to(directory, None).await
}

/// The same; whoever saves a file chooses this place.
///
/// # Panics
/// When it does not open.
pub async fn open_desk_saving_to(directory: &Path, place: Option<PathBuf>) -> Desk {
    let desk = Desk::open(Config {
        host: Arc::new(KeepingHost::in_directory(directory, place)),
        clock: Arc::new(SystemClock),
        directory: directory.to_owned(),
        workstation: "workstation".to_owned(),
        version: "0.0.0".to_owned(),
        language: Language::English,
        managed: None,
        log_directory: None,
        development: false,
    });
    desk.await.expect("the desk opens")
}

/// Keeps secrets in a file and ignores everything else.
#[derive(Debug)]
struct KeepingHost {
    file: PathBuf,
    turn: Mutex<()>,
    place: Option<PathBuf>,
}

impl KeepingHost {
    /// In the directory of a profile.
    fn in_directory(directory: &Path, place: Option<PathBuf>) -> Self {
        Self { file: directory.join("keyring-of-a-test.json"), turn: Mutex::default(), place }
    }

    fn change(&self, change: impl FnOnce(&mut HashMap<String, String>)) -> Result<(), SecretError> {
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        let mut secrets = self.secrets();
        change(&mut secrets);
        let text = serde_json::to_string(&secrets).map_err(|error| SecretError::Broken(error.to_string()))?;
        let new = self.file.with_extension("new");
        fs::write(&new, text)
            .and_then(|()| fs::rename(&new, &self.file))
            .map_err(|error| SecretError::Broken(error.to_string()))
    }

    fn secrets(&self) -> HashMap<String, String> {
        fs::read_to_string(&self.file).ok().and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
    }
}

impl Host for KeepingHost {
    fn signal(&self, _: &Signal) {}

    fn notify(&self, _: &Notification) {}

    fn withdraw(&self, _: &str) {}

    fn show_counts(&self, _: Counts) {}

    fn startup(&self) -> Startup {
        Startup { available: false, with_computer: false }
    }

    fn start_with_computer(&self, _: bool) -> Result<(), StartupError> {
        Err(StartupError("nobody starts a test with the computer".into()))
    }

    fn ask_where_to_save(&self, _name: &str) -> Option<PathBuf> {
        self.place.clone()
    }

    fn take_shortcut(&self, _wished: Option<Combination>) -> Result<(), ShortcutError> {
        Err(ShortcutError::Unavailable)
    }

    fn computer(&self) -> Facts {
        Facts::default()
    }

    fn capture_sources(&self) -> Result<Vec<CaptureSource>, CaptureError> {
        Err(CaptureError::Unavailable(NoCapture::NoScreen))
    }

    fn capture(&self, _take: &CaptureTake) -> Result<Option<Captured>, CaptureError> {
        Err(CaptureError::Unavailable(NoCapture::NoScreen))
    }

    fn has_tray(&self) -> bool {
        false
    }

    fn open_address(&self, _address: &WebAddress) -> Result<(), AddressError> {
        Err(AddressError("this is nobody's computer".to_owned()))
    }

    fn secret(&self, secret: Secret) -> Result<Option<String>, SecretError> {
        Ok(self.secrets().remove(&format!("{secret:?}")))
    }

    fn keep_secret(&self, secret: Secret, value: &str) -> Result<(), SecretError> {
        self.change(|secrets| {
            secrets.insert(format!("{secret:?}"), value.to_owned());
        })
    }

    fn forget_secret(&self, secret: Secret) -> Result<(), SecretError> {
        self.change(|secrets| {
            secrets.remove(&format!("{secret:?}"));
        })
    }
}
