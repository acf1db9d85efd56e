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
    /// How many of ten thousand workstations return in the fullest second after an outage of so many seconds. Each has noticed
    /// it with a look of its own, and chance is what a hash makes of its number.
    fn fullest_second(outage: f64) -> usize {
        let mut seconds = std::collections::HashMap::<u64, usize>::new();
        for station in 0..10_000_u64 {
            let mut pace = Pace::default();
            let mut draws = station.wrapping_mul(0x9e37_79b9_7f4a_7c15);
            let mut chance = || {
                draws = (draws ^ (draws >> 31)).wrapping_mul(0xbf58_476d_1ce4_e5b9).wrapping_add(0x94d0_49bb_1331_11eb);
                u8::try_from(draws >> 56).unwrap()
            };
            let mut at = 3.6 * f64::from(chance()) / 256.0;
            while at < outage {
                pace.note(Look::Failed);
                at += pace.wait(chance()).as_secs_f64();
            }
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "seconds from 0")]
            let second = at as u64;
            *seconds.entry(second).or_default() += 1;
        }
        seconds.into_values().max().unwrap()
    }

    #[test]
    fn ten_thousand_workstations_do_not_return_in_the_same_second() {
        for (outage, most) in [(1.0, 3500), (5.0, 2500), (30.0, 1500), (300.0, 500), (3600.0, 400), (86_400.0, 400)] {
            let fullest = fullest_second(outage);
            assert!(fullest <= most, "{fullest} of them in one second after {outage} seconds");
        }
    }
}
