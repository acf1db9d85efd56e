//! The shell in English.

use std::io;
use std::path::Path;

use model::{Code, WireError};

use super::Words;

pub(super) struct English;

impl Words for English {
    fn open(&self) -> &'static str {
        "Open Ticket Desk"
    }

    fn quit(&self) -> &'static str {
        "Quit Ticket Desk"
    }

    fn raise(&self) -> &'static str {
        "Raise a ticket"
    }

    fn next(&self) -> &'static str {
        "Next ticket of the pool"
    }

    fn quiet_for_an_hour(&self) -> &'static str {
        "Do not disturb for an hour"
    }

    fn quiet_until(&self, time: &str) -> String {
        format!("Do not disturb until {time}")
    }

    fn settings(&self) -> &'static str {
        "Settings"
    }

    fn sign_out(&self) -> &'static str {
        "Sign out"
    }

    fn not_connected(&self) -> &'static str {
        "Not connected"
    }

    fn nothing_unread(&self) -> &'static str {
        "Nothing unread"
    }

    fn unread(&self, count: &str) -> String {
        format!("{count} unread")
    }

    fn in_pool(&self, count: &str) -> String {
        format!("{count} in the pool")
    }

    fn stays_in_tray(&self) -> &'static str {
        "Ticket Desk stays in the tray"
    }

    fn stays_in_tray_means(&self) -> &'static str {
        "You will still be told what happens. To end it, choose “Quit Ticket Desk” in its menu there."
    }

    fn cannot_start(&self) -> &'static str {
        "Ticket Desk cannot start"
    }

    fn files_unusable(&self, directory: &Path) -> String {
        format!("Ticket Desk cannot use its files in {}.", directory.display())
    }

    fn files_remedy(&self) -> &'static str {
        "Make sure that the disk is not full and that you may write to this folder, then start Ticket Desk again. \
         Nothing that you wrote has been lost."
    }

    fn no_display(&self) -> &'static str {
        "no display: start it inside a graphical session, or set DISPLAY or WAYLAND_DISPLAY to one that you may use"
    }

    fn connection_file_unreadable(&self, file: &Path, error: &io::Error) -> String {
        format!(
            "the connection file {} cannot be read: {error}; check its path and that you may read it",
            file.display()
        )
    }

    fn connection_file_refused(&self, file: &Path, error: &WireError) -> String {
        let next = match error.code {
            Code::ConnectionHostUnknown => "; check your network, or ask for a new file",
            Code::DatabaseRefused => "; ask your administrator for a new file",
            Code::DatabaseNotTrusted | Code::DatabaseNotInstalled | Code::DatabaseTooOld | Code::ConnectionManaged => {
                "; tell your administrator"
            }
            Code::DatabaseTooNew => "; install the current version of Ticket Desk",
            // What is wrong with a file says itself what to do.
            _ => "",
        };
        format!("the connection file {} was not taken over: {}{next}", file.display(), error.message)
    }
}
