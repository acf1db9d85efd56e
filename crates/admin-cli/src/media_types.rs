//! Lists of types of files on the command line: `image/*,application/pdf,.log`.

/// The longest list that fits its setting.
const MOST: usize = 255;

/// Reads a list of media types, whole kinds and endings of names; in lower case, as they are compared. An empty one is a list too.
pub fn parse(text: &str) -> Result<String, &'static str> {
    let list = text.to_ascii_lowercase();
    let is_known = list.is_empty() || list.split(',').all(|entry| is_ending(entry) || is_type(entry));
    if is_known && list.len() <= MOST { Ok(list) } else { Err("no list of types") }
}

fn is_word(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'+' | b'-'))
}

fn is_ending(entry: &str) -> bool {
    entry.strip_prefix('.').is_some_and(|ending| is_word(ending) && !ending.contains('.'))
}

fn is_type(entry: &str) -> bool {
    entry.split_once('/').is_some_and(|(kind, name)| is_word(kind) && (name == "*" || is_word(name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_has_types_kinds_and_endings() {
        for good in ["", "image/png", "image/*", ".exe", "image/*,application/vnd.ms-excel,.log"] {
            assert_eq!(parse(good).as_deref(), Ok(good));
        }
        assert_eq!(parse(".EXE").as_deref(), Ok(".exe"));
        for bad in ["exe", "image", "image/", "/png", ".", ".tar.gz", "image/png, .exe", "a,,b", &".x,".repeat(100)] {
            assert!(parse(bad).is_err(), "{bad:?}");
        }
    }
}
