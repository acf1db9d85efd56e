//! Sizes on the command line: 512K, 25M, 2G.

/// Far more than a database should hold.
pub const MOST: u64 = 1 << 42;

const UNITS: [(char, u64); 3] = [('G', 1 << 30), ('M', 1 << 20), ('K', 1 << 10)];

/// Reads a size in bytes, at most [`MOST`].
pub fn parse(text: &str) -> Result<u64, &'static str> {
    const WRONG: &str = "no size";
    let unit = UNITS.iter().find_map(|(letter, factor)| Some((text.strip_suffix(*letter)?, *factor)));
    let (digits, factor) = unit.unwrap_or((text, 1));
    if digits.is_empty() || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return Err(WRONG);
    }
    let size = digits.parse::<u64>().ok().and_then(|number| number.checked_mul(factor)).ok_or(WRONG)?;
    if size <= MOST { Ok(size) } else { Err(WRONG) }
}

/// A size as it can be typed, in its largest whole unit.
pub fn text(size: u64) -> String {
    let unit = UNITS.iter().find(|(_, factor)| size > 0 && size.is_multiple_of(*factor));
    unit.map_or_else(|| size.to_string(), |(letter, factor)| format!("{}{letter}", size / factor))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_read_as_it_is_written() {
        for (typed, size) in [("0", 0), ("1", 1), ("512K", 524_288), ("25M", 26_214_400), ("2G", 1 << 31)] {
            assert_eq!(parse(typed), Ok(size));
            assert_eq!(text(size), typed);
        }
        assert_eq!(text(parse("1024M").unwrap()), "1G");
        for wrong in ["", "M", "-1", "+1", "1.5G", "1 M", "1m", "4097G", "99999999999999999999", "1MM"] {
            assert!(parse(wrong).is_err(), "{wrong:?}");
        }
    }
}
