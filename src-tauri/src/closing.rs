//! Closes the window as the person chose, as far as the desktop can.

use std::path::{Path, PathBuf};

use desk::{Desk, Notification, Target};
use i18n::{Locale, messages};
use model::OnClose;
use tauri::{AppHandle, Manager};

use crate::{notification, tray, window};

/// Its presence says that the person has seen the explanation.
const EXPLAINED: &str = "closing-explained";

/// Handles the closing of the window. Asks for the tray on a thread that may wait.
pub(crate) fn closed(app: &AppHandle, directory: &Path) {
    let (app, directory) = (app.clone(), directory.to_owned());
    tauri::async_runtime::spawn_blocking(move || {
        let desk = app.try_state::<Desk>();
        let wished = desk.as_ref().map(|desk| desk.preferences().closing).unwrap_or_default();
        match wished {
            OnClose::Minimise => window::minimise(&app),
            OnClose::Tray if tray::is_reachable(&app) => {
                window::hide(&app);
                if is_first_time(directory) {
                    let language = desk.map(|desk| desk.language()).unwrap_or_default();
                    notification::show(&app, &explanation(Locale::of(language)));
                }
            }
            // Nobody could reach it any more without a tray.
            OnClose::Tray | OnClose::Quit => app.exit(0),
        }
    });
}

fn explanation(locale: Locale) -> Notification {
    Notification {
        key: "closing".to_owned(),
        title: locale.format(&messages::tray_stays()),
        body: locale.format(&messages::tray_stays_hint()),
        target: Target::Window,
        button: None,
        sound: false,
    }
}

/// Whether this profile sees the explanation for the first time. An unwritable directory repeats it, which does no harm.
fn is_first_time(directory: PathBuf) -> bool {
    let mut mark = directory;
    mark.push(EXPLAINED);
    match std::fs::OpenOptions::new().write(true).create_new(true).open(mark) {
        Ok(_) => true,
        Err(error) => error.kind() != std::io::ErrorKind::AlreadyExists,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_is_explained_once() {
        let directory = std::env::temp_dir().join(format!("ticket-desk-closing-{}", std::process::id()));
        std::fs::create_dir_all(&directory).expect("a directory");
        assert!(is_first_time(directory.clone()));
        assert!(!is_first_time(directory.clone()));
        std::fs::remove_dir_all(directory).expect("it was there");
    }
}
