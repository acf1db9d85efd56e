//! Spans of time on the command line: 45m, 4h, 3d.

/// The longest span: a year.
const MOST: u32 = 365 * 24 * 60;

/// Reads a span of at least a minute and at most a year, in minutes.
pub fn parse(text: &str) -> Result<u32, &'static str> {
    const WRONG: &str = "no span of time";
    let unit = text.chars().last().ok_or(WRONG)?;
    let minutes = match unit {
        'm' => 1,
        'h' => 60,
        'd' => 24 * 60,
        _ => return Err(WRONG),
    };
    let number = text.strip_suffix(unit).unwrap_or_default();
    if !number.bytes().all(|digit| digit.is_ascii_digit()) {
        return Err(WRONG);
    }
    let span = number.parse::<u32>().ok().and_then(|number| number.checked_mul(minutes)).ok_or(WRONG)?;
    if (1..=MOST).contains(&span) { Ok(span) } else { Err(WRONG) }
}

/// A span as it can be typed, in its largest whole unit.
pub fn text(minutes: u32) -> String {
    match minutes {
        _ if minutes.is_multiple_of(24 * 60) => format!("{}d", minutes / (24 * 60)),
        _ if minutes.is_multiple_of(60) => format!("{}h", minutes / 60),
        _ => format!("{minutes}m"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_is_read_as_it_is_written() {
        for (typed, minutes) in [("1m", 1), ("45m", 45), ("4h", 240), ("3d", 4320), ("365d", 525_600)] {
            assert_eq!(parse(typed), Ok(minutes));
            assert_eq!(text(minutes), typed);
        }
        assert_eq!(text(parse("24h").unwrap()), "1d");
        for wrong in ["", "m", "0m", "4", "4 h", "-1h", "+1h", "1.5h", "1w", "366d", "99999999999h", "4ü"] {
            assert!(parse(wrong).is_err(), "{wrong:?}");
        }
    }
}
