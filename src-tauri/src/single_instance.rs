//! One application for each profile, also when one starts while another ends.
//!
//! The plugin passes a start to the application that owns the profile's name. That one keeps the name until it has ended,
//! and accepts starts until then, although it shows nothing any more.

use std::process::Command;
use std::sync::{Arc, Mutex, PoisonError};

use tauri::plugin::TauriPlugin;
use tauri::{AppHandle, Env, Wry};

use crate::link;

/// The arguments and the directory of a start that was passed to this application.
struct Start {
    words: Vec<String>,
    directory: String,
}

/// The starts that this application has not handled yet.
#[derive(Clone, Default)]
pub(crate) struct Starts(Arc<Mutex<Vec<Start>>>);

impl Starts {
    /// Makes this application the only one of its profile, or passes its start to the running one.
    pub(crate) fn plugin(&self) -> TauriPlugin<Wry> {
        let starts = self.clone();
        tauri_plugin_single_instance::init(move |app, words, directory| starts.receive(app, Start { words, directory }))
    }

    /// Handles a start on the main thread: after shutdown begins, nothing runs there any more.
    fn receive(&self, app: &AppHandle, start: Start) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(start);
        let (starts, handle) = (self.clone(), app.clone());
        let asked = app.run_on_main_thread(move || {
            for start in starts.take() {
                link::second_start(&handle, &start.words, &start.directory);
            }
        });
        if let Err(error) = asked {
            tracing::debug!(%error, "a start has to wait for the end");
        }
    }

    /// Relaunches the application for starts that it accepted while it was ending.
    pub(crate) fn start_again(&self) {
        for start in self.take() {
            if let Err(error) = start.again() {
                tracing::warn!(%error, "a start that came at the end was lost");
            }
        }
    }

    fn take(&self) -> Vec<Start> {
        std::mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Start {
    fn again(&self) -> std::io::Result<()> {
        let program = tauri::process::current_binary(&Env::default())?;
        Command::new(program).args(self.words.iter().skip(1)).current_dir(&self.directory).spawn()?;
        Ok(())
    }
}

#[cfg(target_os = "linux")]
pub(crate) use linux::start_after;

#[cfg(target_os = "linux")]
mod linux {
    use std::os::unix::process::CommandExt as _;
    use std::process::Command;
    use std::thread::sleep;
    use std::time::{Duration, Instant};

    use zbus::blocking::{Connection, fdo::DBusProxy};
    use zbus::names::BusName;

    /// How long to wait for an application that keeps the name but takes no start, and how often to check.
    const TIMEOUT: Duration = Duration::from_secs(10);
    const PAUSE: Duration = Duration::from_millis(100);

    /// If the application that should take this start ends instead, starts again in the same process; returns
    /// only otherwise. A process builds one application: the menus keep the event loop of its first.
    pub(crate) fn start_after(error: &tauri::Error, identifier: &str) {
        let was_not_taken =
            matches!(error, tauri::Error::PluginInitialization(plugin, _) if plugin == "single-instance");
        if was_not_taken && loses_name(identifier).unwrap_or(false) {
            let program = std::env::current_exe().unwrap_or_default();
            let error = Command::new(program).args(std::env::args_os().skip(1)).exec();
            tracing::warn!(%error, "not relaunched");
        }
    }

    /// Waits until nobody owns the profile's name, or another application does.
    fn loses_name(identifier: &str) -> zbus::Result<bool> {
        let bus = Connection::session()?;
        let bus = DBusProxy::new(&bus)?;
        let name = BusName::try_from(format!("{identifier}.SingleInstance"))?;
        let owner = || bus.get_name_owner(name.clone()).ok();
        let (first, end) = (owner(), Instant::now() + TIMEOUT);
        while first.is_some() && owner() == first {
            if Instant::now() > end {
                return Ok(false);
            }
            sleep(PAUSE);
        }
        Ok(true)
    }
}
