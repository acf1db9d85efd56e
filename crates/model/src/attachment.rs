//! Files of tickets.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{AttachmentId, MessageId, PersonRef, Timestamp};

/// The bytes of each chunk of a file but the last.
pub const CHUNK: usize = 262_144;

/// A file of a ticket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Attachment {
    /// Names it.
    pub id: AttachmentId,
    /// The message that it came with; absent for a file of the ticket itself.
    pub message: Option<MessageId>,
    /// Who added it.
    pub from: PersonRef,
    /// Its name, as its uploader gave it.
    pub name: String,
    /// What the uploader's workstation found in the content. Nobody else has looked into it.
    pub media_type: String,
    /// How many bytes it has.
    #[ts(type = "number")]
    pub size: u64,
    /// The SHA-256 of the SHA-256 digests of its chunks, in hexadecimal.
    pub digest: String,
    /// When it was complete, by the database's clock.
    pub at: Timestamp,
}

/// A file as the history tells of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AttachedFile {
    /// Names it.
    pub id: AttachmentId,
    /// Its name.
    pub name: String,
    /// What the uploader's workstation found in the content.
    pub media_type: String,
    /// How many bytes it has.
    #[ts(type = "number")]
    pub size: u64,
    /// The SHA-256 of the SHA-256 digests of its chunks, in hexadecimal.
    pub digest: String,
}

/// How far an upload has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Upload {
    /// Names it.
    pub id: AttachmentId,
    /// The first chunk that is missing, counted from 0; the number of all chunks when none is.
    pub next: u32,
}

/// A part of a file's content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chunk {
    /// The bytes in base64, with line breaks.
    pub bytes: String,
}
