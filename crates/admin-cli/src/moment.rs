//! Times on the command line.

use i18n::{Locale, messages};
use time::format_description::well_known::Rfc3339;
use time::macros::format_description;
use time::{Date, OffsetDateTime, UtcOffset};

/// Reads a day, which begins at midnight UTC, or a moment with its offset (RFC 3339).
pub fn parse(text: &str) -> Result<OffsetDateTime, &'static str> {
    if let Ok(day) = Date::parse(text, format_description!("[year]-[month]-[day]")) {
        return Ok(day.midnight().assume_utc());
    }
    OffsetDateTime::parse(text, &Rfc3339).map_err(|_| "neither a day nor a moment")
}

/// A time for a person: local, with its zone.
pub fn text(at: OffsetDateTime, locale: Locale) -> String {
    let at = local(at);
    let (day, month) = (at.day(), at.month());
    let time = format!("{:02}:{:02}", at.hour(), at.minute());
    locale.format(&messages::admin_moment(
        day,
        format!("{day:02}"),
        format!("{:02}", u8::from(month)),
        format!("{:.3}", month.to_string()),
        time,
        at.year(),
        zone(at.offset()),
    ))
}

/// The time in the local zone; in UTC if that is unknown.
fn local(at: OffsetDateTime) -> OffsetDateTime {
    at.to_offset(UtcOffset::local_offset_at(at).unwrap_or(UtcOffset::UTC))
}

/// The offset of a clock from UTC, as in every language: "UTC+1", "UTC-3:30".
fn zone(offset: UtcOffset) -> String {
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
    use model::Language;
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
    fn a_moment_is_one_instant_in_every_language_and_bears_its_zone() {
        // The zone matches the printed day and hour, wherever this runs.
        let at = datetime!(2026-03-05 09:07 UTC);
        let local = local(at);
        let zone = zone(local.offset());
        let (day, hour, minute) = (local.day(), local.hour(), local.minute());
        let said = |language| text(at, Locale::of(language));
        assert_eq!(said(Language::English), format!("{day} Mar 2026, {hour:02}:{minute:02} ({zone})"));
        assert_eq!(said(Language::German), format!("{day:02}.03.2026, {hour:02}:{minute:02} Uhr ({zone})"));
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
