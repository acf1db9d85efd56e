//! The shared database, as a workstation may use it: one function per procedure of the API, named like it.
//!
//! Every call goes through [`Database`], which keeps one connection, drains every answer and repeats what may be repeated.

mod arguments;
mod call;
mod error;
mod message;
mod person;
mod probe;
mod session;
mod ticket;

pub use call::{About, Database, Retry};
pub use error::DatabaseError;
pub use person::{Credential, Identity};
pub use probe::probe;
pub use session::Token;
