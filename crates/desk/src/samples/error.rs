//! Why the samples could not be made.

use private_server::private_installation::PrivateInstallationError;

use crate::error::DeskError;

/// Why the samples could not be made.
#[derive(Debug, thiserror::Error)]
pub enum SampleError {
    /// Somebody could not do their part.
    #[error("{who} cannot go on: {cause}")]
    Refused {
        /// Who.
        who: &'static str,
        /// Why.
        #[source]
        cause: Box<DeskError>,
    },
    /// Something unexpected happened: an operation waits in the outbox, or somebody else claimed a ticket first.
    #[error("{0} met something that is not in the story")]
    Unexpected(&'static str),
    /// The administrator could not prepare something.
    #[error(transparent)]
    Desk(#[from] PrivateInstallationError),
}
