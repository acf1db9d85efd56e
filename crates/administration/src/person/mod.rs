//! People, as an administrator sees and changes them. The database's triggers write down every change with the
//! administrator's account.

mod change;
mod list;
pub(crate) mod role;

pub use change::{change_role, deactivate, reactivate, reset_password, temporary_password, unlock};
pub use list::{Person, list};
pub use role::word;
