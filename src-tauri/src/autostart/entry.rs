//! What the system starts for one profile.

use std::ffi::OsString;
use std::path::PathBuf;

use desk::StartupError;

use crate::arguments::Arguments;
use crate::profile::Profile;

/// The entry of one profile among what the system starts.
#[derive(Debug)]
pub(crate) struct Autostart {
    /// Tells profiles apart, and us from others.
    pub(super) identifier: String,
    /// What a person reads in the system's list.
    #[cfg_attr(not(target_os = "linux"), expect(dead_code, reason = "the list shows the program's own name"))]
    pub(super) title: String,
    /// Where the system keeps a person's configuration.
    #[cfg_attr(not(target_os = "linux"), expect(dead_code, reason = "the library finds the system's place"))]
    pub(super) configuration: PathBuf,
    /// What the program is started with.
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
