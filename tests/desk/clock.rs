//! A clock that a story can move.

use std::sync::Mutex;

use desk::Clock;
use time::{Duration, OffsetDateTime, UtcOffset};

pub struct StoryClock(Mutex<(Duration, UtcOffset)>);

impl Default for StoryClock {
    fn default() -> Self {
        Self(Mutex::new((Duration::ZERO, UtcOffset::UTC)))
    }
}

impl StoryClock {
    /// Moves the clock forward.
    pub fn advance(&self, by: Duration) {
        self.0.lock().expect("no story panics while it looks at the clock").0 += by;
    }

    /// Moves the clock to a time zone where it is the hour after noon.
    pub fn noon(&self) {
        let (_, offset) = &mut *self.0.lock().expect("no story panics while it looks at the clock");
        let hour = i8::try_from(OffsetDateTime::now_utc().hour()).expect("a day has few hours");
        *offset = UtcOffset::from_hms(12 - hour, 0, 0).expect("no zone is a day away");
    }

    /// Moves the clock to a time zone far from UTC; returns the local time.
    pub fn far_away(&self) -> OffsetDateTime {
        self.0.lock().expect("no story panics while it looks at the clock").1 =
            UtcOffset::from_hms(-9, -30, 0).expect("there are such places");
        self.local()
    }
}

impl Clock for StoryClock {
    fn now(&self) -> OffsetDateTime {
        let (shift, _) = *self.0.lock().expect("no story panics while it looks at the clock");
        OffsetDateTime::now_utc() + shift
    }

    fn local(&self) -> OffsetDateTime {
        let (_, offset) = *self.0.lock().expect("no story panics while it looks at the clock");
        self.now().to_offset(offset)
    }
}
