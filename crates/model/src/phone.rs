//! Telephone numbers: stored as E.164 (ITU-T recommendation), written nationally by people.

use phonenumber::country::{Id, Source};
use phonenumber::{Mode, PhoneNumber};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Code, Invalid};

/// A valid number in E.164 form, such as `+4930123456`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phone(String);

impl Phone {
    /// The field's name on the wire.
    pub const FIELD: &'static str = "phone";
    /// How many digits a number has, country included (ITU-T E.164, and `require_person` in the database).
    pub const DIGITS: std::ops::RangeInclusive<usize> = 5..=15;

    /// Parses a number as a person writes it. `region` (ISO 3166, two letters) says how to read a national number; it is
    /// ignored for one that begins with `+`.
    pub fn parse(region: &str, raw: &str) -> Result<Self, Invalid> {
        read(region, raw).map(|number| Self::of(&number))
    }

    fn of(number: &PhoneNumber) -> Self {
        Self(number.format().mode(Mode::E164).to_string())
    }

    /// The number in E.164.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number with the spaces of its country, such as `+49 30 123456`.
    #[must_use]
    pub fn display(&self) -> String {
        phonenumber::parse(None, &self.0)
            .map_or_else(|_| self.0.clone(), |number| number.format().mode(Mode::International).to_string())
    }
}

/// Reads a number that follows every rule.
fn read(region: &str, raw: &str) -> Result<PhoneNumber, Invalid> {
    let invalid = |code| Invalid { field: Phone::FIELD, code, limit: None };
    let raw = raw.trim();
    if raw.is_empty() {
        return Err(invalid(Code::InputRequired));
    }
    // Longer than any number; the parser behind need not see it.
    if raw.len() > 64 {
        return Err(invalid(Code::InputInvalid));
    }
    let region: Option<Id> = if raw.starts_with('+') { None } else { region.parse().ok() };
    if region.is_none() && !raw.starts_with('+') {
        return Err(invalid(Code::InputInvalid));
    }
    let number = phonenumber::parse(region, raw).map_err(|_| invalid(Code::InputInvalid))?;
    if !number.is_valid() || number.extension().is_some() {
        return Err(invalid(Code::InputInvalid));
    }
    // Some plans have numbers too long for E.164; the database has the same limit.
    if !Phone::DIGITS.contains(&(Phone::of(&number).0.len() - 1)) {
        return Err(invalid(Code::InputInvalid));
    }
    Ok(number)
}

/// Every country that has a telephone plan, ordered by its two letters.
#[must_use]
pub fn phone_countries() -> Vec<PhoneCountry> {
    let mut countries: Vec<PhoneCountry> = phonenumber::metadata::DATABASE
        .iter()
        .filter(|plan| plan.id().len() == 2 && plan.id().chars().all(|c| c.is_ascii_uppercase()))
        .map(|plan| PhoneCountry { region: plan.id().to_owned(), calling_code: plan.country_code() })
        .collect();
    countries.sort_by(|a, b| a.region.cmp(&b.region));
    countries
}

/// A choice in the list of countries; its name comes from the user interface's language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PhoneCountry {
    /// ISO 3166, two letters.
    pub region: String,
    /// Without the plus sign.
    pub calling_code: u16,
}

/// A number while it is typed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PhoneCheck {
    /// The country that was chosen (ISO 3166, two letters).
    pub region: String,
    /// What was typed.
    pub number: String,
}

impl PhoneCheck {
    /// Understands the number.
    pub fn read(&self) -> Result<PhoneChecked, Invalid> {
        let number = read(&self.region, &self.number)?;
        let says_its_country = matches!(number.code().source(), Source::Plus | Source::Idd);
        let country = if says_its_country { number.country().id() } else { None };
        let phone = Phone::of(&number);
        Ok(PhoneChecked {
            display: phone.display(),
            e164: phone.0,
            region: country.map(|country| country.as_ref().to_owned()),
        })
    }
}

/// The number, understood.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PhoneChecked {
    /// As it will be stored.
    pub e164: String,
    /// As people of that country group it.
    pub display: String,
    /// The country of a number that was written with its own country code (ISO 3166, two letters), whichever was chosen; absent for
    /// one that was written nationally, and where the code belongs to no country.
    pub region: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn national_numbers_of_many_countries_become_e164() {
        for (region, national, e164) in [
            ("DE", "030 123456", "+4930123456"),
            ("US", "(202) 555-0142", "+12025550142"),
            ("GB", "020 7946 0958", "+442079460958"),
            ("IT", "06 6982", "+39066982"),
            ("JP", "03-1234-5678", "+81312345678"),
            ("CH", "+49 30 123456", "+4930123456"),
        ] {
            assert_eq!(Phone::parse(region, national).as_ref().map(Phone::as_str), Ok(e164), "{region} {national}");
        }
    }

    #[test]
    fn a_numbers_own_country_code_beats_the_chosen_country() {
        for (chosen, typed, e164, country) in [
            ("DE", "+44 20 7946 0958", "+442079460958", Some("GB")),
            ("DE", "(+44) 20 7946 0958", "+442079460958", Some("GB")),
            ("DE", "+44 (0)20 7946 0958", "+442079460958", Some("GB")),
            ("DE", "0044 20 7946 0958", "+442079460958", Some("GB")),
            ("US", "011 44 20 7946 0958", "+442079460958", Some("GB")),
            // Some countries share a calling code: the next digits decide.
            ("GB", "+44 1534 123456", "+441534123456", Some("JE")),
            ("US", "+1 613 782 7274", "+16137827274", Some("CA")),
            ("CA", "+1 202 555 0142", "+12025550142", Some("US")),
            ("RU", "+7 727 250 1234", "+77272501234", Some("KZ")),
            ("", "+4930123456", "+4930123456", Some("DE")),
            // International toll-free numbers, which have no country.
            ("DE", "+800 1234 5678", "+80012345678", None),
            ("CA", "202 555 0142", "+12025550142", None),
            ("DE", "030 123456", "+4930123456", None),
        ] {
            let check = PhoneCheck { region: chosen.to_owned(), number: typed.to_owned() };
            let read = check.read().unwrap_or_else(|error| panic!("{chosen} {typed}: {error}"));
            assert_eq!((read.e164.as_str(), read.region.as_deref()), (e164, country), "{chosen} {typed}");
            assert_eq!(Phone::parse(chosen, typed).as_ref().map(Phone::as_str), Ok(e164), "{typed} is saved so");
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        let long = "1".repeat(70);
        for (region, text) in [
            ("DE", "12"),
            ("DE", "hello"),
            ("XX", "030 123456"),
            ("US", "+1 202 555 0142 ext. 5"),
            ("DE", long.as_str()),
            // German numbers may be longer than E.164 carries.
            ("DE", "05252 35811358112"),
        ] {
            assert_eq!(Phone::parse(region, text).map_err(|e| e.code), Err(Code::InputInvalid), "{region} {text}");
        }
        assert_eq!(Phone::parse("DE", " ").map_err(|e| e.code), Err(Code::InputRequired));
    }

    #[test]
    fn the_list_of_countries_is_the_worlds() {
        let countries = phone_countries();
        assert!(countries.len() > 200, "only {} countries", countries.len());
        assert!(countries.contains(&PhoneCountry { region: "DE".into(), calling_code: 49 }));
    }
}
