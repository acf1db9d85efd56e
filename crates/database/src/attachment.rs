//! Procedures of the area `attachment`.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use model::{Attachment, AttachmentId, Chunk, FileName, MessageId, RequestId, StoredChunk, TicketId, Upload};

use crate::DatabaseError;
use crate::arguments::Call;
use crate::call::Database;
use crate::procedure::procedures;
use crate::token::Token;

procedures! {
    /// Begins the upload of a file to a ticket, or to one of the person's messages in it.
    #[expect(clippy::too_many_arguments, reason = "the procedure's own")]
    attachment_begin(
        request: RequestId,
        ticket: TicketId,
        message: Option<MessageId>,
        name: &FileName,
        media_type: &str,
        size: u64,
        digest: &[u8]
    ) -> Upload
        = carried "CALL attachment_begin(?, ?, ?, ?, ?, ?, ?, ?)";

    /// Adds a chunk to an upload.
    attachment_put(request: RequestId, attachment: AttachmentId, position: u32, bytes: &[u8]) -> StoredChunk
        = carried "CALL attachment_put(?, ?, ?, ?, ?)";

    /// Completes an upload whose chunks are all there.
    attachment_complete(request: RequestId, attachment: AttachmentId) -> Attachment
        = carried "CALL attachment_complete(?, ?, ?)";
}

impl Database {
    /// A chunk of a file.
    pub async fn attachment_read(
        &self,
        token: &Token,
        attachment: AttachmentId,
        position: u32,
    ) -> Result<Vec<u8>, DatabaseError> {
        let call = Call::of(token, "CALL attachment_read(?, ?, ?)").with(attachment).with(position);
        let Chunk { mut bytes } = self.carried(call).await?;
        bytes.retain(|character| character != '\n');
        BASE64_STANDARD.decode(bytes).map_err(|error| DatabaseError::Garbled(format!("no base64: {error}")))
    }
}
