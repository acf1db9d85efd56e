//! Whose texts and answers are kept.

use model::PersonId;

/// A person of one database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owner {
    /// The database, as the connection file names it.
    pub database: String,
    /// The person there.
    pub person: PersonId,
}

impl Owner {
    pub(crate) fn person(&self) -> i64 {
        // A number that the database's own counter made; it never comes near the sign bit.
        i64::try_from(self.person.0).unwrap_or(i64::MAX)
    }
}
