//! Secrets that people read and type.

/// Crockford's base32: no I, L, O or U, so that no character is mistaken for another.
/// Source: <https://www.crockford.com/base32.html>.
pub(crate) const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// One character for each random byte (five bits of it), in groups of four joined by dashes.
pub(crate) fn groups_of_four(random: &[u8]) -> String {
    let mut text = String::with_capacity(random.len() * 5 / 4);
    for (index, byte) in random.iter().enumerate() {
        if index > 0 && index % 4 == 0 {
            text.push('-');
        }
        // The mask keeps the index below 32, which is the alphabet's length.
        text.extend(ALPHABET.get(usize::from(byte & 31)).map(|symbol| char::from(*symbol)));
    }
    text
}

/// A password for an account of the server: 120 bits. Its beginning satisfies servers that ask for upper and lower
/// case, digits and signs.
pub(crate) fn account_password(random: [u8; 24]) -> String {
    format!("Td7-{}", groups_of_four(&random).to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_random_byte_becomes_one_readable_character() {
        assert_eq!(groups_of_four(&[0, 1, 2, 3, 31, 32, 33, 255]), "0123-Z01Z");
        let password = account_password([9; 24]);
        assert_eq!(password, "Td7-9999-9999-9999-9999-9999-9999");
    }
}
