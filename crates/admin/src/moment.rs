//! Moments on the command line.

use time::format_description::well_known::Rfc3339;
use time::macros::format_description;
use time::{Date, OffsetDateTime};

/// Reads a day, which begins at midnight UTC, or a moment with its offset (RFC 3339).
pub fn parse(text: &str) -> Result<OffsetDateTime, &'static str> {
    if let Ok(day) = Date::parse(text, format_description!("[year]-[month]-[day]")) {
        return Ok(day.midnight().assume_utc());
    }
    OffsetDateTime::parse(text, &Rfc3339)
        .map_err(|_| "write a day, such as 2026-01-31, or a moment, such as 2026-01-31T08:00:00+01:00")
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::parse;

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
}
