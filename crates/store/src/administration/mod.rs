//! What an administrator does beyond building the database: accounts of workstations, invitations, people, settings, and
//! the proof that history is whole.
//!
//! Every function takes a connection of an account that may administer the server (`root` or alike). Nothing in here can be
//! done by a workstation.

pub mod audit;
mod error;
pub mod invitation;
mod patience;
pub mod person;
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
