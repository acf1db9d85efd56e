//! TCP ports of 127.0.0.1.

use std::hash::{BuildHasher as _, RandomState};
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::ops::Range;

use crate::error::PrivateServerError;

/// Systems take the source ports of outgoing connections from above. Such a connection blocks its port for a minute after its end,
/// also for a server that used it before.
const SERVERS: Range<u16> = 20_000..32_768;
const ATTEMPTS: usize = 1_000;

pub(crate) fn is_free(port: u16) -> bool {
    listen(port).is_ok()
}

fn listen(port: u16) -> io::Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port))
}

/// Listens on a random free port. Once the listener is dropped, a server can have the port, unless another server takes it first.
///
/// # Errors
/// When no port is free.
pub fn reserve_port() -> Result<TcpListener, PrivateServerError> {
    let mut attempt = 0;
    loop {
        match listen(random_port()) {
            Err(source) if attempt == ATTEMPTS => return Err(PrivateServerError::NoPort { source }),
            Err(_) => attempt += 1,
            Ok(listener) => return Ok(listener),
        }
    }
}

pub(crate) fn free_port() -> Result<u16, PrivateServerError> {
    let address = reserve_port()?.local_addr().map_err(|source| PrivateServerError::NoPort { source })?;
    Ok(address.port())
}

fn random_port() -> u16 {
    let offset = RandomState::new().hash_one(()) % u64::from(SERVERS.end - SERVERS.start);
    SERVERS.start + u16::try_from(offset).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn outgoing_connections_never_take_the_port_of_a_server() {
        let ports: HashSet<u16> = (0..100).map(|_| free_port().unwrap()).collect();
        assert!(ports.iter().all(|port| SERVERS.contains(port)), "{ports:?}");
        assert!(ports.len() > 90, "two that ask at the same moment rarely get the same port");
    }
}
