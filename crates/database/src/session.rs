//! Procedures of the area `session`, and `watch`.

use model::{OpenedSession, RequestId, Session, SessionId, Username, Watch, WorkstationName};

use crate::DatabaseError;
use crate::arguments::Call;
use crate::call::Database;
use crate::key_derivation::{Derivation, Key};
use crate::person::Credential;

/// The secret of a session: 32 random bytes that the database made.
#[derive(Clone, PartialEq, Eq)]
pub struct Token([u8; 32]);

impl Token {
    /// Reads the hexadecimal form in which the database answers it and the keyring keeps it.
    #[must_use]
    pub fn parse(hex: &str) -> Option<Self> {
        let mut bytes = [0; 32];
        if hex.len() != 64 || !hex.is_ascii() {
            return None;
        }
        for (byte, digits) in bytes.iter_mut().zip(hex.as_bytes().chunks_exact(2)) {
            *byte = u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?;
        }
        Some(Self(bytes))
    }

    /// The form that [`Token::parse`] reads, for the keyring only.
    #[must_use]
    pub fn to_hex(&self) -> String {
        self.0.iter().fold(String::with_capacity(64), |hex, byte| format!("{hex}{byte:02x}"))
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(…)")
    }
}

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

#[cfg(test)]
mod tests {
    use super::Token;

    #[test]
    fn a_token_is_64_hexadecimal_digits_and_is_never_printed() {
        let hex = "0123456789abcdef".repeat(4);
        let token = Token::parse(&hex);
        assert!(token.is_some());
        assert!(!format!("{token:?}").contains("0123"));
        for bad in ["", "00", &hex[1..], &"ä".repeat(32), &"zz".repeat(32)] {
            assert!(Token::parse(bad).is_none(), "{bad}");
        }
    }
}
