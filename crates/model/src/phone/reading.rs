//! Reads digits as a telephone number: `parse` and `is_valid_number` of libphonenumber (`phonenumberutil`), step by step.

use std::ops::RangeInclusive;

use super::plan::{Length, Plan};
use super::problem::PhoneProblem;
use super::typed::Typed;

/// How many digits a number has, its calling code included.
pub(super) const DIGITS: RangeInclusive<usize> = 5..=15;

/// A valid number.
pub(super) struct Number {
    pub(super) plan: &'static Plan,
    /// The national significant number: behind the calling code.
    pub(super) national: String,
    /// Whether it was typed with its calling code.
    pub(super) says_its_country: bool,
}

/// Why there is no number.
pub(super) struct NoNumber {
    pub(super) problem: PhoneProblem,
    /// Of which plan it is none.
    pub(super) plan: Option<&'static Plan>,
}

impl From<PhoneProblem> for NoNumber {
    fn from(problem: PhoneProblem) -> Self {
        Self { problem, plan: None }
    }
}

/// Reads a number that was typed where `chosen` is the country.
pub(super) fn read(chosen: Option<&'static Plan>, typed: &Typed) -> Result<Number, NoNumber> {
    let international = international(chosen, typed)?;
    let says_its_country = international.is_some();
    let (plan, national) = match international {
        // The main region of a code stands for all that share it.
        Some((code, national)) => (Plan::of_code(code).first().ok_or(PhoneProblem::CountryUnknown)?, national),
        None => (chosen.ok_or(PhoneProblem::CountryUnknown)?, typed.digits.clone()),
    };
    let stripped = plan.strip_national_prefix(&national);
    // Otherwise it would be too short without what looks like a prefix.
    let complete = matches!(plan.length(&stripped), Length::Possible | Length::TooLong);
    let national = if complete { stripped } else { national };
    let digits = plan.code().to_string().len() + national.len();
    let problem = if digits > *DIGITS.end() { PhoneProblem::TooLong } else { problem(plan, &national) };
    let owner = owner(plan.code(), &national).filter(|owner| owner.is_valid(&national));
    let named = chosen.filter(|chosen| chosen.code() == plan.code()).unwrap_or(plan);
    let plan = owner.filter(|_| DIGITS.contains(&digits)).ok_or(NoNumber { problem, plan: Some(named) })?;
    Ok(Number { plan, national, says_its_country })
}

/// The calling code that was typed and the digits behind it; `None` where the number is national.
fn international(chosen: Option<&'static Plan>, typed: &Typed) -> Result<Option<(u16, String)>, NoNumber> {
    let digits = typed.digits.as_str();
    if typed.plus
        && let Some(found) = code(digits)
    {
        return Ok(Some(found));
    }
    // Some write the international prefix behind the plus: +00 49 …
    if let Some(rest) = chosen.and_then(|chosen| chosen.strip_international_prefix(digits)) {
        return code(rest).map(Some).ok_or_else(|| PhoneProblem::CountryUnknown.into());
    }
    let own = chosen.and_then(|chosen| own_code(chosen, digits));
    if typed.plus && own.is_none() {
        return Err(PhoneProblem::CountryUnknown.into());
    }
    Ok(own)
}

/// Splits a calling code off.
fn code(digits: &str) -> Option<(u16, String)> {
    if digits.starts_with('0') {
        return None;
    }
    (1..=3).find_map(|length| {
        let code = digits.get(..length)?.parse().ok()?;
        (!Plan::of_code(code).is_empty()).then(|| (code, digits.get(length..).unwrap_or_default().to_owned()))
    })
}

/// Splits the calling code of the chosen country off where it was typed without a plus sign.
fn own_code(chosen: &Plan, digits: &str) -> Option<(u16, String)> {
    let national = chosen.strip_national_prefix(digits.strip_prefix(&chosen.code().to_string())?);
    let better = !chosen.looks_national(digits) && chosen.looks_national(&national);
    (better || chosen.length(digits) == Length::TooLong).then(|| (chosen.code(), national))
}

/// The region of a number among those that share its calling code.
fn owner(code: u16, national: &str) -> Option<&'static Plan> {
    match Plan::of_code(code) {
        [only] => Some(only),
        sharing => sharing.iter().find(|plan| plan.claims(national)),
    }
}

fn problem(plan: &Plan, national: &str) -> PhoneProblem {
    match plan.length(national) {
        Length::TooShort | Length::Local => PhoneProblem::TooShort,
        Length::TooLong => PhoneProblem::TooLong,
        Length::Possible | Length::Gap => PhoneProblem::NotInUse,
    }
}
