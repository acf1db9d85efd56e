//! Who is signed in where: what a call to the database needs.

use std::sync::Arc;

use database::key_derivation::Derivation;
use database::{Database, Token};
use local_store::Owner;
use model::Profile;

use crate::connection::handle::DatabaseHandle;

/// The right to change who is signed in or which database is used. Only one task holds it at a time.
pub(crate) type SessionLock<'a> = tokio::sync::MutexGuard<'a, ()>;

/// A signed-in person and the token that proves it.
#[derive(Clone)]
pub(crate) struct Session {
    pub(crate) token: Token,
    pub(crate) person: Profile,
    /// How the person's key is derived from the password: known here, so that confirming the password needs no extra round trip.
    pub(crate) derivation: Derivation,
}

/// A session and the database that it belongs to.
#[derive(Clone)]
pub(crate) struct SessionContext {
    pub(crate) handle: Arc<DatabaseHandle>,
    pub(crate) session: Arc<Session>,
}

impl SessionContext {
    pub(crate) fn database(&self) -> &Database {
        &self.handle.database
    }

    pub(crate) fn token(&self) -> &Token {
        &self.session.token
    }

    /// The owner of the person's drafts, cached answers and outbox.
    pub(crate) fn owner(&self) -> Owner {
        Owner { database: self.handle.identity(), person: self.session.person.id }
    }
}
