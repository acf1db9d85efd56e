//! Telephone numbers as people write them.

use model::Phone;

/// What comes out is E.164 and is read as itself again, also as it is displayed.
///
/// # Panics
/// When that does not hold.
pub fn phone(input: &[u8]) {
    let Ok(text) = std::str::from_utf8(input) else { return };
    let (region, raw) = text.split_once('\n').unwrap_or(("DE", text));
    let Ok(phone) = Phone::parse(region, raw) else { return };
    let number = phone.as_str();
    let digits = number.strip_prefix('+').expect("begins with a plus");
    assert!(digits.bytes().all(|byte| byte.is_ascii_digit()), "{number} has other signs");
    assert!(Phone::DIGITS.contains(&digits.len()), "{number} is of no length of E.164");
    assert_eq!(Phone::parse("", number).as_ref(), Ok(&phone), "{number} is itself");
    assert_eq!(Phone::parse(region, &phone.display()).as_ref(), Ok(&phone), "{} is displayed", phone.display());
}
