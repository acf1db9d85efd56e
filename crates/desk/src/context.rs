//! What a command works with: the services of one desk.

use std::path::PathBuf;
use std::sync::Arc;

use local_store::{Cache, Local};

use crate::cache::CacheService;
use crate::config::Config;
use crate::connection::ConnectionService;
use crate::drafts::DraftService;
use crate::error::DeskError;
use crate::files::FileService;
use crate::offers::OfferService;
use crate::outbox::OutboxService;
use crate::poll::PollService;
use crate::preferences::PreferencesService;
use crate::prefetch::PrefetchService;
use crate::session::SessionService;
use crate::shortcut::ShortcutService;
use crate::system::System;
use crate::trial::TrialService;
use crate::uploads::UploadService;

/// The services and the facts that no service owns.
pub(crate) struct Context {
    pub(crate) system: Arc<System>,
    pub(crate) local: Local,
    pub(crate) preferences: Arc<PreferencesService>,
    pub(crate) connection: Arc<ConnectionService>,
    pub(crate) session: Arc<SessionService>,
    pub(crate) cache: Arc<CacheService>,
    pub(crate) prefetch: Arc<PrefetchService>,
    pub(crate) drafts: DraftService,
    pub(crate) outbox: Arc<OutboxService>,
    pub(crate) files: FileService,
    pub(crate) offers: OfferService,
    pub(crate) shortcut: Arc<ShortcutService>,
    pub(crate) uploads: Arc<UploadService>,
    pub(crate) poll: Arc<PollService>,
    pub(crate) trial: Arc<TrialService>,
    pub(crate) version: String,
    pub(crate) directory: PathBuf,
    pub(crate) log_directory: Option<PathBuf>,
    pub(crate) development: bool,
}

impl Context {
    /// Opens the profile's files and builds the services. Nothing runs yet.
    pub(crate) async fn build(config: Config) -> Result<Self, DeskError> {
        let Config { host, clock, directory, workstation, version, language, managed, log_directory, development } =
            config;
        let (local, cache) = tokio::join!(Local::open(&directory), Cache::open(&directory));
        let local = local?;
        let system = Arc::new(System::new(host, clock));
        let preferences = Arc::new(PreferencesService::new(&system, &local, language, development));
        let connection = Arc::new(ConnectionService::new(&system, &local, managed));
        let session = Arc::new(SessionService::new(&system, &local, &connection, &workstation)?);
        let cache = Arc::new(CacheService::new(&system, &local, cache, &connection, &session));
        let prefetch = Arc::new(PrefetchService::new(&connection, &session, &cache));
        let drafts = DraftService::new(&system, &local, &session, &cache);
        let outbox = Arc::new(OutboxService::new(&system, &local, &connection, &session, &cache));
        let files = FileService::new(&system, &local, &session, &cache);
        let uploads = Arc::new(UploadService::new(&system, &local, &connection, &session));
        let poll = Arc::new(PollService::new(&system, &local, &connection, &session));
        let shortcut = Arc::new(ShortcutService::new(&system, &local));
        let trial = Arc::new(TrialService::new(&system, &local, &cache, &directory));
        Ok(Self {
            system,
            local,
            preferences,
            connection,
            session,
            cache,
            prefetch,
            drafts,
            outbox,
            files,
            offers: OfferService::default(),
            shortcut,
            uploads,
            poll,
            trial,
            version,
            directory,
            log_directory,
            development,
        })
    }
}
