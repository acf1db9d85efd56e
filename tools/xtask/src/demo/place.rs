//! The demo's directory in the project, which keeps its data between runs.

use std::fs::{self, File, TryLockError};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use database::connection_file::ConnectionFile;
use private_server::{Binary, PrivateServerError};

use crate::playground::{Playground, Route, binary, moved, write_connection_file};
use crate::project::Project;

/// The profiles of the two windows; each is also a workstation. The names avoid a person's own profiles.
pub const PROFILES: [&str; 2] = ["demo-employee", "demo-responder"];

/// Held by one demo at a time.
#[derive(Debug)]
pub struct Place {
    directory: PathBuf,
    binary: Binary,
    _lock: File,
}

impl Place {
    /// Takes the demo's place. `fresh` throws away what an earlier run left there.
    pub fn take(project: &Project, fresh: bool) -> Result<Self> {
        let binary = binary(project, None)?;
        // The two servers cannot read each other's data.
        let directory = project.path(".demo").join(binary.flavour().slug());
        fs::create_dir_all(&directory).with_context(|| format!("cannot make {}", directory.display()))?;
        let lock = File::create(directory.with_extension("lock")).context("cannot write into .demo")?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => bail!("the demo is running already; end it there first"),
            Err(TryLockError::Error(error)) => return Err(error).context("cannot lock .demo"),
        }
        let place = Self { directory, binary, _lock: lock };
        // An interrupted first run starts over.
        if fresh || !place.ready().exists() {
            remove(&place.directory)?;
        }
        Ok(place)
    }

    /// Starts the server, and fills it on the first run.
    pub async fn open(&self, project: &Project) -> Result<Playground> {
        let known = fs::read_to_string(self.port()).ok().and_then(|port| port.trim().parse().ok());
        let playground = match self.start(project, known).await {
            Err(error) if is_taken(&error) => self.start(project, None).await,
            outcome => outcome,
        };
        let playground =
            playground.context("what is kept in .demo cannot be used; `cargo xtask demo --fresh` starts over")?;
        let port = playground.server().port();
        if !self.ready().exists() {
            println!("Preparing people and tickets");
            playground.connection_files(PROFILES, Route::Port(port), &self.connections()).await?;
            playground.people_and_tickets().await?;
        } else if known != Some(port) {
            self.follow(port)?;
        }
        fs::write(self.port(), port.to_string())?;
        fs::write(self.ready(), "")?;
        Ok(playground)
    }

    async fn start(&self, project: &Project, port: Option<u16>) -> Result<Playground> {
        Playground::kept(project, self.binary.clone(), self.directory.join("data"), port).await
    }

    /// The server is at another port now: the windows have to reconnect.
    fn follow(&self, port: u16) -> Result<()> {
        for profile in PROFILES {
            let path = self.connection(profile);
            let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
            write_connection_file(&path, &moved(ConnectionFile::parse(&text)?, port)?)?;
            remove(&self.window(profile))?;
        }
        Ok(())
    }

    /// The directory of the connection files.
    pub fn connections(&self) -> PathBuf {
        self.directory.join("connections")
    }

    /// A profile's connection file.
    pub fn connection(&self, profile: &str) -> PathBuf {
        self.connections().join(format!("{profile}.toml"))
    }

    /// Where a profile's window keeps its files.
    pub fn window(&self, profile: &str) -> PathBuf {
        self.directory.join("windows").join(profile)
    }

    /// Where the profiles of browsers keep their files.
    pub fn browsers(&self) -> PathBuf {
        self.directory.join("browsers")
    }

    fn port(&self) -> PathBuf {
        self.directory.join("port")
    }

    fn ready(&self) -> PathBuf {
        self.directory.join("ready")
    }
}

fn is_taken(error: &anyhow::Error) -> bool {
    matches!(error.downcast_ref(), Some(PrivateServerError::PortTaken { .. }))
}

fn remove(directory: &Path) -> Result<()> {
    match fs::remove_dir_all(directory) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot remove {}", directory.display()))
        }
        _ => Ok(()),
    }
}
