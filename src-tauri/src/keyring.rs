//! Secrets in the system's keyring: Secret Service, Keychain, Credential Manager.

use desk::{Secret, SecretError};
use keyring::{Entry, Error};

use crate::profile::Profile;

const SERVICE: &str = "ticket-desk";

/// The keyring as one profile sees it. Its calls may wait for the person who unlocks it.
#[derive(Debug)]
pub(crate) struct Keyring {
    profile: Profile,
}

impl Keyring {
    pub(crate) fn new(profile: Profile) -> Self {
        Self { profile }
    }

    pub(crate) fn read(&self, secret: Secret) -> Result<Option<String>, SecretError> {
        match self.entry(secret)?.get_password() {
            Ok(value) => Ok(Some(value)),
            Err(Error::NoEntry) => Ok(None),
            Err(error) => Err(unusable(&error)),
        }
    }

    pub(crate) fn keep(&self, secret: Secret, value: &str) -> Result<(), SecretError> {
        self.entry(secret)?.set_password(value).map_err(|error| unusable(&error))
    }

    pub(crate) fn forget(&self, secret: Secret) -> Result<(), SecretError> {
        match self.entry(secret)?.delete_credential() {
            Ok(()) | Err(Error::NoEntry) => Ok(()),
            Err(error) => Err(unusable(&error)),
        }
    }

    fn entry(&self, secret: Secret) -> Result<Entry, SecretError> {
        let user = format!("{}/{}", self.profile, secret.name());
        Entry::new(SERVICE, &user).map_err(|error| match (&error, Entry::store_status()) {
            // Says only that an earlier attempt failed; the reason is kept beside it.
            (Error::NoDefaultStore, Err(reason)) => unusable(reason),
            _ => unusable(&error),
        })
    }
}

/// An error's words may hold the value ("bad encoding of …"): only its kind is told.
fn unusable(error: &Error) -> SecretError {
    SecretError(match error {
        Error::NoDefaultStore | Error::NoStorageAccess(_) => "this system offers none, or it is locked".to_owned(),
        Error::PlatformFailure(reason) => reason.to_string(),
        Error::BadEncoding(_) => "what it holds is no text".to_owned(),
        Error::TooLong(what, limit) => format!("{what} is longer than {limit}"),
        Error::Ambiguous(_) => "it holds several entries of the same name".to_owned(),
        _ => "unexpected answer".to_owned(),
    })
}
