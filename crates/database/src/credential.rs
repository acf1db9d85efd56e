//! What the database needs to know of a password.

use crate::arguments::Call;
use crate::key_derivation::{Derivation, Key};

/// A key and how it was derived from a password.
#[derive(Debug, Clone)]
pub struct Credential {
    /// How the key was derived.
    pub derivation: Derivation,
    /// The key.
    pub key: Key,
}

impl Call {
    /// Adds the four numbers of the derivation, and the key.
    pub(crate) fn credential(self, credential: &Credential) -> Self {
        let Credential { derivation, key } = credential;
        self.with(derivation.salt.as_slice())
            .with(derivation.memory_kib)
            .with(derivation.iterations)
            .with(derivation.parallelism)
            .with(key.expose().as_slice())
    }
}
