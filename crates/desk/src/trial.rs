//! Trying the application on one computer: a private database of this profile with sample people and tickets, gone with one word.

use std::io::ErrorKind;
use std::path::PathBuf;

use database::connection_file::ConnectionFile;
use local_store::Setting;
use model::{Connection, Signal, TrialPerson, TrialStep};
use private_server::private_desk::{PrivateDesk, PrivateDeskError, Way, loopback};
use private_server::{Binary, Options, Places, PrivateServer, PrivateServerError, cache_directory};

use crate::connection::link;
use crate::desk::Desk;
use crate::error::DeskError;
use crate::here::Turn;
use crate::host::Secret;
use crate::samples::{self, SampleError, people};

/// The workstation of whoever tries.
const WORKSTATION: &str = "trial";

/// Why a trial could not be made or started.
#[derive(Debug, thiserror::Error)]
pub enum TrialError {
    /// Its server or what is on it.
    #[error(transparent)]
    Desk(#[from] PrivateDeskError),
    /// Its people and tickets.
    #[error(transparent)]
    Samples(#[from] SampleError),
    /// Its directory.
    #[error("cannot use {}: {cause}", .path.display())]
    Directory {
        /// Which.
        path: PathBuf,
        /// Why.
        #[source]
        cause: std::io::Error,
    },
}

impl From<PrivateServerError> for TrialError {
    fn from(error: PrivateServerError) -> Self {
        Self::Desk(error.into())
    }
}

impl Desk {
    /// Makes a trial and connects to it. Nothing stays of one that cannot be made.
    pub async fn trial_start(&self, (): ()) -> Result<Connection, DeskError> {
        self.may_change_connection()?;
        let mut running = self.inner.trial.lock().await;
        if running.is_none() {
            let binary = find_server().await?;
            let desk = self.clone();
            let made = on_its_own_thread(|| async move { desk.make_trial(binary).await }).await?;
            let (private, file) = match made {
                Ok(made) => made,
                Err(error) => {
                    self.remove_trial_files().await?;
                    return Err(error.into());
                }
            };
            *running = Some(private);
            drop(running);
            self.enter_trial(file).await?;
        } else {
            drop(running);
        }
        self.inner.host.signal(&Signal::Trial { step: TrialStep::Ready });
        Ok(self.app_state(()).await?.connection)
    }

    /// Ends the trial and removes everything that belongs to it.
    pub async fn trial_remove(&self, (): ()) -> Result<Connection, DeskError> {
        if self.is_trial() {
            let turn = self.turn().await;
            self.leave(&turn).await?;
            self.remove_trial(&turn).await?;
            self.inner.secrets.forget(Secret::AccountPassword).await;
            self.inner.local.forget_setting(Setting::ConnectionFile).await?;
            self.set_link(None, Connection::None);
        }
        Ok(self.app_state(()).await?.connection)
    }

    async fn start_trial(&self, binary: Binary, port: Option<u16>) -> Result<PrivateDesk, TrialError> {
        let server = match self.start_server(binary.clone(), port).await {
            Err(PrivateServerError::PortTaken { .. }) => self.start_server(binary, None).await?,
            started => started?,
        };
        Ok(PrivateDesk::install(server).await?)
    }

    async fn make_trial(&self, binary: Binary) -> Result<(PrivateDesk, ConnectionFile), TrialError> {
        let step = |step| self.inner.host.signal(&Signal::Trial { step });
        step(TrialStep::Server);
        // One that was broken off is begun again.
        self.remove_trial_files().await?;
        let server = self.start_server(binary, None).await?;
        step(TrialStep::Schema);
        let desk = PrivateDesk::install(server).await?;
        step(TrialStep::Samples);
        let directory = self.trial_directory().join("samples");
        samples::make(&desk, &directory).await?;
        let removed = tokio::fs::remove_dir_all(&directory).await;
        removed.map_err(|cause| TrialError::Directory { path: directory, cause })?;
        let file = desk.workstation(WORKSTATION, Way::Port(desk.server().port())).await?;
        Ok((desk, file))
    }

    async fn enter_trial(&self, mut file: ConnectionFile) -> Result<(), DeskError> {
        let password = file.take_password().map(|password| password.to_string()).unwrap_or_default();
        let link = link(file, &password);
        link.database.reach().await?;
        let turn = self.turn().await;
        self.leave(&turn).await?;
        self.keep_trial(&link.file).await?;
        self.inner.secrets.keep(Secret::AccountPassword, password).await;
        self.set_trial(true);
        self.take_up(link);
        Ok(())
    }

    /// Starts the server of a trial that was left running at the last end.
    pub(crate) async fn restore_trial(&self) -> Result<(), DeskError> {
        let Some(port) = self.inner.local.setting(Setting::Trial).await? else { return Ok(()) };
        self.set_trial(true);
        let desk = self.clone();
        let started = async {
            let binary = find_server().await?;
            let started = on_its_own_thread(|| async move { desk.start_trial(binary, port.parse().ok()).await });
            Ok::<_, DeskError>(started.await??)
        };
        match started.await {
            Ok(private) => {
                self.follow_port(private.server().port()).await?;
                *self.inner.trial.lock().await = Some(private);
            }
            // The window tells that its database is away, and how to remove it.
            Err(error) => tracing::warn!(%error, "the trial's database could not be started"),
        }
        Ok(())
    }

    /// Somebody else has the port of the last run.
    async fn follow_port(&self, port: u16) -> Result<(), DeskError> {
        let Some(text) = self.inner.local.setting(Setting::ConnectionFile).await? else { return Ok(()) };
        let file = ConnectionFile::parse(&text)?;
        self.keep_trial(&ConnectionFile::new(loopback(port), file.database(), file.account())?).await
    }

    async fn keep_trial(&self, file: &ConnectionFile) -> Result<(), DeskError> {
        let database::connection_file::Server::Host { port, .. } = file.server() else {
            return Err(DeskError::Internal("a trial is reached by its port".into()));
        };
        self.inner.local.keep_setting(Setting::Trial, &port.to_string()).await?;
        Ok(self.inner.local.keep_setting(Setting::ConnectionFile, &file.to_text()).await?)
    }

    /// Removes what belongs to a trial, if there is one: server, data, and what was kept here of its people.
    pub(crate) async fn remove_trial(&self, _turn: &Turn<'_>) -> Result<(), DeskError> {
        if !self.is_trial() {
            return Ok(());
        }
        if let Some(mut desk) = self.inner.trial.lock().await.take() {
            // Its data are not worth a clean end.
            desk.kill().map_err(TrialError::from)?;
        }
        if let Some(text) = self.inner.local.setting(Setting::ConnectionFile).await?
            && let Ok(file) = ConnectionFile::parse(&text)
        {
            let identity = format!("{}/{}", file.server(), file.database());
            self.inner.local.forget_database(&identity).await?;
            self.inner.cache.wipe_database(&identity).await?;
        }
        self.remove_trial_files().await?;
        self.inner.local.forget_setting(Setting::Trial).await?;
        self.set_trial(false);
        Ok(())
    }

    async fn remove_trial_files(&self) -> Result<(), TrialError> {
        let path = self.trial_directory();
        match tokio::fs::remove_dir_all(&path).await {
            Err(cause) if cause.kind() != ErrorKind::NotFound => Err(TrialError::Directory { path, cause }),
            _ => Ok(()),
        }
    }

    async fn start_server(&self, binary: Binary, port: Option<u16>) -> Result<PrivateServer, PrivateServerError> {
        let data_dir = self.trial_directory().join("data");
        // Without a template: what a trial needs lies in its own directory and goes with it.
        PrivateServer::start(Options { binary, data_dir, template_cache: None, port, tls: None, durable: false }).await
    }

    fn trial_directory(&self) -> PathBuf {
        self.inner.directory.join("trial")
    }

    /// Who can be tried.
    pub(crate) fn trial_people(&self) -> Vec<TrialPerson> {
        if !self.is_trial() {
            return Vec::new();
        }
        let person = |person: people::Person| TrialPerson {
            username: person.username.to_owned(),
            name: person.name.to_owned(),
            role: person.role,
        };
        people::EVERYBODY.map(person).to_vec()
    }
}

/// What administrators do was made for programs that do one thing at a time: it cannot wander between threads.
async fn on_its_own_thread<T: Send + 'static, F: Future<Output = T>>(
    work: impl FnOnce() -> F + Send + 'static,
) -> Result<T, DeskError> {
    let runtime = tokio::runtime::Handle::current();
    let done = tokio::task::spawn_blocking(move || runtime.block_on(work())).await;
    done.map_err(|error| DeskError::Internal(error.to_string()))
}

/// Looks on a thread that may wait: each program is asked for its version.
async fn find_server() -> Result<Binary, DeskError> {
    let found = tokio::task::spawn_blocking(|| {
        let cache = cache_directory();
        Binary::find_all(&Places::of_this_computer(cache.as_deref())).into_iter().next()
    });
    found.await.map_err(|error| DeskError::Internal(error.to_string()))?.ok_or(DeskError::NoServer)
}
