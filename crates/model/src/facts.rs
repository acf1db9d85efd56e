//! Facts that a workstation tells about itself with a new ticket.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use unicode_normalization::UnicodeNormalization as _;

use crate::characters::{is_blank, is_deceptive};

/// The greatest length of a text, in characters.
const LONGEST: usize = 100;
/// The greatest number that the window can hold without rounding (2⁵³ − 1).
const GREATEST: u64 = 9_007_199_254_740_991;

/// What a workstation tells. What is absent its person switched off, or the system did not say.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct Facts {
    /// The name of the computer.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional = nullable)]
    pub host: Option<String>,
    /// The system and its version.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional = nullable)]
    pub system: Option<String>,
    /// The application's version.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional = nullable)]
    pub version: Option<String>,
    /// The bytes that are free where the person's files are.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional = nullable, type = "number")]
    pub free_disk: Option<u64>,
    /// The bytes of memory that programs can still get.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional = nullable, type = "number")]
    pub free_memory: Option<u64>,
    /// Over which protocols it reaches other computers.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional = nullable)]
    pub network: Option<Network>,
}

/// Over which protocols a computer reaches others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Network {
    /// Over none.
    None,
    /// Over IPv4.
    Ipv4,
    /// Over IPv6.
    Ipv6,
    /// Over both.
    Both,
}

/// The name of a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum FactName {
    /// See [`Facts::host`].
    Host,
    /// See [`Facts::system`].
    System,
    /// See [`Facts::version`].
    Version,
    /// See [`Facts::free_disk`].
    FreeDisk,
    /// See [`Facts::free_memory`].
    FreeMemory,
    /// See [`Facts::network`].
    Network,
}

impl FactName {
    /// Every fact.
    pub const ALL: [Self; 6] =
        [Self::Host, Self::System, Self::Version, Self::FreeDisk, Self::FreeMemory, Self::Network];
}

/// Which facts a person switched on or off.
pub type FactChoices = BTreeMap<FactName, bool>;

/// Whether facts are told when their person has not chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactsDefault {
    /// They are.
    #[serde(deserialize_with = "crate::wire::flag")]
    pub on: bool,
}

/// What a new ticket would tell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FactsPreview {
    /// What there is to tell.
    pub facts: Facts,
    /// What is told unless the person changes it.
    pub on: Vec<FactName>,
}

impl Facts {
    /// The same as the database takes it: without what cannot be seen, and not too long. The system says what it likes.
    #[must_use]
    pub fn cut(self) -> Self {
        let number = |number: Option<u64>| number.map(|number| number.min(GREATEST));
        Self {
            host: cut(self.host),
            system: cut(self.system),
            version: cut(self.version),
            free_disk: number(self.free_disk),
            free_memory: number(self.free_memory),
            network: self.network,
        }
    }

    /// As the database gets it.
    #[must_use]
    pub fn json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

fn cut(text: Option<String>) -> Option<String> {
    let visible: String =
        text?.nfc().filter(|c| !c.is_control() && !is_deceptive(c.encode_utf8(&mut [0; 4]))).take(LONGEST).collect();
    let visible = visible.trim();
    (!is_blank(visible)).then(|| visible.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_are_cut_to_what_the_database_takes() {
        let facts = Facts {
            host: Some(" pc\u{202E}-7\n ".to_owned()),
            system: Some("ü".repeat(300)),
            version: Some("\u{200B} \u{2800}".to_owned()),
            free_disk: Some(u64::MAX),
            ..Facts::default()
        };
        let cut = facts.cut();
        assert_eq!((cut.host.as_deref(), cut.version), (Some("pc-7"), None));
        assert_eq!(cut.system.map(|system| system.chars().count()), Some(LONGEST));
        assert_eq!(cut.free_disk, Some(GREATEST));
    }

    #[test]
    fn what_is_not_told_is_not_sent() {
        assert_eq!(Facts::default().json(), "{}");
        let facts = Facts { network: Some(Network::Both), free_memory: Some(7), ..Facts::default() };
        assert_eq!(facts.json(), r#"{"freeMemory":7,"network":"both"}"#);
    }
}
