//! People, as an administrator sees and changes them. The database's triggers write down every change with the
//! administrator's account.

mod change;
mod list;

use model::Role;

pub use change::{change_role, deactivate, reactivate, reset_password, temporary_password, unlock};
pub use list::{Person, list};

use super::AdministrationError;

/// A role as the database writes it, and the administrator's tool.
#[must_use]
pub const fn word(role: Role) -> &'static str {
    match role {
        Role::Employee => "employee",
        Role::Responder => "responder",
    }
}

/// Reads a role as the database writes it.
pub(super) fn role(word: &str) -> Result<Role, AdministrationError> {
    match word {
        "employee" => Ok(Role::Employee),
        "responder" => Ok(Role::Responder),
        other => Err(AdministrationError::Unexpected(format!("the role {other}"))),
    }
}
