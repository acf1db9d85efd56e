//! Files that a person chooses for a draft, and files of tickets that they look at or save.

mod capture;
mod download;
mod from_path;
mod kind;
mod look;
mod mark;
mod picture;
mod text;

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use database::DatabaseError;
use local_store::{Local, NewFile};
use model::{
    AttachmentId, CHUNK, ChosenFile, Code, FileAdd, FileDiscard, FileName, FileRestore, LARGEST_FILE, RequestId,
};

pub(crate) use self::picture::PictureError;
use crate::cache::CacheService;
use crate::drafts::DraftKey;
use crate::error::DeskError;
use crate::session::SessionService;
use crate::system::System;

/// Owns the files that wait to be sent, and the downloads under way.
pub(crate) struct FileService {
    system: Arc<System>,
    local: Local,
    session: Arc<SessionService>,
    cache: Arc<CacheService>,
    /// Held while a thumbnail is fetched: a thread full of photos leaves room for everything else.
    fetching: tokio::sync::Mutex<()>,
    /// Held while a picture is decoded: two large ones do not take twice the memory.
    decoding: Arc<tokio::sync::Mutex<()>>,
    /// The downloads that go on, by their number; one that is taken out of here stops. A file may be saved twice at a time. Those that
    /// nobody watches or stops have no file.
    downloads: Mutex<HashMap<u64, Option<AttachmentId>>>,
    /// How many downloads began.
    begun: AtomicU64,
}

impl FileService {
    pub(crate) fn new(
        system: &Arc<System>,
        local: &Local,
        session: &Arc<SessionService>,
        cache: &Arc<CacheService>,
    ) -> Self {
        Self {
            system: system.clone(),
            local: local.clone(),
            session: session.clone(),
            cache: cache.clone(),
            fetching: tokio::sync::Mutex::default(),
            decoding: Arc::default(),
            downloads: Mutex::default(),
            begun: AtomicU64::default(),
        }
    }

    /// Adds one chunk of a file to a draft. Answers the file with its last one.
    pub(crate) async fn add(&self, request: FileAdd) -> Result<Option<ChosenFile>, DeskError> {
        let FileAdd { id, person, draft_key, name, size, position, bytes } = request;
        DraftKey::parse(&draft_key)?;
        let owner = self.session.draft_owner()?;
        if owner.person != person {
            return Err(DeskError::Malformed("a file of somebody who has left".into()));
        }
        if size > LARGEST_FILE {
            return Err(DatabaseError::Refused(Code::AttachmentTooLarge).into());
        }
        let bytes = BASE64_STANDARD.decode(bytes).map_err(|_| DeskError::Malformed("no base64".into()))?;
        let chunks = size.div_ceil(CHUNK as u64);
        if bytes.len() > CHUNK || (u64::from(position) >= chunks && size > 0) {
            return Err(DeskError::Malformed("a chunk that the file does not have".into()));
        }
        if position == 0 {
            let (name, media_type) = (FileName::cleaned(&name), kind::of(&bytes));
            let file = NewFile { id, draft_key: &draft_key, name: name.as_str(), media_type, size };
            self.local.file_begin(&owner, file, self.system.now()).await?;
        }
        if size > 0 {
            match self.local.file_put(&owner, id, position, &bytes).await {
                Ok(true) => {}
                // Removed while it was read.
                Ok(false) => return Ok(None),
                Err(error) => {
                    // Nothing half stays, on a full disk above all. If that fails too, the next start removes it.
                    let _ = self.local.file_remove(&owner, id).await;
                    return Err(error.into());
                }
            }
        }
        if u64::from(position) + 1 < chunks {
            return Ok(None);
        }
        Ok(self.local.file_complete(&owner, id).await?)
    }

    /// The files of a draft.
    pub(crate) async fn list(&self, draft_key: &str) -> Result<Vec<ChosenFile>, DeskError> {
        DraftKey::parse(draft_key)?;
        Ok(self.local.file_list(&self.session.draft_owner()?, draft_key).await?)
    }

    /// Discards the files of a draft. They can be restored for a while.
    pub(crate) async fn discard(&self, FileDiscard { id, draft_key }: &FileDiscard) -> Result<(), DeskError> {
        DraftKey::parse(draft_key)?;
        let owner = self.session.draft_owner()?;
        Ok(self.local.file_discard(&owner, draft_key, *id, self.system.now()).await?)
    }

    /// Gives files that were discarded to a draft.
    pub(crate) async fn restore(&self, FileRestore { id, draft_key }: &FileRestore) -> Result<(), DeskError> {
        DraftKey::parse(draft_key)?;
        Ok(self.local.file_restore(&self.session.draft_owner()?, *id, draft_key).await?)
    }

    /// Gives a file of a draft another name.
    pub(crate) async fn rename(&self, id: RequestId, name: &str) -> Result<(), DeskError> {
        let name = FileName::parse(name)?;
        Ok(self.local.file_rename(&self.session.draft_owner()?, id, name.as_str()).await?)
    }

    /// Removes a file before it has arrived.
    pub(crate) async fn remove(&self, id: RequestId) -> Result<(), DeskError> {
        Ok(self.local.file_remove(&self.session.draft_owner()?, id).await?)
    }

    /// Stops the downloads of a file.
    pub(crate) fn stop(&self, attachment: AttachmentId) {
        self.downloads().retain(|_, under_way| *under_way != Some(attachment));
    }

    /// Begins a download, and answers its number.
    fn begin(&self, attachment: Option<AttachmentId>) -> u64 {
        let number = self.begun.fetch_add(1, Ordering::Relaxed);
        self.downloads().insert(number, attachment);
        number
    }

    fn goes_on(&self, number: u64) -> bool {
        self.downloads().contains_key(&number)
    }

    fn is_watched(&self, number: u64) -> bool {
        matches!(self.downloads().get(&number), Some(Some(_)))
    }

    fn end(&self, number: u64) {
        self.downloads().remove(&number);
    }

    fn downloads(&self) -> MutexGuard<'_, HashMap<u64, Option<AttachmentId>>> {
        self.downloads.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
