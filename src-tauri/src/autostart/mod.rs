//! Starting with the computer: hidden, in the tray, under the profile that asked for it.

#[cfg(target_os = "linux")]
#[path = "linux.rs"]
mod system;
#[cfg(any(target_os = "windows", target_os = "macos"))]
#[path = "other_systems.rs"]
mod system;

use std::ffi::OsString;
use std::path::PathBuf;

use desk::StartupError;
use model::Startup;

use crate::arguments::Arguments;

/// The entry of one profile among what the system starts.
#[derive(Debug)]
pub(crate) struct Autostart {
    /// Tells profiles apart, and us from others.
    identifier: String,
    /// What a person reads in the system's list.
    #[cfg_attr(not(target_os = "linux"), expect(dead_code, reason = "the list shows the program's own name"))]
    title: String,
    /// Where the system keeps a person's configuration.
    #[cfg_attr(not(target_os = "linux"), expect(dead_code, reason = "the library finds the system's place"))]
    configuration: PathBuf,
    /// What the program is started with.
    words: Vec<OsString>,
}

impl Autostart {
    pub(crate) fn new(arguments: &Arguments, identifier: &str, configuration: PathBuf) -> Self {
        let mut words: Vec<OsString> = vec!["--hidden".into()];
        if arguments.profile != crate::Profile::default() {
            words.extend(["--profile".into(), arguments.profile.to_string().into()]);
        }
        if let Some(directory) = &arguments.data_dir {
            words.extend(["--data-dir".into(), directory.clone().into()]);
        }
        let title = arguments.profile.title("Ticket Desk");
        Self { identifier: identifier.to_owned(), title, configuration, words }
    }

    /// How it is now.
    pub(crate) fn state(&self) -> Startup {
        match self.is_set() {
            Ok(with_computer) => Startup { available: true, with_computer },
            Err(error) => {
                tracing::debug!(%error, "the system cannot be asked");
                Startup::default()
            }
        }
    }

    /// Makes the entry, or removes it.
    pub(crate) fn set(&self, wished: bool) -> Result<(), StartupError> {
        self.change(wished)
    }
}

/// The program that is to be started. An `AppImage` runs from a place that is gone after its end; its file is told by the environment.
fn program() -> Result<PathBuf, StartupError> {
    match std::env::var_os("APPIMAGE").filter(|path| !path.is_empty()) {
        Some(image) => Ok(image.into()),
        None => std::env::current_exe().map_err(|error| StartupError(error.to_string())),
    }
}
