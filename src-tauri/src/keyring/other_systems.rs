//! Keychain and Credential Manager, as the keyring library finds them.

use desk::SecretError;
use keyring::{Entry, Error};

use super::kind::kind;

#[derive(Debug, Default)]
pub(super) struct Store {}

impl Store {
    pub(super) fn entry(&self, service: &str, user: &str) -> Result<Entry, SecretError> {
        Entry::new(service, user).map_err(|error| self.failed(&error))
    }

    #[expect(clippy::unused_self, reason = "where there is a connection, a failure ends it")]
    pub(super) fn failed(&self, error: &Error) -> SecretError {
        match error {
            Error::NoDefaultStore => SecretError::Missing,
            Error::NoStorageAccess(_) => SecretError::Locked,
            error => SecretError::Broken(kind(error)),
        }
    }
}
