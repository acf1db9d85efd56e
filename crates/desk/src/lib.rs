//! Use cases of a workstation, without a window.
//!
//! [`Desk`] carries out the commands that `model` declares, keeps the session and the connection, watches the database and
//! decides what a person is told. What it needs of the system around it is the small trait [`Host`], and nothing else; the
//! desktop shell, the development server and the tests each bring one.

#![expect(clippy::unused_async, reason = "every command has one shape, whether it has to wait or not")]

mod ahead;
mod clock;
mod command;
mod connection;
mod data;
mod desk;
mod diagnostics;
mod draft;
mod error;
mod here;
mod host;
mod known;
mod managed;
mod message;
mod notices;
mod outbox;
mod pace;
mod person;
mod preferences;
pub mod samples;
mod secrets;
mod session;
mod settle;
mod startup;
mod ticket;
mod trial;
mod watch;
mod words;

pub use clock::{Clock, SystemClock};
pub use desk::{Desk, Surroundings};
pub use error::DeskError;
pub use host::{Counts, Host, Notice, Secret, SecretError, StartupError, Target};
