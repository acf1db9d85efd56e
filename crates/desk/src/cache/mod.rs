//! The cache: the database's last answers, for use while it is away.

mod key;
mod preview;
mod search;

use std::sync::Arc;
use std::time::Duration;

use local_store::{Cache, Local, Owner, Setting};
use model::{
    Cached, Code, Conversation, ListName, LogPage, Message, PoolPage, Thread, Ticket, TicketId, TicketPage, TicketRow,
    TicketView, Timestamp,
};
use serde::Serialize;
use serde::de::DeserializeOwned;

pub(crate) use self::key::CacheKey;
use crate::connection::ConnectionService;
use crate::error::DeskError;
use crate::session::{SessionContext, SessionService};
use crate::system::System;

/// How long a window waits for the database before it gets the cached answer.
const TIMEOUT: Duration = Duration::from_secs(4);

/// Owns the cached answers of everybody at this workstation.
pub(crate) struct CacheService {
    system: Arc<System>,
    local: Local,
    cache: Cache,
    connection: Arc<ConnectionService>,
    session: Arc<SessionService>,
    /// Held while answers are written or removed, so that nothing is written after its owner's answers were removed.
    gate: tokio::sync::Mutex<()>,
}

impl CacheService {
    pub(crate) fn new(
        system: &Arc<System>,
        local: &Local,
        cache: Cache,
        connection: &Arc<ConnectionService>,
        session: &Arc<SessionService>,
    ) -> Self {
        Self {
            system: system.clone(),
            local: local.clone(),
            cache,
            connection: connection.clone(),
            session: session.clone(),
            gate: tokio::sync::Mutex::default(),
        }
    }

    /// Answers from the database and caches the answer; while the database is away or slow, answers from the cache. Without a
    /// key nothing is cached.
    pub(crate) async fn fetch<T: Serialize + DeserializeOwned>(
        &self,
        context: &SessionContext,
        key: Option<CacheKey>,
        ask: impl Future<Output = Result<T, DeskError>>,
    ) -> Result<Cached<T>, DeskError> {
        let Some(key) = key else { return Ok(Cached { value: ask.await?, as_of: None }) };
        let owner = context.owner();
        let answer = self.fetch_or(ask, self.get_with_age(&owner, key)).await;
        match &answer {
            Ok(Cached { value, as_of: None }) => self.put(context, key, value).await,
            Err(error) if matches!(error.code(), Code::TicketNotFound | Code::PersonNotFound) => {
                // What the person may no longer see must not come from the cache either.
                let _ = self.cache.forget(&owner, &key.to_string()).await;
                if let CacheKey::Ticket(ticket) = key {
                    let _ = self.cache.forget_previews(&owner, ticket).await;
                }
            }
            _ => {}
        }
        answer
    }

    /// Answers from the database; while it is away or slow, with what `cached` finds here. Nothing is cached.
    pub(crate) async fn fetch_or<T>(
        &self,
        ask: impl Future<Output = Result<T, DeskError>>,
        cached: impl Future<Output = Option<Cached<T>>>,
    ) -> Result<Cached<T>, DeskError> {
        let fresh = |value| Cached { value, as_of: None };
        let mut ask = std::pin::pin!(ask);
        if !self.connection.is_online() {
            return match cached.await {
                Some(cached) => Ok(cached),
                None => ask.await.map(fresh),
            };
        }
        match tokio::time::timeout(TIMEOUT, &mut ask).await {
            Ok(Ok(value)) => Ok(fresh(value)),
            Ok(Err(DeskError::Database(error))) if error.is_about_connection() || error.stops_changes() => {
                cached.await.ok_or(DeskError::Database(error))
            }
            Ok(Err(error)) => Err(error),
            Err(_) => match cached.await {
                Some(cached) => Ok(cached),
                None => ask.await.map(fresh),
            },
        }
    }

    /// Answers a ticket with the newest of its thread and history, from the database or the cache.
    pub(crate) async fn fetch_ticket(
        &self,
        context: &SessionContext,
        ticket: TicketId,
    ) -> Result<Cached<TicketView>, DeskError> {
        let ask =
            async { self.session.record(context, context.database().ticket_show(context.token(), ticket, None).await) };
        self.fetch(context, Some(CacheKey::Ticket(ticket)), ask).await
    }

    /// The cached answer, if there is one of today's form.
    pub(crate) async fn get<T: DeserializeOwned>(&self, owner: &Owner, key: CacheKey) -> Option<T> {
        self.get_with_age(owner, key).await.map(|cached| cached.value)
    }

    /// Replaces a ticket in its cached view: it may be shown or edited before the database is asked again.
    pub(crate) async fn update_ticket(&self, owner: &Owner, ticket: &Ticket) {
        let replace = |view: &mut TicketView| view.ticket = ticket.clone();
        self.update(owner, CacheKey::Ticket(ticket.id), replace).await;
    }

    /// Adds a message to the cached thread.
    pub(crate) async fn add_message(&self, owner: &Owner, thread: Thread, message: &Message) {
        let key = CacheKey::from(thread);
        match thread {
            Thread::Ticket(_) => {
                self.update(owner, key, |view: &mut TicketView| add(&mut view.messages, message)).await;
            }
            Thread::Person(_) => {
                self.update(owner, key, |view: &mut Conversation| add(&mut view.messages, message)).await;
            }
        }
    }

    /// The title of the ticket or the name of the person that a thread is about, as cached.
    pub(crate) async fn title(&self, owner: &Owner, thread: Thread) -> Option<String> {
        let key = CacheKey::from(thread);
        let Thread::Ticket(ticket) = thread else {
            return self.get::<Conversation>(owner, key).await.map(|cached| cached.person.name);
        };
        if let Some(cached) = self.get::<TicketView>(owner, key).await {
            return Some(cached.ticket.title);
        }
        let mut rows: Vec<TicketRow> = self.get(owner, CacheKey::Work).await.unwrap_or_default();
        for pool in [CacheKey::Pool, CacheKey::WholePool] {
            rows.extend(self.get::<PoolPage>(owner, pool).await.into_iter().flat_map(|page| page.rows));
        }
        for list in [CacheKey::OwnOpen, CacheKey::OwnDone] {
            rows.extend(self.get::<TicketPage>(owner, list).await.into_iter().flat_map(|page| page.rows));
        }
        rows.into_iter().find(|row| row.id == ticket).map(|row| row.title)
    }

    /// Whether answers stay on this workstation after sign-out. Both the person and the organisation can refuse that.
    pub(crate) async fn outlives_session(&self) -> Result<bool, DeskError> {
        let organisation = self.connection.handle().map_or(true, |handle| handle.file.keep_cache());
        let person = self.local.setting(Setting::KeepCache).await?;
        Ok(organisation && person.as_deref() != Some("false"))
    }

    /// Removes a person's answers.
    pub(crate) async fn remove(&self, owner: &Owner) -> Result<(), DeskError> {
        let _gate = self.gate.lock().await;
        Ok(self.cache.wipe(owner).await?)
    }

    /// Removes the answers of a database.
    pub(crate) async fn remove_database(&self, identity: &str) -> Result<(), DeskError> {
        let _gate = self.gate.lock().await;
        Ok(self.cache.wipe_database(identity).await?)
    }

    /// Removes everybody's answers.
    pub(crate) async fn clear(&self) -> Result<(), DeskError> {
        let _gate = self.gate.lock().await;
        Ok(self.cache.clear().await?)
    }

    pub(crate) async fn bytes(&self) -> Result<u64, DeskError> {
        Ok(self.cache.bytes().await?)
    }

    pub(crate) async fn close(&self) {
        self.cache.close().await;
    }

    /// The rows of a list as cached, and their age.
    pub(crate) async fn rows(&self, owner: &Owner, list: ListName) -> Option<Cached<Vec<TicketRow>>> {
        match list {
            ListName::Served => {
                self.get_with_age(owner, CacheKey::Pool).await.map(|page| page.map(|page: PoolPage| page.rows))
            }
            ListName::Pool => {
                self.get_with_age(owner, CacheKey::WholePool).await.map(|page| page.map(|page: PoolPage| page.rows))
            }
            ListName::Work => self.get_with_age(owner, CacheKey::Work).await,
            ListName::Open => {
                self.get_with_age(owner, CacheKey::OwnOpen).await.map(|page| page.map(|page: TicketPage| page.rows))
            }
            ListName::Done => {
                self.get_with_age(owner, CacheKey::OwnDone).await.map(|page| page.map(|page: TicketPage| page.rows))
            }
            ListName::Log | ListName::Search => None,
        }
    }

    /// The first page of the responder's log as cached, and its age.
    pub(crate) async fn log(&self, owner: &Owner) -> Option<Cached<LogPage>> {
        self.get_with_age(owner, CacheKey::Log).await
    }

    async fn get_with_age<T: DeserializeOwned>(&self, owner: &Owner, key: CacheKey) -> Option<Cached<T>> {
        let cached = self.cache.read(owner, &key.to_string()).await.ok()??;
        // An answer that another version cached in another form counts as missing.
        let value = serde_json::from_str(&cached.answer).ok()?;
        Some(Cached { value, as_of: Some(Timestamp(cached.as_of)) })
    }

    async fn put<T: Serialize>(&self, context: &SessionContext, key: CacheKey, value: &T) {
        let Ok(answer) = serde_json::to_string(value) else { return };
        let _gate = self.gate.lock().await;
        // Whoever signed out meanwhile may have had their answers removed.
        if self.session.is_current(&context.session) {
            let (owner, now) = (context.owner(), self.system.now());
            // The person has the answer already: that it cannot be cached is no reason for an error.
            let _ = self.cache.keep(&owner, &key.to_string(), &answer, now).await;
        }
    }

    /// Changes a cached answer without changing its age.
    async fn update<T: Serialize + DeserializeOwned>(&self, owner: &Owner, key: CacheKey, change: impl FnOnce(&mut T)) {
        let name = key.to_string();
        let _gate = self.gate.lock().await;
        let Ok(Some(cached)) = self.cache.read(owner, &name).await else { return };
        let Ok(mut value) = serde_json::from_str(&cached.answer) else { return };
        change(&mut value);
        if let Ok(answer) = serde_json::to_string(&value) {
            let _ = self.cache.keep(owner, &name, &answer, cached.as_of).await;
        }
    }
}

/// Adds a message unless it is there: it may have been delivered twice.
fn add(messages: &mut Vec<Message>, message: &Message) {
    if messages.iter().all(|present| present.id != message.id) {
        messages.push(message.clone());
    }
}

#[cfg(test)]
mod tests {
    use model::{MessageId, PersonId, PersonRef, Timestamp};
    use time::OffsetDateTime;

    use super::*;

    #[test]
    fn a_message_that_is_delivered_twice_stands_in_the_thread_once() {
        let from = PersonRef {
            id: PersonId(1),
            name: "Ada".to_owned(),
            username: "ada".to_owned(),
            active: true,
            look: "ada".to_owned(),
            mixed: false,
        };
        let at = Timestamp(OffsetDateTime::UNIX_EPOCH);
        let message = Message { id: MessageId(7), from, body: "Hello".to_owned(), at, read_at: None };
        let mut thread = Vec::new();
        add(&mut thread, &message);
        add(&mut thread, &message);
        assert_eq!(thread, [message]);
    }
}
