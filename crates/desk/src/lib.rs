//! Use cases of a workstation, without a window.
//!
//! [`Desk`] runs the commands that `model` declares. What it needs of the system around it is the small trait [`Host`], and nothing
//! else; the desktop shell, the development server and the tests each implement it.
//!
//! Dependencies run one way:
//!
//! ```text
//! desk, dispatcher → commands, samples, lifecycle → context → the services
//!
//! poll          → notifications → session, preferences
//! outbox        → drafts → cache → session → connection
//! prefetch      → cache
//! trial         → cache
//! every service → system (host, clock, keyring, counts, background work)
//! ```
//!
//! A service never knows one above it. Where it has news for one, it notifies the background work of [`system::Background`] or sets
//! its fields of the counts; what concerns several services at once is a function in [`commands`].

mod button;
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
mod files;
mod host;
mod lifecycle;
mod notifications;
mod offers;
mod outbox;
mod poll;
mod preferences;
mod prefetch;
pub mod samples;
mod session;
mod shortcut;
mod system;
mod trial;
mod uploads;

pub use clock::{Clock, SystemClock};
pub use config::Config;
pub use desk::Desk;
pub use error::DeskError;
pub use host::{
    AddressError, Button, ButtonAction, CaptureError, Captured, Counts, Host, Notification, Secret, SecretError,
    ShortcutError, StartupError, Target,
};
pub use offers::TicketOffer;
