//! Where things are kept: the shared database ([`mysql`]), the files of this workstation ([`local`]), and what an
//! administrator needs to build and run the database.

pub mod administration;
pub mod connection_file;
pub mod install;
pub mod local;
pub mod mysql;
pub mod password;
pub mod private_desk;
pub mod private_server;
