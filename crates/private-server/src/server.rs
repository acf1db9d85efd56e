//! Starting, probing and stopping the server.

use std::path::{Path, PathBuf};
use std::time::Duration;

use sqlx::mysql::{MySqlConnectOptions, MySqlConnection, MySqlSslMode};
use sqlx::{ConnectOptions, Connection};
use tempfile::TempDir;
use tokio::time::{Instant, sleep, timeout};

use crate::error::{PrivateServerError, log_excerpt};
use crate::flavour::Flavour;
use crate::guard::Guard;
use crate::options::Options;
use crate::port::{free_port, is_free};
use crate::{arguments, data_directory};

/// How long a server may take until it answers, including recovery after a kill.
const START_LIMIT: Duration = Duration::from_secs(90);
/// How long a clean stop may take before the server is killed.
const STOP_LIMIT: Duration = Duration::from_mins(1);
const PROBE_LIMIT: Duration = Duration::from_secs(5);
const PROBE_PAUSE: Duration = Duration::from_millis(25);
/// Another program may take a free port before the server binds it; then another port is tried.
const PORT_ATTEMPTS: usize = 3;

/// A running server. Dropping it kills it (its data stay and are recovered at the next start); [`PrivateServer::stop`]
/// ends it cleanly.
#[derive(Debug)]
pub struct PrivateServer {
    guard: Guard,
    flavour: Flavour,
    version: String,
    data_dir: PathBuf,
    port: u16,
    // Dropped after `guard`: the server is gone before its socket's directory is.
    private_dir: TempDir,
}

impl PrivateServer {
    /// Starts a server and returns when it answers.
    ///
    /// # Errors
    /// When the data directory belongs to something else, the port is taken, or the server does not come up: the error
    /// carries the end of its log.
    pub async fn start(options: Options) -> Result<Self, PrivateServerError> {
        let data_dir = data_directory::prepare(&options).await?;
        if let Some(port) = options.port {
            if !is_free(port) {
                return Err(PrivateServerError::PortTaken { port });
            }
            return Self::start_on(&options, &data_dir, port).await;
        }
        let mut attempt = 1;
        loop {
            let port = free_port()?;
            match Self::start_on(&options, &data_dir, port).await {
                // The program that took the port may have released it again, so any first failure may be about the
                // port.
                Err(PrivateServerError::DidNotStart { .. })
                    if attempt == 1 || (attempt < PORT_ATTEMPTS && !is_free(port)) =>
                {
                    attempt += 1;
                }
                outcome => return outcome,
            }
        }
    }

    async fn start_on(options: &Options, data_dir: &Path, port: u16) -> Result<Self, PrivateServerError> {
        let private_dir =
            private_directory().map_err(|source| PrivateServerError::directory(&std::env::temp_dir(), source))?;
        let log = arguments::log_file(data_dir);
        let words = arguments::running(options, data_dir, private_dir.path(), port);
        let guard = Guard::start(&options.binary, &words, &log, private_dir.path())?;
        let mut server = Self {
            guard,
            flavour: options.binary.flavour(),
            version: options.binary.version().to_owned(),
            data_dir: data_dir.to_owned(),
            port,
            private_dir,
        };
        server.wait_until_it_answers().await?;
        Ok(server)
    }

    async fn wait_until_it_answers(&mut self) -> Result<(), PrivateServerError> {
        let deadline = Instant::now() + START_LIMIT;
        loop {
            if let Ok(Ok(connection)) = timeout(PROBE_LIMIT, self.administrator().connect()).await {
                // The probe has succeeded; a failing close says nothing about the server.
                connection.close().await.ok();
                return Ok(());
            }
            let reason = if !self.guard.is_running()? {
                "it ended at once"
            } else if Instant::now() > deadline {
                "it did not answer within 90 seconds"
            } else {
                sleep(PROBE_PAUSE).await;
                continue;
            };
            return Err(PrivateServerError::DidNotStart {
                flavour: self.flavour,
                reason,
                log: log_excerpt(&arguments::log_file(&self.data_dir)),
                log_file: arguments::log_file(&self.data_dir),
            });
        }
    }

    /// How the server's administrator connects: no password, through the socket (on Windows through loopback).
    #[must_use]
    pub fn administrator(&self) -> MySqlConnectOptions {
        let options = MySqlConnectOptions::new().username("root").ssl_mode(MySqlSslMode::Disabled);
        if cfg!(unix) { options.socket(self.socket()) } else { options.host("127.0.0.1").port(self.port) }
    }

    /// The socket's path. It changes with each start; the port stays when it is given.
    #[must_use]
    pub fn socket(&self) -> PathBuf {
        arguments::socket(self.private_dir.path())
    }

    /// The TCP port on 127.0.0.1.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The operating system's number of the server process.
    #[must_use]
    pub fn pid(&self) -> u32 {
        self.guard.pid()
    }

    /// Which server it is.
    #[must_use]
    pub fn flavour(&self) -> Flavour {
        self.flavour
    }

    /// The server's version, such as `10.11.19` or `9.7.4`.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The directory of the data.
    #[must_use]
    pub fn data_dir(&self) -> &Path {
        &self.data_dir
    }

    /// Ends the server cleanly: what is committed is on the disk when this returns.
    ///
    /// # Errors
    /// When the server did not end within a minute; it is killed then, and its next start recovers the data.
    pub async fn stop(mut self) -> Result<(), PrivateServerError> {
        let mut asked = timeout(PROBE_LIMIT, self.administrator().connect()).await;
        if let Ok(Ok(connection)) = &mut asked {
            ask_to_shut_down(connection).await;
        }
        let deadline = Instant::now() + STOP_LIMIT;
        while self.guard.is_running()? {
            if Instant::now() > deadline {
                self.guard.kill()?;
                return Err(PrivateServerError::DidNotStop { flavour: self.flavour });
            }
            sleep(PROBE_PAUSE).await;
        }
        Ok(())
    }

    /// Kills the server as a power cut would, and returns when it is gone.
    ///
    /// # Errors
    /// When the operating system refuses.
    pub fn kill(&mut self) -> Result<(), PrivateServerError> {
        self.guard.kill()
    }
}

/// Asks the server to shut down. The answer can be lost because the server ends first; the caller waits for the end.
async fn ask_to_shut_down(connection: &mut MySqlConnection) {
    if let Err(error) = sqlx::raw_sql("SHUTDOWN").execute(connection).await {
        tracing::debug!(%error, "the private server answered its shutdown with an error");
    }
}

/// A private directory of this user, with a path short enough for a socket (108 bytes on Linux, 104 on macOS).
fn private_directory() -> std::io::Result<TempDir> {
    let short = Path::new("/tmp");
    let builder = tempfile::Builder::new().prefix("ticket-desk-").tempdir_in(short);
    if cfg!(unix) && builder.is_ok() { builder } else { tempfile::Builder::new().prefix("ticket-desk-").tempdir() }
}
