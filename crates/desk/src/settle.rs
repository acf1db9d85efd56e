//! What an answer of the database tells besides itself: whether it is there, and whether the session still holds.

use std::sync::MutexGuard;

use database::DatabaseError;
use model::{Code, Connection, Signal, Timestamp};

use crate::desk::{Desk, State};
use crate::error::DeskError;
use crate::here::{Here, Link};

impl Desk {
    /// Looks at what came of a call: it tells whether the database is there and whether the session still holds.
    pub(crate) fn settle<T>(&self, here: &Here, answer: Result<T, DatabaseError>) -> Result<T, DeskError> {
        if matches!(answer, Err(DatabaseError::Refused(Code::SessionEnded))) {
            self.session_lost(&here.signed);
        }
        self.settle_link(&here.link, answer)
    }

    /// The same for a call that needs nobody to be signed in. An answer that comes when this is no longer the way to the
    /// database tells nothing of the present one.
    pub(crate) fn settle_link<T>(&self, link: &Link, answer: Result<T, DatabaseError>) -> Result<T, DeskError> {
        let state = self.state();
        if state.leads_through(link) {
            let server = link.file.server().to_string();
            let connection = match &answer {
                Err(error) if error.is_about_connection() => {
                    let since = match &state.connection {
                        Some(Connection::Offline { since, .. }) => *since,
                        _ => Timestamp(self.inner.clock.now()),
                    };
                    Connection::Offline { server, since, code: error.code() }
                }
                _ => Connection::Online { server },
            };
            self.set_connection(state, connection);
        } else {
            drop(state);
        }
        Ok(answer?)
    }

    /// The same for a call that changed something: the watch looks at once, so that every list is right.
    pub(crate) fn settle_change<T>(&self, here: &Here, answer: Result<T, DatabaseError>) -> Result<T, DeskError> {
        let answer = self.settle(here, answer);
        self.inner.wake.notify_one();
        answer
    }

    pub(crate) fn is_online(&self) -> bool {
        matches!(self.state().connection, Some(Connection::Online { .. }))
    }

    pub(crate) fn is_offline(&self) -> bool {
        matches!(self.state().connection, Some(Connection::Offline { .. }))
    }

    /// Tells the windows when, and only when, it is another state than before.
    pub(crate) fn set_connection(&self, mut state: MutexGuard<'_, State>, connection: Connection) {
        if state.connection.as_ref() == Some(&connection) {
            return;
        }
        state.connection = Some(connection.clone());
        drop(state);
        tracing::info!(state = word(&connection), "connection");
        if matches!(connection, Connection::Online { .. }) {
            self.inner.outbox.wake.notify_one();
        }
        self.inner.host.signal(&Signal::Connection { connection });
        self.show_counts();
    }
}

/// A state in the log, without the server's name.
pub(crate) const fn word(connection: &Connection) -> &'static str {
    match connection {
        Connection::None => "none",
        Connection::Locked { .. } => "locked",
        Connection::Connecting { .. } => "connecting",
        Connection::Online { .. } => "online",
        Connection::Offline { .. } => "offline",
    }
}
