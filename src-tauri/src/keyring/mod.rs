//! Secrets in the system's keyring: Secret Service, Keychain, Credential Manager.

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

/// The keyring as one profile sees it. Its calls may wait for the person who unlocks it.
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

/// An error's words may hold the value ("bad encoding of …"): only its kind is told.
fn kind(error: &Error) -> String {
    match error {
        Error::NoStorageAccess(_) => "it gives no access".to_owned(),
        Error::PlatformFailure(reason) => reason.to_string(),
        Error::BadEncoding(_) => "what it holds is no text".to_owned(),
        Error::TooLong(what, limit) => format!("{what} is longer than {limit}"),
        Error::Ambiguous(_) => "it holds several entries of the same name".to_owned(),
        _ => "unexpected answer".to_owned(),
    }
}
