//! A host that is nothing but the trait: it writes down what it is told.

use std::collections::HashMap;
use std::sync::Mutex;

use desk::{Counts, Host, Notice, Secret, SecretError};
use model::Signal;

#[derive(Default)]
pub struct RecordingHost {
    record: Mutex<Record>,
}

#[derive(Default)]
struct Record {
    signals: Vec<Signal>,
    notices: Vec<Notice>,
    withdrawn: Vec<String>,
    counts: Counts,
    secrets: HashMap<Secret, String>,
    without_keyring: bool,
}

impl RecordingHost {
    /// A system without a keyring.
    pub fn without_keyring() -> Self {
        Self { record: Mutex::new(Record { without_keyring: true, ..Record::default() }) }
    }

    pub fn signals(&self) -> Vec<Signal> {
        self.record().signals.clone()
    }

    /// Whether the first look at the database is over.
    pub fn watches(&self) -> bool {
        self.record().signals.iter().any(|signal| matches!(signal, Signal::Changed { .. }))
    }

    pub fn notices(&self) -> Vec<Notice> {
        self.record().notices.clone()
    }

    pub fn withdrawn(&self) -> Vec<String> {
        self.record().withdrawn.clone()
    }

    pub fn counts(&self) -> Counts {
        self.record().counts
    }

    pub fn kept_secrets(&self) -> usize {
        self.record().secrets.len()
    }

    fn record(&self) -> std::sync::MutexGuard<'_, Record> {
        self.record.lock().expect("no story panics while it records")
    }

    fn keyring(&self) -> Result<std::sync::MutexGuard<'_, Record>, SecretError> {
        let record = self.record();
        if record.without_keyring { Err(SecretError("there is none".into())) } else { Ok(record) }
    }
}

impl Host for RecordingHost {
    fn signal(&self, signal: &Signal) {
        self.record().signals.push(signal.clone());
    }

    fn notify(&self, notice: &Notice) {
        self.record().notices.push(notice.clone());
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
}
