//! Use cases of a workstation, without a window.
//!
//! [`Desk`] runs the commands that `model` declares. What it needs of the system around it is the small trait [`Host`], and nothing
//! else; the desktop shell, the development server and the tests each implement it.
//!
//! Dependencies run downwards only. A service never knows one above it: where it has news for one, it notifies through
//! [`system::Background`] or sets its fields in [`system::System::counts`].
//!
//! ```text
//! desk · dispatcher                        what hosts use
//!   commands/ · samples/ · lifecycle       one function per command; opening and shutting down
//!     context                              the services, handed to every command
//!       outbox/ · poll/ · trial/ · drafts · prefetch
//!         notifications/ · cache/
//!           session/
//!             connection/ · preferences
//!               system/                    host, clock, keyring, counts, background work
//! ```

mod cache;
mod clock;
mod commands;
mod config;
mod connection;
mod context;
mod desk;
mod dispatcher;
mod drafts;
mod error;
mod host;
mod lifecycle;
mod notifications;
mod outbox;
mod poll;
mod preferences;
mod prefetch;
pub mod samples;
mod session;
mod system;
mod trial;
mod words;

pub use clock::{Clock, SystemClock};
pub use config::Config;
pub use desk::Desk;
pub use error::DeskError;
pub use host::{Counts, Host, Notice, Secret, SecretError, StartupError, Target};
