//! Why there is no telephone number.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Why a text is no telephone number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum PhoneProblem {
    /// It holds letters or other signs that no number has, or no digits.
    Unreadable,
    /// The extension is longer than seven digits.
    ExtensionTooLong,
    /// No country has this calling code, or none was chosen for a national number.
    CountryUnknown,
    /// It lacks digits.
    TooShort,
    /// It has too many digits.
    TooLong,
    /// No number of the country begins like this, or has this length.
    NotInUse,
}
