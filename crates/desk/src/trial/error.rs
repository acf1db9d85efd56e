//! Why a trial could not be made or started.

use std::path::PathBuf;

use private_server::PrivateServerError;
use private_server::private_installation::PrivateInstallationError;

/// Why a trial could not be made or started.
#[derive(Debug, thiserror::Error)]
pub enum TrialError {
    /// Its server, or Ticket Desk on it, failed.
    #[error(transparent)]
    Desk(#[from] PrivateInstallationError),
    /// Its sample people and tickets could not be made.
    #[error(transparent)]
    Samples(Box<dyn std::error::Error + Send + Sync>),
    /// Its directory cannot be used.
    #[error("cannot use {}: {cause}", .path.display())]
    Directory {
        /// The directory.
        path: PathBuf,
        /// Why.
        #[source]
        cause: std::io::Error,
    },
}

impl From<PrivateServerError> for TrialError {
    fn from(error: PrivateServerError) -> Self {
        Self::Desk(error.into())
    }
}
