//! The start entry of one profile.

use std::ffi::OsString;
use std::path::PathBuf;

use desk::StartupError;

use crate::arguments::Arguments;
use crate::profile::Profile;

/// The start entry of one profile.
#[derive(Debug)]
pub(crate) struct Autostart {
    /// Distinguishes profiles, and us from other applications.
    pub(super) identifier: String,
    /// The name in the system's list.
    #[cfg_attr(not(target_os = "linux"), expect(dead_code, reason = "the list shows the program's own name"))]
    pub(super) title: String,
    /// The user's configuration directory.
    #[cfg_attr(not(target_os = "linux"), expect(dead_code, reason = "the library finds the system's place"))]
    pub(super) configuration: PathBuf,
    /// The arguments of the program.
    pub(super) words: Vec<OsString>,
}

impl Autostart {
    pub(crate) fn new(arguments: &Arguments, identifier: &str, configuration: PathBuf) -> Self {
        let mut words: Vec<OsString> = vec!["--hidden".into()];
        if arguments.profile != Profile::default() {
            words.extend(["--profile".into(), arguments.profile.to_string().into()]);
        }
        if let Some(directory) = &arguments.data_dir {
            words.extend(["--data-dir".into(), directory.clone().into()]);
        }
        let title = arguments.profile.title("Ticket Desk");
        Self { identifier: identifier.to_owned(), title, configuration, words }
    }
}

/// The program to start. An `AppImage` runs from a directory that vanishes when it ends; the environment names its file.
pub(super) fn program() -> Result<PathBuf, StartupError> {
    match std::env::var_os("APPIMAGE").filter(|path| !path.is_empty()) {
        Some(image) => Ok(image.into()),
        None => std::env::current_exe().map_err(|error| StartupError(error.to_string())),
    }
}
