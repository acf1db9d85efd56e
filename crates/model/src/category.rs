//! The categories of tickets.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::wire::flag;
use crate::{CategoryId, RequestId};

/// The category of a ticket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CategoryRef {
    /// Names it.
    pub id: CategoryId,
    /// What people call it.
    pub name: String,
}

/// A category as the administrator keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Category {
    /// Names it.
    pub id: CategoryId,
    /// What people call it.
    pub name: String,
    /// Whether a ticket gets it where nobody chose one; exactly one has this.
    #[serde(deserialize_with = "flag")]
    pub default: bool,
    /// Whether it is out of use: it stays on its tickets, and no ticket gets it any more.
    #[serde(deserialize_with = "flag")]
    pub retired: bool,
    /// Whether the asker chose to serve it. A responder who chose none serves all; an employee serves none.
    #[serde(deserialize_with = "flag")]
    pub served: bool,
}

/// Sets the categories that a responder serves.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CategoriesServe {
    /// The database carries a repeated request out once.
    pub request: RequestId,
    /// All of them; none to serve every category.
    pub categories: Vec<CategoryId>,
}
