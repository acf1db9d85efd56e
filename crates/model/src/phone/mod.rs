//! Telephone numbers: written as people write them, kept as E.164 (ITU-T recommendation) and an extension.

mod newer;
mod plan;
mod problem;
mod reading;
mod typed;

#[cfg(test)]
mod corpus;
#[cfg(test)]
mod tests;

use std::ops::RangeInclusive;

use phonenumber::{Mode, NationalNumber, PhoneNumber};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Code, Invalid};
use plan::Plan;
pub use problem::PhoneProblem;
use reading::NoNumber;

/// A valid number, perhaps with an extension.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phone {
    e164: String,
    extension: Option<String>,
}

impl Phone {
    /// The field's name on the wire.
    pub const FIELD: &'static str = "phone";
    /// The name of the extension's field on the wire.
    pub const EXTENSION_FIELD: &'static str = "phoneExtension";
    /// How many digits a number has, country included (ITU-T E.164, and `require_person` in the database).
    pub const DIGITS: RangeInclusive<usize> = reading::DIGITS;
    /// How many digits an extension has (`require_person` in the database).
    pub const EXTENSION_DIGITS: RangeInclusive<usize> = typed::EXTENSION_DIGITS;

    /// Takes a number as a person writes it; `None` where there is none. `region` (ISO 3166, two letters) tells how to read a national
    /// number, and how people there dial abroad. The extension may stand behind the number as well.
    pub fn parse(region: &str, number: &str, extension: &str) -> Result<Option<Self>, Invalid> {
        let invalid = |field, code| Invalid { field, code, limit: None };
        if number.trim().is_empty() {
            let nothing = extension.trim().is_empty();
            return if nothing { Ok(None) } else { Err(invalid(Self::FIELD, Code::InputRequired)) };
        }
        let read = Understood::read(region, number).map_err(|_| invalid(Self::FIELD, Code::InputInvalid))?;
        let given = typed::extension(extension).map_err(|_| invalid(Self::EXTENSION_FIELD, Code::InputInvalid))?;
        match (read.phone.extension, given) {
            (Some(behind), Some(given)) if behind != given => Err(invalid(Self::EXTENSION_FIELD, Code::InputInvalid)),
            (behind, given) => Ok(Some(Self { e164: read.phone.e164, extension: given.or(behind) })),
        }
    }

    /// The number in E.164, such as `+4930123456`.
    #[must_use]
    pub fn e164(&self) -> &str {
        &self.e164
    }

    /// What to dial when the company answers; digits.
    #[must_use]
    pub fn extension(&self) -> Option<&str> {
        self.extension.as_deref()
    }
}

/// A number that was read, and how.
struct Understood {
    phone: Phone,
    display: String,
    region: Option<&'static str>,
    /// What was typed, without the extension.
    typed: String,
}

impl Understood {
    fn read(region: &str, raw: &str) -> Result<Self, NoNumber> {
        // Longer than any number; the patterns behind need not see it.
        if raw.len() > 256 {
            return Err(PhoneProblem::Unreadable.into());
        }
        let typed = typed::typed(raw)?;
        let number = reading::read(Plan::of_region(region), &typed)?;
        let e164 = format!("+{}{}", number.plan.code(), number.national);
        Ok(Self {
            display: display(number.plan.code(), &number.national).unwrap_or_else(|| e164.clone()),
            region: number.plan.region().filter(|_| number.says_its_country),
            phone: Phone { e164, extension: typed.extension },
            typed: typed.number,
        })
    }
}

/// The number with the spaces of its country, such as `+49 30 123456`.
fn display(code: u16, national: &str) -> Option<String> {
    // The crate has no constructor, and its parser takes the 8 off +7 8: its serialised form is the only way in.
    let significant = national.trim_start_matches('0');
    let zeros = u8::try_from(national.len() - significant.len()).ok()?;
    let parts = serde_json::json!({
        "code": { "value": code, "source": "plus" },
        "national": NationalNumber::new(significant.parse().ok()?, zeros).ok()?,
        "extension": null,
        "carrier": null,
    });
    let number: PhoneNumber = serde_json::from_value(parts).ok()?;
    let display = number.format().mode(Mode::International).to_string();
    // A format that would lose or add a digit is of no use.
    let digits = display.chars().filter(char::is_ascii_digit);
    digits.eq(format!("{code}{national}").chars()).then_some(display)
}

/// Every country that has a telephone plan, ordered by its two letters.
#[must_use]
pub fn phone_countries() -> Vec<PhoneCountry> {
    let country = |plan: &Plan| Some(PhoneCountry { region: plan.region()?.to_owned(), calling_code: plan.code() });
    let mut countries: Vec<PhoneCountry> = Plan::all().filter_map(country).collect();
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

/// A number that is being typed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PhoneCheck {
    /// The country that was chosen (ISO 3166, two letters).
    pub region: String,
    /// What was typed.
    pub number: String,
}

impl PhoneCheck {
    /// Reads the number.
    #[must_use]
    pub fn read(&self) -> PhoneChecked {
        match Understood::read(&self.region, &self.number) {
            Ok(read) => PhoneChecked::Understood {
                e164: read.phone.e164,
                extension: read.phone.extension,
                display: read.display,
                region: read.region.map(str::to_owned),
                typed: read.typed,
            },
            Err(NoNumber { problem, plan }) => PhoneChecked::Refused {
                problem,
                region: plan.and_then(Plan::region).map(str::to_owned),
                example: plan.and_then(|plan| display(plan.code(), plan.example()?)),
            },
        }
    }
}

/// How a number was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "state", rename_all = "lowercase", rename_all_fields = "camelCase")]
pub enum PhoneChecked {
    /// It is valid.
    Understood {
        /// As it will be stored.
        e164: String,
        /// What stands behind `ext.`, `DW`, `x` and the like; digits.
        extension: Option<String>,
        /// As people of that country group it.
        display: String,
        /// The country of a number that was written with its own country code (ISO 3166, two letters), whichever was chosen; absent for
        /// one that was written nationally, and where the code belongs to no country.
        region: Option<String>,
        /// What was typed, without the extension.
        typed: String,
    },
    /// It is no number.
    Refused {
        /// Why.
        problem: PhoneProblem,
        /// The country whose number it should be (ISO 3166, two letters), where that is known.
        region: Option<String>,
        /// A number of that country, as people group it.
        example: Option<String>,
    },
}
