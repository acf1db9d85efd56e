//! Derives keys from passwords.

use database::key_derivation::{Derivation, Key};

use crate::error::DeskError;

/// Derives a key on a thread that may block: it takes a noticeable time by design.
pub(super) async fn derive(derivation: &Derivation, password: String) -> Result<Key, DeskError> {
    let derivation = derivation.clone();
    let key = tokio::task::spawn_blocking(move || derivation.derive(&password)).await;
    Ok(key.map_err(|error| DeskError::Internal(error.to_string()))??)
}
