//! Keeps secrets in the system's keyring, and in memory where there is none.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use model::Keyring;

use crate::host::{Host, Secret, SecretError};

/// How long the keyring may take: it may show a dialog to unlock it, which nobody may ever answer.
const PATIENCE: Duration = Duration::from_secs(25);

pub(crate) struct Secrets {
    host: Arc<dyn Host>,
    /// What the keyring did not take; gone with the application.
    fallback: Mutex<HashMap<Secret, String>>,
    keyring: Mutex<Keyring>,
}

impl Secrets {
    pub(crate) fn new(host: Arc<dyn Host>) -> Self {
        Self { host, fallback: Mutex::default(), keyring: Mutex::default() }
    }

    /// How the keyring was when it was last asked.
    pub(crate) fn keyring(&self) -> Keyring {
        *self.keyring.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) async fn get(&self, secret: Secret) -> Option<String> {
        let kept = self.fallback().get(&secret).cloned();
        if kept.is_some() {
            return kept;
        }
        self.ask(move |host| host.secret(secret)).await.flatten()
    }

    pub(crate) async fn keep(&self, secret: Secret, value: String) {
        let copy = value.clone();
        let taken = self.ask(move |host| host.keep_secret(secret, &copy)).await.is_some();
        if taken {
            self.fallback().remove(&secret);
        } else {
            self.fallback().insert(secret, value);
        }
    }

    pub(crate) async fn forget(&self, secret: Secret) {
        self.fallback().remove(&secret);
        self.ask(move |host| host.forget_secret(secret)).await;
    }

    /// Asks the keyring again, and gives it what it did not take before.
    pub(crate) async fn retry(&self) {
        let held: Vec<(Secret, String)> = self.fallback().drain().collect();
        if held.is_empty() {
            self.ask(|host| host.secret(Secret::AccountPassword)).await;
        }
        for (secret, value) in held {
            self.keep(secret, value).await;
        }
    }

    /// Asks the keyring on a thread that may wait.
    async fn ask<T: Send + 'static>(
        &self,
        ask: impl FnOnce(&dyn Host) -> Result<T, SecretError> + Send + 'static,
    ) -> Option<T> {
        let host = Arc::clone(&self.host);
        let asked = tokio::task::spawn_blocking(move || ask(&*host));
        let answer = match tokio::time::timeout(PATIENCE, asked).await {
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
        // Told once, not with each secret.
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
