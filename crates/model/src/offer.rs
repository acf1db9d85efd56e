//! A ticket that the command line offers: the person completes and sends it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Code;

/// Takes the oldest offer, and adds its files to a draft.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OfferTake {
    /// Names the draft.
    pub draft_key: String,
}

/// What was offered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Offer {
    /// The title; empty when none was given.
    pub title: String,
    /// The description; empty when none was given.
    pub description: String,
    /// The files that could not be added.
    pub refused: Vec<RefusedFile>,
}

/// A file that could not be added to a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RefusedFile {
    /// Its name.
    pub name: String,
    /// Why.
    pub code: Code,
}
