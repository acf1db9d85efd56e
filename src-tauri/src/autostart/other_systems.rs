//! The registry's `Run` key of the person on Windows, a launch agent of the person on macOS.

use auto_launch::{AutoLaunch, AutoLaunchBuilder};
use desk::StartupError;

use super::entry::{Autostart, program};

impl Autostart {
    pub(super) fn is_set(&self) -> Result<bool, StartupError> {
        self.entry()?.is_enabled().map_err(|error| failed(&error))
    }

    pub(super) fn change(&self, wished: bool) -> Result<(), StartupError> {
        let entry = self.entry()?;
        let changed = if wished {
            entry.enable()
        } else if entry.is_enabled().map_err(|error| failed(&error))? {
            entry.disable()
        } else {
            Ok(())
        };
        changed.map_err(|error| failed(&error))
    }

    fn entry(&self) -> Result<AutoLaunch, StartupError> {
        let program = program()?;
        let path = program.to_str().ok_or_else(|| StartupError("the program's path is no text".into()))?;
        let words: Vec<String> = self.words.iter().map(|word| as_word(&word.to_string_lossy())).collect();
        let mut builder = AutoLaunchBuilder::new();
        builder.set_app_name(&self.identifier).set_app_path(&as_word(path)).set_args(&words);
        #[cfg(target_os = "macos")]
        builder.set_macos_launch_mode(auto_launch::MacOSLaunchMode::LaunchAgent);
        // For this user only, which needs no administrator rights.
        #[cfg(target_os = "windows")]
        builder.set_windows_enable_mode(auto_launch::WindowsEnableMode::CurrentUser);
        builder.build().map_err(|error| failed(&error))
    }
}

/// The registry holds one line, in which a path with spaces needs its quotes; a path on Windows cannot hold any itself.
#[cfg(target_os = "windows")]
fn as_word(word: &str) -> String {
    if word.contains(' ') { format!("\"{word}\"") } else { word.to_owned() }
}

/// A launch agent holds a list of words, written as XML.
#[cfg(target_os = "macos")]
fn as_word(word: &str) -> String {
    word.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn failed(error: &auto_launch::Error) -> StartupError {
    StartupError(error.to_string())
}
