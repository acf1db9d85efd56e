//! Compares the files of tickets with the history that tells of them, and their content with its digest.

use futures_util::TryStreamExt as _;
use model::{AttachedFile, AttachmentId, CHUNK, TicketId};
use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use sqlx::mysql::MySqlConnection;

use super::selection::only;
use super::verdict::{Broken, Fault};
use crate::AdministrationError;
use crate::install::Names;

/// A file, its event, and a chunk of the content that it is stored as; without a chunk for an empty file.
#[derive(sqlx::FromRow)]
struct Part {
    ticket_id: u64,
    event_seq: u32,
    id: u64,
    uploader_id: u64,
    name: String,
    media_type: String,
    size: u64,
    digest: Vec<u8>,
    event_type: Option<String>,
    actor_user_id: Option<u64>,
    after_state: Option<String>,
    position: Option<u32>,
    chunk_bytes: Option<u64>,
    chunk_digest: Option<Vec<u8>>,
}

/// What the event of a file tells.
#[derive(Deserialize)]
struct Told {
    attachment: AttachedFile,
}

impl Part {
    /// Whether its event tells of it. What was redacted may have told anything.
    fn is_told(&self) -> bool {
        let file = AttachedFile {
            id: AttachmentId(self.id),
            name: self.name.clone(),
            media_type: self.media_type.clone(),
            size: self.size,
            digest: self.digest.iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}")),
        };
        let tells = |text: &str| serde_json::from_str(text).is_ok_and(|Told { attachment }| attachment == file);
        self.event_type.as_deref() == Some("attached")
            && self.actor_user_id == Some(self.uploader_id)
            && self.after_state.as_deref().is_none_or(tells)
    }
}

/// What has been read of a file's content.
struct Content {
    of: Part,
    bytes: u64,
    chunks: u32,
    in_order: bool,
    digests: Sha256,
}

impl Content {
    fn of(part: Part) -> Self {
        Self { of: part, bytes: 0, chunks: 0, in_order: true, digests: Sha256::new() }
    }

    fn add(&mut self, position: u32, bytes: u64, digest: &[u8]) {
        self.in_order &= position == self.chunks;
        self.bytes += bytes;
        self.chunks += 1;
        self.digests.update(digest);
    }

    /// What is wrong with it, if anything is.
    fn fault(self) -> Option<Broken> {
        let whole = self.bytes == self.of.size
            && self.in_order
            && u64::from(self.chunks) == self.of.size.div_ceil(CHUNK as u64)
            && self.digests.finalize().as_slice() == self.of.digest;
        let broken = Broken { ticket: self.of.ticket_id, seq: self.of.event_seq, fault: Fault::FileDiffers };
        (!whole || !self.of.is_told()).then_some(broken)
    }
}

/// The first file that is missing or not what its event says. The server computes the digests of the chunks, so that no content is sent.
pub(super) async fn walk(
    connection: &mut MySqlConnection,
    names: &Names,
    tickets: &[TicketId],
) -> Result<Option<Broken>, AdministrationError> {
    if let Some(broken) = missing(connection, names, tickets).await? {
        return Ok(Some(broken));
    }
    let select = select(&names.data, tickets);
    let mut rows = sqlx::query_as::<_, Part>(&select).fetch(connection);
    let (mut broken, mut open): (Option<Broken>, Option<Content>) = (None, None);
    while let Some(mut part) = rows.try_next().await? {
        let chunk = part.position.zip(part.chunk_bytes.zip(part.chunk_digest.take()));
        if open.as_ref().is_none_or(|open| open.of.id != part.id) {
            let before = open.replace(Content::of(part));
            broken = broken.or(before.and_then(Content::fault));
        }
        if let (Some(open), Some((position, (bytes, digest)))) = (&mut open, chunk) {
            open.add(position, bytes, &digest);
        }
    }
    Ok(broken.or(open.and_then(Content::fault)))
}

/// The first event that tells of a file which is not there.
async fn missing(
    connection: &mut MySqlConnection,
    names: &Names,
    tickets: &[TicketId],
) -> Result<Option<Broken>, AdministrationError> {
    let (data, only) = (&names.data, only("e.ticket_id", tickets));
    let select = format!(
        "SELECT e.ticket_id, e.seq FROM {data}.ticket_events e
           LEFT JOIN {data}.attachments a ON a.ticket_id = e.ticket_id AND a.event_seq = e.seq
          WHERE e.event_type = 'attached' AND a.id IS NULL AND {only} ORDER BY e.ticket_id, e.seq LIMIT 1"
    );
    let found: Option<(u64, u32)> = sqlx::query_as(&select).fetch_optional(connection).await?;
    Ok(found.map(|(ticket, seq)| Broken { ticket, seq, fault: Fault::FileDiffers }))
}

fn select(data: &str, tickets: &[TicketId]) -> String {
    let only = only("a.ticket_id", tickets);
    format!(
        "SELECT a.ticket_id, a.event_seq, a.id, a.uploader_id, a.name, CAST(a.media_type AS CHAR) AS media_type, a.size, a.digest,
                CAST(e.event_type AS CHAR) AS event_type, e.actor_user_id, e.after_state, c.position,
                CAST(LENGTH(c.bytes) AS UNSIGNED) AS chunk_bytes, UNHEX(SHA2(c.bytes, 256)) AS chunk_digest
           FROM {data}.attachments a
           LEFT JOIN {data}.ticket_events e ON e.ticket_id = a.ticket_id AND e.seq = a.event_seq
           LEFT JOIN {data}.attachment_chunks c ON c.attachment_id = COALESCE(a.stored_as, a.id)
          WHERE a.event_seq > 0 AND {only} ORDER BY a.ticket_id, a.event_seq, c.position"
    )
}
