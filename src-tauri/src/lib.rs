//! The desktop shell: the only code that knows Tauri.
//!
//! It brings what [`desk::Host`] asks for (windows, notifications, tray, keyring) and one command, `rpc`, which hands
//! everything that a window asks to [`desk::Desk::call`]; a second one hides the small window of a new ticket. It decides nothing about tickets.

mod arguments;
mod autostart;
mod capture;
mod closing;
mod computer;
mod connection_file;
#[cfg(target_os = "linux")]
mod desktop_entry;
mod display;
mod host;
mod interrupt;
mod keyring;
mod link;
mod log;
mod managed;
mod new_ticket;
mod notification;
mod profile;
mod rpc;
#[cfg(target_os = "linux")]
mod scheme;
mod shortcut;
mod signal;
mod single_instance;
#[cfg(target_os = "linux")]
mod spelling;
mod start;
mod startup_failure;
mod tray;
mod window;

use std::process::ExitCode;
use std::time::Duration;

use desk::Desk;
use i18n::command_line::CommandLine;
use i18n::{Locale, language_of_system, messages};
use tauri::{App, AppHandle, Context, Manager, RunEvent};
use tauri_plugin_window_state::StateFlags;

use self::single_instance::Starts;

pub use arguments::Arguments;
pub use profile::{Profile, ProfileNameError};

/// How long an action in flight may delay the shutdown.
const FAREWELL: Duration = Duration::from_secs(3);

/// Parses the command line. Help and errors are in the language of the system.
///
/// # Errors
/// When the program has to end with this code.
pub fn arguments() -> Result<Arguments, ExitCode> {
    let arguments: Arguments = CommandLine::new(arguments::PROGRAM, locale_of_system()).read(std::env::args_os())?;
    let complaints = arguments.complaints(locale_of_system());
    for complaint in &complaints {
        eprintln!("ticket-desk: {complaint}");
    }
    if complaints.is_empty() { Ok(arguments) } else { Err(ExitCode::from(arguments::UNUSABLE)) }
}

/// The text for the time before preferences can be read.
fn locale_of_system() -> Locale {
    Locale::of(language_of_system())
}

/// Runs the application until it is quit.
#[must_use]
pub fn run(arguments: Arguments) -> ExitCode {
    log::begin();
    if !display::is_there() {
        eprintln!("ticket-desk: {}", locale_of_system().format(&messages::shell_no_display()));
        return ExitCode::FAILURE;
    }
    let mut context = tauri::generate_context!();
    let identifier = arguments.profile.identifier(&context.config().identifier);
    context.config_mut().identifier.clone_from(&identifier);
    let starts = Starts::default();
    match build(context, arguments, &starts) {
        Ok(app) => {
            let code = app.run_return(|app, event| on_event(app, &event));
            starts.start_again();
            u8::try_from(code).map_or(ExitCode::FAILURE, ExitCode::from)
        }
        Err(error) => {
            #[cfg(target_os = "linux")]
            single_instance::start_after(&error, &identifier);
            eprintln!("ticket-desk: {}: {error}", locale_of_system().format(&messages::shell_cannot_start()));
            ExitCode::FAILURE
        }
    }
}

fn build(context: Context, arguments: Arguments, starts: &Starts) -> tauri::Result<App> {
    let mut window_state = tauri_plugin_window_state::Builder::new()
        // The window becomes visible when its page is ready; the desktop draws its frame.
        .with_state_flags(StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED)
        .with_filter(|label| label == window::LABEL);
    if let Some(directory) = &arguments.data_dir {
        window_state = window_state.with_filename(directory.join("window.json").to_string_lossy());
    }
    let builder = tauri::Builder::default()
        .plugin(starts.plugin())
        .plugin(window_state.build())
        .plugin(tauri_plugin_notification::init())
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(tauri::generate_handler![rpc::rpc, new_ticket::new_ticket_leave])
        .setup(move |app| start::start(app, &arguments));
    #[cfg(not(target_os = "linux"))]
    let builder = builder.plugin(tauri_plugin_global_shortcut::Builder::new().build());
    startup_failure::prepare(builder).build(context)
}

fn on_event(app: &AppHandle, event: &RunEvent) {
    match event {
        RunEvent::Exit => end(app),
        // The person clicked the icon in the dock.
        #[cfg(target_os = "macos")]
        RunEvent::Reopen { .. } => window::show(app),
        #[cfg(target_os = "macos")]
        RunEvent::Opened { urls } => link::opened(app, urls),
        _ => {}
    }
}

/// Lets the desk finish its actions.
fn end(app: &AppHandle) {
    let Some(desk) = app.try_state::<Desk>() else { return };
    let ended = tauri::async_runtime::block_on(async { tokio::time::timeout(FAREWELL, desk.shutdown()).await });
    if ended.is_err() {
        tracing::warn!("the desk did not end in time");
    }
}
