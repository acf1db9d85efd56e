//! The shell in English.

use std::path::Path;

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
        "You will still be told what happens. To end it, choose Quit in its menu there."
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
}
