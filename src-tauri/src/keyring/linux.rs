//! The Secret Service: <https://specifications.freedesktop.org/secret-service-spec/latest/>.
//!
//! The keyring library looks for it once in the life of a process. Here it is looked for again after each failure, because a
//! person may start or unlock it and say "try again".

use std::sync::{Arc, Mutex, PoisonError};

use desk::SecretError;
use keyring::{Entry, Error};
use keyring_core::api::CredentialStoreApi as _;
use zbus::blocking::{Connection, Proxy, fdo::DBusProxy};
use zbus_secret_service_keyring_store::Store as SecretService;

use super::kind::kind;

const NAME: &str = "org.freedesktop.secrets";
const DEFAULT_COLLECTION: &str = "/org/freedesktop/secrets/aliases/default";

#[derive(Debug, Default)]
pub(super) struct Store(Mutex<Option<Arc<SecretService>>>);

impl Store {
    pub(super) fn entry(&self, service: &str, user: &str) -> Result<Entry, SecretError> {
        let store = {
            let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            match &*held {
                Some(store) => Arc::clone(store),
                None => Arc::clone(held.insert(SecretService::new().map_err(|error| state_or(&error))?)),
            }
        };
        let inner = store.build(service, user, None).map_err(|error| self.failed(&error))?;
        Ok(Entry { inner })
    }

    /// Returns the error, and connects to the service again the next time.
    pub(super) fn failed(&self, error: &Error) -> SecretError {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
        state_or(error)
    }
}

/// The service itself knows best why it failed.
fn state_or(error: &Error) -> SecretError {
    let bus = Connection::session();
    let Some(bus) = bus.ok().filter(|bus| is_offered(bus).unwrap_or(false)) else { return SecretError::Missing };
    let locked = is_locked(&bus).unwrap_or_else(|reason| {
        tracing::debug!(%reason, "the secret service cannot be asked");
        matches!(error, Error::NoStorageAccess(_))
    });
    if locked { SecretError::Locked } else { SecretError::Broken(kind(error)) }
}

/// Whether the service exists.
fn is_offered(bus: &Connection) -> zbus::Result<bool> {
    Ok(DBusProxy::new(bus)?.name_has_owner(NAME.try_into()?)?)
}

/// Whether the default collection is locked.
fn is_locked(bus: &Connection) -> zbus::Result<bool> {
    Proxy::new(bus, NAME, DEFAULT_COLLECTION, "org.freedesktop.Secret.Collection")?.get_property("Locked")
}
