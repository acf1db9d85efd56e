//! Drafts on this workstation.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Timestamp;

/// A draft: a text that one person is writing on this workstation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Draft {
    /// Names the field that it belongs to: `create`, `edit:12`, `message:ticket:12`, `decline:12`.
    pub draft_key: String,
    /// The fields of the form and what stands in them, as JSON of the form's own making.
    pub content: String,
    /// The title of the ticket or the name of the person that it is about, as last known.
    pub about: Option<String>,
    /// When it last changed, by this workstation's clock.
    pub updated_at: Timestamp,
    /// The names of its files. A draft may consist of files alone: its content is empty then.
    pub files: Vec<String>,
}

/// Keeps a draft; an empty content removes it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DraftSave {
    /// Names the field that it belongs to.
    pub draft_key: String,
    /// What stands in it.
    pub content: String,
}
