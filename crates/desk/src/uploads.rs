//! Uploads the files of what was sent, one after the other, beside everything else that is sent.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use database::{CHUNKS_AT_ONCE, DatabaseError};
use futures_util::{StreamExt as _, stream};
use local_store::{Local, Owner, Upload};
use model::{Attachment, AttachmentId, CHUNK, Code, FileName, RequestId, Signal, UploadItem};
use uuid::Uuid;

use crate::connection::ConnectionService;
use crate::error::DeskError;
use crate::outbox::{Backoff, Round, waits_for};
use crate::session::{SessionContext, SessionService};
use crate::system::System;

/// How often an upload begins again by itself.
const MOST_RESTARTS: u32 = 3;

/// Owns the files whose text has arrived.
pub(crate) struct UploadService {
    system: Arc<System>,
    local: Local,
    connection: Arc<ConnectionService>,
    session: Arc<SessionService>,
    /// What the windows were told last.
    announced: Mutex<Vec<UploadItem>>,
}

impl UploadService {
    pub(crate) fn new(
        system: &Arc<System>,
        local: &Local,
        connection: &Arc<ConnectionService>,
        session: &Arc<SessionService>,
    ) -> Self {
        let (connection, session) = (connection.clone(), session.clone());
        Self { system: system.clone(), local: local.clone(), connection, session, announced: Mutex::default() }
    }

    /// The person's uploads, in their order.
    pub(crate) async fn list(&self) -> Result<Vec<UploadItem>, DeskError> {
        Ok(self.local.upload_list(&self.session.draft_owner()?).await?)
    }

    /// Tries an upload again that was refused.
    pub(crate) async fn retry(&self, id: RequestId) -> Result<(), DeskError> {
        self.local.upload_refuse(&self.session.draft_owner()?, id, None).await?;
        self.announce().await;
        self.system.background.upload.notify_one();
        Ok(())
    }

    /// Takes a file back, also one that is being uploaded.
    pub(crate) async fn remove(&self, id: RequestId) -> Result<(), DeskError> {
        self.local.file_remove(&self.session.draft_owner()?, id).await?;
        self.announce().await;
        // What waited for it goes on.
        self.system.background.send.notify_one();
        Ok(())
    }

    /// Tells the windows what is being uploaded, if that changed.
    async fn announce(&self) {
        let items = match self.session.draft_owner() {
            Ok(owner) => self.local.upload_list(&owner).await,
            Err(_) => Ok(Vec::new()),
        };
        let Ok(items) = items else { return };
        let mut announced = self.announced.lock().unwrap_or_else(PoisonError::into_inner);
        if *announced != items {
            announced.clone_from(&items);
            self.system.host.signal(&Signal::Uploads { items });
        }
    }

    /// Uploads for ever. Errors are not logged: the window shows what waits, and why.
    pub(crate) async fn run(self: Arc<Self>) {
        let mut backoff = Backoff::default();
        loop {
            let round = self.round().await;
            let mut pause = None;
            match round {
                Round::Done | Round::Blocked => backoff.reset(),
                Round::Retry => pause = Some(backoff.pause(rand::random())),
            }
            self.announce().await;
            tokio::select! {
                () = self.system.background.upload.notified() => {}
                () = tokio::time::sleep(pause.unwrap_or(Duration::MAX)), if pause.is_some() => {}
            }
        }
    }

    async fn round(&self) -> Round {
        let Ok(context) = self.session.context() else { return Round::Blocked };
        let owner = context.owner();
        loop {
            if self.connection.is_offline() || !self.session.is_current(&context.session) {
                return Round::Blocked;
            }
            let next = match self.local.upload_next(&owner).await {
                Ok(Some(next)) => next,
                Ok(None) => return Round::Done,
                Err(_) => return Round::Retry,
            };
            self.announce().await;
            let end = match self.upload(&context, &next).await {
                Ok(Some(_)) => self.arrived(&owner, &next).await,
                // Its person took it back.
                Ok(None) => None,
                Err(error) => self.failed(&owner, &next, &error).await,
            };
            if let Some(end) = end {
                return end;
            }
        }
    }

    /// Uploads a file from the first chunk that the database does not have. Nothing when its person took it back.
    async fn upload(&self, context: &SessionContext, file: &Upload) -> Result<Option<Attachment>, DeskError> {
        let (database, token, owner) = (context.database(), context.token(), context.owner());
        let Upload { id, ticket, message, media_type, size, digest, .. } = file;
        let name = FileName::parse(&file.name)?;
        let begun = database.attachment_begin(token, *id, *ticket, *message, &name, media_type, *size, digest).await;
        let upload = self.session.record(context, begun)?;
        let chunks = u32::try_from(size.div_ceil(CHUNK as u64)).unwrap_or(u32::MAX);
        let puts =
            stream::iter(upload.next..chunks).map(|position| Box::pin(self.put(context, *id, upload.id, position)));
        let (mut puts, mut passed) = (puts.buffer_unordered(CHUNKS_AT_ONCE), u64::from(upload.next));
        loop {
            self.system.host.signal(&Signal::Upload { id: *id, sent: passed * CHUNK as u64 });
            match puts.next().await.transpose()? {
                None => break,
                Some(false) => return Ok(None),
                Some(true) => passed += 1,
            }
        }
        if !self.local.file_exists(&owner, *id).await? {
            return Ok(None);
        }
        let completed = database.attachment_complete(token, new_id(), upload.id).await;
        self.session.record_change(context, completed).map(Some)
    }

    /// Uploads a chunk. Returns `false` when its person took the file back.
    async fn put(
        &self,
        context: &SessionContext,
        file: RequestId,
        upload: AttachmentId,
        position: u32,
    ) -> Result<bool, DeskError> {
        let owner = context.owner();
        let Some(bytes) = self.local.file_chunk(&owner, file, position).await? else {
            return if self.local.file_exists(&owner, file).await? { Err(incomplete()) } else { Ok(false) };
        };
        let put = context.database().attachment_put(context.token(), new_id(), upload, position, &bytes).await;
        self.session.record(context, put)?;
        if self.session.is_current(&context.session) { Ok(true) } else { Err(DeskError::SignedOut) }
    }

    async fn arrived(&self, owner: &Owner, file: &Upload) -> Option<Round> {
        if self.local.file_remove(owner, file.id).await.is_err() {
            // Completed once more, it gets the same answer.
            return Some(Round::Retry);
        }
        self.announce().await;
        // What waited for it goes on.
        self.system.background.send.notify_one();
        None
    }

    async fn failed(&self, owner: &Owner, file: &Upload, error: &DeskError) -> Option<Round> {
        match error {
            // The database removes uploads that nobody completed for a month, or has other chunks than this file.
            DeskError::Database(DatabaseError::Refused(Code::AttachmentNotFound | Code::AttachmentDamaged))
                if file.restarts < MOST_RESTARTS =>
            {
                // If that fails, the same request meets the same answer.
                let _ = self.local.upload_restart(owner, file.id, new_id()).await;
                return Some(Round::Retry);
            }
            DeskError::Database(DatabaseError::OverQuota { .. }) => return Some(Round::Retry),
            DeskError::Database(error) if waits_for(error).is_some() => return waits_for(error),
            DeskError::SignedOut => return Some(Round::Blocked),
            _ => {}
        }
        let noted = self.local.upload_refuse(owner, file.id, Some(error.code())).await;
        // What waited for it goes on.
        self.system.background.send.notify_one();
        noted.is_err().then_some(Round::Retry)
    }
}

/// The workstation lacks a part of the file.
fn incomplete() -> DeskError {
    DeskError::Internal("a chunk of a chosen file is missing".to_owned())
}

/// Chunks and completions are told apart by what they are about, so each attempt may have an id of its own.
fn new_id() -> RequestId {
    RequestId(Uuid::now_v7())
}
