//! The way to a database that may have several servers: hosts are tried in their order until one takes changes.

use std::io;
use std::net::SocketAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};

use sqlx::mysql::MySqlConnectOptions;
use tokio::net::lookup_host;
use tokio::time::timeout;

use crate::error::DatabaseError;
use crate::link::{Facts, Link, Moment};
use crate::race;
use crate::retry::Retry;

/// The hosts of a database, and what its connections learn from each other.
pub(crate) struct Route {
    hosts: Vec<MySqlConnectOptions>,
    retry: Retry,
    learned: Mutex<Learned>,
}

#[derive(Default)]
struct Learned {
    /// The host that is tried first: the one that serves, so that every connection leads to the same server.
    first: usize,
    /// The server that answered last, and when.
    answered: Option<(String, Moment)>,
    /// The server that failed last, and when the call was sent that it failed.
    left: Option<(String, Moment)>,
}

impl Route {
    pub(crate) fn new(hosts: Vec<MySqlConnectOptions>, retry: Retry) -> Self {
        Self { hosts, retry, learned: Mutex::default() }
    }

    /// Connects to the first host that takes changes. Where none does, one that answers reads is better than nothing.
    pub(crate) async fn connect(&self) -> Result<Link, DatabaseError> {
        let mut reader = None;
        let mut failure = None;
        let several = self.hosts.len() > 1;
        let first = self.learned().first;
        let (before, from) = self.hosts.split_at_checked(first).unwrap_or((&[], &self.hosts));
        let in_turn = from.iter().take(1).chain(before).chain(from.iter().skip(1));
        for host in in_turn {
            match timeout(self.retry.connect, open(host, several)).await {
                Ok(Ok(link)) if several && link.facts.read_only != 0 => reader = reader.or(Some(link)),
                Ok(Ok(link)) => {
                    self.learned().first =
                        self.hosts.iter().position(|one| std::ptr::eq(one, host)).unwrap_or_default();
                    return Ok(link);
                }
                Ok(Err(error)) => failure = Some(worse(failure, error)),
                Err(_) => failure = Some(worse(failure, DatabaseError::TimedOut(self.retry.connect.as_secs()))),
            }
        }
        match (reader, failure) {
            (Some(reader), _) => Ok(reader),
            (None, Some(failure)) => Err(failure),
            (None, None) => Err(DatabaseError::Unreachable(sqlx::Error::Io(io::ErrorKind::AddrNotAvailable.into()))),
        }
    }

    /// Notes that a connection got an answer.
    pub(crate) fn answered(&self, link: &mut Link) {
        let now = Moment::now();
        link.answered(now);
        self.learned().answered = Some((link.facts.server.clone(), now));
    }

    /// Notes that a connection failed the call that was `sent` then: those that are older may be dead too, or lead to a server that
    /// is no longer the writer. From now on the hosts are tried in the order of the file again.
    pub(crate) fn leave(&self, link: &Link, sent: Moment) {
        let mut learned = self.learned();
        learned.first = 0;
        // A call that was sent before another one that failed says nothing new.
        let known =
            learned.left.as_ref().is_some_and(|(server, at)| *server == link.facts.server && sent.is_before(*at));
        if !known {
            learned.left = Some((link.facts.server.clone(), sent));
        }
    }

    /// Whether another connection to the same server failed since one was opened.
    pub(crate) fn is_suspect(&self, facts: &Facts, opened: Moment) -> bool {
        let learned = self.learned();
        learned.left.as_ref().is_some_and(|(server, at)| *server == facts.server && opened.is_before(*at))
    }

    /// Whether neither this connection nor another one to the same server got an answer lately.
    pub(crate) fn is_idle(&self, link: &Link) -> bool {
        let learned = self.learned();
        let lately = |(server, at): &(String, Moment)| *server == link.facts.server && at.elapsed() <= self.retry.idle;
        link.silent_for() > self.retry.idle && !learned.answered.as_ref().is_some_and(lately)
    }

    /// Whether it is time to look for a writer in place of this connection, whose server took no changes when it was opened.
    pub(crate) fn is_stopgap(&self, link: &Link) -> bool {
        self.hosts.len() > 1 && link.facts.read_only != 0 && link.age() > self.retry.idle
    }

    fn learned(&self) -> MutexGuard<'_, Learned> {
        self.learned.lock().unwrap_or_else(PoisonError::into_inner)
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
