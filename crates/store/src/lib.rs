//! placeholder

pub mod password;
pub mod private_server;
