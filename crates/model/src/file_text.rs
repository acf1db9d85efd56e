//! Text files as the window shows them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{AttachmentId, TicketId};

/// Asks for a text file of a ticket.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AttachmentText {
    /// The ticket that it belongs to.
    pub ticket: TicketId,
    /// Which file.
    pub id: AttachmentId,
    /// How many bytes the file has.
    #[ts(type = "number")]
    pub size: u64,
    /// The file's digest.
    pub digest: String,
}

/// How a text file writes its characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum TextEncoding {
    /// UTF-8, or ASCII alone.
    Utf8,
    /// UTF-16, as programs for Windows write it.
    Utf16,
    /// Windows-1252, which holds Latin-1.
    Latin1,
}

/// The beginning of a text file, or all of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FileText {
    /// Its lines, ended by line feeds. It holds tabs, and no other control character; what is invisible in the file is spelt out.
    pub text: String,
    /// How the file writes it.
    pub encoding: TextEncoding,
    /// How many bytes of the file were read.
    #[ts(type = "number")]
    pub read: u64,
}
