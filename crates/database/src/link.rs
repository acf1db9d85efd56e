//! One open connection, and what is known of its server.

use std::time::{Duration, SystemTime};

use serde::Deserialize;
use sqlx::mysql::{MySqlConnectOptions, MySqlConnection};
use sqlx::{ConnectOptions as _, Connection as _, Executor as _};
use tokio::time::{Instant, timeout};

use crate::error::DatabaseError;
use crate::fetch::{document, guarded};
use crate::version::check_version;

/// How long a probe may take. It needs no work from the server.
const PROBE: Duration = Duration::from_millis(1500);

const FACTS: &str = "SELECT JSON_OBJECT(
    'connection', CONNECTION_ID(),
    'server', CONCAT(@@GLOBAL.hostname, ':', @@GLOBAL.port),
    'read_only', IF(CAST(@@GLOBAL.read_only AS CHAR) IN ('0', 'OFF')
        AND CAST(@@GLOBAL.innodb_read_only AS CHAR) IN ('0', 'OFF'), 0, 1)) AS doc";

/// An open connection.
pub(crate) struct Link {
    pub(crate) connection: MySqlConnection,
    pub(crate) facts: Facts,
    pub(crate) opened: Moment,
    answered: Moment,
}

/// What a server tells of itself and of this connection.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(crate) struct Facts {
    /// Counted up by the server since its start.
    pub(crate) connection: u64,
    /// Names one server of a cluster.
    pub(crate) server: String,
    /// 1 where changes are refused.
    pub(crate) read_only: u8,
}

impl Link {
    /// Connects, and checks that the procedures are of a version that this application knows.
    pub(crate) async fn open(options: &MySqlConnectOptions) -> Result<Self, DatabaseError> {
        let mut connection = guarded(async { Ok(options.connect().await?) }).await?;
        check_version(&mut connection).await?;
        // As plain text: asked once, it needs no prepared statement.
        let told = guarded(async { Ok(connection.fetch_one(FACTS).await?) }).await?;
        let facts = document(&told)?;
        let now = Moment::now();
        Ok(Self { connection, facts, opened: now, answered: now })
    }

    /// Notes that an answer came.
    pub(crate) fn answered(&mut self, at: Moment) {
        self.answered = at;
    }

    /// How long ago the last answer came, also if the computer slept since.
    pub(crate) fn silent_for(&self) -> Duration {
        self.answered.elapsed()
    }

    /// How long ago it was opened.
    pub(crate) fn age(&self) -> Duration {
        self.opened.elapsed()
    }

    /// Whether the connection is alive.
    pub(crate) async fn is_alive(&mut self) -> bool {
        let ping = guarded(async { Ok(self.connection.ping().await?) });
        matches!(timeout(PROBE, ping).await, Ok(Ok(())))
    }

    /// Says goodbye to the server. Nothing depends on it.
    pub(crate) async fn close(self) {
        let closing = guarded(async { Ok(self.connection.close().await?) });
        drop(timeout(PROBE, closing).await);
    }
}

/// A moment by both clocks: the steady one stands still while the computer sleeps, the other one does not.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Moment {
    steady: Instant,
    wall: SystemTime,
}

impl Moment {
    pub(crate) fn now() -> Self {
        Self { steady: Instant::now(), wall: SystemTime::now() }
    }

    /// Whether it came before another one, by the steady clock.
    pub(crate) fn is_before(&self, other: Self) -> bool {
        self.steady < other.steady
    }

    /// How long ago, by the clock that says more. One that was set back says nothing.
    pub(crate) fn elapsed(&self) -> Duration {
        self.steady.elapsed().max(self.wall.elapsed().unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sleep_counts_as_idle_time() {
        let slept = Moment { steady: Instant::now(), wall: SystemTime::now() - Duration::from_hours(1) };
        assert!(slept.elapsed() > Duration::from_mins(59), "the steady clock stood still");
        let set_back = Moment { steady: Instant::now(), wall: SystemTime::now() + Duration::from_hours(1) };
        assert!(set_back.elapsed() < Duration::from_mins(59), "a wall clock that was set back says nothing");
    }
}
