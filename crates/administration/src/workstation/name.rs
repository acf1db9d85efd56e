//! What a workstation's account is called and where it may come from.

use crate::AdministrationError;

/// The beginning of every workstation's account; the server allows 32 characters in all.
const PREFIX: &str = "td_";
/// The longest name: there is room for the prefix and for a number of four digits.
const LONGEST: usize = 32 - PREFIX.len() - ".9999".len();

/// A workstation's name, such as `front-desk`: lower-case letters, digits, dashes and underscores.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name(String);

impl Name {
    /// Checks a name.
    ///
    /// # Errors
    /// When it has other characters or another length than 1 to 24.
    pub fn parse(text: &str) -> Result<Self, AdministrationError> {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
        let holds = text.len() <= LONGEST
            && text.starts_with(plain)
            && text.chars().all(|c| plain(c) || matches!(c, '-' | '_'));
        if holds { Ok(Self(text.to_owned())) } else { Err(AdministrationError::WorkstationName(text.to_owned())) }
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Name {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// The account of a workstation: `td_front-desk`, and `td_front-desk.2` after its first rotation. No name is used twice, so
/// that a connection of a former account can be refused by its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Account {
    pub(super) name: Name,
    number: u16,
}

impl Account {
    pub(super) fn first(name: &Name) -> Self {
        Self { name: name.clone(), number: 1 }
    }

    /// The account as the server calls it, if it is a workstation's.
    pub(super) fn parse(account: &str) -> Option<Self> {
        let rest = account.strip_prefix(PREFIX)?;
        let (name, number) = match rest.split_once('.') {
            Some((name, number)) => (name, number.parse().ok().filter(|number| (2..=9999).contains(number))?),
            None => (rest, 1),
        };
        Some(Self { name: Name::parse(name).ok()?, number })
    }

    /// The account that follows all of these, if there is a number left.
    pub(super) fn after(name: &Name, used: impl IntoIterator<Item = Self>) -> Option<Self> {
        let last = used.into_iter().map(|account| account.number).max().unwrap_or(0);
        (last < 9999).then(|| Self { name: name.clone(), number: last + 1 })
    }
}

impl std::fmt::Display for Account {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{PREFIX}{}", self.name)?;
        if self.number > 1 { write!(f, ".{}", self.number) } else { Ok(()) }
    }
}

/// From where an account may connect: what MySQL calls the host of an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin(String);

impl Origin {
    /// Anywhere that reaches the server.
    #[must_use]
    pub fn anywhere() -> Self {
        Self("%".into())
    }

    /// Only the server's own computer, through its socket.
    #[must_use]
    pub fn socket() -> Self {
        Self("localhost".into())
    }

    /// A host name, an address, or a pattern such as `10.20.%` or `10.20.0.0/255.255.0.0`.
    ///
    /// # Errors
    /// When it holds other characters than those have.
    pub fn parse(text: &str) -> Result<Self, AdministrationError> {
        let holds = (1..=60).contains(&text.len())
            && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | ':' | '%' | '/'));
        if holds { Ok(Self(text.to_owned())) } else { Err(AdministrationError::WorkstationOrigin(text.to_owned())) }
    }

    /// As it stands in the account.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_plain_and_fits_into_an_account() {
        for good in ["a", "front-desk", "9", "room_12", &"a".repeat(24)] {
            assert_eq!(Account::first(&Name::parse(good).expect(good)).to_string(), format!("td_{good}"));
        }
        for bad in ["", "Front", "-a", "_a", "a b", "a'b", "a`b", "a\\", "é", "a%", "a.2", &"a".repeat(25)] {
            assert!(Name::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn accounts_of_a_workstation_are_numbered() {
        let name = Name::parse(&"a".repeat(24)).expect("a name");
        let account = |number| format!("td_{name}.{number}");
        let used = |numbers: &[u16]| numbers.iter().filter_map(|n| Account::parse(&account(*n))).collect::<Vec<_>>();
        assert_eq!(Account::after(&name, used(&[])).map(|next| next.to_string()), Some(format!("td_{name}")));
        let next = Account::after(&name, used(&[2, 9998, 3])).map(|next| next.to_string());
        assert_eq!(next.as_ref().map(String::len), Some(32), "the server allows no more");
        assert_eq!(next, Some(account(9999)));
        assert_eq!(Account::after(&name, used(&[9999])), None);
        for foreign in ["root", "td_", "td_a.1", "td_a.0", "td_a.10000", "td_a.", "td_a.x", "td_a.2.3"] {
            assert_eq!(Account::parse(foreign), None, "{foreign}");
        }
    }

    #[test]
    fn an_origin_cannot_break_out_of_its_quotes() {
        for good in ["%", "localhost", "10.20.%", "10.0.0.0/255.0.0.0", "::1", "pc-1.example.org"] {
            assert!(Origin::parse(good).is_ok(), "{good}");
        }
        for bad in ["", "a'b", "a\"b", "a b", "a\\", "a;b", &"a".repeat(61)] {
            assert!(Origin::parse(bad).is_err(), "{bad}");
        }
    }
}
