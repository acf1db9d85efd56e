//! Whom a draft, an operation or an answer belongs to.

use model::PersonId;

/// A person of one database.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Owner {
    /// The database, as the connection file names it.
    pub database: String,
    /// The person there.
    pub person: PersonId,
}

impl Owner {
    pub(crate) fn person(&self) -> i64 {
        // The database counts people; it never comes near the sign bit.
        i64::try_from(self.person.0).unwrap_or(i64::MAX)
    }
}
