//! What the suites share: the servers they run on, and people with a workstation and a fresh database.
#![expect(clippy::expect_used, clippy::panic, reason = "a suite whose ground gives way ends with the reason")]

pub mod chance;
pub mod cutter;
pub mod database;
mod flavour;
pub mod installation;
pub mod keeping_host;
mod moment;
pub mod server;
pub mod typist;

pub use flavour::Flavour;
pub use moment::briefly;
