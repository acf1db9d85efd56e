//! A fresh installation for each test, on each server of the run.

mod argument;
mod attachments;
mod call;
mod desk;
mod own_server;
mod person;
mod tickets;

pub use argument::{Argument, request};
pub use attachments::{begin, digest_of};
pub use call::{Answer, Lost, Workstation, connected};
pub use desk::{Desk, run};
pub use own_server::{OwnServer, run_on_own_server};
pub use person::{Person, key};
pub use tickets::Watched;

/// Makes each of the named asynchronous functions, which take a [`Desk`], a test per server: `mariadb::…` and `mysql::…`.
#[macro_export]
macro_rules! on_each_server {
    ($($story:ident),* $(,)?) => {
        mod mariadb {
            $(#[test] fn $story() { $crate::database::run($crate::Flavour::MariaDb, super::$story); })*
        }
        mod mysql {
            $(#[test] fn $story() { $crate::database::run($crate::Flavour::MySql, super::$story); })*
        }
    };
}

/// The same for functions that take an [`OwnServer`].
#[macro_export]
macro_rules! on_each_own_server {
    ($($story:ident),* $(,)?) => {
        mod mariadb {
            $(#[test] fn $story() { $crate::database::run_on_own_server($crate::Flavour::MariaDb, super::$story); })*
        }
        mod mysql {
            $(#[test] fn $story() { $crate::database::run_on_own_server($crate::Flavour::MySql, super::$story); })*
        }
    };
}

/// The arguments of a call, in order: numbers, texts, bytes, moments, `None`.
#[macro_export]
macro_rules! args {
    ($($value:expr),* $(,)?) => { Vec::<$crate::database::Argument>::from([$($crate::database::Argument::from($value)),*]) };
}
