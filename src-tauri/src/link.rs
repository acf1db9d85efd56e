//! Links into the application, and the files that it opens: given on the command line, by a second start, or by the system.
//!
//! Opening one only brings the window forward and shows something. A connection file is imported
//! only where there is no connection yet.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use clap::Parser as _;
use desk::Desk;
use model::{Link, Signal};
use tauri::{AppHandle, Manager};

use crate::arguments::Arguments;
use crate::{connection_file, new_ticket, signal, window};

/// The link that waits for a loaded page and a signed-in person.
#[derive(Default)]
struct Waiting(Mutex<Option<Signal>>);

/// What to open.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Given {
    /// A place in the application.
    Link(Link),
    /// A connection file.
    File(PathBuf),
}

impl Given {
    /// Parses what the system passes: a link, a path, or a file address. `None` for anything else.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        if let Some(link) = Link::parse(text) {
            return Some(Self::Link(link));
        }
        let path = match text.split_once("://") {
            Some(("file", _)) => text.parse::<tauri::Url>().ok()?.to_file_path().ok()?,
            Some(_) => return None,
            None => PathBuf::from(text),
        };
        (path.extension().is_some_and(|ending| ending == "ticketdesk" || ending == "toml")).then_some(Self::File(path))
    }
}

/// Keeps links until somebody can follow them.
pub(crate) fn prepare(app: &AppHandle) {
    app.manage(Waiting::default());
}

/// Handles the arguments and the directory of a second start.
pub(crate) fn second_start(app: &AppHandle, words: &[String], directory: &str) {
    let arguments = Arguments::try_parse_from(words).ok();
    // A start with the computer is hidden, so a running application needs nothing.
    if !arguments.as_ref().is_some_and(|arguments| arguments.hidden || arguments.new_ticket) {
        window::show(app);
    }
    let Some(arguments) = arguments else { return };
    open_new_ticket(app, &arguments, Path::new(directory));
    if let Some(given) = arguments.open.as_deref().and_then(Given::parse) {
        open(app, given, directory);
    }
    if let Some(file) = arguments.connection {
        open(app, Given::File(file), directory);
    }
}

/// Opens the form of a new ticket if the arguments ask for it; relative paths start at `directory`.
pub(crate) fn open_new_ticket(app: &AppHandle, arguments: &Arguments, directory: &Path) {
    if !arguments.new_ticket {
        return;
    }
    if let (Some(offer), Some(desk)) = (arguments.offer(directory), app.try_state::<Desk>()) {
        desk.offer(offer);
    }
    new_ticket::open(app);
}

/// The system asks a running application to open addresses.
#[cfg(target_os = "macos")]
pub(crate) fn opened(app: &AppHandle, addresses: &[tauri::Url]) {
    window::show(app);
    for given in addresses.iter().filter_map(|address| Given::parse(address.as_str())) {
        open(app, given, "/");
    }
}

/// Opens the argument; a relative path starts at `directory`.
pub(crate) fn open(app: &AppHandle, given: Given, directory: &str) {
    match given {
        Given::Link(link) => show(app, link.into()),
        Given::File(file) => {
            let Some(desk) = app.try_state::<Desk>().map(|desk| desk.inner().clone()) else { return };
            let file = Path::new(directory).join(file);
            tauri::async_runtime::spawn(async move { connection_file::take_over(&desk, &file).await });
        }
    }
}

/// Makes the window open a screen as soon as it can.
pub(crate) fn show(app: &AppHandle, target: Signal) {
    let is_followed = window::is_answered(app) && app.try_state::<Desk>().is_some_and(|desk| desk.is_signed_in());
    if is_followed {
        signal::emit(app, &target);
    } else if let Some(waiting) = app.try_state::<Waiting>() {
        *waiting.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(target);
    }
}

/// Called after each command of the window: somebody may be signed in now.
pub(crate) fn follow_what_waits(app: &AppHandle) {
    let (Some(waiting), Some(desk)) = (app.try_state::<Waiting>(), app.try_state::<Desk>()) else { return };
    if !desk.is_signed_in() {
        return;
    }
    let target = waiting.0.lock().unwrap_or_else(PoisonError::into_inner).take();
    // The page keeps it until it has painted.
    if let Some(target) = target {
        signal::emit(app, &target);
    }
}

#[cfg(test)]
mod tests {
    use model::TicketId;

    use super::*;

    #[test]
    fn links_paths_and_file_addresses_are_told_apart() {
        assert_eq!(Given::parse("ticket-desk://ticket/7"), Some(Given::Link(Link::Ticket(TicketId(7)))));
        let file = |path: &str| Some(Given::File(PathBuf::from(path)));
        assert_eq!(Given::parse("front.ticketdesk"), file("front.ticketdesk"));
        assert_eq!(Given::parse("/home/a b/front.toml"), file("/home/a b/front.toml"));
        #[cfg(unix)]
        assert_eq!(Given::parse("file:///home/a%20b/front.ticketdesk"), file("/home/a b/front.ticketdesk"));
        for nothing in [
            "",
            "ticket-desk://claim/7",
            "https://example.org/x.toml",
            "file://elsewhere/share/x.toml",
            "/etc/passwd",
            "x.exe",
        ] {
            assert_eq!(Given::parse(nothing), None, "{nothing}");
        }
    }
}
