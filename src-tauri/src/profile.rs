//! The profile: the name that keeps one start's data apart from another's.

use std::fmt;
use std::str::FromStr;

const USUAL: &str = "default";
const LONGEST: usize = 32;

/// A profile's name: lower-case letters, digits and hyphens, because it becomes part of directories, of a D-Bus name and of the
/// names in the keyring.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile(String);

/// The text is not a valid profile name.
#[derive(Debug, thiserror::Error)]
#[error("a profile's name consists of 1 to {LONGEST} lower-case letters, digits and hyphens")]
pub struct ProfileNameError;

impl Profile {
    /// The application's identifier for this profile, by which the system separates windows, instances and directories.
    pub(crate) fn identifier(&self, application: &str) -> String {
        if self.is_usual() { application.to_owned() } else { format!("{application}-{self}") }
    }

    /// The window title for this page title, with the profile, so that two profiles can be distinguished.
    pub(crate) fn title(&self, page: &str) -> String {
        if self.is_usual() { page.to_owned() } else { format!("{page} · {self}") }
    }

    fn is_usual(&self) -> bool {
        self.0 == USUAL
    }
}

impl Default for Profile {
    fn default() -> Self {
        Self(USUAL.to_owned())
    }
}

impl fmt::Display for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Profile {
    type Err = ProfileNameError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if text.is_empty() || text.len() > LONGEST || !text.chars().all(allowed) {
            return Err(ProfileNameError);
        }
        Ok(Self(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn profiles_are_kept_apart_and_the_default_has_no_suffix() {
        assert_eq!(Profile::default().identifier("org.example.app"), "org.example.app");
        let other: Profile = "front-desk-2".parse().expect("an ordinary name");
        assert_eq!(other.identifier("org.example.app"), "org.example.app-front-desk-2");
        assert_ne!(other.title("Pool"), Profile::default().title("Pool"));
    }

    #[test]
    fn a_profile_name_stays_in_its_directory_and_its_bus_name() {
        for strange in ["", ".", "../x", "a/b", "A", "ü", "a b", &"x".repeat(33)] {
            assert!(strange.parse::<Profile>().is_err(), "{strange:?}");
        }
    }
}
