//! Procedures of the area `session`, and `watch`.

use model::{OpenedSession, RequestId, Session, SessionId, Timestamp, Username, WorkstationName};
use serde::Deserialize;

use crate::DatabaseError;
use crate::arguments::Call;
use crate::call::Database;
use crate::credential::Credential;
use crate::key_derivation::{Derivation, Key};
use crate::procedure::procedures;
use crate::token::Token;

procedures! {
    /// Ends this session.
    session_close() -> ()
        = done "CALL session_close(?)";

    /// The person's sessions that have not ended.
    session_list() -> Vec<Session>
        = rows "CALL session_list(?)";

    /// Ends one of the person's sessions.
    session_revoke(request: RequestId, session: SessionId) -> ()
        = done "CALL session_revoke(?, ?, ?)";
}

/// The answer of a poll.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Polled {
    /// A sequence that grows with everything that concerns the person.
    pub seq: u64,
    /// What waits in the inbox, capped at 100; absent if the sequence is the one that was known.
    pub unread: Option<u32>,
    /// A number that grows with every change of the pool; absent for an employee.
    pub pool_version: Option<u64>,
    /// The database's time when it answered.
    pub now: Timestamp,
}

impl Database {
    /// Whether anything changed for the person, and what time it is at the database.
    /// `seq` is the sequence that is known already.
    pub async fn watch(&self, token: &Token, seq: Option<u64>) -> Result<Polled, DatabaseError> {
        self.polled(Call::of(token, "CALL watch(?, ?)").with(seq)).await
    }
}

/// Procedures that nobody has to be signed in for.
impl Database {
    /// How to derive the key of a name; for an unknown name a stable invention.
    pub async fn session_salt(&self, username: &Username) -> Result<Derivation, DatabaseError> {
        self.one(Call::new("CALL session_salt(?)").with(username)).await
    }

    /// Opens a session.
    pub async fn session_open(
        &self,
        username: &Username,
        key: &Key,
        workstation: &WorkstationName,
    ) -> Result<OpenedSession, DatabaseError> {
        self.one(Call::new("CALL session_open(?, ?, ?)").with(username).with(key).with(workstation)).await
    }

    /// Opens a session and replaces the key by `upgraded`, which has a higher cost and is of the same password. Safe to send
    /// again: the database recognises its own upgrade by salt and costs.
    pub async fn session_open_upgrading(
        &self,
        username: &Username,
        key: &Key,
        workstation: &WorkstationName,
        upgraded: &Credential,
    ) -> Result<OpenedSession, DatabaseError> {
        let call = Call::new("CALL session_open_upgrading(?, ?, ?, ?, ?, ?, ?, ?)").with(username);
        self.one(call.with(key).with(workstation).with(upgraded)).await
    }
}
