//! Verifies the whole history.

use sqlx::mysql::MySqlConnection;

use super::verdict::Verdict;
use super::walk::walk;
use crate::AdministrationError;
use crate::install::Names;

/// Recomputes every hash and compares every ticket with its history, while people go on working.
///
/// # Errors
/// When the database refuses. A broken history is not an error but a [`Verdict`].
pub async fn verify(connection: &mut MySqlConnection, names: &Names) -> Result<Verdict, AdministrationError> {
    walk(connection, names, &[], &mut |_| Ok(())).await
}
