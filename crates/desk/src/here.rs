//! Where the desk is connected to and who is signed in there.

use std::sync::Arc;

use database::connection_file::ConnectionFile;
use database::key_derivation::Derivation;
use database::{Database, Token};
use local_store::Owner;
use model::Profile;

/// The right to change who is signed in or where; whoever holds it is alone with that.
pub(crate) type Turn<'a> = tokio::sync::MutexGuard<'a, ()>;

/// The way to one database.
pub(crate) struct Link {
    pub(crate) file: ConnectionFile,
    pub(crate) database: Database,
}

impl Link {
    /// Tells this database from others, for what is kept locally.
    pub(crate) fn identity(&self) -> String {
        format!("{}/{}", self.file.server(), self.file.database())
    }
}

/// Who is signed in, and what proves it.
#[derive(Clone)]
pub(crate) struct Signed {
    pub(crate) token: Token,
    pub(crate) person: Profile,
    /// How this person's key is derived, so that asking for the password again costs no round trip.
    pub(crate) derivation: Derivation,
}

/// A way to a database and somebody who is signed in there.
pub(crate) struct Here {
    pub(crate) link: Arc<Link>,
    pub(crate) signed: Arc<Signed>,
}

impl Here {
    pub(crate) fn database(&self) -> &Database {
        &self.link.database
    }

    pub(crate) fn token(&self) -> &Token {
        &self.signed.token
    }

    /// Whose drafts, answers and parcels are meant.
    pub(crate) fn owner(&self) -> Owner {
        Owner { database: self.link.identity(), person: self.signed.person.id }
    }
}
