//! When a call is given up, and when it is sent again.

use std::time::Duration;

use crate::error::DatabaseError;
use crate::fetch::number;

/// Timeouts of a [`Database`](crate::Database), and how often it sends a call.
#[derive(Debug, Clone, Copy)]
pub struct Retry {
    /// Timeout for a connection.
    pub connect: Duration,
    /// Timeout for an answer.
    pub answer: Duration,
    /// How often a call is sent in all, if it meets deadlocks, broken connections or stale triggers.
    pub attempts: u32,
}

impl Default for Retry {
    fn default() -> Self {
        Self { connect: Duration::from_secs(5), answer: Duration::from_secs(15), attempts: 4 }
    }
}

/// Whether the same call may succeed when it is sent again.
pub(crate) fn may_repeat(error: &DatabaseError) -> bool {
    matches!(error, DatabaseError::Busy(_) | DatabaseError::Unreachable(_)) || met_stale_trigger(error)
}

/// Whether MariaDB used triggers, or their list of tables, that it had not finished loading when the loading was
/// killed. The failed call has made the server load them again
/// (`migrations/internal/routines/triggers_read_again.sql`), but its own session stays broken.
pub(crate) fn met_stale_trigger(error: &DatabaseError) -> bool {
    matches!(error, DatabaseError::Defect(cause) if matches!(number(cause), Some(1064 | 1146)))
}
