//! The database client of one connection file.

use std::sync::{Mutex, PoisonError};

use database::connection_file::ConnectionFile;
use database::{Database, Retry};
use time::{Duration, OffsetDateTime};

/// The connection for actions is closed after so long without an action.
const IDLE: Duration = Duration::minutes(1);

/// A connection file and the client that it leads to.
pub(crate) struct DatabaseHandle {
    pub(crate) file: ConnectionFile,
    pub(crate) database: Database,
    /// How often the connection for actions had been wanted, and when that was first seen.
    seen: Mutex<Option<(u64, OffsetDateTime)>>,
}

impl DatabaseHandle {
    /// Makes the client. It connects with its first call.
    pub(crate) fn new(file: ConnectionFile, password: &str) -> Self {
        let database = Database::with_hosts(file.routes(password), Retry::default());
        Self { file, database, seen: Mutex::default() }
    }

    /// Names this database among others in the local files.
    pub(crate) fn identity(&self) -> String {
        identity(&self.file)
    }

    /// Closes the connection for actions if nobody has wanted it for a minute.
    pub(crate) async fn rest_if_idle(&self, now: OffsetDateTime) {
        if self.is_idle(now) {
            self.database.rest().await;
        }
    }

    fn is_idle(&self, now: OffsetDateTime) -> bool {
        let wanted = self.database.wanted();
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        match *seen {
            Some((before, since)) if before == wanted => now - since >= IDLE,
            _ => {
                *seen = Some((wanted, now));
                false
            }
        }
    }
}

/// Names the database of a connection file among others in the local files. The first server stands for all of them, whichever
/// is in use.
pub(crate) fn identity(file: &ConnectionFile) -> String {
    format!("{}/{}", file.server(), file.database())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_minute_without_an_action_is_idle() {
        let file = "host = \"127.0.0.1\"\nport = 1\naccount = \"td_a\"";
        let handle = DatabaseHandle::new(ConnectionFile::parse(file).unwrap(), "secret");
        let start = OffsetDateTime::UNIX_EPOCH;
        let after = |seconds| start + Duration::seconds(seconds);
        assert!(!handle.is_idle(start));
        assert!(!handle.is_idle(after(59)));
        assert!(handle.is_idle(after(60)));
        assert!(handle.database.prepare().await.is_err(), "nobody listens there");
        assert!(!handle.is_idle(after(61)), "it was wanted meanwhile");
        assert!(!handle.is_idle(after(120)));
        assert!(handle.is_idle(after(121)));
    }
}
