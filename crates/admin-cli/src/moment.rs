//! Moments on the command line.

use time::format_description::well_known::Rfc3339;
use time::macros::format_description;
use time::{Date, OffsetDateTime, UtcOffset};

/// Reads a day, which begins at midnight UTC, or a moment with its offset (RFC 3339).
pub fn parse(text: &str) -> Result<OffsetDateTime, &'static str> {
    if let Ok(day) = Date::parse(text, format_description!("[year]-[month]-[day]")) {
        return Ok(day.midnight().assume_utc());
    }
    OffsetDateTime::parse(text, &Rfc3339)
        .map_err(|_| "write a day, such as 2026-01-31, or a moment, such as 2026-01-31T08:00:00+01:00")
}

/// The moment by the clock on the wall of whoever reads it; in UTC where that clock is not known.
pub fn local(at: OffsetDateTime) -> OffsetDateTime {
    at.to_offset(UtcOffset::local_offset_at(at).unwrap_or(UtcOffset::UTC))
}

/// How far a clock is from UTC, as every language writes it: "UTC+1", "UTC-3:30".
pub fn zone(offset: UtcOffset) -> String {
    let (hours, minutes, _) = offset.as_hms();
    let sign = if offset.is_negative() { '-' } else { '+' };
    match (hours.unsigned_abs(), minutes.unsigned_abs()) {
        (0, 0) => "UTC".to_owned(),
        (hours, 0) => format!("UTC{sign}{hours}"),
        (hours, minutes) => format!("UTC{sign}{hours}:{minutes:02}"),
    }
}

#[cfg(test)]
mod tests {
    use time::macros::{datetime, offset};

    use super::*;

    #[test]
    fn a_day_begins_at_midnight_and_a_moment_has_an_offset() {
        assert_eq!(parse("2026-01-31"), Ok(datetime!(2026-01-31 00:00 UTC)));
        assert_eq!(parse("2026-01-31T08:00:00+01:00"), Ok(datetime!(2026-01-31 07:00 UTC)));
        assert_eq!(parse("2026-01-31T08:00:00.25Z"), Ok(datetime!(2026-01-31 08:00:00.25 UTC)));
        for wrong in
            ["", "today", "2026", "2026-13-01", "2026-02-30", "31.01.2026", "2026-01-31T08:00:00", "1767225600"]
        {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_zone_is_told_by_its_distance_from_utc() {
        for (zone_of, told) in [
            (offset!(UTC), "UTC"),
            (offset!(+1), "UTC+1"),
            (offset!(-8), "UTC-8"),
            (offset!(+5:30), "UTC+5:30"),
            (offset!(-0:45), "UTC-0:45"),
        ] {
            assert_eq!(zone(zone_of), told);
        }
    }
}
