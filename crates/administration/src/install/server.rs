//! Which server this is, and in what it differs.

use sqlx::mysql::MySqlConnection;

use super::error::{Doing as _, InstallError};

/// The server to install on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Server {
    product: &'static str,
    version: String,
    /// Whether the schema of a grant is a name and not a pattern (MySQL's `partial_revokes`).
    pub(super) patterns_are_literal: bool,
}

impl Server {
    /// Asks the server for its version, and refuses one that is too old.
    pub(super) async fn of(connection: &mut MySqlConnection) -> Result<Self, InstallError> {
        let reported: String = sqlx::query_scalar("SELECT VERSION()")
            .fetch_one(&mut *connection)
            .await
            .doing("asking for the server's version")?;
        let (product, version) = recognise(&reported).ok_or(InstallError::ServerTooOld { found: reported.clone() })?;
        let literal: Option<(String, String)> = sqlx::query_as("SHOW GLOBAL VARIABLES LIKE 'partial_revokes'")
            .fetch_optional(connection)
            .await
            .doing("asking for partial revokes")?;
        Ok(Self { product, version, patterns_are_literal: literal.is_some_and(|(_, value)| value == "ON") })
    }
}

impl std::fmt::Display for Server {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.product, self.version)
    }
}

/// Product and version, if it is one that Ticket Desk runs on. MariaDB writes `10.11.19-MariaDB-0+deb12u1`, behind some
/// proxies `5.5.5-10.11.19-MariaDB`; MySQL writes `8.4.3` or `9.7.4-2`.
fn recognise(reported: &str) -> Option<(&'static str, String)> {
    let (product, least) = if reported.contains("MariaDB") { ("MariaDB", (10, 11)) } else { ("MySQL", (8, 4)) };
    let version = reported.strip_prefix("5.5.5-").unwrap_or(reported).split('-').next()?;
    let mut numbers = version.split('.').map(str::parse::<u32>);
    let found = (numbers.next()?.ok()?, numbers.next()?.ok()?);
    (found >= least).then(|| (product, version.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn servers_are_known_by_their_version() {
        assert_eq!(recognise("10.11.19-MariaDB-0+deb12u1"), Some(("MariaDB", "10.11.19".into())));
        assert_eq!(recognise("5.5.5-11.4.2-MariaDB"), Some(("MariaDB", "11.4.2".into())));
        assert_eq!(recognise("9.7.4-2"), Some(("MySQL", "9.7.4".into())));
        for old in ["10.6.22-MariaDB", "8.0.44", "5.7.44-log", "unknown"] {
            assert_eq!(recognise(old), None, "{old}");
        }
    }
}
