//! The way to a database that may have several servers: hosts are tried in their order until one takes changes.

use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use sqlx::mysql::MySqlConnectOptions;
use tokio::net::lookup_host;
use tokio::time::timeout;

use crate::error::DatabaseError;
use crate::link::Link;
use crate::race;

/// Connects to the first host that takes changes. Where none does, one that answers reads is better than nothing.
pub(crate) async fn connect(hosts: &[MySqlConnectOptions], limit: Duration) -> Result<Link, DatabaseError> {
    let mut reader = None;
    let mut failure = None;
    let several = hosts.len() > 1;
    for host in hosts {
        match timeout(limit, open(host, several)).await {
            Ok(Ok(link)) if several && link.facts.read_only != 0 => reader = reader.or(Some(link)),
            Ok(Ok(link)) => return Ok(link),
            Ok(Err(error)) => failure = Some(worse(failure, error)),
            Err(_) => failure = Some(worse(failure, DatabaseError::TimedOut(limit.as_secs()))),
        }
    }
    match (reader, failure) {
        (Some(reader), _) => Ok(reader),
        (None, Some(failure)) => Err(failure),
        (None, None) => Err(DatabaseError::Unreachable(sqlx::Error::Io(io::ErrorKind::AddrNotAvailable.into()))),
    }
}

/// The error that tells more: a host that answered and refused says more than one that did not answer.
fn worse(before: Option<DatabaseError>, error: DatabaseError) -> DatabaseError {
    let tells = |error: &DatabaseError| {
        !matches!(error, DatabaseError::Unreachable(_) | DatabaseError::TimedOut(_) | DatabaseError::HostUnknown(_))
    };
    match before {
        Some(before) if tells(&before) || !tells(&error) => before,
        _ => error,
    }
}

async fn open(host: &MySqlConnectOptions, several: bool) -> Result<Link, DatabaseError> {
    if host.get_socket().is_some() {
        return Link::open(host).await;
    }
    // Looked up first, because the driver reports an unknown name like a server that is down.
    let found = lookup_host((host.get_host(), host.get_port())).await.map_err(DatabaseError::HostUnknown)?;
    let addresses: Vec<SocketAddr> = found.collect();
    if addresses.len() < 2 && !several {
        return Link::open(host).await;
    }
    open_first(&addresses, host).await
}

/// Opens a connection to the address that answers first. TLS verifies the name all the same.
#[cfg(unix)]
async fn open_first(addresses: &[SocketAddr], host: &MySqlConnectOptions) -> Result<Link, DatabaseError> {
    let unreachable = |error| DatabaseError::Unreachable(sqlx::Error::Io(error));
    let stream = race::connect(addresses).await.map_err(unreachable)?;
    let over = crate::bridge::over(stream, host.clone()).map_err(unreachable)?;
    Link::open(&over).await
}

/// The driver has no other way to an address than the name. So the race only tells whether any address answers.
#[cfg(not(unix))]
async fn open_first(addresses: &[SocketAddr], host: &MySqlConnectOptions) -> Result<Link, DatabaseError> {
    let unreachable = |error| DatabaseError::Unreachable(sqlx::Error::Io(error));
    drop(race::connect(addresses).await.map_err(unreachable)?);
    Link::open(host).await
}
