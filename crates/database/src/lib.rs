//! The shared database as a workstation uses it: one function for each public procedure, named after it.
//!
//! Every call goes through [`Database`], which keeps one connection, drains every answer and retries what is safe to retry.
//! [`connection_file`] says where the database is and as whom to connect; [`key_derivation`] turns a password into a key.

mod arguments;
mod call;
pub mod connection_file;
mod credential;
mod error;
pub mod key_derivation;
mod message;
mod person;
mod probe;
mod procedure;
mod session;
mod ticket;
mod token;

pub use call::{About, Database, Retry};
pub use credential::Credential;
pub use error::DatabaseError;
pub use person::Identity;
pub use probe::probe;
pub use token::Token;
