//! The domain and the wire: identifiers, texts with their rules, requests, answers, events and error codes.
//!
//! Nothing in here reads a file, a clock or a socket. The desktop shell, the development server, the database layer and
//! (through [`typescript`]) the user interface all speak in these types.

mod app;
mod attachment;
mod cached;
mod capture;
mod category;
mod characters;
mod command;
mod connection;
mod diagnostics;
mod draft;
mod error;
mod event;
mod facts;
mod id;
mod language;
mod link;
mod list;
mod look;
mod message;
mod offer;
mod outbox;
mod password;
mod person;
mod phone;
mod picture;
mod preferences;
mod priority;
mod quiet;
mod search;
mod session;
mod shortcut;
mod startup;
mod text;
mod ticket;
mod ticket_status;
mod timestamp;
mod trial;
mod typescript;
mod view;
mod web_address;
mod wire;

pub use app::*;
pub use attachment::*;
pub use cached::*;
pub use capture::*;
pub use category::*;
pub use command::COMMANDS;
pub use connection::*;
pub use diagnostics::*;
pub use draft::*;
pub use error::*;
pub use event::*;
pub use facts::*;
pub use id::*;
pub use language::*;
pub use link::Link;
pub use list::*;
pub use message::*;
pub use offer::*;
pub use outbox::*;
pub use password::*;
pub use person::*;
pub use phone::*;
pub use picture::*;
pub use preferences::*;
pub use priority::*;
pub use quiet::*;
pub use search::*;
pub use session::*;
pub use shortcut::*;
pub use startup::*;
pub use text::*;
pub use ticket::*;
pub use ticket_status::*;
pub use timestamp::*;
pub use trial::*;
pub use typescript::typescript;
pub use view::*;
pub use web_address::*;

/// The newest version of the database's API that this build speaks.
pub const API_VERSION: u32 = 3;
