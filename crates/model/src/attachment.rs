//! Files of tickets.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{AttachmentId, Code, MessageId, PersonId, PersonRef, RequestId, TicketId, Timestamp};

/// The bytes of each chunk of a file but the last.
pub const CHUNK: usize = 262_144;

/// No file is larger, in bytes, whatever the administrator allows.
pub const LARGEST_FILE: u64 = 4 << 30;

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

/// A chunk that the database has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredChunk {
    /// The upload that it belongs to.
    pub id: AttachmentId,
    /// Which chunk, counted from 0.
    pub position: u32,
}

/// A part of a file's content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chunk {
    /// The bytes in base64, with line breaks.
    pub bytes: String,
}

/// A file that a person chose for a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChosenFile {
    /// Names it.
    pub id: RequestId,
    /// Its name, which the person may change.
    pub name: String,
    /// What was found in its content.
    pub media_type: String,
    /// How many bytes it has.
    #[ts(type = "number")]
    pub size: u64,
}

/// Reads one chunk of a file that a person chose.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FileAdd {
    /// Names the file.
    pub id: RequestId,
    /// Who chose it. Nobody who signs in meanwhile gets it.
    pub person: PersonId,
    /// The draft that it is added to.
    pub draft_key: String,
    /// The name that it has on this computer.
    pub name: String,
    /// How many bytes it has.
    #[ts(type = "number")]
    pub size: u64,
    /// Which chunk, counted from 0. An empty file has one without bytes.
    pub position: u32,
    /// Its bytes in base64: as many as [`CHUNK`], of the last one what is left.
    pub bytes: String,
}

/// Which draft's files.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FileList {
    /// Names the draft.
    pub draft_key: String,
}

/// Discards the files of a draft, until they are restored.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FileDiscard {
    /// Names this action, so that it can be undone.
    pub id: RequestId,
    /// Names the draft.
    pub draft_key: String,
}

/// Undoes that files were discarded.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FileRestore {
    /// The action that discarded them.
    pub id: RequestId,
    /// The draft that they belong to from now on.
    pub draft_key: String,
}

/// Gives a chosen file another name.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FileRename {
    /// Which.
    pub id: RequestId,
    /// The other name.
    pub name: String,
}

/// Which chosen file, or which upload.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FileOf {
    /// Which.
    pub id: RequestId,
}

/// A file that is being uploaded, or that waits for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UploadItem {
    /// Names it.
    pub id: RequestId,
    /// The ticket that it belongs to.
    pub ticket: TicketId,
    /// The message that it came with.
    pub message: Option<MessageId>,
    /// Its name.
    pub name: String,
    /// How many bytes it has.
    #[ts(type = "number")]
    pub size: u64,
    /// Why the database refused it.
    pub refused: Option<Code>,
}

/// Saves a file of a ticket on this computer.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AttachmentSave {
    /// Which.
    pub id: AttachmentId,
    /// Its name.
    pub name: String,
    /// How many bytes it has.
    #[ts(type = "number")]
    pub size: u64,
    /// Its digest.
    pub digest: String,
}

/// Which file of a ticket.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AttachmentOf {
    /// Which.
    pub id: AttachmentId,
}

/// Where a file was saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Saved {
    /// The name that it has there.
    pub name: String,
}
