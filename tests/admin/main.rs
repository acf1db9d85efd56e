//! The administrator's tool, run as an administrator runs it, on real servers.
#![expect(clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test that cannot go on says why")]

mod audit;
mod canaries;
mod categories;
mod connection;
mod export;
mod installation;
mod invitations;
mod languages;
mod maintenance;
mod people;
mod tls;
mod tool;
mod workstations;
