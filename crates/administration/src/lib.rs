//! What an administrator does: [`install`]s and upgrades the database, manages workstations, invitations, people and
//! settings, and proves that the history is whole.
//!
//! Every function but the installer's takes a connection of an account that may administer the server (`root` or
//! alike). No workstation can do any of this.

pub mod audit;
pub mod category;
mod error;
pub mod health;
pub mod install;
pub mod invitation;
pub mod maintenance;
pub mod person;
mod retry;
mod secret;
pub mod settings;
pub mod workstation;

pub use error::AdministrationError;

/// Random bytes of the operating system.
///
/// # Errors
/// When the system has none to give.
pub fn random<const LENGTH: usize>() -> Result<[u8; LENGTH], AdministrationError> {
    let mut bytes = [0; LENGTH];
    getrandom::fill(&mut bytes)?;
    Ok(bytes)
}
