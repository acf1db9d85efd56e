//! Files of tickets, as a workstation uploads and reads them.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use model::{Attachment, AttachmentId, CHUNK, Chunk, MessageId, StoredChunk, TicketId, Upload};
use sha2::{Digest as _, Sha256};

use super::{Argument, Person, request};
use crate::args;

/// The digest of a file: of those of its chunks.
#[must_use]
pub fn digest_of(content: &[u8]) -> Vec<u8> {
    let chunks: Vec<u8> = content.chunks(CHUNK).flat_map(Sha256::digest).collect();
    Sha256::digest(chunks).to_vec()
}

/// The arguments with which the upload of a file begins.
///
/// # Panics
/// Never: a size fits.
#[must_use]
pub fn begin(ticket: TicketId, name: &str, content: &[u8]) -> Vec<Argument> {
    begin_for(ticket, Argument::Null, name, content)
}

fn begin_for(ticket: TicketId, message: Argument, name: &str, content: &[u8]) -> Vec<Argument> {
    let size = u64::try_from(content.len()).expect("a size");
    args![request(), ticket, message, name, "text/plain", size, digest_of(content)]
}

impl Person {
    /// Begins an upload.
    pub async fn begins(&self, ticket: TicketId, name: &str, content: &[u8]) -> Upload {
        self.one("attachment_begin", begin(ticket, name, content)).await
    }

    /// Uploads one chunk of a file.
    ///
    /// # Panics
    /// When the file does not have it, or it is refused.
    pub async fn puts(&self, upload: AttachmentId, content: &[u8], position: u32) -> StoredChunk {
        let bytes = content.chunks(CHUNK).nth(position as usize).expect("it has that chunk");
        self.one("attachment_put", args![request(), upload, position, bytes.to_vec()]).await
    }

    /// Adds a file to a ticket.
    pub async fn attaches(&self, ticket: TicketId, name: &str, content: &[u8]) -> Attachment {
        self.attaches_to(ticket, None, name, content).await
    }

    /// Adds a file to a ticket, or to a message of theirs in it.
    ///
    /// # Panics
    /// When it is refused.
    pub async fn attaches_to(
        &self,
        ticket: TicketId,
        message: Option<MessageId>,
        name: &str,
        content: &[u8],
    ) -> Attachment {
        let message = message.map_or(Argument::Null, Argument::from);
        let Upload { id, next } = self.one("attachment_begin", begin_for(ticket, message, name, content)).await;
        let chunks = u32::try_from(content.len().div_ceil(CHUNK)).expect("few");
        for position in next..chunks {
            self.puts(id, content, position).await;
        }
        self.one("attachment_complete", args![request(), id]).await
    }

    /// One chunk of a file.
    ///
    /// # Panics
    /// When it is refused.
    pub async fn reads(&self, attachment: AttachmentId, position: u32) -> Vec<u8> {
        let Chunk { bytes } = self.one("attachment_read", args![attachment, position]).await;
        BASE64_STANDARD.decode(bytes.replace('\n', "")).expect("base64")
    }
}
