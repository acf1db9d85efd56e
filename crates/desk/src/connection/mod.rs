//! The connection to the database: its file, its password and its state.

pub(crate) mod form;
pub(crate) mod handle;
mod managed;

use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use database::DatabaseError;
use database::connection_file::ConnectionFile;
use local_store::{Local, Setting};
use model::{Code, Connection, Signal, Timestamp};
use tokio::time::Instant;
use zeroize::Zeroizing;

use self::handle::{DatabaseHandle, identity};
pub(crate) use self::managed::Managed;
use self::managed::ManagedFile;
use crate::error::DeskError;
use crate::host::Secret;
use crate::system::System;

/// How long the windows show what stopped a change, unless a change gets through before.
const TROUBLE_LASTS: Duration = Duration::from_secs(30);

/// What a call wanted of the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// An answer only.
    Read,
    /// A change. Only one that gets through proves that changes get through again.
    Change,
}

/// Owns the database handle and the state of the connection.
pub(crate) struct ConnectionService {
    system: Arc<System>,
    local: Local,
    /// Where the organisation may have put a connection file.
    managed_path: Option<PathBuf>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    handle: Option<Arc<DatabaseHandle>>,
    /// None until it is set for the first time.
    connection: Option<Connection>,
    /// When a call last met what stops changes.
    troubled: Option<Instant>,
    managed: Managed,
}

impl State {
    fn has(&self, handle: &DatabaseHandle) -> bool {
        self.handle.as_deref().is_some_and(|current| std::ptr::eq(current, handle))
    }

    /// What stopped a change a short while ago.
    fn trouble(&self) -> Option<Code> {
        match self.connection {
            Some(Connection::Online { trouble, .. }) => {
                trouble.filter(|_| self.troubled.is_some_and(|at| at.elapsed() < TROUBLE_LASTS))
            }
            _ => None,
        }
    }
}

impl ConnectionService {
    pub(crate) fn new(system: &Arc<System>, local: &Local, managed_path: Option<PathBuf>) -> Self {
        Self { system: system.clone(), local: local.clone(), managed_path, state: Mutex::default() }
    }

    pub(crate) fn handle(&self) -> Result<Arc<DatabaseHandle>, DeskError> {
        self.state().handle.clone().ok_or(DeskError::NoConnection)
    }

    /// Whether no other connection was chosen since `handle` was taken.
    pub(crate) fn is_current(&self, handle: &DatabaseHandle) -> bool {
        self.state().has(handle)
    }

    pub(crate) fn current(&self) -> Connection {
        self.state().connection.clone().unwrap_or(Connection::None)
    }

    pub(crate) fn managed(&self) -> Managed {
        self.state().managed.clone()
    }

    pub(crate) fn is_online(&self) -> bool {
        matches!(self.state().connection, Some(Connection::Online { .. }))
    }

    pub(crate) fn is_offline(&self) -> bool {
        matches!(self.state().connection, Some(Connection::Offline { .. }))
    }

    /// Refuses at once while the database is away, and polls to see whether it is back.
    pub(crate) fn require_online(&self) -> Result<(), DeskError> {
        let Some(Connection::Offline { code, .. }) = self.state().connection else { return Ok(()) };
        self.system.background.poll.notify_one();
        Err(DeskError::Away(code))
    }

    /// Refuses where the organisation gives the connection.
    pub(crate) fn require_changeable(&self) -> Result<(), DeskError> {
        match self.state().managed {
            Managed::Yes => Err(DeskError::Managed),
            Managed::No | Managed::Refused(_) => Ok(()),
        }
    }

    /// Records a call's outcome in the state of the connection. The outcome of a call to an earlier database changes nothing.
    pub(crate) fn record<T>(
        &self,
        handle: &DatabaseHandle,
        wanted: Wanted,
        answer: Result<T, DatabaseError>,
    ) -> Result<T, DeskError> {
        let says_nothing = answer.as_ref().is_err_and(DatabaseError::says_nothing);
        let mut state = self.state();
        if state.has(handle) && !says_nothing {
            let server = handle.file.place();
            let connection = match &answer {
                Err(error) if error.is_about_connection() => {
                    let since = match &state.connection {
                        Some(Connection::Offline { since, .. }) => *since,
                        _ => Timestamp(self.system.now()),
                    };
                    Connection::Offline { server, since, code: error.code() }
                }
                Err(error) if error.stops_changes() => {
                    state.troubled = Some(Instant::now());
                    Connection::Online { server, trouble: Some(error.code()) }
                }
                Ok(_) if wanted == Wanted::Change => Connection::Online { server, trouble: None },
                _ => Connection::Online { server, trouble: state.trouble() },
            };
            self.set(state, connection);
        } else {
            drop(state);
        }
        Ok(answer?)
    }

    /// Tries the database now and records the outcome.
    pub(crate) async fn reach(&self, handle: &DatabaseHandle) -> Result<(), DeskError> {
        self.record(handle, Wanted::Read, handle.database.reach().await)
    }

    /// Saves a connection that answered, and uses it from now on.
    pub(crate) async fn replace(&self, handle: DatabaseHandle, password: String) -> Result<Connection, DeskError> {
        self.local.keep_setting(Setting::ConnectionFile, &handle.file.to_text()).await?;
        Ok(self.unlock(handle, password).await)
    }

    /// Saves the password of the saved connection file, and uses the connection from now on.
    pub(crate) async fn unlock(&self, handle: DatabaseHandle, password: String) -> Connection {
        self.system.secrets.put(Secret::AccountPassword, password).await;
        let connection = Connection::Online { server: handle.file.place(), trouble: None };
        self.switch(Some(handle), connection.clone());
        self.system.background.poll.notify_one();
        connection
    }

    /// Removes the connection and its password.
    pub(crate) async fn forget(&self) -> Result<Connection, DeskError> {
        self.system.secrets.remove(Secret::AccountPassword).await;
        self.local.forget_setting(Setting::ConnectionFile).await?;
        self.switch(None, Connection::None);
        Ok(Connection::None)
    }

    /// The connection file of this workstation, without its password.
    pub(crate) async fn saved_file(&self) -> Result<Option<ConnectionFile>, DeskError> {
        let text = self.local.setting(Setting::ConnectionFile).await?;
        Ok(text.map(|text| ConnectionFile::parse(&text)).transpose()?)
    }

    /// Whether a connection file is for another database or workstation than the saved connection, if there is one.
    pub(crate) async fn leads_elsewhere(&self, text: &str) -> Result<bool, DeskError> {
        let saved = self.saved_file().await?;
        Ok(saved.is_some_and(|saved| ConnectionFile::parse(text).is_ok_and(|file| target(&file) != target(&saved))))
    }

    /// Saves the organisation's file if there is one, and answers the password in it. If it names another database, everything
    /// that belongs to the old one is removed first: none of it may reach the new one.
    pub(crate) async fn follow_managed(&self) -> Result<Option<Zeroizing<String>>, DeskError> {
        let Some(path) = &self.managed_path else { return Ok(None) };
        let mut file = match managed::read(path).await {
            ManagedFile::Missing => return Ok(None),
            ManagedFile::Refused(reason) => {
                self.state().managed = Managed::Refused(reason);
                return Ok(None);
            }
            ManagedFile::Found(file) => file,
        };
        let password = file.take_password();
        let before = self.local.setting(Setting::ConnectionFile).await?;
        let before = before.and_then(|text| ConnectionFile::parse(&text).ok());
        if before.as_ref().map(target) != Some(target(&file)) {
            self.system.secrets.remove(Secret::AccountPassword).await;
            self.system.secrets.remove(Secret::Session).await;
            for setting in [Setting::Person, Setting::Trial] {
                self.local.forget_setting(setting).await?;
            }
        }
        self.local.keep_setting(Setting::ConnectionFile, &file.to_text()).await?;
        self.state().managed = Managed::Yes;
        Ok(password)
    }

    /// Restores the saved connection. `password` is the one that the organisation's file gave; else the keyring has it.
    pub(crate) async fn restore(&self, password: Option<Zeroizing<String>>) -> Result<(), DeskError> {
        let Some(file) = self.saved_file().await? else { return Ok(()) };
        let server = file.place();
        let password = match password {
            Some(password) => Some(password.to_string()),
            None => self.system.secrets.get(Secret::AccountPassword).await,
        };
        match password {
            Some(password) => {
                self.switch(Some(DatabaseHandle::new(file, &password)), Connection::Connecting { server });
            }
            None => self.switch(None, Connection::Locked { server }),
        }
        Ok(())
    }

    fn switch(&self, handle: Option<DatabaseHandle>, connection: Connection) {
        let mut state = self.state();
        state.handle = handle.map(Arc::new);
        self.set(state, connection);
    }

    /// Sets the state and tells the windows, unless it is the same as before.
    fn set(&self, mut state: MutexGuard<'_, State>, connection: Connection) {
        if state.connection.as_ref() == Some(&connection) {
            return;
        }
        state.connection = Some(connection.clone());
        let online = matches!(connection, Connection::Online { .. });
        self.system.counts.set(|counts| counts.online = online);
        drop(state);
        tracing::info!(state = name(&connection), "connection");
        if online {
            self.system.background.send.notify_one();
            self.system.background.upload.notify_one();
        }
        self.system.host.signal(&Signal::Connection { connection });
        self.system.counts.show();
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Where a file leads. The number of the account is left out: another password changes it.
fn target(file: &ConnectionFile) -> (String, &str) {
    (identity(file), file.workstation())
}

/// The name of a state for logs: without the server's name.
pub(crate) const fn name(connection: &Connection) -> &'static str {
    match connection {
        Connection::None => "none",
        Connection::Locked { .. } => "locked",
        Connection::Connecting { .. } => "connecting",
        Connection::Online { .. } => "online",
        Connection::Offline { .. } => "offline",
    }
}
