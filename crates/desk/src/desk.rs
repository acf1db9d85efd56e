//! The desk itself: what it holds, how it starts and ends, and how an answer of the database changes its state.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use model::{AppState, Code, Connection, Profile, Signal, TicketId, Timestamp, Watch, WorkstationName};
use store::connection_file::ConnectionFile;
use store::local::{DraftOwner, Local};
use store::mysql::{Database, DatabaseError, Token};
use store::password::Derivation;
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::clock::Clock;
use crate::error::DeskError;
use crate::host::{Counts, Host};
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
    pub(crate) secrets: Secrets,
    pub(crate) workstation: WorkstationName,
    /// Makes the watch look now.
    pub(crate) wake: Notify,
    /// Whose turn it is to change who is signed in or where, here and in what is kept.
    pub(crate) turn: tokio::sync::Mutex<()>,
    /// What salts of new passwords follow from; see [`Derivation::salt_for`].
    pub(crate) salts: [u8; 32],
    pub(crate) ended: CancellationToken,
    version: String,
    state: Mutex<State>,
    pub(crate) workers: TaskTracker,
}

#[derive(Default)]
struct State {
    link: Option<Arc<Link>>,
    signed: Option<Arc<Signed>>,
    /// Who signed in last and has not signed out: an ended session must not cost what is being typed.
    writer: Option<DraftOwner>,
    connection: Option<Connection>,
    watch: Option<Watch>,
    /// The pool as a window last read it.
    pool: Vec<TicketId>,
    /// No look has come since the pool was read differently than before.
    pool_unconfirmed: bool,
}

impl State {
    fn leads_through(&self, link: &Link) -> bool {
        self.link.as_deref().is_some_and(|now| std::ptr::eq(now, link))
    }
}

/// The right to change who is signed in or where; whoever holds it is alone with that.
pub(crate) type Turn<'a> = tokio::sync::MutexGuard<'a, ()>;

/// The way to one database.
pub(crate) struct Link {
    pub(crate) file: ConnectionFile,
    pub(crate) database: Database,
}

impl Link {
    /// Tells this database from others, for what is kept locally.
    pub(crate) fn identity(&self) -> String {
        format!("{}/{}", self.file.server(), self.file.database())
    }
}

/// Who is signed in, and what proves it.
#[derive(Clone)]
pub(crate) struct Signed {
    pub(crate) token: Token,
    pub(crate) person: Profile,
    /// How this person's key is derived, so that asking for the password again costs no round trip.
    pub(crate) derivation: Derivation,
}

/// A way to a database and somebody who is signed in there.
pub(crate) struct Here {
    pub(crate) link: Arc<Link>,
    pub(crate) signed: Arc<Signed>,
}

impl Here {
    pub(crate) fn database(&self) -> &Database {
        &self.link.database
    }

    pub(crate) fn token(&self) -> &Token {
        &self.signed.token
    }
}

impl Desk {
    /// Opens the desk of a profile: reads its files, takes up the connection and the session that it had, and begins to
    /// watch. It does not wait for the database.
    pub async fn open(surroundings: Surroundings) -> Result<Self, DeskError> {
        let Surroundings { host, clock, directory, workstation, version } = surroundings;
        let local = Local::open(&directory).await?;
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
                version,
            }),
        };
        desk.restore_connection().await?;
        desk.restore_session(&desk.turn().await).await?;
        desk.inner.workers.spawn(watch::run(desk.clone()));
        Ok(desk)
    }

    /// Ends the background work and closes the files. The session stays open for the next start.
    pub async fn shutdown(&self) {
        self.inner.ended.cancel();
        self.inner.workers.close();
        self.inner.workers.wait().await;
        self.inner.local.close().await;
    }

    /// What a window needs to know when it opens.
    pub async fn app_state(&self, (): ()) -> Result<AppState, DeskError> {
        let state = self.state();
        Ok(AppState {
            connection: state.connection.clone().unwrap_or(Connection::None),
            person: state.signed.as_ref().map(|signed| signed.person.clone()),
            watch: state.watch.clone(),
            remembers: self.inner.secrets.remembers(),
            version: self.inner.version.clone(),
        })
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

    /// Whose drafts are kept now.
    pub(crate) fn writer(&self) -> Result<DraftOwner, DeskError> {
        self.state().writer.clone().ok_or(DeskError::SignedOut)
    }

    pub(crate) fn set_link(&self, link: Option<Arc<Link>>, connection: Connection) {
        let mut state = self.state();
        state.link = link;
        self.set_connection(state, connection);
    }

    pub(crate) fn set_signed(&self, link: &Link, signed: Signed) {
        let mut state = self.state();
        state.writer = Some(DraftOwner { database: link.identity(), person: signed.person.id });
        state.signed = Some(Arc::new(signed));
        state.watch = None;
        state.pool.clear();
        drop(state);
        self.show_counts();
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

    /// Looks at what came of a call: it tells whether the database is there and whether the session still holds.
    pub(crate) fn settle<T>(&self, here: &Here, answer: Result<T, DatabaseError>) -> Result<T, DeskError> {
        if matches!(answer, Err(DatabaseError::Refused(Code::SessionEnded))) {
            self.session_lost(&here.signed);
        }
        self.settle_link(&here.link, answer)
    }

    /// The same for a call that needs nobody to be signed in. An answer that comes when this is no longer the way to the
    /// database tells nothing of the present one.
    pub(crate) fn settle_link<T>(&self, link: &Link, answer: Result<T, DatabaseError>) -> Result<T, DeskError> {
        let state = self.state();
        if state.leads_through(link) {
            let server = link.file.server().to_string();
            let connection = match &answer {
                Err(error) if error.is_about_connection() => {
                    let since = match &state.connection {
                        Some(Connection::Offline { since, .. }) => *since,
                        _ => Timestamp(self.inner.clock.now()),
                    };
                    Connection::Offline { server, since, code: error.code() }
                }
                _ => Connection::Online { server },
            };
            self.set_connection(state, connection);
        } else {
            drop(state);
        }
        Ok(answer?)
    }

    /// The same for a call that changed something: the watch looks at once, so that every list is right.
    pub(crate) fn settle_change<T>(&self, here: &Here, answer: Result<T, DatabaseError>) -> Result<T, DeskError> {
        let answer = self.settle(here, answer);
        self.inner.wake.notify_one();
        answer
    }

    pub(crate) fn is_online(&self) -> bool {
        matches!(self.state().connection, Some(Connection::Online { .. }))
    }

    /// Tells the windows when, and only when, it is another state than before.
    fn set_connection(&self, mut state: MutexGuard<'_, State>, connection: Connection) {
        if state.connection.as_ref() == Some(&connection) {
            return;
        }
        state.connection = Some(connection.clone());
        drop(state);
        tracing::info!(state = word(&connection), "connection");
        self.inner.host.signal(&Signal::Connection { connection });
        self.show_counts();
    }

    fn show_counts(&self) {
        let state = self.state();
        let watch = state.watch.as_ref();
        let counts = Counts {
            unread: watch.map_or(0, |watch| watch.unread),
            pool: watch.map_or(0, |watch| watch.pool),
            online: matches!(state.connection, Some(Connection::Online { .. })),
        };
        drop(state);
        self.inner.host.show_counts(counts);
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.inner.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A state in the log, without the server's name.
const fn word(connection: &Connection) -> &'static str {
    match connection {
        Connection::None => "none",
        Connection::Locked { .. } => "locked",
        Connection::Connecting { .. } => "connecting",
        Connection::Online { .. } => "online",
        Connection::Offline { .. } => "offline",
    }
}

/// A computer may be called anything; what a list of sessions cannot show is left out.
fn name_of(workstation: &str) -> Result<WorkstationName, DeskError> {
    let plain: String = workstation.chars().filter(|c| c.is_ascii_graphic() || *c == ' ').take(100).collect();
    WorkstationName::parse(&plain).or_else(|_| WorkstationName::parse("workstation")).map_err(DeskError::from)
}
