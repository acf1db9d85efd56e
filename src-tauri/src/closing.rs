//! What closing the window means: into the tray where there is one, the end where there is none.

use std::path::{Path, PathBuf};

use desk::{Notice, Target};
use tauri::AppHandle;

use crate::{notification, tray, window};

/// Says, by its presence, that the person knows what closing does.
const EXPLAINED: &str = "closing-explained";

/// The window was closed. Whether there is a tray is asked on a thread that may wait.
pub(crate) fn closed(app: &AppHandle, directory: &Path) {
    let (app, directory) = (app.clone(), directory.to_owned());
    tauri::async_runtime::spawn_blocking(move || {
        if !tray::is_reachable(&app) {
            return app.exit(0);
        }
        window::hide(&app);
        if is_first_time(directory) {
            notification::show(&app, &explanation());
        }
    });
}

fn explanation() -> Notice {
    Notice {
        key: "closing".to_owned(),
        title: "Ticket Desk stays in the tray".to_owned(),
        body: "You will still be told what happens. To end it, choose Quit in its menu there.".to_owned(),
        target: Target::Window,
    }
}

/// Once for each profile, for ever. A directory that cannot be written is asked again: to be told twice is no harm.
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
