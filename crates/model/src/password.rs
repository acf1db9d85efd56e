//! Judges the strength of passwords. `database::key_derivation` derives the key.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Code, Invalid};

/// The least length, in characters (NIST SP 800-63B asks for at least eight; we ask for ten).
pub const PASSWORD_MIN: usize = 10;
/// The greatest length, in characters: enough for any sentence, small enough to hash.
pub const PASSWORD_MAX: usize = 256;
/// The least score of zxcvbn, of 0 to 4.
pub const PASSWORD_MIN_SCORE: u8 = 3;

/// A password that was judged strong enough. Its text is never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct NewPassword(String);

impl NewPassword {
    /// Judges a password that somebody wants to use. `hints` are words that an attacker would try first: names, address.
    pub fn parse(raw: &str, hints: &[&str]) -> Result<Self, Invalid> {
        let strength = PasswordStrength::of(raw, hints);
        match strength.problem {
            None => Ok(Self(raw.to_owned())),
            Some(code) => Err(Invalid { field: "password", code, limit: strength.limit }),
        }
    }

    /// The password in clear, for the derivation on this workstation only.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for NewPassword {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("NewPassword(…)")
    }
}

/// A password while it is typed, to be judged on this workstation.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PasswordCheck {
    /// What was typed.
    pub password: String,
    /// Words that an attacker would try first: name, user name, address.
    pub hints: Vec<String>,
}

/// How strong a password is.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PasswordStrength {
    /// 0 (guessed at once) to 4 (very hard to guess), by zxcvbn.
    pub score: u8,
    /// Why it may not be used; absent when it may.
    pub problem: Option<Code>,
    /// The length that was passed or not reached, in characters.
    pub limit: Option<u32>,
}

impl PasswordStrength {
    /// Judges a password. Only its first hundred characters count for the score, which bounds the time.
    #[must_use]
    pub fn of(password: &str, hints: &[&str]) -> Self {
        let count = password.chars().count();
        let score = u8::from(zxcvbn::zxcvbn(password, hints).score());
        let limit = |limit: usize| u32::try_from(limit).ok();
        let (problem, limit) = if count == 0 {
            (Some(Code::InputRequired), None)
        } else if count < PASSWORD_MIN {
            (Some(Code::InputTooShort), limit(PASSWORD_MIN))
        } else if count > PASSWORD_MAX {
            (Some(Code::InputTooLong), limit(PASSWORD_MAX))
        } else if score < PASSWORD_MIN_SCORE {
            (Some(Code::InputWeakPassword), None)
        } else {
            (None, None)
        };
        Self { score, problem, limit }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_judged_by_what_it_withstands() {
        assert_eq!(PasswordStrength::of("short", &[]).problem, Some(Code::InputTooShort));
        assert_eq!(PasswordStrength::of("password1234", &[]).problem, Some(Code::InputWeakPassword));
        assert_eq!(PasswordStrength::of("lovelace.ada", &["ada", "lovelace"]).problem, Some(Code::InputWeakPassword));
        assert_eq!(PasswordStrength::of("quiet-otter-mends-lamps", &[]).problem, None);
        assert_eq!(PasswordStrength::of(&"x".repeat(257), &[]).problem, Some(Code::InputTooLong));
    }

    #[test]
    fn the_limits_themselves_are_allowed() {
        let of = |length: usize| {
            let sentence: String = "7 quiet Otters mend lamps, ".chars().cycle().take(length).collect();
            let strength = PasswordStrength::of(&sentence, &[]);
            (strength.problem, strength.limit)
        };
        assert_eq!(of(PASSWORD_MIN - 1), (Some(Code::InputTooShort), Some(10)));
        assert_eq!(of(PASSWORD_MIN), (None, None));
        assert_eq!(of(PASSWORD_MAX), (None, None));
        assert_eq!(of(PASSWORD_MAX + 1), (Some(Code::InputTooLong), Some(256)));
    }

    #[test]
    fn the_least_score_is_three() {
        let mut judged = [false; 5];
        for password in
            ["password12", "ottersotter", "otter lamps", "quiet0tters", "mends lamps 7", "quiet otters mend"]
        {
            let strength = PasswordStrength::of(password, &[]);
            assert_eq!(strength.problem.is_none(), strength.score >= 3, "{password}: {}", strength.score);
            judged[usize::from(strength.score)] = true;
        }
        assert!(judged[2] && judged[3], "one password on each side of the limit: {judged:?}");
    }

    #[test]
    fn ones_own_words_make_a_password_weak() {
        let password = "ottermends";
        let strange = PasswordStrength::of(password, &[]).score;
        let own = PasswordStrength::of(password, &[password]).score;
        assert!(own < strange, "{own} and {strange}: an attacker would try it first");
    }

    #[test]
    fn a_password_is_never_printed() {
        let password = NewPassword::parse("quiet-otter-mends-lamps", &[]);
        assert!(!format!("{password:?}").contains("otter"));
    }
}
