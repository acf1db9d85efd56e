//! What a host tells the desk when it opens.

use std::path::PathBuf;
use std::sync::Arc;

use model::Language;

use crate::clock::Clock;
use crate::host::Host;

/// The settings of one desk.
pub struct Config {
    /// The system around it.
    pub host: Arc<dyn Host>,
    /// This workstation's clock.
    pub clock: Arc<dyn Clock>,
    /// The directory that holds this profile's files.
    pub directory: PathBuf,
    /// The name of this workstation in lists of sessions.
    pub workstation: String,
    /// The application's version, for display.
    pub version: String,
    /// The system's language: the default for people who chose none.
    pub language: Language,
    /// The path where the organisation may have put a connection file.
    pub managed: Option<PathBuf>,
    /// The directory of the logs, if there are any.
    pub log_directory: Option<PathBuf>,
    /// Whether this build is for developers; it offers the pseudo-languages.
    pub development: bool,
}
