//! Procedures of the area `session`, and `watch`.

use model::{OpenedSession, RequestId, Session, SessionId, Username, Watch, WorkstationName};

use crate::DatabaseError;
use crate::arguments::Call;
use crate::call::Database;
use crate::credential::Credential;
use crate::key_derivation::{Derivation, Key};
use crate::token::Token;

impl Database {
    /// How to derive the key of a name; a stable invention for a name that does not exist.
    pub async fn session_salt(&self, username: &Username) -> Result<Derivation, DatabaseError> {
        self.one(Call::new("CALL session_salt(?)").with(username.as_str())).await
    }

    /// Opens a session.
    pub async fn session_open(
        &self,
        username: &Username,
        key: &Key,
        workstation: &WorkstationName,
    ) -> Result<OpenedSession, DatabaseError> {
        let call = Call::new("CALL session_open(?, ?, ?)");
        self.one(call.with(username.as_str()).with(key.expose().as_slice()).with(workstation.as_str())).await
    }

    /// Opens a session and exchanges the key for one at a higher cost, which `upgraded` is of the same password. It may be sent
    /// again: the database knows its own exchange by the salt.
    pub async fn session_open_upgrading(
        &self,
        username: &Username,
        key: &Key,
        workstation: &WorkstationName,
        upgraded: &Credential,
    ) -> Result<OpenedSession, DatabaseError> {
        let call = Call::new("CALL session_open_upgrading(?, ?, ?, ?, ?, ?, ?, ?)").with(username.as_str());
        let call = call.with(key.expose().as_slice()).with(workstation.as_str());
        self.one(call.credential(upgraded)).await
    }

    /// Ends this session.
    pub async fn session_close(&self, token: &Token) -> Result<(), DatabaseError> {
        self.done(Call::of(token, "CALL session_close(?)")).await
    }

    /// One's own sessions that are alive.
    pub async fn session_list(&self, token: &Token) -> Result<Vec<Session>, DatabaseError> {
        self.rows(Call::of(token, "CALL session_list(?)")).await
    }

    /// Ends one of one's own sessions.
    pub async fn session_revoke(
        &self,
        token: &Token,
        request: RequestId,
        session: SessionId,
    ) -> Result<(), DatabaseError> {
        self.done(Call::of(token, "CALL session_revoke(?, ?, ?)").request(request).with(session.0)).await
    }

    /// Did anything change for me?
    pub async fn watch(&self, token: &Token) -> Result<Watch, DatabaseError> {
        self.one(Call::of(token, "CALL watch(?)")).await
    }
}
