//! TCP ports of 127.0.0.1.

use std::net::{Ipv4Addr, TcpListener};

use crate::error::PrivateServerError;

pub(crate) fn is_free(port: u16) -> bool {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok()
}

/// A free port. Another program may take it before the caller does.
pub(crate) fn free_port() -> Result<u16, PrivateServerError> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
        .and_then(|listener| listener.local_addr())
        .map(|address| address.port())
        .map_err(|source| PrivateServerError::NoPort { source })
}
