//! An entry in the person's autostart directory: <https://specifications.freedesktop.org/autostart-spec/latest/>.

use std::ffi::OsStr;
use std::io::ErrorKind;
use std::path::PathBuf;

use desk::StartupError;

use super::entry::{Autostart, program};
use crate::desktop_entry::quoted;

impl Autostart {
    pub(super) fn is_set(&self) -> Result<bool, StartupError> {
        match std::fs::read_to_string(self.file()) {
            // What desktop settings write to disable an entry.
            Ok(entry) => Ok(!entry.lines().any(|line| {
                let line = line.replace(' ', "");
                line.eq_ignore_ascii_case("hidden=true") || line.eq_ignore_ascii_case("x-gnome-autostart-enabled=false")
            })),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
            Err(error) => Err(failed(&error)),
        }
    }

    pub(super) fn change(&self, wished: bool) -> Result<(), StartupError> {
        let file = self.file();
        if !wished {
            return match std::fs::remove_file(file) {
                Err(error) if error.kind() != ErrorKind::NotFound => Err(failed(&error)),
                _ => Ok(()),
            };
        }
        let program = program()?;
        let words = std::iter::once(program.as_os_str()).chain(self.words.iter().map(AsRef::<OsStr>::as_ref));
        let words: Option<Vec<String>> = words.map(quoted).collect();
        let words = words.ok_or_else(|| StartupError("the program's path cannot be written into an entry".into()))?;
        let entry = format!(
            "[Desktop Entry]\nType=Application\nName={}\nExec={}\nIcon=ticket-desk\nTerminal=false\nX-GNOME-Autostart-enabled=true\n",
            self.title,
            words.join(" ")
        );
        if let Some(directory) = file.parent() {
            std::fs::create_dir_all(directory).map_err(|error| failed(&error))?;
        }
        std::fs::write(file, entry).map_err(|error| failed(&error))
    }

    fn file(&self) -> PathBuf {
        self.configuration.join("autostart").join(format!("{}.desktop", self.identifier))
    }
}

fn failed(error: &std::io::Error) -> StartupError {
    StartupError(error.to_string())
}
