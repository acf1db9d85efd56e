//! Files that are named by their path, for example on the command line.

use std::path::Path;

use database::DatabaseError;
use local_store::{NewFile, Owner};
use model::{CHUNK, ChosenFile, Code, FileName, LARGEST_FILE, RequestId};
use tokio::fs::File;
use tokio::io::{AsyncRead, AsyncReadExt as _};
use uuid::Uuid;

use super::{FileService, kind};
use crate::drafts::DraftKey;
use crate::error::DeskError;

impl FileService {
    /// Adds a file of this computer to a person's draft. No more than a chunk of it is in memory.
    pub(crate) async fn add_from(&self, owner: &Owner, path: &Path, draft_key: &str) -> Result<ChosenFile, DeskError> {
        // Before it is opened: a pipe that nobody writes into would never open.
        let metadata = tokio::fs::metadata(path).await.map_err(DeskError::Unreadable)?;
        if !metadata.is_file() {
            return Err(DeskError::Unreadable(std::io::Error::other("no file")));
        }
        let file = File::open(path).await.map_err(DeskError::Unreadable)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let id = RequestId(Uuid::now_v7());
        let added = self.read_in(owner, file, metadata.len(), id, &name, draft_key).await;
        if added.is_err() {
            self.local.file_remove(owner, id).await?;
        }
        added
    }

    async fn read_in(
        &self,
        owner: &Owner,
        mut file: File,
        size: u64,
        id: RequestId,
        name: &str,
        draft_key: &str,
    ) -> Result<ChosenFile, DeskError> {
        DraftKey::parse(draft_key)?;
        if size > LARGEST_FILE {
            return Err(DatabaseError::Refused(Code::AttachmentTooLarge).into());
        }
        let mut bytes = chunk(&mut file).await?;
        let name = FileName::cleaned(name);
        let new = NewFile { id, draft_key, name: name.as_str(), media_type: kind::of(&bytes), size };
        self.local.file_begin(owner, new, self.system.now()).await?;
        let mut position = 0;
        while !bytes.is_empty() {
            self.local.file_put(owner, id, position, &bytes).await?;
            position += 1;
            bytes = chunk(&mut file).await?;
        }
        // It is complete only if it has not changed its size meanwhile.
        let added = self.local.file_complete(owner, id).await?;
        added.ok_or_else(|| DeskError::Unreadable(std::io::Error::other("it changed while it was read")))
    }
}

/// The next bytes, as many as a chunk takes; fewer at the end.
async fn chunk(file: &mut (impl AsyncRead + Unpin)) -> Result<Vec<u8>, DeskError> {
    let mut bytes = Vec::new();
    file.take(CHUNK as u64).read_to_end(&mut bytes).await.map_err(DeskError::Unreadable)?;
    Ok(bytes)
}
