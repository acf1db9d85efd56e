//! The two servers that Ticket Desk runs on.

use std::fmt;

/// The two servers that Ticket Desk runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Flavour {
    /// MariaDB 10.11 or newer.
    MariaDb,
    /// MySQL 8.4 or newer.
    MySql,
}

impl Flavour {
    /// Both, in the order in which they are preferred.
    pub const ALL: [Self; 2] = [Self::MariaDb, Self::MySql];

    /// Lower-case name for files and directories.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::MariaDb => "mariadb",
            Self::MySql => "mysql",
        }
    }

    pub(crate) fn how_to_install(self) -> &'static str {
        match self {
            Self::MariaDb => {
                "install it (Debian and Ubuntu: apt install mariadb-server, macOS: brew install mariadb, Windows: winget \
                 install MariaDB.Server)"
            }
            Self::MySql => {
                "install it (Ubuntu: apt install mysql-server, macOS: brew install mysql, Windows: winget install \
                 Oracle.MySQL), or use MariaDB"
            }
        }
    }

    /// The program names under which the server is found, the exact one first.
    pub(crate) fn program_names(self) -> &'static [&'static str] {
        match self {
            // Before MariaDB 11 the old name is there too, as a link.
            Self::MariaDb => &["mariadbd", "mysqld"],
            Self::MySql => &["mysqld"],
        }
    }
}

impl fmt::Display for Flavour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::MariaDb => "MariaDB",
            Self::MySql => "MySQL",
        })
    }
}
