//! Which server this is, and in what it differs.

use sqlx::mysql::MySqlConnection;

use super::error::{Doing as _, InstallError};

const MARIADB: &str = "MariaDB";

/// The server to install on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Server {
    product: &'static str,
    version: String,
    /// Whether the schema of a grant is a name and not a pattern (MySQL's `partial_revokes`).
    pub(super) patterns_are_literal: bool,
    /// Whether it knows the variables of Galera clusters, as most builds of MariaDB do.
    knows_galera: bool,
    /// Whether it is a node of a Galera cluster: its `LOCK TABLES` would hold on this node only.
    pub(super) is_galera: bool,
}

impl Server {
    /// Asks the server for its version, and refuses one that is too old.
    pub(super) async fn of(connection: &mut MySqlConnection) -> Result<Self, InstallError> {
        let reported: String = sqlx::query_scalar("SELECT VERSION()")
            .fetch_one(&mut *connection)
            .await
            .doing("asking for the server's version")?;
        let (product, version) = recognise(&reported).ok_or(InstallError::ServerTooOld { found: reported.clone() })?;
        let variables =
            "SHOW GLOBAL VARIABLES WHERE Variable_name IN ('partial_revokes', 'wsrep_on', 'wsrep_sync_wait')";
        let on: Vec<(String, String)> =
            sqlx::query_as(variables).fetch_all(connection).await.doing("asking for the server's settings")?;
        let is_on = |name: &str| on.iter().any(|(found, value)| found == name && value == "ON");
        Ok(Self {
            product,
            version,
            patterns_are_literal: is_on("partial_revokes"),
            knows_galera: on.iter().any(|(name, _)| name == "wsrep_sync_wait"),
            is_galera: is_on("wsrep_on"),
        })
    }

    /// The text of an object without the marks of what only servers of Galera clusters understand; others read it as a comment.
    pub(super) fn adapt(&self, text: &str) -> String {
        match text.split_once("/*W!") {
            Some((before, rest)) if self.knows_galera => {
                let (marked, after) = rest.split_once("*/").unwrap_or((rest, ""));
                format!("{before}{marked}{}", self.adapt(after))
            }
            _ => text.to_owned(),
        }
    }

    /// Whether a trigger can be replaced in one statement, so that its table never lacks it.
    pub(super) fn replaces_triggers(&self) -> bool {
        self.product == MARIADB
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
    let (product, least) = if reported.contains(MARIADB) { (MARIADB, (10, 11)) } else { ("MySQL", (8, 4)) };
    let version = reported.strip_prefix("5.5.5-").unwrap_or(reported).split('-').next()?;
    let mut numbers = version.split('.').map(str::parse::<u32>);
    let found = (numbers.next()?.ok()?, numbers.next()?.ok()?);
    (found >= least).then(|| (product, version.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_for_clusters_stays_a_comment_elsewhere() {
        let server = |knows_galera| {
            let version = "11.4.2".into();
            Server { product: MARIADB, version, patterns_are_literal: false, knows_galera, is_galera: false }
        };
        let text = "a; /*W! b; */ c; /*M! d; */ e; /*W!f;*/";
        assert_eq!(server(false).adapt(text), text);
        assert_eq!(server(true).adapt(text), "a;  b;  c; /*M! d; */ e; f;");
    }

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
