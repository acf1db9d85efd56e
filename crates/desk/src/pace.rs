//! How often the watch looks.

use std::time::Duration;

const USUAL: Duration = Duration::from_secs(3);
const LIVELY: Duration = Duration::from_millis(1200);
const SLOWEST: Duration = Duration::from_mins(1);
/// How many looks stay lively after something happened.
const LIVELY_LOOKS: u32 = 8;

/// What the last look brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Look {
    /// Nothing new.
    Quiet,
    /// Something changed.
    Changed,
    /// The database did not answer.
    Failed,
}

/// The time until the next look: short while things happen, growing while the database is away.
#[derive(Debug, Default)]
pub(crate) struct Pace {
    lively: u32,
    failures: u32,
}

impl Pace {
    /// Notes what a look brought.
    pub(crate) fn note(&mut self, look: Look) {
        match look {
            Look::Quiet => {
                self.failures = 0;
                self.lively = self.lively.saturating_sub(1);
            }
            Look::Changed => {
                self.failures = 0;
                self.lively = LIVELY_LOOKS;
            }
            Look::Failed => self.failures = self.failures.saturating_add(1),
        }
    }

    /// How long to wait. `chance` (0 to 255) spreads many workstations: ± 20 % as a rule, anything up to the whole time after
    /// a failure, so that they do not all return in the same second.
    pub(crate) fn wait(&self, chance: u8) -> Duration {
        let spread = f64::from(chance) / 255.0;
        if self.failures > 0 {
            let longest = USUAL.saturating_mul(1 << self.failures.min(6)).min(SLOWEST);
            return USUAL.mul_f64(0.5) + longest.mul_f64(spread);
        }
        let base = if self.lively > 0 { LIVELY } else { USUAL };
        base.mul_f64(0.8 + 0.4 * spread)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_looks_every_three_seconds_more_often_when_something_happened_and_rarely_while_the_database_is_away() {
        let mut pace = Pace::default();
        assert!(pace.wait(0) >= Duration::from_millis(2399) && pace.wait(255) <= Duration::from_millis(3601));
        pace.note(Look::Changed);
        assert!(pace.wait(255) < Duration::from_millis(1500));
        for _ in 0..LIVELY_LOOKS {
            pace.note(Look::Quiet);
        }
        assert!(pace.wait(128) > Duration::from_secs(2), "it calms down");
        for _ in 0..100 {
            pace.note(Look::Failed);
        }
        assert!(pace.wait(255) > Duration::from_secs(50) && pace.wait(255) < Duration::from_secs(62));
        assert!(pace.wait(0) < Duration::from_secs(2), "the returns are spread over the whole time");
        pace.note(Look::Quiet);
        assert!(pace.wait(128) < Duration::from_secs(4), "one answer is enough to be back");
    }
}
