//! How long the poll waits until it asks again.

use std::time::Duration;

const USUAL: Duration = Duration::from_secs(3);
const ACTIVE: Duration = Duration::from_millis(1200);
const LONGEST: Duration = Duration::from_mins(1);
/// How many polls stay active after a change.
const ACTIVE_POLLS: u32 = 8;

/// The outcome of a poll.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Poll {
    Unchanged,
    Changed,
    /// The database did not answer.
    Failed,
}

/// The time until the next poll: short after changes, growing while the database is away.
#[derive(Debug, Default)]
pub(super) struct Interval {
    active: u32,
    failures: u32,
}

impl Interval {
    pub(super) fn record(&mut self, poll: Poll) {
        match poll {
            Poll::Unchanged => {
                self.failures = 0;
                self.active = self.active.saturating_sub(1);
            }
            Poll::Changed => {
                self.failures = 0;
                self.active = ACTIVE_POLLS;
            }
            Poll::Failed => self.failures = self.failures.saturating_add(1),
        }
    }

    /// The time until the next poll. `chance` (0 to 255) spreads many workstations: ± 20 % normally, over the whole span after a
    /// failure, so that they do not all return in the same second.
    pub(super) fn next(&self, chance: u8) -> Duration {
        let spread = f64::from(chance) / 255.0;
        if self.failures > 0 {
            let span = USUAL.saturating_mul(1 << self.failures.min(6)).min(LONGEST);
            return USUAL.mul_f64(0.5) + span.mul_f64(spread);
        }
        let base = if self.active > 0 { ACTIVE } else { USUAL };
        base.mul_f64(0.8 + 0.4 * spread)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_shrinks_after_a_change_and_grows_with_failures() {
        let mut interval = Interval::default();
        assert!(interval.next(0) >= Duration::from_millis(2399) && interval.next(255) <= Duration::from_millis(3601));
        interval.record(Poll::Changed);
        assert!(interval.next(255) < Duration::from_millis(1500));
        for _ in 0..ACTIVE_POLLS {
            interval.record(Poll::Unchanged);
        }
        assert!(interval.next(128) > Duration::from_secs(2), "it slows down again");
        for _ in 0..100 {
            interval.record(Poll::Failed);
        }
        assert!(interval.next(255) > Duration::from_secs(50) && interval.next(255) < Duration::from_secs(62));
        assert!(interval.next(0) < Duration::from_secs(2), "the returns are spread over the whole span");
        interval.record(Poll::Unchanged);
        assert!(interval.next(128) < Duration::from_secs(4), "one answer is enough");
    }

    /// How many of ten thousand workstations return in the busiest second after an outage of so many seconds. Each notices the
    /// outage with a poll of its own; a hash of its number stands in for chance.
    fn busiest_second(outage: f64) -> usize {
        let mut seconds = std::collections::HashMap::<u64, usize>::new();
        for station in 0..10_000_u64 {
            let mut interval = Interval::default();
            let mut draws = station.wrapping_mul(0x9e37_79b9_7f4a_7c15);
            let mut chance = || {
                draws = (draws ^ (draws >> 31)).wrapping_mul(0xbf58_476d_1ce4_e5b9).wrapping_add(0x94d0_49bb_1331_11eb);
                u8::try_from(draws >> 56).unwrap()
            };
            let mut at = 3.6 * f64::from(chance()) / 256.0;
            while at < outage {
                interval.record(Poll::Failed);
                at += interval.next(chance()).as_secs_f64();
            }
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "seconds from 0")]
            let second = at as u64;
            *seconds.entry(second).or_default() += 1;
        }
        seconds.into_values().max().unwrap()
    }

    #[test]
    fn ten_thousand_workstations_return_spread_out() {
        for (outage, most) in [(1.0, 3500), (5.0, 2500), (30.0, 1500), (300.0, 500), (3600.0, 400), (86_400.0, 400)] {
            let busiest = busiest_second(outage);
            assert!(busiest <= most, "{busiest} of them in one second after {outage} seconds");
        }
    }
}
