//! The trial: a private database in this profile's directory with sample people and tickets, which can be removed without a
//! trace.

pub(crate) mod error;

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use database::connection_file::{ConnectionFile, Server};
use local_store::{Local, Setting};
use model::{Signal, TrialStep};
use private_server::private_installation::{PrivateInstallation, Route, loopback};
use private_server::{Binary, Options, Places, PrivateServer, PrivateServerError, cache_directory};

use self::error::TrialError;
use crate::cache::CacheService;
use crate::connection::handle::identity;
use crate::error::DeskError;
use crate::session::SessionLock;
use crate::system::System;

/// The name of the workstation account that the trial uses.
const WORKSTATION: &str = "trial";

/// Owns the private database of a trial.
pub(crate) struct TrialService {
    system: Arc<System>,
    local: Local,
    cache: Arc<CacheService>,
    directory: PathBuf,
    /// Whether this workstation is connected to its trial.
    active: AtomicBool,
    /// The database while it runs.
    running: tokio::sync::Mutex<Option<PrivateInstallation>>,
}

impl TrialService {
    /// Everything that belongs to the trial is in a directory of its own inside `profile`.
    pub(crate) fn new(system: &Arc<System>, local: &Local, cache: &Arc<CacheService>, profile: &Path) -> Self {
        let (active, running) = (AtomicBool::new(false), tokio::sync::Mutex::default());
        Self {
            system: system.clone(),
            local: local.clone(),
            cache: cache.clone(),
            directory: profile.join("trial"),
            active,
            running,
        }
    }

    pub(crate) fn is_active(&self) -> bool {
        self.active.load(Ordering::Acquire)
    }

    /// Makes a trial and answers its connection file; answers none if it runs already. `populate` makes its people and tickets in
    /// the given scratch directory. If something fails, nothing is left.
    pub(crate) async fn make(
        self: &Arc<Self>,
        populate: impl AsyncFnOnce(&PrivateInstallation, &Path) -> Result<(), TrialError> + Send + 'static,
    ) -> Result<Option<ConnectionFile>, DeskError> {
        let mut running = self.running.lock().await;
        if running.is_some() {
            return Ok(None);
        }
        let binary = find_server().await?;
        let trial = Arc::clone(self);
        match on_own_thread(|| async move { trial.build(binary, populate).await }).await? {
            Ok((desk, file)) => {
                *running = Some(desk);
                Ok(Some(file))
            }
            Err(error) => {
                self.remove_files().await?;
                Err(error.into())
            }
        }
    }

    /// Notes that this workstation is connected to its trial, and by which port.
    pub(crate) async fn activate(&self, file: &ConnectionFile) -> Result<(), DeskError> {
        let Server::Host { port, .. } = file.server() else {
            return Err(DeskError::Internal("a trial is reached by its port".into()));
        };
        self.local.keep_setting(Setting::Trial, &port.to_string()).await?;
        self.active.store(true, Ordering::Release);
        Ok(())
    }

    /// Starts the database of a trial that was active when the application ended.
    pub(crate) async fn restore(self: &Arc<Self>) -> Result<(), DeskError> {
        let Some(port) = self.local.setting(Setting::Trial).await? else { return Ok(()) };
        self.active.store(true, Ordering::Release);
        let trial = Arc::clone(self);
        let started = async {
            let binary = find_server().await?;
            let started = on_own_thread(|| async move { trial.start(binary, port.parse().ok()).await });
            Ok::<_, DeskError>(started.await??)
        };
        match started.await {
            Ok(desk) => {
                self.follow_port(desk.server().port()).await?;
                *self.running.lock().await = Some(desk);
            }
            // The window says that the database is away, and offers to remove the trial.
            Err(error) => tracing::warn!(%error, "the trial's database could not be started"),
        }
        Ok(())
    }

    /// Removes the trial if there is one: server, data, and everything that this workstation kept of its people.
    pub(crate) async fn remove(&self, _lock: &SessionLock<'_>) -> Result<(), DeskError> {
        if !self.is_active() {
            return Ok(());
        }
        if let Some(mut desk) = self.running.lock().await.take() {
            // Its data are deleted next: no need for a clean stop.
            desk.kill().map_err(TrialError::from)?;
        }
        if let Some(text) = self.local.setting(Setting::ConnectionFile).await?
            && let Ok(file) = ConnectionFile::parse(&text)
        {
            let identity = identity(&file);
            self.local.forget_database(&identity).await?;
            self.cache.remove_database(&identity).await?;
        }
        self.remove_files().await?;
        self.local.forget_setting(Setting::Trial).await?;
        self.active.store(false, Ordering::Release);
        Ok(())
    }

    /// Stops the database; the next start of the application starts it again.
    pub(crate) async fn stop(&self) {
        if let Some(desk) = self.running.lock().await.take()
            && let Err(error) = desk.stop().await
        {
            tracing::warn!(%error, "the trial's database did not stop cleanly");
        }
    }

    async fn build(
        &self,
        binary: Binary,
        populate: impl AsyncFnOnce(&PrivateInstallation, &Path) -> Result<(), TrialError>,
    ) -> Result<(PrivateInstallation, ConnectionFile), TrialError> {
        let step = |step| self.system.host.signal(&Signal::Trial { step });
        step(TrialStep::Server);
        // An interrupted set-up starts again from nothing.
        self.remove_files().await?;
        let server = self.start_server(binary, None).await?;
        step(TrialStep::Schema);
        let desk = PrivateInstallation::install(server).await?;
        step(TrialStep::Samples);
        let scratch = self.directory.join("samples");
        populate(&desk, &scratch).await?;
        let removed = tokio::fs::remove_dir_all(&scratch).await;
        removed.map_err(|cause| TrialError::Directory { path: scratch, cause })?;
        let file = desk.workstation(WORKSTATION, Route::Port(desk.server().port())).await?;
        Ok((desk, file))
    }

    async fn start(&self, binary: Binary, port: Option<u16>) -> Result<PrivateInstallation, TrialError> {
        let server = match self.start_server(binary.clone(), port).await {
            Err(PrivateServerError::PortTaken { .. }) => self.start_server(binary, None).await?,
            started => started?,
        };
        Ok(PrivateInstallation::install(server).await?)
    }

    async fn start_server(&self, binary: Binary, port: Option<u16>) -> Result<PrivateServer, PrivateServerError> {
        let data_dir = self.directory.join("data");
        // No shared template: everything that the trial needs is in its own directory and is removed with it.
        PrivateServer::start(Options {
            binary,
            data_dir,
            template_cache: None,
            port,
            tls: None,
            durable: false,
            arguments: Vec::new(),
        })
        .await
    }

    /// Saves the port that the server has now: another program may have taken the one of the last run.
    async fn follow_port(&self, port: u16) -> Result<(), DeskError> {
        let Some(text) = self.local.setting(Setting::ConnectionFile).await? else { return Ok(()) };
        let file = ConnectionFile::parse(&text)?;
        let file = ConnectionFile::new(loopback(port), file.database(), file.account())?;
        self.activate(&file).await?;
        Ok(self.local.keep_setting(Setting::ConnectionFile, &file.to_text()).await?)
    }

    async fn remove_files(&self) -> Result<(), TrialError> {
        match tokio::fs::remove_dir_all(&self.directory).await {
            Err(cause) if cause.kind() != ErrorKind::NotFound => {
                Err(TrialError::Directory { path: self.directory.clone(), cause })
            }
            _ => Ok(()),
        }
    }
}

/// Runs work whose future is not `Send`: the administrator's functions were made for programs that do one thing at a time.
async fn on_own_thread<T: Send + 'static, F: Future<Output = T>>(
    work: impl FnOnce() -> F + Send + 'static,
) -> Result<T, DeskError> {
    let runtime = tokio::runtime::Handle::current();
    let done = tokio::task::spawn_blocking(move || runtime.block_on(work())).await;
    done.map_err(|error| DeskError::Internal(error.to_string()))
}

/// Finds a server program, on a thread that may block: each program is asked for its version.
async fn find_server() -> Result<Binary, DeskError> {
    let found = tokio::task::spawn_blocking(|| {
        let cache = cache_directory();
        Binary::find_all(&Places::of_this_computer(cache.as_deref())).into_iter().next()
    });
    found.await.map_err(|error| DeskError::Internal(error.to_string()))?.ok_or(DeskError::NoServer)
}
