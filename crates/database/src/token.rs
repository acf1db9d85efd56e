//! The secret that stands for a session.

/// The secret of a session: 32 random bytes from the database.
#[derive(Clone, PartialEq, Eq)]
pub struct Token([u8; 32]);

impl Token {
    /// Reads the hexadecimal form that the database returns and the keyring stores.
    #[must_use]
    pub fn parse(hex: &str) -> Option<Self> {
        let mut bytes = [0; 32];
        if hex.len() != 64 || !hex.is_ascii() {
            return None;
        }
        for (byte, digits) in bytes.iter_mut().zip(hex.as_bytes().chunks_exact(2)) {
            *byte = u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?;
        }
        Some(Self(bytes))
    }

    /// The form that [`Token::parse`] reads, for the keyring only.
    #[must_use]
    pub fn to_hex(&self) -> String {
        self.0.iter().fold(String::with_capacity(64), |hex, byte| format!("{hex}{byte:02x}"))
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::Token;

    #[test]
    fn a_token_is_64_hexadecimal_digits_and_is_never_printed() {
        let hex = "0123456789abcdef".repeat(4);
        let token = Token::parse(&hex);
        assert_eq!(token.as_ref().map(Token::to_hex), Some(hex.clone()), "what is stored is read again");
        assert!(!format!("{token:?}").contains("0123"));
        for bad in ["", "00", &hex[1..], &"ä".repeat(32), &"zz".repeat(32)] {
            assert!(Token::parse(bad).is_none(), "{bad}");
        }
    }
}
