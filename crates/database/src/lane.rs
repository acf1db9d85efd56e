//! One of the connections to the database, and the retries of its calls.

use std::io;
use std::pin::pin;
use std::sync::Arc;

use serde::de::DeserializeOwned;
use tokio::sync::Mutex;
use tokio::time::{sleep, timeout};

use crate::arguments::Call;
use crate::error::DatabaseError;
use crate::fetch::fetch;
use crate::link::{Facts, Link, Moment};
use crate::retry::{Attempts, BULKY, Retry, is_about_server, spoils_connection};
use crate::route::Route;
use crate::silence::{SILENCE, end, is_dead};

/// A connection that is opened when it is needed, and that takes one call at a time.
pub(crate) struct Lane {
    route: Arc<Route>,
    retry: Retry,
    /// Empty during a call: a call that is dropped takes its half-read connection with it.
    link: Mutex<Option<Link>>,
}

impl Lane {
    pub(crate) fn new(route: &Arc<Route>, retry: Retry) -> Self {
        Self { route: Arc::clone(route), retry, link: Mutex::new(None) }
    }

    /// Makes sure that there is a live connection, or says why there is none.
    pub(crate) async fn reach(&self) -> Result<(), DatabaseError> {
        let mut held = self.link.lock().await;
        *held = Some(match held.take() {
            Some(link) => self.alive(link).await?,
            None => self.route.connect().await?,
        });
        Ok(())
    }

    /// Opens the connection ahead of its use.
    pub(crate) async fn prepare(&self) -> Result<(), DatabaseError> {
        let mut held = self.link.lock().await;
        *held = Some(self.fit(held.take()).await?);
        Ok(())
    }

    /// Whether no call is using the connection.
    pub(crate) fn is_free(&self) -> bool {
        self.link.try_lock().is_ok()
    }

    /// Closes the connection, unless a call is using it.
    pub(crate) async fn close(&self) {
        let link = self.link.try_lock().ok().and_then(|mut held| held.take());
        if let Some(link) = link {
            link.close().await;
        }
    }

    /// Every row of the answer.
    pub(crate) async fn rows<T: DeserializeOwned + Send + Unpin>(&self, call: &Call) -> Result<Vec<T>, DatabaseError> {
        let mut attempts = Attempts::new(self.retry);
        let mut may_have_arrived = false;
        loop {
            let error = match self.send(call, attempts.is_first(), &mut may_have_arrived).await {
                Ok(rows) => return Ok(rows),
                Err(error) => error,
            };
            match attempts.pause(&error, rand::random()) {
                Some(pause) => sleep(pause).await,
                None if may_have_arrived && !error.is_refusal() => {
                    return Err(DatabaseError::Interrupted { cause: Box::new(error) });
                }
                None => return Err(error),
            }
        }
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
        let (mut other, sent) = (None, Moment::now());
        let answer = if call.is_bulky {
            self.ask_patiently(&mut link, call, &mut other).await
        } else if is_first {
            self.ask_watchfully(&mut link, call, &mut other).await
        } else {
            self.ask(&mut link, call).await
        };
        *may_have_arrived |= answer.as_ref().is_err_and(DatabaseError::may_have_taken_effect);
        if answer.as_ref().is_err_and(is_about_server) {
            self.route.leave(&link, sent);
        }
        if answer.as_ref().is_err_and(spoils_connection) {
            *held = other;
        } else {
            self.route.answered(&mut link);
            *held = Some(link);
        }
        answer
    }

    /// A connection that can take a call. One that may be dead is probed first, and a reader makes way for a writer.
    async fn fit(&self, held: Option<Link>) -> Result<Link, DatabaseError> {
        match held {
            None => self.route.connect().await,
            Some(link) if self.route.is_suspect(&link.facts, link.opened) => self.replaced(link).await,
            Some(link) if self.route.is_idle(&link) => self.alive(link).await,
            Some(link) if self.route.is_stopgap(&link) => Ok(self.route.connect().await.unwrap_or(link)),
            Some(link) => Ok(link),
        }
    }

    /// The connection, or another one when it is dead.
    async fn alive(&self, mut link: Link) -> Result<Link, DatabaseError> {
        let asked = Moment::now();
        if link.is_alive().await {
            self.route.answered(&mut link);
            return Ok(link);
        }
        self.route.leave(&link, asked);
        self.replaced(link).await
    }

    /// Another connection, which ends the given one at its server.
    async fn replaced(&self, link: Link) -> Result<Link, DatabaseError> {
        let mut fresh = self.route.connect().await?;
        end(&link.facts, &mut fresh).await;
        Ok(fresh)
    }

    async fn ask<T: DeserializeOwned + Send + Unpin>(
        &self,
        link: &mut Link,
        call: &Call,
    ) -> Result<Vec<T>, DatabaseError> {
        let most = if call.is_bulky { self.retry.answer * BULKY } else { self.retry.answer };
        let late = if call.is_bulky { DatabaseError::TooSlow } else { DatabaseError::TimedOut };
        let answer = timeout(most, fetch(&mut link.connection, call)).await;
        answer.unwrap_or_else(|_| Err(late(most.as_secs())))
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

    /// Asks, and gives up as soon as another connection to the same server failed. Silence alone says nothing here: on a slow network
    /// the server waits for the rest of the call, and looks as if it waited for the next one. If the connection is dead, `other` takes
    /// its place.
    async fn ask_patiently<T: DeserializeOwned + Send + Unpin>(
        &self,
        link: &mut Link,
        call: &Call,
        other: &mut Option<Link>,
    ) -> Result<Vec<T>, DatabaseError> {
        let (silent, opened) = (link.facts.clone(), link.opened);
        tokio::select! {
            biased;
            answer = self.ask(link, call) => answer,
            () = self.until_suspect(&silent, opened) => {
                if let Ok(mut fresh) = self.route.connect().await {
                    end(&silent, &mut fresh).await;
                    *other = Some(fresh);
                }
                // Whatever hindered the other connection, this one has a call without an answer and must go.
                Err(gone())
            }
        }
    }

    /// Waits until another connection to the same server has failed since this one was opened.
    async fn until_suspect(&self, silent: &Facts, opened: Moment) {
        while !self.route.is_suspect(silent, opened) {
            sleep(SILENCE).await;
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
}

/// The error of a connection that died without a word.
fn gone() -> DatabaseError {
    DatabaseError::Unreachable(sqlx::Error::Io(io::ErrorKind::ConnectionAborted.into()))
}
