//! A host that records its calls.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Mutex;

use desk::{
    AddressError, CaptureError, Captured, Counts, Host, Notification, Secret, SecretError, ShortcutError, StartupError,
};
use model::{
    CaptureKind, CaptureSource, CaptureTake, Combination, Facts, Keyring, NoCapture, Signal, Startup, WebAddress,
};

#[derive(Default)]
pub struct RecordingHost {
    record: Mutex<Record>,
}

#[derive(Default)]
struct Record {
    signals: Vec<Signal>,
    notifications: Vec<Notification>,
    withdrawn: Vec<String>,
    counts: Counts,
    secrets: HashMap<Secret, String>,
    /// How the keyring fails, if it does.
    keyring: Keyring,
    startup: Startup,
    /// The addresses that were opened.
    opened: Vec<String>,
    /// Where the person saves files, and the names that they were offered.
    save_as: Option<PathBuf>,
    suggested: Vec<String>,
    /// The colour of the screen, where one can be seen.
    screen: Option<[u8; 3]>,
    /// The key combination that this application has, and the one of another program.
    shortcut: Option<String>,
    taken_elsewhere: Option<String>,
}

impl RecordingHost {
    /// A system without a keyring.
    pub fn without_keyring() -> Self {
        Self { record: Mutex::new(Record { keyring: Keyring::Missing, ..Record::default() }) }
    }

    pub fn signals(&self) -> Vec<Signal> {
        self.record().signals.clone()
    }

    /// Whether the first poll is over.
    pub fn watches(&self) -> bool {
        self.record().signals.iter().any(|signal| matches!(signal, Signal::Changed { .. }))
    }

    pub fn notifications(&self) -> Vec<Notification> {
        self.record().notifications.clone()
    }

    pub fn withdrawn(&self) -> Vec<String> {
        self.record().withdrawn.clone()
    }

    pub fn opened(&self) -> Vec<String> {
        self.record().opened.clone()
    }

    pub fn counts(&self) -> Counts {
        self.record().counts
    }

    /// What the keyring holds.
    pub fn secrets(&self) -> Vec<String> {
        self.record().secrets.values().cloned().collect()
    }

    pub fn kept_secrets(&self) -> usize {
        self.record().secrets.len()
    }

    /// Changes the state of the keyring.
    pub fn set_keyring(&self, keyring: Keyring) {
        self.record().keyring = keyring;
    }

    /// Lets the system start the application with the computer.
    pub fn offer_startup(&self) {
        self.record().startup.available = true;
    }

    /// The key combination that opens the form of a new ticket.
    pub fn shortcut(&self) -> Option<String> {
        self.record().shortcut.clone()
    }

    /// Gives this key combination to another program.
    pub fn take_elsewhere(&self, keys: &str) {
        self.record().taken_elsewhere = Some(keys.to_owned());
    }

    /// Chooses where the person saves the next file; `None` cancels.
    pub fn save_as(&self, path: Option<PathBuf>) {
        self.record().save_as = path;
    }

    /// The names that the person was offered for saved files.
    pub fn suggested(&self) -> Vec<String> {
        self.record().suggested.clone()
    }

    /// Adds a screen of this colour.
    pub fn show_screen(&self, colour: [u8; 3]) {
        self.record().screen = Some(colour);
    }

    fn record(&self) -> std::sync::MutexGuard<'_, Record> {
        self.record.lock().expect("no story panics while it records")
    }

    fn keyring(&self) -> Result<std::sync::MutexGuard<'_, Record>, SecretError> {
        let record = self.record();
        match record.keyring {
            Keyring::Ready => Ok(record),
            Keyring::Missing => Err(SecretError::Missing),
            Keyring::Locked => Err(SecretError::Locked),
            Keyring::Broken => Err(SecretError::Broken("it answers nonsense".into())),
        }
    }
}

impl Host for RecordingHost {
    fn signal(&self, signal: &Signal) {
        self.record().signals.push(signal.clone());
    }

    fn notify(&self, notification: &Notification) {
        self.record().notifications.push(notification.clone());
    }

    fn withdraw(&self, key: &str) {
        self.record().withdrawn.push(key.to_owned());
    }

    fn show_counts(&self, counts: Counts) {
        self.record().counts = counts;
    }

    fn secret(&self, secret: Secret) -> Result<Option<String>, SecretError> {
        Ok(self.keyring()?.secrets.get(&secret).cloned())
    }

    fn keep_secret(&self, secret: Secret, value: &str) -> Result<(), SecretError> {
        self.keyring()?.secrets.insert(secret, value.to_owned());
        Ok(())
    }

    fn forget_secret(&self, secret: Secret) -> Result<(), SecretError> {
        self.keyring()?.secrets.remove(&secret);
        Ok(())
    }

    fn startup(&self) -> Startup {
        self.record().startup
    }

    fn start_with_computer(&self, wished: bool) -> Result<(), StartupError> {
        let mut record = self.record();
        if !record.startup.available {
            return Err(StartupError("this system offers nothing of the kind".into()));
        }
        record.startup.with_computer = wished;
        Ok(())
    }

    fn ask_where_to_save(&self, name: &str) -> Option<PathBuf> {
        let mut record = self.record();
        record.suggested.push(name.to_owned());
        record.save_as.clone()
    }

    fn capture_sources(&self) -> Result<Vec<CaptureSource>, CaptureError> {
        let screen = CaptureSource { kind: CaptureKind::Screen, id: "1".to_owned(), name: "The screen".to_owned() };
        match self.record().screen {
            Some(_) => Ok(vec![screen]),
            None => Err(CaptureError::Unavailable(NoCapture::NoScreen)),
        }
    }

    fn capture(&self, take: &CaptureTake) -> Result<Option<Captured>, CaptureError> {
        let Some([red, green, blue]) = self.record().screen else {
            return Err(CaptureError::Unavailable(NoCapture::NoScreen));
        };
        match (take.kind, take.id.as_str()) {
            (CaptureKind::Dialog, _) => Ok(None),
            (_, "1") => Ok(Some(Captured::Pixels { width: 2, height: 1, rgba: [red, green, blue, 9].repeat(2) })),
            (_, "file") => Ok(Some(Captured::File(b"<svg/>".to_vec()))),
            _ => Err(CaptureError::Failed("there is no such screen".to_owned())),
        }
    }

    fn take_shortcut(&self, wished: Option<Combination>) -> Result<(), ShortcutError> {
        let mut record = self.record();
        record.shortcut = None;
        if record.taken_elsewhere == wished.map(|keys| keys.to_string()) && wished.is_some() {
            return Err(ShortcutError::Taken);
        }
        record.shortcut = wished.map(|keys| keys.to_string());
        Ok(())
    }

    fn computer(&self) -> Facts {
        Facts { host: Some("annas-pc\u{202E}".to_owned()), free_disk: Some(u64::MAX), ..Facts::default() }
    }

    fn has_tray(&self) -> bool {
        false
    }

    fn open_address(&self, address: &WebAddress) -> Result<(), AddressError> {
        let mut record = self.record();
        if record.startup.available {
            record.opened.push(address.as_str().to_owned());
            return Ok(());
        }
        Err(AddressError("this system has no program for it".into()))
    }
}
