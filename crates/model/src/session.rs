//! Signing in, and sessions.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Profile, SessionId, Timestamp, wire::flag};

/// What a person types to sign in. The password leaves neither the workstation nor the memory of the use case.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SessionOpen {
    /// The user name.
    pub username: String,
    /// The password in clear.
    pub password: String,
}

/// A fresh session, as the database returns it.
#[derive(Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OpenedSession {
    /// 32 random bytes in lower-case hexadecimal: the secret of this session.
    pub token: String,
    /// Who signed in.
    pub person: Profile,
}

/// One of the person's sessions.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Session {
    /// Names it for revocation.
    pub id: SessionId,
    /// The workstation where it was opened.
    pub workstation: String,
    /// When it was opened.
    pub created_at: Timestamp,
    /// When it was last used, to within a few minutes.
    pub last_used_at: Timestamp,
    /// When it ends unless it is used before.
    pub expires_at: Timestamp,
    /// Whether this is the one that asks.
    #[serde(deserialize_with = "flag")]
    pub current: bool,
}

/// Ends one of the person's sessions.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SessionRevoke {
    /// Which.
    pub session: SessionId,
}
