//! The database's time, as this workstation knows it.

use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use time::OffsetDateTime;

/// A measurement over a longer way says too little.
const LONGEST_WAY: Duration = Duration::from_secs(2);
/// The windows are told of a change of so many milliseconds.
const NEWS: i64 = 1000;

/// How far the database's clock is ahead of this workstation's, measured at each poll. Ages are told by the database's clock: a
/// workstation's may be hours wrong.
#[derive(Debug, Default)]
pub(crate) struct DatabaseClock {
    offset: AtomicI64,
}

impl DatabaseClock {
    /// Takes the offset that was measured before the application was started.
    pub(crate) fn restore(&self, offset: i64) {
        self.offset.store(offset, Ordering::Relaxed);
    }

    /// The offset in milliseconds; 0 until it was ever measured.
    pub(crate) fn offset(&self) -> i64 {
        self.offset.load(Ordering::Relaxed)
    }

    /// The database's time when this workstation's clock tells `here`.
    pub(crate) fn at(&self, here: OffsetDateTime) -> OffsetDateTime {
        here + time::Duration::milliseconds(self.offset())
    }

    /// Notes what the database's clock told in an answer that came after `way` when it was `here`. Answers the offset if it
    /// changed: half of the way is taken to be the way back.
    pub(crate) fn note(&self, there: OffsetDateTime, here: OffsetDateTime, way: Duration) -> Option<i64> {
        if way > LONGEST_WAY {
            return None;
        }
        let measured = i64::try_from((there + way / 2 - here).whole_milliseconds()).ok()?;
        if (measured - self.offset()).abs() < NEWS {
            return None;
        }
        self.offset.store(measured, Ordering::Relaxed);
        Some(measured)
    }
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    #[test]
    fn ages_follow_the_databases_clock() {
        let clock = DatabaseClock::default();
        let there = datetime!(2026-03-01 12:00 UTC);
        let ahead = there + time::Duration::hours(3);
        assert_eq!(clock.at(ahead), ahead, "nothing is known yet");
        assert_eq!(clock.note(there, ahead, Duration::from_millis(200)), Some(-10_799_900));
        assert_eq!(clock.at(ahead), there + time::Duration::milliseconds(100), "half of the way back");
        let later = time::Duration::seconds(3);
        assert_eq!(
            clock.note(there + later, ahead + later, Duration::from_millis(250)),
            None,
            "the same, give or take"
        );
        assert_eq!(clock.note(there, there, Duration::from_secs(5)), None, "too long a way says nothing");
        assert_eq!(clock.note(there, there, Duration::ZERO), Some(0), "somebody set the clock right");
    }
}
