//! The shared database as a workstation uses it: one function for each public procedure, named after it.
//!
//! Every call goes through [`Database`], which keeps a connection for the poll, one for actions and three for files, drains every answer and retries what is safe to
//! retry. [`connection_file`] says where the database is and as whom to connect; [`key_derivation`] turns a password
//! into a key.

mod arguments;
mod attachment;
#[cfg(unix)]
mod bridge;
mod call;
mod category;
pub mod connection_file;
mod credential;
mod error;
mod fetch;
pub mod key_derivation;
mod lane;
mod link;
mod message;
mod person;
mod probe;
mod procedure;
mod race;
mod retry;
mod route;
mod search;
mod server_error;
mod session;
mod silence;
mod ticket;
mod token;
mod version;
mod view;

pub use call::{CHUNKS_AT_ONCE, Database};
pub use credential::Credential;
pub use error::DatabaseError;
pub use person::Identity;
pub use probe::probe;
pub use retry::Retry;
pub use session::Polled;
pub use ticket::NewTicket;
pub use token::Token;
pub use version::About;
