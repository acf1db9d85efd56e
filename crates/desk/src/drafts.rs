//! Drafts: kept on this workstation for the person who writes them, with or without a database.

use std::sync::Arc;

use local_store::Local;
use model::{Code, Draft, DraftSave, Invalid, PersonId, Thread, TicketId};

use crate::cache::CacheService;
use crate::error::DeskError;
use crate::session::SessionService;
use crate::system::System;

/// The longest content, in bytes: far more than can be sent, because whoever pastes too much has not lost it.
const CONTENT_MAX: usize = 8_000_000;
const KEY_MAX: usize = 100;

/// Owns the drafts in the local file.
pub(crate) struct DraftService {
    system: Arc<System>,
    local: Local,
    session: Arc<SessionService>,
    cache: Arc<CacheService>,
}

impl DraftService {
    pub(crate) fn new(
        system: &Arc<System>,
        local: &Local,
        session: &Arc<SessionService>,
        cache: &Arc<CacheService>,
    ) -> Self {
        Self { system: system.clone(), local: local.clone(), session: session.clone(), cache: cache.clone() }
    }

    /// Saves a draft; an empty one is removed.
    pub(crate) async fn save(&self, request: &DraftSave) -> Result<(), DeskError> {
        let key = DraftKey::parse(&request.draft_key)?;
        require_length("content", &request.content, CONTENT_MAX)?;
        let owner = self.session.draft_owner()?;
        let about = match key.thread() {
            Some(thread) => self.cache.title(&owner, thread).await,
            None => None,
        };
        let now = self.system.now();
        Ok(self.local.draft_save(&owner, &request.draft_key, &request.content, about.as_deref(), now).await?)
    }

    /// The person's drafts, newest first.
    pub(crate) async fn list(&self) -> Result<Vec<Draft>, DeskError> {
        let owner = self.session.draft_owner()?;
        let mut drafts = self.local.draft_list(&owner).await?;
        // One of files alone was never saved with what it is about.
        for draft in drafts.iter_mut().filter(|draft| draft.about.is_none()) {
            if let Some(thread) = DraftKey::parse(&draft.draft_key)?.thread() {
                draft.about = self.cache.title(&owner, thread).await;
            }
        }
        Ok(drafts)
    }
}

/// Names a draft. The window makes the keys, such as `create`, `edit:12` or `message:person:7#2`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct DraftKey<'a>(&'a str);

impl<'a> DraftKey<'a> {
    /// Refuses a key that is too long.
    pub(crate) fn parse(key: &'a str) -> Result<Self, Invalid> {
        require_length("draft_key", key, KEY_MAX)?;
        Ok(Self(key))
    }

    /// The thread that the draft belongs to: the key ends with the id of a ticket, or of a person where it says so.
    fn thread(self) -> Option<Thread> {
        let (kind, id) = self.0.split('#').next()?.rsplit_once(':')?;
        let id = id.parse().ok()?;
        Some(if kind.ends_with("person") { Thread::Person(PersonId(id)) } else { Thread::Ticket(TicketId(id)) })
    }
}

fn require_length(field: &'static str, text: &str, most: usize) -> Result<(), Invalid> {
    // Bytes are no measure that a person could follow.
    if text.len() > most { Err(Invalid { field, code: Code::InputTooLong, limit: None }) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_key_names_its_thread() {
        let thread = |key| DraftKey(key).thread();
        assert_eq!(thread("message:ticket:12"), Some(Thread::Ticket(TicketId(12))));
        assert_eq!(thread("edit:12#3"), Some(Thread::Ticket(TicketId(12))));
        assert_eq!(thread("message:person:7"), Some(Thread::Person(PersonId(7))));
        assert_eq!(thread("create"), None);
        assert_eq!(thread("create#2"), None);
    }
}
