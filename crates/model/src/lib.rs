//! Words of the domain and of the wire: identifiers, texts with their rules, requests, answers, events and error codes.
//!
//! Nothing in here reads a file, a clock or a socket. The desktop shell, the development server, the database layer and
//! (through [`typescript`]) the user interface all speak in these types.

mod app;
mod command;
mod draft;
mod error;
mod event;
mod id;
mod message;
mod password;
mod person;
mod phone;
mod session;
mod text;
mod ticket;
mod timestamp;
mod typescript;
mod wire;

pub use app::*;
pub use command::COMMANDS;
pub use draft::*;
pub use error::*;
pub use event::*;
pub use id::*;
pub use message::*;
pub use password::*;
pub use person::*;
pub use phone::*;
pub use session::*;
pub use text::*;
pub use ticket::*;
pub use timestamp::*;
pub use typescript::typescript;

/// The newest version of the database's API that this build speaks.
pub const API_VERSION: u32 = 1;
