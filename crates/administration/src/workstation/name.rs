//! What a workstation's account is called and where it may come from.

use crate::AdministrationError;

/// The beginning of every workstation's account; the server allows 32 characters in all.
const PREFIX: &str = "td_";

/// A workstation's name, such as `front-desk`: lower-case letters, digits, dashes and underscores.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name(String);

impl Name {
    /// Checks a name.
    ///
    /// # Errors
    /// When it has other characters or another length than 1 to 29.
    pub fn parse(text: &str) -> Result<Self, AdministrationError> {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
        let holds = text.len() <= 32 - PREFIX.len()
            && text.starts_with(plain)
            && text.chars().all(|c| plain(c) || matches!(c, '-' | '_'));
        if holds { Ok(Self(text.to_owned())) } else { Err(AdministrationError::WorkstationName(text.to_owned())) }
    }

    /// The name of an account, if it is a workstation's.
    pub(super) fn of_account(account: &str) -> Option<Self> {
        Self::parse(account.strip_prefix(PREFIX)?).ok()
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The account on the server.
    #[must_use]
    pub fn account(&self) -> String {
        format!("{PREFIX}{}", self.0)
    }
}

impl std::fmt::Display for Name {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
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
        for good in ["a", "front-desk", "9", "room_12", &"a".repeat(29)] {
            assert_eq!(Name::parse(good).expect(good).account(), format!("td_{good}"));
        }
        for bad in ["", "Front", "-a", "_a", "a b", "a'b", "a`b", "a\\", "é", "a%", &"a".repeat(30)] {
            assert!(Name::parse(bad).is_err(), "{bad}");
        }
        assert_eq!(Name::of_account("td_a").as_ref().map(Name::as_str), Some("a"));
        assert_eq!(Name::of_account("root"), None);
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
