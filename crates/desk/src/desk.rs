//! The desk itself: what it holds, and how it starts and ends.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use local_store::{Cache, Local, Owner};
use model::{AppState, Connection, Keyring, Language, Preferences, Signal, TicketId, Watch, WorkstationName};
use private_server::private_desk::PrivateDesk;
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::ahead::{self, Ahead};
use crate::clock::Clock;
use crate::error::DeskError;
use crate::here::{Here, Link, Signed, Turn};
use crate::host::{Counts, Host};
use crate::managed::Managed;
use crate::outbox::{self, Outbox};
use crate::samples::people::PASSWORD;
use crate::secrets::Secrets;
use crate::watch;

/// What a desk is given when it opens.
pub struct Surroundings {
    /// The system around it.
    pub host: Arc<dyn Host>,
    /// This workstation's clock.
    pub clock: Arc<dyn Clock>,
    /// Where this profile keeps its files.
    pub directory: PathBuf,
    /// The name that this workstation gives itself in lists of sessions.
    pub workstation: String,
    /// The application's version, to be shown.
    pub version: String,
    /// The language of the system, for whoever chose none.
    pub language: Language,
    /// Where the organisation may have put a connection file.
    pub managed: Option<PathBuf>,
    /// Where the logs are, if they are kept.
    pub log_directory: Option<PathBuf>,
    /// Whether this is for whoever develops the application.
    pub development: bool,
}

/// The use cases of one person at one workstation. Cheap to clone; all clones are the same desk.
#[derive(Clone)]
pub struct Desk {
    pub(crate) inner: Arc<Inner>,
}

pub(crate) struct Inner {
    pub(crate) host: Arc<dyn Host>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) local: Local,
    pub(crate) cache: Cache,
    /// Held while an answer is written to the cache or a person's answers are wiped.
    pub(crate) cache_gate: tokio::sync::Mutex<()>,
    pub(crate) outbox: Outbox,
    pub(crate) ahead: Ahead,
    pub(crate) secrets: Secrets,
    pub(crate) workstation: WorkstationName,
    /// Makes the watch look now.
    pub(crate) wake: Notify,
    /// Whose turn it is to change who is signed in or where, here and in what is kept.
    pub(crate) turn: tokio::sync::Mutex<()>,
    /// What salts of new passwords follow from; see [`Derivation::salt_for`].
    pub(crate) salts: [u8; 32],
    pub(crate) ended: CancellationToken,
    pub(crate) directory: PathBuf,
    pub(crate) managed: Option<PathBuf>,
    pub(crate) log_directory: Option<PathBuf>,
    pub(crate) development: bool,
    /// The private database of a trial while it runs.
    pub(crate) trial: tokio::sync::Mutex<Option<PrivateDesk>>,
    version: String,
    /// The language of the system.
    language: Language,
    state: Mutex<State>,
    pub(crate) workers: TaskTracker,
}

#[derive(Default)]
pub(crate) struct State {
    link: Option<Arc<Link>>,
    signed: Option<Arc<Signed>>,
    /// Who signed in last and has not signed out: an ended session must not cost what is being typed.
    writer: Option<Owner>,
    pub(crate) connection: Option<Connection>,
    watch: Option<Watch>,
    preferences: Preferences,
    managed: Managed,
    /// Whether the connection is to a trial on this computer.
    trial: bool,
    /// The pool as a window last read it.
    pool: Vec<TicketId>,
    /// No look has come since the pool was read differently than before.
    pool_unconfirmed: bool,
}

impl State {
    /// Whether this is still the way to the database.
    pub(crate) fn leads_through(&self, link: &Link) -> bool {
        self.link.as_deref().is_some_and(|now| std::ptr::eq(now, link))
    }
}

impl Desk {
    /// Opens the desk of a profile: reads its files, takes up the connection and the session that it had, and begins to
    /// watch. It does not wait for the database.
    pub async fn open(surroundings: Surroundings) -> Result<Self, DeskError> {
        let Surroundings {
            host,
            clock,
            directory,
            workstation,
            version,
            language,
            managed,
            log_directory,
            development,
        } = surroundings;
        let local = Local::open(&directory).await?;
        let cache = Cache::open(&directory).await;
        let mut salts = [0; 32];
        getrandom::fill(&mut salts).map_err(|error| DeskError::Internal(error.to_string()))?;
        let desk = Self {
            inner: Arc::new(Inner {
                secrets: Secrets::new(Arc::clone(&host)),
                workstation: name_of(&workstation)?,
                wake: Notify::new(),
                turn: tokio::sync::Mutex::default(),
                salts,
                ended: CancellationToken::new(),
                state: Mutex::default(),
                workers: TaskTracker::new(),
                host,
                clock,
                local,
                cache,
                cache_gate: tokio::sync::Mutex::default(),
                outbox: Outbox::default(),
                ahead: Ahead::default(),
                directory,
                managed,
                log_directory,
                development,
                trial: tokio::sync::Mutex::default(),
                version,
                language,
            }),
        };
        desk.restore_preferences().await?;
        desk.restore_connection().await?;
        desk.restore_session(&desk.turn().await).await?;
        desk.inner.workers.spawn(watch::run(desk.clone()));
        desk.inner.workers.spawn(outbox::run(desk.clone()));
        desk.inner.workers.spawn(ahead::run(desk.clone()));
        Ok(desk)
    }

    /// Ends the background work and closes the files. The session stays open for the next start.
    pub async fn shutdown(&self) {
        self.inner.ended.cancel();
        self.inner.workers.close();
        self.inner.workers.wait().await;
        if let Some(trial) = self.inner.trial.lock().await.take()
            && let Err(error) = trial.stop().await
        {
            tracing::warn!(%error, "the trial's database did not end cleanly");
        }
        self.inner.local.close().await;
        self.inner.cache.close().await;
    }

    /// What a window needs to know when it opens.
    pub async fn app_state(&self, (): ()) -> Result<AppState, DeskError> {
        // Nobody's outbox is an empty one.
        let outbox = if self.writer().is_ok() { self.outbox_list(()).await? } else { Vec::new() };
        let set_aside = self.inner.local.set_aside().map(|path| path.display().to_string());
        let (startup, tray) = self.ask_host(|host| (host.startup(), host.has_tray())).await?;
        let keyring = self.inner.secrets.keyring();
        let (trial, trial_people) = (self.is_trial(), self.trial_people());
        let state = self.state();
        Ok(AppState {
            outbox,
            set_aside,
            startup,
            tray,
            trial,
            trial_people,
            trial_password: trial.then(|| PASSWORD.to_owned()),
            managed: matches!(state.managed, Managed::Yes),
            managed_refused: match &state.managed {
                Managed::Refused(why) => Some(why.clone()),
                Managed::No | Managed::Yes => None,
            },
            development: self.inner.development,
            preferences: state.preferences.clone(),
            connection: state.connection.clone().unwrap_or(Connection::None),
            person: state.signed.as_ref().map(|signed| signed.person.clone()),
            watch: state.watch.clone(),
            remembers: keyring == Keyring::Ready,
            keyring,
            version: self.inner.version.clone(),
            language: state.preferences.language.unwrap_or(self.inner.language),
        })
    }

    /// The language of everything that is said to the person.
    #[must_use]
    pub fn language(&self) -> Language {
        self.state().preferences.language.unwrap_or(self.inner.language)
    }

    /// Speaks the language that the person chose from now on, or the system's.
    pub fn speak(&self, chosen: Option<Language>) {
        let before = self.language();
        self.state().preferences.language = chosen;
        let language = self.language();
        if language != before {
            self.inner.host.signal(&Signal::Language { language });
        }
    }

    /// Whether somebody is signed in.
    #[must_use]
    pub fn is_signed_in(&self) -> bool {
        self.state().signed.is_some()
    }

    /// What the person set.
    #[must_use]
    pub fn preferences(&self) -> Preferences {
        self.state().preferences.clone()
    }

    pub(crate) fn set_preferences(&self, preferences: Preferences) {
        self.state().preferences = preferences;
    }

    pub(crate) fn managed(&self) -> Managed {
        self.state().managed.clone()
    }

    pub(crate) fn set_managed(&self, managed: Managed) {
        self.state().managed = managed;
    }

    /// Whether this is a trial on this computer.
    pub(crate) fn is_trial(&self) -> bool {
        self.state().trial
    }

    pub(crate) fn set_trial(&self, trial: bool) {
        self.state().trial = trial;
    }

    pub(crate) fn link(&self) -> Result<Arc<Link>, DeskError> {
        self.state().link.clone().ok_or(DeskError::NoConnection)
    }

    /// Waits for the turn to change who is signed in or where.
    pub(crate) async fn turn(&self) -> Turn<'_> {
        self.inner.turn.lock().await
    }

    /// Whether this very session is still the one of this workstation.
    pub(crate) fn is_signed(&self, signed: &Signed) -> bool {
        self.state().signed.as_ref().is_some_and(|now| now.token == signed.token)
    }

    /// Whether this is still the way to the database.
    pub(crate) fn is_link(&self, link: &Link) -> bool {
        self.state().leads_through(link)
    }

    /// The database and the session, or why there is none.
    pub(crate) fn here(&self) -> Result<Here, DeskError> {
        let state = self.state();
        let link = state.link.clone().ok_or(DeskError::NoConnection)?;
        let signed = state.signed.clone().ok_or(DeskError::SignedOut)?;
        Ok(Here { link, signed })
    }

    /// The same for what only the database can decide. While it is away that is refused at once, and looked whether it is back.
    pub(crate) fn here_with_database(&self) -> Result<Here, DeskError> {
        let here = self.here()?;
        let Some(Connection::Offline { code: away, .. }) = self.state().connection else { return Ok(here) };
        self.inner.wake.notify_one();
        Err(DeskError::Away(away))
    }

    /// Whose drafts are kept now.
    pub(crate) fn writer(&self) -> Result<Owner, DeskError> {
        self.state().writer.clone().ok_or(DeskError::SignedOut)
    }

    pub(crate) fn set_link(&self, link: Option<Arc<Link>>, connection: Connection) {
        let mut state = self.state();
        state.link = link;
        self.set_connection(state, connection);
    }

    pub(crate) fn set_signed(&self, link: &Link, signed: Signed) {
        let mut state = self.state();
        state.writer = Some(Owner { database: link.identity(), person: signed.person.id });
        state.signed = Some(Arc::new(signed));
        state.watch = None;
        state.pool.clear();
        drop(state);
        self.inner.ahead.forget();
        self.show_counts();
        self.inner.outbox.wake.notify_one();
    }

    /// Forgets who is signed in, and with `out` also whose drafts are kept.
    pub(crate) fn set_signed_out(&self, out: bool) {
        let mut state = self.state();
        state.signed = None;
        state.watch = None;
        if out {
            state.writer = None;
        }
        drop(state);
        self.show_counts();
        // The watch takes back what it told.
        self.inner.wake.notify_one();
    }

    /// Exchanges what is known of the person who is signed in, unless somebody else signed in meanwhile.
    pub(crate) fn replace_signed(&self, signed: Signed) {
        let mut state = self.state();
        if state.signed.as_ref().is_some_and(|now| now.token == signed.token) {
            state.signed = Some(Arc::new(signed));
        }
    }

    /// Takes over what a watch answered, and tells the windows if it is news to `signed`.
    pub(crate) fn set_watch(&self, signed: &Signed, watch: &Watch) -> bool {
        let mut state = self.state();
        let still = state.signed.as_ref().is_some_and(|now| now.token == signed.token);
        let unconfirmed = still && std::mem::take(&mut state.pool_unconfirmed);
        if !still || (state.watch.as_ref() == Some(watch) && !unconfirmed) {
            return false;
        }
        state.watch = Some(watch.clone());
        drop(state);
        self.inner.host.signal(&Signal::Changed { watch: watch.clone() });
        self.show_counts();
        true
    }

    /// Notes what a window read of the pool. What came and went between two looks leaves them equal, but not the window that read in
    /// between: the next look is told in any case. The window reads again, finds the same, and is confirmed.
    pub(crate) fn pool_was_read(&self, tickets: Vec<TicketId>) {
        let mut state = self.state();
        if state.pool != tickets {
            state.pool = tickets;
            state.pool_unconfirmed = true;
        }
    }

    /// Tells the host what there is to be seen at a glance.
    pub(crate) fn show_counts(&self) {
        let preferences = self.preferences();
        let until = preferences.quiet_until.filter(|_| self.asked_for_quiet(&preferences));
        let offset = self.inner.clock.local().offset();
        let state = self.state();
        let watch = state.watch.as_ref();
        let counts = Counts {
            unread: watch.map_or(0, |watch| watch.unread),
            pool: watch.map_or(0, |watch| watch.pool),
            online: matches!(state.connection, Some(Connection::Online { .. })),
            role: state.signed.as_ref().map(|signed| signed.person.role),
            quiet_until: until.map(|until| until.0.to_offset(offset)),
            badge: preferences.badge,
        };
        drop(state);
        self.inner.host.show_counts(counts);
    }

    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.inner.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A computer may be called anything; what a list of sessions cannot show is left out.
fn name_of(workstation: &str) -> Result<WorkstationName, DeskError> {
    let plain: String = workstation.chars().filter(|c| c.is_ascii_graphic() || *c == ' ').take(100).collect();
    WorkstationName::parse(&plain).or_else(|_| WorkstationName::parse("workstation")).map_err(DeskError::from)
}
