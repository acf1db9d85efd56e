//! The start of the application, from the double-click to the window.

use std::error::Error;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use desk::{Config, Desk, DeskError, SystemClock};
use i18n::Locale;
use tauri::{App, AppHandle, Manager};

use crate::arguments::Arguments;
use crate::autostart::Autostart;
use crate::host::Desktop;
use crate::keyring::Keyring;
use crate::link::Given;
#[cfg(target_os = "linux")]
use crate::profile::Profile;
#[cfg(target_os = "linux")]
use crate::scheme;
#[cfg(target_os = "linux")]
use crate::spelling;
use crate::startup_failure::{self, StartupFailure};
use crate::{closing, connection_file, interrupt, link, log, managed, notification, tray, window};

/// How often, and at which interval, a hidden start looks for the tray, which may start later than we do.
const LOOKS_FOR_TRAY: u32 = 10;
const BETWEEN_LOOKS: Duration = Duration::from_secs(1);

/// Opens the desk and its window, or a window that explains the failure.
pub(crate) fn start(app: &App, arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let handle = app.handle();
    let directory = match &arguments.data_dir {
        Some(directory) => directory.clone(),
        None => app.path().app_local_data_dir()?,
    };
    let logs = directory.join("logs");
    log::keep_in(&logs);
    tracing::info!(version = %app.package_info().version, system = std::env::consts::OS, "start");
    interrupt::listen(handle.clone());
    link::prepare(handle);
    notification::listen(handle)?;
    let desk = match tauri::async_runtime::block_on(open(handle, arguments, directory.clone(), logs)) {
        Ok(desk) => desk,
        Err(error) => {
            return startup_failure::show(
                app,
                &StartupFailure::with_files(i18n::language_of_system(), &directory, &error),
            );
        }
    };
    app.manage(desk.clone());
    tray::put(handle, &arguments.profile.title("Ticket Desk"), Locale::of(desk.language()));
    if let Some(file) = arguments.connection.clone() {
        tauri::async_runtime::spawn(async move { connection_file::take_over(&desk, &file).await });
    }
    let close = {
        let directory = directory.clone();
        move |app: &AppHandle| closing::closed(app, &directory)
    };
    window::make(handle, &arguments.profile, &directory, arguments.hidden, close)?;
    #[cfg(target_os = "linux")]
    spelling::follow(handle);
    if let Some(given) = arguments.open.as_deref().and_then(Given::parse) {
        link::open(handle, given, ".");
    }
    #[cfg(target_os = "linux")]
    if arguments.profile == Profile::default() && arguments.data_dir.is_none() {
        let (identifier, data) = (handle.config().identifier.clone(), app.path().data_dir()?);
        tauri::async_runtime::spawn_blocking(move || scheme::register(&identifier, &data));
    }
    if arguments.hidden {
        tauri::async_runtime::spawn_blocking({
            let app = handle.clone();
            move || show_without_tray(&app)
        });
    }
    Ok(())
}

async fn open(app: &AppHandle, arguments: &Arguments, directory: PathBuf, logs: PathBuf) -> Result<Desk, DeskError> {
    let keyring = Keyring::new(arguments.profile.clone());
    let configuration = app.path().config_dir().unwrap_or_else(|_| directory.clone());
    let autostart = Autostart::new(arguments, &app.config().identifier, configuration);
    Desk::open(Config {
        host: Arc::new(Desktop::new(app.clone(), keyring, autostart)),
        clock: Arc::new(SystemClock),
        directory,
        workstation: whoami::fallible::hostname().unwrap_or_default(),
        version: app.package_info().version.to_string(),
        language: i18n::language_of_system(),
        managed: Some(managed::place()),
        log_directory: Some(logs),
        development: tauri::is_dev(),
    })
    .await
}

/// Without a tray nobody could reach a hidden application.
fn show_without_tray(app: &AppHandle) {
    for _ in 0..LOOKS_FOR_TRAY {
        if tray::is_reachable(app) {
            return;
        }
        std::thread::sleep(BETWEEN_LOOKS);
    }
    window::show(app);
}
