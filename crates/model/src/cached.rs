//! Answers that may come from this workstation's cache instead of the database.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Timestamp;

/// An answer, and how old it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Cached<T> {
    /// What was answered.
    pub value: T,
    /// When the database last said so, by this workstation's clock and to within a minute; absent when it just did.
    pub as_of: Option<Timestamp>,
}

impl<T> Cached<T> {
    /// Another answer of the same age.
    pub fn map<U>(self, other: impl FnOnce(T) -> U) -> Cached<U> {
        Cached { value: other(self.value), as_of: self.as_of }
    }
}
