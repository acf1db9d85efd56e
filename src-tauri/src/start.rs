//! The start of the application, from the double-click to the window.

use std::error::Error;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use desk::{Config, Desk, SystemClock};
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
use crate::{closing, connection_file, interrupt, link, log, managed, new_ticket, notification, tray, window};

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
    // The desk reads its files and the keyring while the window is made.
    let opening = tauri::async_runtime::spawn(Desk::open(config(handle, arguments, directory.clone(), logs)));
    let close = {
        let directory = directory.clone();
        move |app: &AppHandle| closing::closed(app, &directory)
    };
    // Whoever asks for a new ticket wants to see nothing else.
    let hidden = arguments.hidden || arguments.new_ticket;
    let made = window::make(handle, &arguments.profile, &directory, hidden, close);
    new_ticket::register(handle, &arguments.profile, &directory);
    let desk = match tauri::async_runtime::block_on(opening)? {
        Ok(desk) => desk,
        Err(error) => {
            window::discard(handle);
            let failure = StartupFailure::with_files(i18n::language_of_system(), &directory, &error);
            return startup_failure::show(app, &failure);
        }
    };
    made?;
    app.manage(desk.clone());
    tray::put(handle, &arguments.profile.title("Ticket Desk"), Locale::of(desk.language()));
    #[cfg(target_os = "linux")]
    spelling::follow(handle);
    if let Some(file) = arguments.connection.clone() {
        tauri::async_runtime::spawn(async move { connection_file::take_over(&desk, &file).await });
    }
    if let Some(given) = arguments.open.as_deref().and_then(Given::parse) {
        link::open(handle, given, ".");
    }
    link::open_new_ticket(handle, arguments, &std::env::current_dir().unwrap_or_default());
    #[cfg(target_os = "linux")]
    if arguments.profile == Profile::default() && arguments.data_dir.is_none() {
        let (identifier, data) = (handle.config().identifier.clone(), app.path().data_dir()?);
        tauri::async_runtime::spawn_blocking(move || scheme::register(&identifier, &data));
    }
    if hidden {
        tauri::async_runtime::spawn_blocking({
            let app = handle.clone();
            move || show_without_tray(&app)
        });
    }
    Ok(())
}

fn config(app: &AppHandle, arguments: &Arguments, directory: PathBuf, logs: PathBuf) -> Config {
    let keyring = Keyring::new(arguments.profile.clone());
    let configuration = app.path().config_dir().unwrap_or_else(|_| directory.clone());
    let autostart = Autostart::new(arguments, &app.config().identifier, configuration);
    Config {
        host: Arc::new(Desktop::new(app.clone(), keyring, autostart, directory.clone())),
        clock: Arc::new(SystemClock),
        directory,
        workstation: whoami::fallible::hostname().unwrap_or_default(),
        version: app.package_info().version.to_string(),
        language: i18n::language_of_system(),
        managed: Some(managed::place()),
        log_directory: Some(logs),
        development: tauri::is_dev(),
    }
}

/// Without a tray nobody could reach a hidden application. Whoever has the form of a new ticket before them is not disturbed.
fn show_without_tray(app: &AppHandle) {
    for _ in 0..LOOKS_FOR_TRAY {
        if tray::is_reachable(app) {
            return;
        }
        std::thread::sleep(BETWEEN_LOOKS);
    }
    while new_ticket::is_wanted(app) {
        std::thread::sleep(BETWEEN_LOOKS);
    }
    window::show(app);
}
