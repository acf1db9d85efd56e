//! The codes with which programs colour a terminal (ECMA-48).

/// What follows a code whose escape character has been read. Nothing when none follows.
pub(super) fn after_code(text: &str) -> Option<&str> {
    let mut characters = text.char_indices();
    match characters.next()?.1 {
        '[' => {
            let (end, last) = characters.find(|(_, c)| !matches!(c, ' '..='?'))?;
            matches!(last, '@'..='~').then(|| text.get(end + 1..)).flatten()
        }
        // Titles and links: up to a bell, or to another escape with a backslash.
        ']' | 'P' | 'X' | '^' | '_' => {
            let (end, last) = characters.find(|(_, c)| matches!(c, '\u{7}' | '\u{1B}' | '\n'))?;
            match last {
                '\u{7}' => text.get(end + 1..),
                '\u{1B}' => text.get(end + 1..)?.strip_prefix('\\'),
                _ => None,
            }
        }
        // Choices of characters, such as `ESC ( B`.
        ' '..='/' => {
            let (end, last) = characters.find(|(_, c)| !matches!(c, ' '..='/'))?;
            matches!(last, '0'..='~').then(|| text.get(end + 1..)).flatten()
        }
        '0'..='~' => text.get(1..),
        _ => None,
    }
}
