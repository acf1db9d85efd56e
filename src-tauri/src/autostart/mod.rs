//! Starting with the computer: hidden, in the tray, under the profile that asked for it.

mod entry;
#[cfg(target_os = "linux")]
#[path = "linux.rs"]
mod system;
#[cfg(any(target_os = "windows", target_os = "macos"))]
#[path = "other_systems.rs"]
mod system;

use desk::StartupError;
use model::Startup;

pub(crate) use entry::Autostart;

impl Autostart {
    /// The current state.
    pub(crate) fn state(&self) -> Startup {
        match self.is_set() {
            Ok(with_computer) => Startup { available: true, with_computer },
            Err(error) => {
                tracing::debug!(%error, "the system cannot be asked");
                Startup::default()
            }
        }
    }

    /// Creates the entry, or removes it.
    pub(crate) fn set(&self, wished: bool) -> Result<(), StartupError> {
        self.change(wished)
    }
}
