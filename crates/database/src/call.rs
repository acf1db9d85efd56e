//! The connection to the database, and the retries of its calls.

use std::io;
use std::pin::pin;

use serde::de::DeserializeOwned;
use sqlx::ConnectOptions as _;
use sqlx::mysql::MySqlConnectOptions;
use tokio::sync::Mutex;
use tokio::time::{sleep, timeout};

use crate::arguments::Call;
use crate::error::DatabaseError;
use crate::fetch::{defect, fetch};
use crate::link::{Facts, Link};
use crate::retry::{Attempts, Retry, spoils_connection};
use crate::route;
use crate::silence::{SILENCE, end, is_dead};
use crate::version::{About, ApiVersion, ServerName};

/// A workstation's connection to the shared database, opened when it is needed.
///
/// It may send a call more than once: after a deadlock, and after the connection or its answer broke. That is safe
/// because reads change nothing, and the database runs a write once for each request id.
pub struct Database {
    /// The hosts, in the order in which they are tried.
    hosts: Vec<MySqlConnectOptions>,
    retry: Retry,
    /// Empty during a call: a call that is dropped takes its half-read connection with it.
    link: Mutex<Option<Link>>,
}

impl Database {
    /// Stores how to connect to the only host; sends nothing yet.
    #[must_use]
    pub fn new(options: MySqlConnectOptions, retry: Retry) -> Self {
        Self::with_hosts(vec![options], retry)
    }

    /// Stores how to connect to one of several hosts of the same database. The first that takes changes is used.
    #[must_use]
    pub fn with_hosts(hosts: Vec<MySqlConnectOptions>, retry: Retry) -> Self {
        let hosts = hosts.into_iter().map(MySqlConnectOptions::disable_statement_logging).collect();
        Self { hosts, retry, link: Mutex::new(None) }
    }

    /// Makes sure that there is a live connection, or says why there is none.
    pub async fn reach(&self) -> Result<(), DatabaseError> {
        let mut held = self.link.lock().await;
        *held = Some(match held.take() {
            Some(link) => self.alive(link).await?,
            None => self.connect().await?,
        });
        Ok(())
    }

    /// The versions of the server and of its procedures.
    pub async fn about(&self) -> Result<About, DatabaseError> {
        let version: ApiVersion = self.one(Call::new("CALL api_version()")).await?;
        let server: ServerName = self.one(Call::new("SELECT JSON_OBJECT('version', VERSION()) AS doc")).await?;
        Ok(About { server: server.version, api: version.current })
    }

    /// Every row of the answer.
    pub(crate) async fn rows<T: DeserializeOwned + Send + Unpin>(&self, call: Call) -> Result<Vec<T>, DatabaseError> {
        let mut attempts = Attempts::new(self.retry);
        let mut may_have_arrived = false;
        loop {
            let error = match self.send(&call, attempts.is_first(), &mut may_have_arrived).await {
                Ok(rows) => return Ok(rows),
                Err(error) => error,
            };
            match attempts.pause(&error, rand::random()) {
                Some(pause) => tokio::time::sleep(pause).await,
                None if may_have_arrived && !error.is_refusal() => {
                    return Err(DatabaseError::Interrupted { cause: Box::new(error) });
                }
                None => return Err(error),
            }
        }
    }

    /// The only row of the answer.
    pub(crate) async fn one<T: DeserializeOwned + Send + Unpin>(&self, call: Call) -> Result<T, DatabaseError> {
        let sql = call.sql;
        self.rows(call).await?.pop().ok_or_else(|| defect(format!("{sql} answered no row")))
    }

    /// Runs a call whose answer carries no data.
    pub(crate) async fn done(&self, call: Call) -> Result<(), DatabaseError> {
        self.one::<serde::de::IgnoredAny>(call).await.map(|_| ())
    }

    /// Sends a call once. Sets `may_have_arrived` when the call may have taken effect without an answer.
    async fn send<T: DeserializeOwned + Send + Unpin>(
        &self,
        call: &Call,
        is_first: bool,
        may_have_arrived: &mut bool,
    ) -> Result<Vec<T>, DatabaseError> {
        let mut held = self.link.lock().await;
        let mut link = self.fit(held.take()).await?;
        let mut other = None;
        let answer = if is_first {
            self.ask_watchfully(&mut link, call, &mut other).await
        } else {
            self.ask(&mut link, call).await
        };
        *may_have_arrived |= answer.as_ref().is_err_and(DatabaseError::may_have_taken_effect);
        if answer.as_ref().is_err_and(spoils_connection) {
            *held = other;
        } else {
            link.answered();
            *held = Some(link);
        }
        answer
    }

    /// A connection that can take a call: one that was idle for long is probed first, and a reader makes way for a writer.
    async fn fit(&self, held: Option<Link>) -> Result<Link, DatabaseError> {
        match held {
            None => self.connect().await,
            Some(link) if link.is_idle() => self.alive(link).await,
            Some(link) if self.hosts.len() > 1 && link.is_stopgap() => Ok(self.connect().await.unwrap_or(link)),
            Some(link) => Ok(link),
        }
    }

    /// The connection, or another one when it is dead.
    async fn alive(&self, mut link: Link) -> Result<Link, DatabaseError> {
        if link.is_alive().await {
            return Ok(link);
        }
        let mut fresh = self.connect().await?;
        end(&link.facts, &mut fresh).await;
        Ok(fresh)
    }

    async fn ask<T: DeserializeOwned + Send + Unpin>(
        &self,
        link: &mut Link,
        call: &Call,
    ) -> Result<Vec<T>, DatabaseError> {
        let answer = timeout(self.retry.answer, fetch(&mut link.connection, call)).await;
        answer.unwrap_or(Err(DatabaseError::TimedOut(self.retry.answer.as_secs())))
    }

    /// Asks, and looks from another connection whenever no answer came for a while. The answer may still come: a slow server is
    /// waited for. If the connection is dead, `other` can take its place.
    async fn ask_watchfully<T: DeserializeOwned + Send + Unpin>(
        &self,
        link: &mut Link,
        call: &Call,
        other: &mut Option<Link>,
    ) -> Result<Vec<T>, DatabaseError> {
        let silent = link.facts.clone();
        let mut asking = pin!(self.ask(link, call));
        loop {
            tokio::select! {
                biased;
                answer = &mut asking => return answer,
                looked = self.look_at(&silent, other) => looked?,
            }
        }
    }

    /// Waits a while, then fails if the connection of these facts is dead or the server cannot be reached at all.
    async fn look_at(&self, silent: &Facts, other: &mut Option<Link>) -> Result<(), DatabaseError> {
        sleep(SILENCE).await;
        let mut looking = match self.fit(other.take()).await {
            Ok(looking) => looking,
            Err(
                error @ (DatabaseError::Unreachable(_) | DatabaseError::TimedOut(_) | DatabaseError::HostUnknown(_)),
            ) => return Err(error),
            // The server is there, only not for a second connection.
            Err(_) => return Ok(()),
        };
        let looked = timeout(self.retry.connect, is_dead(silent, &mut looking)).await;
        let Ok(Ok(dead)) = looked else { return Ok(()) };
        if dead {
            end(silent, &mut looking).await;
        }
        *other = Some(looking);
        if dead { Err(gone()) } else { Ok(()) }
    }

    async fn connect(&self) -> Result<Link, DatabaseError> {
        route::connect(&self.hosts, self.retry.connect).await
    }
}

/// The error of a connection that died without a word.
fn gone() -> DatabaseError {
    DatabaseError::Unreachable(sqlx::Error::Io(io::ErrorKind::ConnectionAborted.into()))
}
