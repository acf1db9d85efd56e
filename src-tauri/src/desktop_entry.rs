//! What a desktop entry of Linux asks for: <https://specifications.freedesktop.org/desktop-entry-spec/latest/exec-variables.html>.

use std::ffi::OsStr;

/// Quotes an argument of an `Exec` line. `None` if no line can hold it.
pub(crate) fn quoted(word: &OsStr) -> Option<String> {
    let word = word.to_str().filter(|word| !word.chars().any(char::is_control))?;
    let mut quoted = String::from("\"");
    for c in word.chars() {
        match c {
            // Escaped once for the quotes, and again because the line is a string of the file.
            '"' | '`' | '$' => quoted.push_str("\\\\"),
            '\\' => quoted.push_str("\\\\\\"),
            '%' => quoted.push('%'),
            _ => {}
        }
        quoted.push(c);
    }
    quoted.push('"');
    Some(quoted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_strange_path_stays_one_word_and_runs_nothing_else() {
        let of = |word: &str| quoted(OsStr::new(word));
        assert_eq!(of("/opt/Ticket Desk/ticket-desk").as_deref(), Some("\"/opt/Ticket Desk/ticket-desk\""));
        assert_eq!(of("/a\"; rm $HOME `x`").as_deref(), Some("\"/a\\\\\"; rm \\\\$HOME \\\\`x\\\\`\""));
        assert_eq!(of("/100%/x\\y").as_deref(), Some("\"/100%%/x\\\\\\\\y\""));
        assert_eq!(of("/a\nExec=evil"), None);
    }
}
