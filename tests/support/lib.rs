//! What the suites share: servers, and people with a workstation and a fresh database.
#![expect(clippy::expect_used, clippy::panic, reason = "a suite whose ground gives way ends with the reason")]

pub mod chance;
pub mod cluster;
pub mod database;
mod flavour;
pub mod installation;
pub mod keeping_host;
mod moment;
pub mod server;
pub mod typist;

use i18n::{Locale, Message};
use model::Language;

pub use flavour::Flavour;
pub use moment::briefly;

/// The English text of a message.
#[must_use]
pub fn english(message: &Message) -> String {
    Locale::of(Language::English).format(message)
}
