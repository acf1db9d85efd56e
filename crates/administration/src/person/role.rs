//! Roles as the database writes them.

use model::Role;

use crate::AdministrationError;

/// A role as the database and the command line write it.
#[must_use]
pub const fn word(role: Role) -> &'static str {
    match role {
        Role::Employee => "employee",
        Role::Responder => "responder",
    }
}

/// Reads a role as the database writes it.
pub(crate) fn parse(word: &str) -> Result<Role, AdministrationError> {
    match word {
        "employee" => Ok(Role::Employee),
        "responder" => Ok(Role::Responder),
        other => Err(AdministrationError::Unexpected(format!("the role {other}"))),
    }
}
