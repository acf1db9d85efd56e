//! Derives the key from a password, on the workstation: the password never leaves this module. The database knows a
//! digest of the key.

use argon2::{Algorithm, Argon2, Params, Version};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// Argon2id, version 1.3, 32 bytes, over the password in NFC.
const ARGON2ID_NFC: u8 = 1;

/// The costs that a database may demand. The minimum is the first choice of OWASP's password storage cheat sheet: below
/// it, a hostile database could obtain keys that are cheap to guess back. The maximum keeps it from demanding all
/// memory or a minute of work. The database uses the same bounds
/// (`migrations/internal/routines/require_credentials.sql`).
const MEMORY_KIB: std::ops::RangeInclusive<u32> = 19_456..=262_144;
const ITERATIONS: std::ops::RangeInclusive<u32> = 2..=10;
const PARALLELISM: std::ops::RangeInclusive<u32> = 1..=4;

/// The cost of new keys: 46 MiB and 2 passes, more than twice OWASP's minimum and about a tenth of a second on an
/// ordinary computer. To raise it, change it here and, in a new schema step, what `session_salt` answers for an unknown
/// name: everybody's key follows at their next sign-in.
const CURRENT_MEMORY_KIB: u32 = 47_104;
const CURRENT_ITERATIONS: u32 = 2;
const CURRENT_PARALLELISM: u32 = 1;

/// How a person's password becomes their key: the scheme, the salt, and the cost in memory (KiB) and passes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Derivation {
    /// Which method; see [`Derivation::current`].
    pub scheme: u8,
    /// Not a secret; one per name. Hexadecimal on the wire.
    #[serde(deserialize_with = "salt", serialize_with = "hexadecimal")]
    pub salt: [u8; 16],
    /// Memory, in KiB.
    pub memory_kib: u32,
    /// Passes over that memory.
    pub iterations: u32,
    /// Lanes of the memory.
    pub parallelism: u32,
}

impl Derivation {
    /// How new passwords are derived. The database gives the salt.
    #[must_use]
    pub const fn current(salt: [u8; 16]) -> Self {
        Self {
            scheme: ARGON2ID_NFC,
            salt,
            memory_kib: CURRENT_MEMORY_KIB,
            iterations: CURRENT_ITERATIONS,
            parallelism: CURRENT_PARALLELISM,
        }
    }

    /// How to derive the same password from now on, if one of its costs is below today's. No cost ever falls: a higher
    /// one, set by a newer application, stays. An unknown scheme is left alone.
    #[must_use]
    pub fn upgraded(&self) -> Option<Self> {
        let current = Self::current(self.salt);
        let below = self.memory_kib < current.memory_kib || self.iterations < current.iterations;
        (self.scheme == current.scheme && below).then(|| Self {
            memory_kib: self.memory_kib.max(current.memory_kib),
            iterations: self.iterations.max(current.iterations),
            ..current
        })
    }

    /// Derives the key. This takes about a tenth of a second of one core: call it off the asynchronous threads.
    ///
    /// # Errors
    /// When the scheme is unknown, or a cost is outside of its bounds.
    pub fn derive(&self, password: &str) -> Result<Key, DerivationError> {
        if self.scheme != ARGON2ID_NFC {
            return Err(DerivationError::SchemeUnknown { scheme: self.scheme });
        }
        for (what, value, allowed) in [
            ("memory (KiB)", self.memory_kib, MEMORY_KIB),
            ("iterations", self.iterations, ITERATIONS),
            ("parallelism", self.parallelism, PARALLELISM),
        ] {
            if !allowed.contains(&value) {
                let (least, most) = allowed.into_inner();
                return Err(DerivationError::CostRefused { what, value, least, most });
            }
        }
        let params = Params::new(self.memory_kib, self.iterations, self.parallelism, Some(Key::LENGTH))?;
        let password: Zeroizing<String> = Zeroizing::new(password.nfc().collect());
        let mut key = Key(Zeroizing::new([0; Key::LENGTH]));
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params).hash_password_into(
            password.as_bytes(),
            &self.salt,
            key.0.as_mut_slice(),
        )?;
        Ok(key)
    }
}

/// Proves a password to the database, where it is worth as much as the password. So it is neither stored nor printed,
/// and wiped from memory when dropped.
#[derive(Clone)]
pub struct Key(Zeroizing<[u8; Key::LENGTH]>);

impl Key {
    /// Its length in bytes.
    pub const LENGTH: usize = 32;

    /// The key, for the database's procedures only.
    #[must_use]
    pub fn expose(&self) -> &[u8; Key::LENGTH] {
        &self.0
    }

    /// Its SHA-256, which the database stores.
    #[must_use]
    pub fn verifier(&self) -> [u8; 32] {
        Sha256::digest(self.expose()).into()
    }
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key(…)")
    }
}

/// Why no key was derived.
#[derive(Debug, thiserror::Error)]
pub enum DerivationError {
    /// A newer application chose a scheme that this one does not know.
    #[error("password scheme {scheme} is not known to this version of Ticket Desk: update it")]
    SchemeUnknown {
        /// The scheme that the database names.
        scheme: u8,
    },
    /// The database demands too cheap or too costly work.
    #[error("the database asks for {value} as {what} of the password's derivation; {least} to {most} are accepted")]
    CostRefused {
        /// Which cost.
        what: &'static str,
        /// The cost that the database demands.
        value: u32,
        /// The accepted minimum.
        least: u32,
        /// The accepted maximum.
        most: u32,
    },
    /// The costs do not fit together, or there is not enough memory.
    #[error("the password cannot be derived: {0}")]
    Failed(#[from] argon2::Error),
}

fn hexadecimal<S: serde::Serializer>(salt: &[u8; 16], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&format_args!("{:032x}", u128::from_be_bytes(*salt)))
}

fn salt<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<[u8; 16], D::Error> {
    use serde::de::Error;
    let text = String::deserialize(deserializer)?;
    let number = (text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit()))
        .then(|| u128::from_str_radix(&text, 16).ok())
        .flatten();
    number.map(u128::to_be_bytes).ok_or_else(|| D::Error::custom("the salt is not 16 bytes in hexadecimal"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cheapest() -> Derivation {
        Derivation { memory_kib: 19_456, ..Derivation::current([7; 16]) }
    }

    fn hex(bytes: &[u8]) -> String {
        use std::fmt::Write as _;
        bytes.iter().fold(String::new(), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
    }

    #[test]
    fn a_password_gives_the_key_of_the_reference_implementation() {
        // printf password | argon2 somesaltsomesalt -id -t 2 -k 19456 -p 1 -l 32 -r
        let derivation = Derivation { salt: *b"somesaltsomesalt", ..cheapest() };
        let key = derivation.derive("password").expect("the cost is within bounds");
        assert_eq!(hex(key.expose()), "2b5dc4054886ec957ef59c73b661c54dd6fb274590b278f657c6d96aac8fa6d1");
    }

    #[test]
    fn another_salt_password_or_cost_gives_another_key() {
        let key = |derivation: Derivation, password| *derivation.derive(password).expect("within bounds").expose();
        let first = key(cheapest(), "quiet-otter");
        assert_eq!(first, key(cheapest(), "quiet-otter"));
        assert_ne!(first, key(cheapest(), "quiet-Otter"));
        assert_ne!(first, key(Derivation { salt: [8; 16], ..cheapest() }, "quiet-otter"));
        assert_ne!(first, key(Derivation { iterations: 3, ..cheapest() }, "quiet-otter"));
    }

    #[test]
    fn an_older_cost_is_raised_and_none_ever_falls() {
        let current = Derivation::current([7; 16]);
        assert_eq!(current.upgraded(), None, "today's cost stays");
        assert_eq!(cheapest().upgraded(), Some(current.clone()));
        let lopsided = Derivation { memory_kib: 19_456, iterations: 5, ..current.clone() };
        assert_eq!(lopsided.upgraded(), Some(Derivation { iterations: 5, ..current.clone() }));
        let lopsided = Derivation { memory_kib: 65_536, iterations: 1, ..current.clone() };
        assert_eq!(lopsided.upgraded(), Some(Derivation { memory_kib: 65_536, ..current.clone() }));
        for newer in [
            Derivation { memory_kib: 65_536, ..current.clone() },
            Derivation { iterations: 3, ..current },
            Derivation { scheme: 2, ..cheapest() },
        ] {
            assert_eq!(newer.upgraded(), None, "{newer:?} is not ours to change");
        }
    }

    #[test]
    fn the_way_a_keyboard_composes_letters_does_not_matter() {
        let key = |password| *cheapest().derive(password).expect("within bounds").expose();
        assert_eq!(key("cafe\u{301}"), key("caf\u{e9}"));
    }

    #[test]
    fn a_hostile_database_gets_neither_cheap_keys_nor_all_memory() {
        for hostile in [
            Derivation { memory_kib: 8, ..cheapest() },
            Derivation { memory_kib: 4 * 1024 * 1024, ..cheapest() },
            Derivation { memory_kib: u32::MAX, ..cheapest() },
            Derivation { iterations: 1, ..cheapest() },
            Derivation { iterations: u32::MAX, ..cheapest() },
            Derivation { parallelism: 0, ..cheapest() },
            Derivation { parallelism: 16_777_215, ..cheapest() },
        ] {
            let refused = hostile.derive("quiet-otter");
            assert!(matches!(refused, Err(DerivationError::CostRefused { .. })), "{hostile:?}");
        }
        let newer = Derivation { scheme: 2, ..cheapest() };
        assert!(matches!(newer.derive("quiet-otter"), Err(DerivationError::SchemeUnknown { scheme: 2 })));
    }

    #[test]
    fn the_answer_of_the_database_is_read_strictly() {
        let answer = |salt: &str| {
            serde_json::from_str::<Derivation>(&format!(
                r#"{{"scheme":1,"salt":"{salt}","memoryKib":19456,"iterations":2,"parallelism":1}}"#
            ))
        };
        let read = answer("000102030405060708090a0b0c0d0e0f").expect("well-formed");
        assert_eq!(read.salt, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]);
        for bad in ["", "00", "+00102030405060708090a0b0c0d0e0f", "zz0102030405060708090a0b0c0d0e0f"] {
            assert!(answer(bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn a_key_is_never_printed() {
        let key = cheapest().derive("quiet-otter").expect("within bounds");
        assert_eq!(format!("{key:?}"), "Key(…)");
    }
}
