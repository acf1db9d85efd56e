//! The database on three servers that replicate each other: the rules of one server hold on all of them.
#![expect(clippy::expect_used, clippy::panic, reason = "a story that cannot go on ends its test")]

mod check;
mod claim;
mod install;
mod killed;
mod leaving;
mod majority;
mod revoked;
mod switchover;
mod workstation;
mod writers;
