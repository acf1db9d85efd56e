//! The texts of everything but the window: notifications, tray, native errors and command lines.
//!
//! `locales/<language>/*.ftl` holds the texts in [Project Fluent](https://projectfluent.org); the window shows the same files.
//! [`messages`] is generated from them: one function for each message, with the arguments that its text takes.
//! [`Locale::format`] renders a message in a language.

pub mod command_line;
mod family;
mod locale;
mod message;
#[rustfmt::skip]
pub mod messages;
mod system;

pub use family::{alert, error, of_family};
pub use locale::{Locale, isolated};
pub use message::{Message, Number};
pub use system::{language_of_system, locales_of_system};
