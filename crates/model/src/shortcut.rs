//! The key combination that opens the form of a new ticket, whatever program is in front.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What the person chose, and whether it works.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Shortcut {
    /// The combination, such as `Control+Alt+T`; none until the person chooses one.
    pub keys: Option<String>,
    /// Whether it works.
    pub state: ShortcutState,
}

/// Whether the combination works.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum ShortcutState {
    /// It works, or would if one were chosen.
    #[default]
    Ready,
    /// Another program has it.
    Taken,
    /// This desktop lets no application have one.
    Unavailable,
}

/// Chooses a combination, or none.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ShortcutSet {
    /// Which.
    pub keys: Option<String>,
}

/// A key combination that takes nothing away from writing: a letter, a digit or a function key, with Control, Alt or Super.
/// A function key may stand alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Combination {
    modifiers: [bool; 4],
    key: Key,
}

/// The key of a combination.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// A capital letter or a digit.
    Character(char),
    /// A function key, from 1 to 12.
    Function(u8),
}

/// A key that is held while another is pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Modifier {
    /// Control.
    Control,
    /// Alt, or Option on a Mac.
    Alt,
    /// Shift.
    Shift,
    /// The Windows key, or Command on a Mac.
    Super,
}

/// The text names no such combination.
#[derive(Debug, thiserror::Error)]
#[error("no key combination")]
pub struct CombinationError;

impl Modifier {
    /// All, in the order in which they are written.
    pub const ALL: [Self; 4] = [Self::Control, Self::Alt, Self::Shift, Self::Super];

    const fn name(self) -> &'static str {
        match self {
            Self::Control => "Control",
            Self::Alt => "Alt",
            Self::Shift => "Shift",
            Self::Super => "Super",
        }
    }
}

impl Combination {
    /// The modifiers that are held.
    pub fn modifiers(self) -> impl Iterator<Item = Modifier> {
        Modifier::ALL.into_iter().zip(self.modifiers).filter_map(|(modifier, held)| held.then_some(modifier))
    }

    /// The key that is pressed.
    #[must_use]
    pub const fn key(self) -> Key {
        self.key
    }
}

impl FromStr for Combination {
    type Err = CombinationError;

    /// Modifiers may come in any order, but each once.
    fn from_str(text: &str) -> Result<Self, CombinationError> {
        let mut parts = text.split('+').rev();
        let key = parts.next().and_then(key_of).ok_or(CombinationError)?;
        let mut modifiers = [false; 4];
        for part in parts {
            let held = Modifier::ALL.into_iter().zip(&mut modifiers).find(|(modifier, _)| modifier.name() == part);
            match held {
                Some((_, held)) if !*held => *held = true,
                _ => return Err(CombinationError),
            }
        }
        let combination = Self { modifiers, key };
        let writes = combination.modifiers().all(|modifier| modifier == Modifier::Shift);
        if writes && matches!(key, Key::Character(_)) { Err(CombinationError) } else { Ok(combination) }
    }
}

impl fmt::Display for Combination {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for modifier in self.modifiers() {
            write!(f, "{}+", modifier.name())?;
        }
        match self.key {
            Key::Character(c) => write!(f, "{c}"),
            Key::Function(number) => write!(f, "F{number}"),
        }
    }
}

fn key_of(text: &str) -> Option<Key> {
    let mut characters = text.chars();
    if let (Some(c), None) = (characters.next(), characters.next()) {
        return (c.is_ascii_uppercase() || c.is_ascii_digit()).then_some(Key::Character(c));
    }
    let number = (1..=12).find(|number| text == format!("F{number}"))?;
    Some(Key::Function(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_combination_is_written_in_one_way() {
        for (text, canonical) in [
            ("Control+Alt+T", "Control+Alt+T"),
            ("Shift+Super+Alt+Control+9", "Control+Alt+Shift+Super+9"),
            ("F12", "F12"),
            ("Shift+F1", "Shift+F1"),
        ] {
            assert_eq!(text.parse::<Combination>().expect("a combination").to_string(), canonical);
        }
    }

    #[test]
    fn what_people_type_with_is_no_combination() {
        for text in
            ["", "T", "Shift+T", "Control", "Control+", "+T", "Control+t", "Control+Control+T", "Control+ß", "F0"]
        {
            assert!(text.parse::<Combination>().is_err(), "{text:?}");
        }
        for text in ["F13", "F01", "Control+Enter", "Alt+Alt", "Hyper+T", "Control+T+T", "Control+Alt+TT", "Control +T"]
        {
            assert!(text.parse::<Combination>().is_err(), "{text:?}");
        }
    }
}
