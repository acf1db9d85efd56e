//! Keeps secrets in the system's keyring, and in memory where there is none.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use crate::host::{Host, Secret, SecretError};

pub(crate) struct Secrets {
    host: Arc<dyn Host>,
    /// What the keyring did not take; gone with the application.
    fallback: Mutex<HashMap<Secret, String>>,
    remembers: AtomicBool,
}

impl Secrets {
    pub(crate) fn new(host: Arc<dyn Host>) -> Self {
        Self { host, fallback: Mutex::default(), remembers: AtomicBool::new(true) }
    }

    /// Whether secrets survive the application.
    pub(crate) fn remembers(&self) -> bool {
        self.remembers.load(Ordering::Relaxed)
    }

    pub(crate) async fn get(&self, secret: Secret) -> Option<String> {
        let kept = self.fallback.lock().unwrap_or_else(PoisonError::into_inner).get(&secret).cloned();
        if kept.is_some() {
            return kept;
        }
        self.ask(move |host| host.secret(secret)).await.flatten()
    }

    pub(crate) async fn keep(&self, secret: Secret, value: String) {
        let copy = value.clone();
        let taken = self.ask(move |host| host.keep_secret(secret, &copy)).await.is_some();
        let mut fallback = self.fallback.lock().unwrap_or_else(PoisonError::into_inner);
        if taken {
            fallback.remove(&secret);
        } else {
            fallback.insert(secret, value);
        }
    }

    pub(crate) async fn forget(&self, secret: Secret) {
        self.fallback.lock().unwrap_or_else(PoisonError::into_inner).remove(&secret);
        self.ask(move |host| host.forget_secret(secret)).await;
    }

    /// Asks the keyring on a thread that may wait: it may show a dialog to unlock it.
    async fn ask<T: Send + 'static>(
        &self,
        ask: impl FnOnce(&dyn Host) -> Result<T, SecretError> + Send + 'static,
    ) -> Option<T> {
        let host = Arc::clone(&self.host);
        let answer = tokio::task::spawn_blocking(move || ask(&*host)).await;
        let answer = answer.unwrap_or_else(|_| Err(SecretError("the keyring's thread ended".into())));
        let works = answer.is_ok();
        // Told once, not with each secret.
        if self.remembers.swap(works, Ordering::Relaxed)
            && let Err(error) = &answer
        {
            tracing::warn!(%error, "secrets are kept for this run only");
        }
        answer.ok()
    }
}
