//! Which servers a run has.

use sqlx::mysql::MySqlConnectOptions;

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

    /// The way to the running server as its administrator; nothing if this run has only the other flavour.
    ///
    /// # Panics
    /// When the run has no server at all: a suite that tested nothing must not look green.
    #[must_use]
    pub fn administrator(self) -> Option<MySqlConnectOptions> {
        let given = |flavour: Self| std::env::var(flavour.variable()).ok().filter(|url| !url.is_empty());
        assert!(
            given(Self::MariaDb).is_some() || given(Self::MySql).is_some(),
            "no database server: run `cargo xtask test database`, or `cargo xtask servers` in another terminal and export what it prints"
        );
        let url = given(self)?;
        Some(url.parse().unwrap_or_else(|error| panic!("{} is no URL of a server: {error}", self.variable())))
    }
    /// The TCP port on 127.0.0.1 of the running server.
    ///
    /// # Panics
    /// When the run does not tell it.
    #[must_use]
    pub fn port(self) -> u16 {
        let variable = format!("{}_PORT", self.variable());
        std::env::var(&variable)
            .ok()
            .and_then(|port| port.parse().ok())
            .unwrap_or_else(|| panic!("{variable} is not set"))
    }
}
