//! Saved views of lists.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{ListName, RequestId};

/// Filters and a sort of a list, kept under a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SavedView {
    /// What the person calls it.
    pub name: String,
    /// Of which list.
    pub list: ListName,
    /// The query of the list's address. Whoever shows it parses it like any address: unknown words are left out.
    pub query: String,
}

/// Saves a view; one of the same name is written over.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ViewSave {
    /// The database carries a repeated request out once.
    pub request: RequestId,
    /// The view.
    pub view: SavedView,
}

/// Removes a view.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ViewRemove {
    /// The database carries a repeated request out once.
    pub request: RequestId,
    /// Its name.
    pub name: String,
}
