//! Accounts of workstations: one for each workstation or person, never one for the fleet, because accounts that are shared
//! see each other's statements and can end each other's connections.

mod account;
mod connections;
mod create;
mod list;
mod name;
mod remove;
mod unlock;

pub use create::{Credentials, NewWorkstation, create, offers_tls, rotate};
pub use list::{Workstation, list};
pub use name::{Name, Origin};
pub use remove::{Revoked, revoke};
pub use unlock::unlock;
