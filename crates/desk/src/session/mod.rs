//! The session: who is signed in, how that is proved, and what outlives the application.

mod authentication;
mod context;

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use database::key_derivation::Derivation;
use database::{Database, DatabaseError, Token};
use local_store::{Local, Owner, Setting};
use model::{Code, Profile, Signal, WorkstationName};
use serde::{Deserialize, Serialize};

pub(crate) use self::context::{Session, SessionContext, SessionLock};
use crate::connection::handle::DatabaseHandle;
use crate::connection::{ConnectionService, Wanted};
use crate::error::DeskError;
use crate::host::Secret;
use crate::system::System;

/// Owns the session and the lock that protects it.
pub(crate) struct SessionService {
    system: Arc<System>,
    local: Local,
    connection: Arc<ConnectionService>,
    workstation: WorkstationName,
    lock: tokio::sync::Mutex<()>,
    state: Mutex<State>,
    changes: AtomicU64,
}

#[derive(Default)]
struct State {
    current: Option<SessionContext>,
    /// Whoever signed in last and did not sign out. A session that merely ended keeps it, so that typing is not interrupted.
    draft_owner: Option<Owner>,
}

impl State {
    fn has(&self, session: &Session) -> bool {
        self.current.as_ref().is_some_and(|current| current.session.token == session.token)
    }
}

/// The part of a session that the keyring keeps.
#[derive(Serialize, Deserialize)]
struct StoredSession {
    token: String,
    derivation: Derivation,
}

impl SessionService {
    /// `workstation` is the computer's name; characters that a list of sessions cannot show are dropped.
    pub(crate) fn new(
        system: &Arc<System>,
        local: &Local,
        connection: &Arc<ConnectionService>,
        workstation: &str,
    ) -> Result<Self, DeskError> {
        let workstation = workstation_name(workstation)?;
        let (lock, state) = (tokio::sync::Mutex::default(), Mutex::default());
        Ok(Self {
            system: system.clone(),
            local: local.clone(),
            connection: connection.clone(),
            workstation,
            lock,
            state,
            changes: AtomicU64::default(),
        })
    }

    /// Waits for the right to change who is signed in or which database is used.
    pub(crate) async fn lock(&self) -> SessionLock<'_> {
        self.lock.lock().await
    }

    /// The database and the session, or the reason why one of them is missing.
    pub(crate) fn context(&self) -> Result<SessionContext, DeskError> {
        if let Some(context) = self.state().current.clone() {
            return Ok(context);
        }
        self.connection.handle()?;
        Err(DeskError::SignedOut)
    }

    pub(crate) fn person(&self) -> Option<Profile> {
        self.state().current.as_ref().map(|context| context.session.person.clone())
    }

    pub(crate) fn is_current(&self, session: &Session) -> bool {
        self.state().has(session)
    }

    /// Runs `action` if `session` is the current one. Nobody signs in or out meanwhile, so it must neither block nor call the
    /// host.
    pub(crate) fn while_current<T>(&self, session: &Session, action: impl FnOnce() -> T) -> Option<T> {
        let state = self.state();
        state.has(session).then(action)
    }

    /// The person whose drafts and outbox are shown.
    pub(crate) fn draft_owner(&self) -> Result<Owner, DeskError> {
        self.state().draft_owner.clone().ok_or(DeskError::SignedOut)
    }

    /// How many changes were made here. What was read before the last of them may be older than it.
    pub(crate) fn changes(&self) -> u64 {
        self.changes.load(Ordering::SeqCst)
    }

    /// Records the outcome of a read: connection state and session validity.
    pub(crate) fn record<T>(&self, context: &SessionContext, answer: Result<T, DatabaseError>) -> Result<T, DeskError> {
        self.record_wanted(context, Wanted::Read, answer)
    }

    /// Records the outcome of a change, and polls at once so that every list shows it.
    pub(crate) fn record_change<T>(
        &self,
        context: &SessionContext,
        answer: Result<T, DatabaseError>,
    ) -> Result<T, DeskError> {
        let answer = self.record_wanted(context, Wanted::Change, answer);
        self.changes.fetch_add(1, Ordering::SeqCst);
        self.system.background.poll.notify_one();
        answer
    }

    fn record_wanted<T>(
        &self,
        context: &SessionContext,
        wanted: Wanted,
        answer: Result<T, DatabaseError>,
    ) -> Result<T, DeskError> {
        if matches!(answer, Err(DatabaseError::Refused(Code::SessionEnded))) && self.end(&context.session) {
            self.system.host.signal(&Signal::SessionEnded);
        }
        self.connection.record(&context.handle, wanted, answer)
    }

    /// Runs an action that only the database can decide: refused at once while it is away. Polls afterwards, so that every list
    /// shows the change.
    pub(crate) async fn change<T>(
        &self,
        action: impl AsyncFnOnce(&Database, &Token) -> Result<T, DatabaseError>,
    ) -> Result<T, DeskError> {
        let context = self.context()?;
        self.connection.require_online()?;
        let answer = action(context.database(), context.token()).await;
        self.record_change(&context, answer)
    }

    /// Stores a session, uses it from now on, and closes the one before.
    pub(crate) async fn replace(
        &self,
        handle: &Arc<DatabaseHandle>,
        session: Session,
        lock: &SessionLock<'_>,
    ) -> Result<(), DeskError> {
        if !self.connection.is_current(handle) {
            // Another database was chosen meanwhile: it must not get this one's token.
            return Err(DeskError::NoConnection);
        }
        let before = self.context();
        self.store(&session, lock).await?;
        self.set(Arc::clone(handle), session);
        if let Ok(before) = before {
            self.close_in_background(before);
        }
        self.system.background.poll.notify_one();
        Ok(())
    }

    /// Restores the session of the last run. The next poll finds out whether it is still valid.
    pub(crate) async fn restore(&self, _lock: &SessionLock<'_>) -> Result<(), DeskError> {
        let Ok(handle) = self.connection.handle() else { return Ok(()) };
        let Some(person) = self.local.setting(Setting::Person).await? else { return Ok(()) };
        let Some(stored) = self.system.secrets.get(Secret::Session).await else { return Ok(()) };
        // If another version stored them in another form, the person signs in again.
        let (Ok(person), Ok(stored)) = (serde_json::from_str(&person), serde_json::from_str::<StoredSession>(&stored))
        else {
            return Ok(());
        };
        if let Some(token) = Token::parse(&stored.token) {
            self.set(handle, Session { token, person, derivation: stored.derivation });
        }
        Ok(())
    }

    /// Leaves the session without telling the database.
    pub(crate) fn clear(&self, _lock: &SessionLock<'_>) {
        let mut state = self.state();
        state.draft_owner = None;
        self.unset(state);
    }

    /// Removes what the keyring and the local file keep of the session.
    pub(crate) async fn remove_stored(&self, _lock: &SessionLock<'_>) -> Result<(), DeskError> {
        self.system.secrets.remove(Secret::Session).await;
        Ok(self.local.forget_setting(Setting::Person).await?)
    }

    /// Closes a session at its database in the background. If the database is away, the session expires there by itself.
    pub(crate) fn close_in_background(&self, left: SessionContext) {
        self.system.background.spawn(async move {
            let _ = left.database().session_close(left.token()).await;
        });
    }

    /// The profile of the person who was signed in last, if it can be read.
    pub(crate) async fn stored_person(&self) -> Result<Option<Profile>, DeskError> {
        let stored = self.local.setting(Setting::Person).await?;
        Ok(stored.and_then(|person| serde_json::from_str(&person).ok()))
    }

    /// Takes over a profile that the database answered, unless the person left meanwhile.
    pub(crate) async fn update_person(&self, session: &Session, person: &Profile) -> Result<(), DeskError> {
        let _lock = self.lock().await;
        if !self.is_current(session) {
            return Ok(());
        }
        self.local.keep_setting(Setting::Person, &to_json(person)?).await?;
        if session.person != *person {
            self.update(Session { person: person.clone(), ..session.clone() });
        }
        Ok(())
    }

    /// Takes over how the key is derived after the password changed, unless the person left meanwhile.
    pub(crate) async fn update_derivation(&self, session: &Session, derivation: Derivation) -> Result<(), DeskError> {
        let lock = self.lock().await;
        if !self.is_current(session) {
            return Ok(());
        }
        let session = Session { derivation, ..session.clone() };
        self.store(&session, &lock).await?;
        self.update(session);
        Ok(())
    }

    async fn store(&self, session: &Session, _lock: &SessionLock<'_>) -> Result<(), DeskError> {
        let stored = StoredSession { token: session.token.to_hex(), derivation: session.derivation.clone() };
        self.system.secrets.put(Secret::Session, to_json(&stored)?).await;
        Ok(self.local.keep_setting(Setting::Person, &to_json(&session.person)?).await?)
    }

    fn set(&self, handle: Arc<DatabaseHandle>, session: Session) {
        let role = session.person.role;
        let context = SessionContext { handle, session: Arc::new(session) };
        let mut state = self.state();
        state.draft_owner = Some(context.owner());
        state.current = Some(context);
        self.system.counts.set(|counts| {
            counts.role = Some(role);
            (counts.unread, counts.pool) = (0, 0);
        });
        drop(state);
        self.system.counts.show();
        self.system.background.send.notify_one();
        self.system.background.upload.notify_one();
    }

    /// Leaves a session that the database ended; drafts stay open. Answers whether it was the current one.
    fn end(&self, session: &Session) -> bool {
        let state = self.state();
        let is_current = state.has(session);
        if is_current {
            self.unset(state);
        }
        is_current
    }

    fn unset(&self, mut state: MutexGuard<'_, State>) {
        state.current = None;
        self.system.counts.set(|counts| {
            counts.role = None;
            (counts.unread, counts.pool) = (0, 0);
        });
        drop(state);
        self.system.counts.show();
        // The next poll withdraws the person's notifications.
        self.system.background.poll.notify_one();
    }

    /// Replaces the current session by a changed one with the same token.
    fn update(&self, session: Session) {
        let mut state = self.state();
        if state.has(&session)
            && let Some(current) = &mut state.current
        {
            current.session = Arc::new(session);
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn workstation_name(computer: &str) -> Result<WorkstationName, DeskError> {
    let plain: String = computer.chars().filter(|c| c.is_ascii_graphic() || *c == ' ').take(100).collect();
    WorkstationName::parse(&plain).or_else(|_| WorkstationName::parse("workstation")).map_err(DeskError::from)
}

fn to_json<T: Serialize>(value: &T) -> Result<String, DeskError> {
    serde_json::to_string(value).map_err(|error| DeskError::Internal(error.to_string()))
}
