//! Secrets in the system's keyring: Secret Service, Keychain, Credential Manager.

mod kind;
#[cfg(target_os = "linux")]
#[path = "linux.rs"]
mod system;
#[cfg(not(target_os = "linux"))]
#[path = "other_systems.rs"]
mod system;

use desk::{Secret, SecretError};
use keyring::Error;

use self::system::Store;
use crate::profile::Profile;

const SERVICE: &str = "ticket-desk";

/// The keyring of one profile. Its calls may wait for the person to unlock it.
#[derive(Debug)]
pub(crate) struct Keyring {
    profile: Profile,
    store: Store,
}

impl Keyring {
    pub(crate) fn new(profile: Profile) -> Self {
        Self { profile, store: Store::default() }
    }

    pub(crate) fn read(&self, secret: Secret) -> Result<Option<String>, SecretError> {
        match self.store.entry(SERVICE, &self.user(secret))?.get_password() {
            Ok(value) => Ok(Some(value)),
            Err(Error::NoEntry) => Ok(None),
            Err(error) => Err(self.store.failed(&error)),
        }
    }

    pub(crate) fn keep(&self, secret: Secret, value: &str) -> Result<(), SecretError> {
        let entry = self.store.entry(SERVICE, &self.user(secret))?;
        entry.set_password(value).map_err(|error| self.store.failed(&error))
    }

    pub(crate) fn forget(&self, secret: Secret) -> Result<(), SecretError> {
        match self.store.entry(SERVICE, &self.user(secret))?.delete_credential() {
            Ok(()) | Err(Error::NoEntry) => Ok(()),
            Err(error) => Err(self.store.failed(&error)),
        }
    }

    fn user(&self, secret: Secret) -> String {
        format!("{}/{}", self.profile, secret.name())
    }
}
