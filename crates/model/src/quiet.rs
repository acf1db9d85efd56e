//! Quiet time: when notifications are held back.

use serde::{Deserialize, Serialize};
use time::{OffsetDateTime, Weekday};
use ts_rs::TS;

/// The last minute of a day and one more.
const DAY: u16 = 24 * 60;

/// Weekly quiet hours in which notifications are held back, by this workstation's local time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct QuietHours {
    /// The minute of the day in which they begin, 0 to 1439.
    pub from: u16,
    /// The minute of the day in which they are over, 0 to 1439. At or before `from` it is one of the next day.
    pub to: u16,
    /// On which days they begin, Monday first.
    pub days: [bool; 7],
}

impl QuietHours {
    /// Whether both minutes are minutes of a day.
    #[must_use]
    pub const fn are_valid(&self) -> bool {
        self.from < DAY && self.to < DAY
    }

    /// Whether this moment lies in them. Its offset has to be the local one.
    #[must_use]
    pub fn cover(&self, local: OffsetDateTime) -> bool {
        let minute = u16::from(local.hour()) * 60 + u16::from(local.minute());
        let (today, yesterday) = (self.begin_on(local.weekday()), self.begin_on(local.weekday().previous()));
        if self.from < self.to {
            today && (self.from..self.to).contains(&minute)
        } else {
            (today && minute >= self.from) || (yesterday && minute < self.to)
        }
    }

    fn begin_on(&self, day: Weekday) -> bool {
        self.days.get(usize::from(day.number_days_from_monday())).copied().unwrap_or_default()
    }
}

/// Asks not to be disturbed for a while.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct QuietFor {
    /// From now on; 0 ends it.
    pub minutes: u32,
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    const WORKDAYS: [bool; 7] = [true, true, true, true, true, false, false];

    #[test]
    fn hours_of_one_day_end_on_that_day() {
        let lunch = QuietHours { from: 12 * 60, to: 13 * 60, days: WORKDAYS };
        // 2026-11-27 is a Friday.
        assert!(!lunch.cover(datetime!(2026-11-27 11:59:59 +1)));
        assert!(lunch.cover(datetime!(2026-11-27 12:00 +1)));
        assert!(lunch.cover(datetime!(2026-11-27 12:59:59 +1)));
        assert!(!lunch.cover(datetime!(2026-11-27 13:00 +1)));
        assert!(!lunch.cover(datetime!(2026-11-28 12:30 +1)), "not on Saturday");
    }

    #[test]
    fn hours_over_midnight_belong_to_the_day_on_which_they_begin() {
        let night = QuietHours { from: 22 * 60, to: 6 * 60, days: WORKDAYS };
        assert!(night.cover(datetime!(2026-11-27 23:00 +1)), "Friday night");
        assert!(night.cover(datetime!(2026-11-28 05:59 +1)), "is not over on Saturday morning");
        assert!(!night.cover(datetime!(2026-11-28 06:00 +1)));
        assert!(!night.cover(datetime!(2026-11-28 23:00 +1)), "none begins on Saturday");
        assert!(!night.cover(datetime!(2026-11-30 05:00 +1)), "so none ends on Monday morning");
        assert!(night.cover(datetime!(2026-11-30 22:00 +1)));
    }

    #[test]
    fn the_same_minute_twice_is_a_whole_day() {
        let sunday = QuietHours { from: 0, to: 0, days: [false, false, false, false, false, false, true] };
        assert!(sunday.cover(datetime!(2026-11-29 00:00 +1)) && sunday.cover(datetime!(2026-11-29 23:59 +1)));
        assert!(!sunday.cover(datetime!(2026-11-30 00:00 +1)) && !sunday.cover(datetime!(2026-11-28 23:59 +1)));
    }

    #[test]
    fn a_minute_that_no_day_has_is_not_valid() {
        assert!(QuietHours { from: 0, to: 1439, days: WORKDAYS }.are_valid());
        assert!(!QuietHours { from: 1440, to: 0, days: WORKDAYS }.are_valid());
        assert!(!QuietHours { from: 0, to: 1440, days: WORKDAYS }.are_valid());
    }
}
