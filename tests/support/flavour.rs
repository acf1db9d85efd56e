//! The servers of a run.

use sqlx::mysql::MySqlConnectOptions;

const HELP: &str = "run `cargo xtask test`, which skips the tests of a missing server, or `cargo xtask servers` in another terminal and export \
                    what it prints";

/// A database server that Ticket Desk runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flavour {
    /// MariaDB.
    MariaDb,
    /// MySQL.
    MySql,
}

impl Flavour {
    /// The variable that holds the administrator's URL of a running server.
    #[must_use]
    pub const fn variable(self) -> &'static str {
        match self {
            Self::MariaDb => "TICKET_DESK_TEST_MARIADB",
            Self::MySql => "TICKET_DESK_TEST_MYSQL",
        }
    }

    /// The first server that this run has.
    ///
    /// # Panics
    /// When the run has none.
    #[must_use]
    pub fn any() -> Self {
        let there = [Self::MariaDb, Self::MySql].into_iter().find(|flavour| flavour.url().is_some());
        there.expect(HELP)
    }

    /// Connects to the running server as its administrator.
    ///
    /// # Panics
    /// When the run does not have it: a test that tests nothing must not pass.
    #[must_use]
    pub fn administrator(self) -> MySqlConnectOptions {
        let url = self.url().unwrap_or_else(|| panic!("{} is not set: {HELP}", self.variable()));
        url.parse().unwrap_or_else(|error| panic!("{} is no URL of a server: {error}", self.variable()))
    }

    fn url(self) -> Option<String> {
        std::env::var(self.variable()).ok().filter(|url| !url.is_empty())
    }

    /// The TCP port on 127.0.0.1 of the running server.
    ///
    /// # Panics
    /// When the run does not say it.
    #[must_use]
    pub fn port(self) -> u16 {
        let variable = format!("{}_PORT", self.variable());
        std::env::var(&variable)
            .ok()
            .and_then(|port| port.parse().ok())
            .unwrap_or_else(|| panic!("{variable} is not set"))
    }
}
