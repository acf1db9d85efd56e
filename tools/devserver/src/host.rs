//! A host without a desktop: signals go to the browsers that listen, secrets stay in memory.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use desk::{
    AddressError, CaptureError, Captured, Counts, Host, Notification, Secret, SecretError, ShortcutError, StartupError,
};
use model::{CaptureKind, CaptureSource, CaptureTake, Combination, Facts, Network, Signal, Startup, WebAddress};
use tokio::sync::broadcast;

/// How many signals a slow browser may be behind before it misses some; the next signal lets it catch up.
const BACKLOG: usize = 64;

pub(crate) struct BrowserHost {
    signals: broadcast::Sender<Signal>,
    secrets: Mutex<HashMap<Secret, String>>,
    /// Where files are saved.
    saved: PathBuf,
}

impl BrowserHost {
    pub(crate) fn new(saved: PathBuf) -> Self {
        Self { signals: broadcast::Sender::new(BACKLOG), secrets: Mutex::default(), saved }
    }

    pub(crate) fn listen(&self) -> broadcast::Receiver<Signal> {
        self.signals.subscribe()
    }
}

impl Host for BrowserHost {
    fn signal(&self, signal: &Signal) {
        // Without a browser nobody listens, which is no error.
        let _ = self.signals.send(signal.clone());
    }

    fn notify(&self, notification: &Notification) {
        tracing::info!(key = notification.key, "notification");
    }

    fn withdraw(&self, key: &str) {
        tracing::info!(key, "notification withdrawn");
    }

    fn show_counts(&self, counts: Counts) {
        tracing::debug!(?counts, "counts");
    }

    fn secret(&self, secret: Secret) -> Result<Option<String>, SecretError> {
        Ok(self.secrets.lock().unwrap_or_else(PoisonError::into_inner).get(&secret).cloned())
    }

    fn keep_secret(&self, secret: Secret, value: &str) -> Result<(), SecretError> {
        self.secrets.lock().unwrap_or_else(PoisonError::into_inner).insert(secret, value.to_owned());
        Ok(())
    }

    fn forget_secret(&self, secret: Secret) -> Result<(), SecretError> {
        self.secrets.lock().unwrap_or_else(PoisonError::into_inner).remove(&secret);
        Ok(())
    }

    /// A browser cannot start with the computer.
    fn startup(&self) -> Startup {
        Startup::default()
    }

    fn start_with_computer(&self, _wished: bool) -> Result<(), StartupError> {
        Err(StartupError("a page in a browser cannot".to_owned()))
    }

    /// A page cannot ask: the file is saved beside the profile, under the suggested name.
    fn ask_where_to_save(&self, name: &str) -> Option<PathBuf> {
        std::fs::create_dir_all(&self.saved).ok()?;
        Some(self.saved.join(name))
    }

    /// A page cannot see the real screen, so there is an invented one with one window.
    fn capture_sources(&self) -> Result<Vec<CaptureSource>, CaptureError> {
        let source = |kind, id: &str, name: &str| CaptureSource { kind, id: id.to_owned(), name: name.to_owned() };
        Ok(vec![source(CaptureKind::Screen, "1", "Browser"), source(CaptureKind::Window, "2", "Mail")])
    }

    fn capture(&self, take: &CaptureTake) -> Result<Option<Captured>, CaptureError> {
        match take.id.as_str() {
            "1" | "2" => Ok(Some(invented_screen())),
            _ => Err(CaptureError::Failed("there is no such window".to_owned())),
        }
    }

    /// A page has no global keys. It accepts every combination but one, which stands for another program's.
    fn take_shortcut(&self, wished: Option<Combination>) -> Result<(), ShortcutError> {
        let is_taken = wished.is_some_and(|keys| keys.to_string() == "Control+Alt+X");
        if is_taken { Err(ShortcutError::Taken) } else { Ok(()) }
    }

    /// An invented computer, so that pictures always show the same facts.
    fn computer(&self) -> Facts {
        Facts {
            host: Some("workstation-7".to_owned()),
            system: Some("Debian GNU/Linux 12".to_owned()),
            free_disk: Some(48_300_000_000),
            free_memory: Some(5_200_000_000),
            network: Some(Network::Both),
            version: None,
        }
    }

    fn has_tray(&self) -> bool {
        false
    }

    /// Opens nothing: a test must not navigate the browser away.
    fn open_address(&self, _address: &WebAddress) -> Result<(), AddressError> {
        Ok(())
    }
}

/// The invented screen: the colour of a pixel shows roughly where it is.
fn invented_screen() -> Captured {
    const WIDTH: u32 = 1280;
    const HEIGHT: u32 = 800;
    let byte = |number: u32| u8::try_from(number % 256).unwrap_or(u8::MAX);
    let pixel = |at: u32| {
        let (x, y) = (at % WIDTH, at / WIDTH);
        [byte(x / 5), byte(y / 4), 128, u8::MAX]
    };
    Captured::Pixels { width: WIDTH, height: HEIGHT, rgba: (0..WIDTH * HEIGHT).flat_map(pixel).collect() }
}
