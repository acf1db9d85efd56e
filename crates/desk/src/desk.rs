//! The desk: what the shell and other hosts use.

use std::sync::Arc;

use model::{Language, Preferences, Signal};

use crate::button;
use crate::config::Config;
use crate::context::Context;
use crate::error::DeskError;
use crate::host::Button;
use crate::lifecycle;
use crate::offers::TicketOffer;

/// One person's workstation, without a window. Clones share it.
///
/// Every command of [`model::for_each_command`] is a method of its name, and [`Desk::call`] runs a command by its name.
#[derive(Clone)]
pub struct Desk {
    pub(crate) context: Arc<Context>,
}

impl Desk {
    /// Opens the desk of a profile: reads its files, restores the connection and the session, and starts to poll. Does not wait
    /// for the database.
    pub async fn open(config: Config) -> Result<Self, DeskError> {
        Ok(Self { context: lifecycle::open(config).await? })
    }

    /// Stops the background work and closes the files. The session stays valid for the next start.
    pub async fn shutdown(&self) {
        lifecycle::shutdown(&self.context).await;
    }

    /// Whether a connection file is for another database or workstation than the saved connection, if there is one: such a file may
    /// replace a connection only when the person says so.
    ///
    /// # Errors
    /// When the profile's files cannot be read.
    pub async fn leads_elsewhere(&self, connection_file: &str) -> Result<bool, DeskError> {
        self.context.connection.leads_elsewhere(connection_file).await
    }

    /// The language of everything that the person reads.
    #[must_use]
    pub fn language(&self) -> Language {
        self.context.preferences.language()
    }

    /// Uses the language that the person chose from now on, or the system's.
    pub fn set_locale(&self, chosen: Option<Language>) {
        self.context.preferences.set_locale(chosen);
    }

    /// Whether somebody is signed in.
    #[must_use]
    pub fn is_signed_in(&self) -> bool {
        self.context.session.context().is_ok()
    }

    /// Offers a new ticket: a window takes it for the person who is signed in, or who signs in next. Nothing is sent.
    pub fn offer(&self, offer: TicketOffer) {
        if self.context.offers.add(offer) {
            self.context.system.host.signal(&Signal::Offered);
        } else {
            tracing::warn!("too many tickets are offered: one is left out");
        }
    }

    /// Does what a button of a notification says, and returns what the window shows then; nothing when the person whom it was shown to is not
    /// signed in.
    pub async fn press(&self, button: Button) -> Option<Signal> {
        button::press(&self.context, button).await
    }

    /// What the person set.
    #[must_use]
    pub fn preferences(&self) -> Preferences {
        self.context.preferences.get()
    }

    /// Whether the person muted notifications for a while that is not over.
    #[must_use]
    pub fn is_muted(&self) -> bool {
        self.context.preferences.is_muted()
    }
}
