//! When a call is given up, and when it is sent again.

use std::time::Duration;

use tokio::time::Instant;

use crate::error::DatabaseError;
use crate::server_error::number;

/// Timeouts of a [`Database`](crate::Database), and how long it repeats a call.
#[derive(Debug, Clone, Copy)]
pub struct Retry {
    /// Timeout for a connection.
    pub connect: Duration,
    /// Timeout for an answer.
    pub answer: Duration,
    /// After so long without an answer a connection may have died unnoticed: it is probed before it is used.
    pub idle: Duration,
    /// How long a call is repeated that loses to others or meets a server that is not the writer.
    pub repeat: Duration,
    /// How often a call is sent in all, if it meets broken connections, damaged answers or stale triggers.
    pub attempts: u32,
}

impl Default for Retry {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(5),
            answer: Duration::from_secs(15),
            idle: Duration::from_secs(10),
            repeat: Duration::from_secs(3),
            attempts: 4,
        }
    }
}

/// A call that carries much may take so many times as long for its answer: eight times for one chunk, and three at once share the line.
pub(crate) const BULKY: u32 = 24;

/// The attempts of one call.
pub(crate) struct Attempts {
    retry: Retry,
    started: Instant,
    sent: u32,
    broken: u32,
}

impl Attempts {
    pub(crate) fn new(retry: Retry) -> Self {
        Self { retry, started: Instant::now(), sent: 0, broken: 0 }
    }

    /// Whether no connection broke so far.
    pub(crate) fn is_first(&self) -> bool {
        self.broken == 0
    }

    /// The pause before the call is sent again after `error`; none if it is not. `chance` (0 to 255) spreads the two sides of a
    /// conflict.
    pub(crate) fn pause(&mut self, error: &DatabaseError, chance: u8) -> Option<Duration> {
        /// The pauses double up to `64 * FIRST`.
        const FIRST: Duration = Duration::from_millis(8);
        self.sent += 1;
        let longest = FIRST * (1 << self.sent.min(6));
        let pause = longest.mul_f64(0.5 + 0.5 * f64::from(chance) / 255.0);
        let repeats = match error {
            DatabaseError::Conflict(_) | DatabaseError::Switching(_) => {
                self.started.elapsed() + pause < self.retry.repeat
            }
            error if is_broken(error) => {
                self.broken += 1;
                self.broken < self.retry.attempts
            }
            _ => false,
        };
        repeats.then_some(pause)
    }
}

/// Whether the connection cannot be used after a call that failed like this.
pub(crate) fn spoils_connection(error: &DatabaseError) -> bool {
    error.is_about_connection()
        || matches!(error, DatabaseError::Switching(_) | DatabaseError::TooSlow(_))
        || met_stale_trigger(error)
}

/// Whether other connections to the same server may be dead too, or lead to a server that is no longer the writer.
pub(crate) fn is_about_server(error: &DatabaseError) -> bool {
    matches!(error, DatabaseError::Unreachable(_) | DatabaseError::Switching(_))
}

/// Whether a new connection may help at once.
fn is_broken(error: &DatabaseError) -> bool {
    matches!(error, DatabaseError::Unreachable(_) | DatabaseError::Garbled(_)) || met_stale_trigger(error)
}

/// Whether MariaDB used triggers, or their list of tables, that it had not finished loading when the loading was
/// killed. The failed call has made the server load them again
/// (`migrations/internal/routines/triggers_read_again.sql`), but its own session stays broken.
fn met_stale_trigger(error: &DatabaseError) -> bool {
    matches!(error, DatabaseError::Defect(cause) if matches!(number(cause), Some(1064 | 1146)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn conflict() -> DatabaseError {
        DatabaseError::Conflict(sqlx::Error::WorkerCrashed)
    }

    #[test]
    fn a_conflict_is_repeated_by_time() {
        let mut attempts = Attempts::new(Retry::default());
        for _ in 0..100 {
            assert!(attempts.pause(&conflict(), 255).is_some(), "however often it lost, three seconds are not over");
        }
        let mut over = Attempts::new(Retry { repeat: Duration::ZERO, ..Retry::default() });
        assert_eq!(over.pause(&conflict(), 0), None);
    }

    #[test]
    fn a_broken_connection_is_repeated_by_number() {
        let mut attempts = Attempts::new(Retry::default());
        let mut garbled = || attempts.pause(&DatabaseError::Garbled(String::new()), 0).is_some();
        assert_eq!([garbled(), garbled(), garbled(), garbled()], [true, true, true, false]);
    }

    #[test]
    fn nothing_else_is_repeated() {
        let mut attempts = Attempts::new(Retry::default());
        for error in [
            DatabaseError::Refused(model::Code::TicketClosed),
            DatabaseError::Full(sqlx::Error::WorkerCrashed),
            DatabaseError::Busy(sqlx::Error::WorkerCrashed),
            DatabaseError::TooManyConnections(sqlx::Error::WorkerCrashed),
            DatabaseError::TimedOut(15),
            DatabaseError::TooSlow(120),
        ] {
            assert_eq!(attempts.pause(&error, 0), None, "{error}");
        }
    }

    #[test]
    fn a_slow_network_costs_a_connection_but_is_not_away() {
        let slow = DatabaseError::TooSlow(120);
        assert!(spoils_connection(&slow), "the rest of the answer may still come");
        assert!(slow.may_have_taken_effect() && !is_about_server(&slow));
        for error in [DatabaseError::TooSlow(120), DatabaseError::Interrupted { cause: Box::new(slow) }] {
            assert!(!error.is_about_connection() && error.says_nothing(), "{error}");
        }
    }
}
