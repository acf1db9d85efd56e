//! How long the outbox waits after a failure before it tries again.

use std::time::Duration;

const FIRST: Duration = Duration::from_secs(1);
const LONGEST: Duration = Duration::from_mins(1);

/// Grows with each failure in a row.
#[derive(Debug, Default)]
pub(crate) struct Backoff {
    failures: u32,
}

impl Backoff {
    pub(crate) fn reset(&mut self) {
        self.failures = 0;
    }

    /// The pause after one more failure. `chance` (0 to 255) picks it from a span that doubles, so that many workstations do not
    /// come back at the same moment.
    pub(crate) fn pause(&mut self, chance: u8) -> Duration {
        let longest = FIRST.saturating_mul(1 << self.failures.min(6)).min(LONGEST);
        self.failures = self.failures.saturating_add(1);
        longest.mul_f64(f64::from(chance) / 255.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pause_doubles_to_a_minute_and_resets() {
        let mut backoff = Backoff::default();
        assert_eq!(backoff.pause(255), Duration::from_secs(1));
        assert_eq!(backoff.pause(255), Duration::from_secs(2));
        assert_eq!(backoff.pause(0), Duration::ZERO, "the retries are spread over the whole span");
        for _ in 0..100 {
            backoff.pause(255);
        }
        assert_eq!(backoff.pause(255), Duration::from_mins(1));
        backoff.reset();
        assert_eq!(backoff.pause(255), Duration::from_secs(1));
    }
}
