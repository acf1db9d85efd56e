//! Keeps secrets in the system's keyring, and in memory where there is none.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use model::Keyring;

use crate::host::{Host, Secret, SecretError};

/// The longest wait for the keyring: it may show a dialog to unlock it that nobody answers.
const TIMEOUT: Duration = Duration::from_secs(25);

pub(crate) struct Secrets {
    host: Arc<dyn Host>,
    /// Secrets that the keyring refused; they are gone when the application ends.
    fallback: Mutex<HashMap<Secret, String>>,
    keyring: Mutex<Keyring>,
}

impl Secrets {
    pub(super) fn new(host: Arc<dyn Host>) -> Self {
        Self { host, fallback: Mutex::default(), keyring: Mutex::default() }
    }

    /// The keyring's state when it was last used.
    pub(crate) fn keyring(&self) -> Keyring {
        *self.keyring.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) async fn get(&self, secret: Secret) -> Option<String> {
        let fallback = self.fallback().get(&secret).cloned();
        if fallback.is_some() {
            return fallback;
        }
        self.ask(move |host| host.secret(secret)).await.flatten()
    }

    pub(crate) async fn put(&self, secret: Secret, value: String) {
        let copy = value.clone();
        let taken = self.ask(move |host| host.keep_secret(secret, &copy)).await.is_some();
        if taken {
            self.fallback().remove(&secret);
        } else {
            self.fallback().insert(secret, value);
        }
    }

    pub(crate) async fn remove(&self, secret: Secret) {
        self.fallback().remove(&secret);
        self.ask(move |host| host.forget_secret(secret)).await;
    }

    /// Tries the keyring again and gives it the secrets that it refused before.
    pub(crate) async fn retry(&self) {
        let refused: Vec<(Secret, String)> = self.fallback().drain().collect();
        if refused.is_empty() {
            self.ask(|host| host.secret(Secret::AccountPassword)).await;
        }
        for (secret, value) in refused {
            self.put(secret, value).await;
        }
    }

    /// Asks the keyring on a thread that may block, and records its state.
    async fn ask<T: Send + 'static>(
        &self,
        ask: impl FnOnce(&dyn Host) -> Result<T, SecretError> + Send + 'static,
    ) -> Option<T> {
        let host = Arc::clone(&self.host);
        let asked = tokio::task::spawn_blocking(move || ask(&*host));
        let answer = match tokio::time::timeout(TIMEOUT, asked).await {
            Ok(Ok(answer)) => answer,
            Ok(Err(_)) => Err(SecretError::Broken("its thread ended".into())),
            Err(_) => Err(SecretError::Locked),
        };
        let now = match &answer {
            Ok(_) => Keyring::Ready,
            Err(SecretError::Missing) => Keyring::Missing,
            Err(SecretError::Locked) => Keyring::Locked,
            Err(SecretError::Broken(_)) => Keyring::Broken,
        };
        let before = std::mem::replace(&mut *self.keyring.lock().unwrap_or_else(PoisonError::into_inner), now);
        // Logged when the state changes, not for each secret.
        if before != now
            && let Err(error) = &answer
        {
            tracing::warn!(%error, "secrets are kept for this run only");
        }
        answer.ok()
    }

    fn fallback(&self) -> MutexGuard<'_, HashMap<Secret, String>> {
        self.fallback.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
