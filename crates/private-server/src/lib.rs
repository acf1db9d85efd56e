//! A private database server: a MariaDB or MySQL program of this computer, run as this user on its own data directory.
//! The demo, the tests and the trial use it; an organisation's shared server is never started from here.
//!
//! The server listens on 127.0.0.1 and, on Unix, on a socket inside a directory that only this user can enter. Its
//! administrator has no password, so it is reachable through that socket only. The server ends with the process that
//! started it, however that process ends.

mod arguments;
mod binary;
mod data_directory;
mod error;
mod flavour;
mod guard;
mod options;
mod places;
mod port;
pub mod private_installation;
mod server;

pub use binary::Binary;
pub use error::PrivateServerError;
pub use flavour::Flavour;
pub use options::{Options, ServerCertificate};
pub use places::{MYSQL_ROOT, Places, cache_directory};
pub use port::reserve_port;
pub use server::PrivateServer;
