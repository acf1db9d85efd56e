//! What the database needs to know of a password.

use crate::arguments::{Argument, Arguments};
use crate::key_derivation::{Derivation, Key};

/// A key and how it was derived from a password.
#[derive(Debug, Clone)]
pub struct Credential {
    /// How the key was derived.
    pub derivation: Derivation,
    /// The key.
    pub key: Key,
}

/// A credential is five arguments: the salt and the costs of the derivation, and the key.
impl Arguments for &Credential {
    fn add_to(self, arguments: &mut Vec<Argument>) {
        let Credential { derivation, key } = self;
        derivation.salt.as_slice().add_to(arguments);
        for cost in [derivation.memory_kib, derivation.iterations, derivation.parallelism] {
            cost.add_to(arguments);
        }
        key.add_to(arguments);
    }
}
