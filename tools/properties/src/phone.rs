//! Telephone numbers as people write them.

use model::{Phone, PhoneCheck, PhoneChecked};

/// The result is E.164, perhaps with an extension, and parses to itself, also as it is displayed.
///
/// # Panics
/// When that does not hold.
pub fn phone(input: &[u8]) {
    let Ok(text) = std::str::from_utf8(input) else { return };
    let (region, raw) = text.split_once('\n').unwrap_or(("DE", text));
    let Ok(Some(phone)) = Phone::parse(region, raw, "") else { return };
    let number = phone.e164();
    let digits = number.strip_prefix('+').expect("begins with a plus");
    assert!(digits.bytes().all(|byte| byte.is_ascii_digit()), "{number} has other signs");
    assert!(Phone::DIGITS.contains(&digits.len()), "{number} is of no length of E.164");
    let extension = phone.extension().unwrap_or_default();
    assert!(extension.len() <= *Phone::EXTENSION_DIGITS.end(), "{extension} is too long");
    assert!(extension.bytes().all(|byte| byte.is_ascii_digit()), "{extension} has other signs");
    assert_eq!(Phone::parse("", number, extension).as_ref(), Ok(&Some(phone.clone())), "{number} is itself");
    let checked = PhoneCheck { region: region.to_owned(), number: number.to_owned() }.read();
    let display = match checked {
        PhoneChecked::Understood { display, .. } => Some(display),
        PhoneChecked::Refused { .. } => None,
    };
    let display = display.expect("a valid number is read again");
    assert_eq!(Phone::parse(region, &display, extension).as_ref(), Ok(&Some(phone.clone())), "{display} is displayed");
}
