//! A playground: a private server with Ticket Desk installed, workstations, and invitations. Everything in it is
//! made by the code that administrators use.

mod devserver;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use database::connection_file::ConnectionFile;
use desk::samples;
use private_server::private_installation::{PrivateInstallation, loopback};
use private_server::{Binary, Flavour, Options, Places, PrivateServer};

use sqlx::mysql::MySqlConnection;

pub use devserver::{Devserver, Faults};
pub use private_server::private_installation::Route;

use crate::project::Project;
use crate::run_directory::RunDirectory;

/// A running server with Ticket Desk on it. Dropping it ends the server.
#[derive(Debug)]
pub struct Playground {
    // Dropped in this order: the server is gone before its data are.
    desk: PrivateInstallation,
    _directory: Option<RunDirectory>,
}

impl Playground {
    /// A new one, removed after this run.
    pub async fn for_one_run(project: &Project, flavour: Option<Flavour>) -> Result<Self> {
        let directory = RunDirectory::new(project)?;
        let options = Options {
            binary: binary(project, flavour)?,
            data_dir: directory.path().join("data"),
            template_cache: Some(project.cache().join("templates")),
            port: None,
            tls: None,
            durable: false,
            arguments: Vec::new(),
        };
        Self::start(options, Some(directory)).await
    }

    /// One whose data stay in a directory, reused if it exists.
    pub async fn kept(project: &Project, binary: Binary, data_dir: PathBuf, port: Option<u16>) -> Result<Self> {
        let template_cache = Some(project.cache().join("templates"));
        Self::start(
            Options { binary, data_dir, template_cache, port, tls: None, durable: true, arguments: Vec::new() },
            None,
        )
        .await
    }

    async fn start(options: Options, directory: Option<RunDirectory>) -> Result<Self> {
        let server = PrivateServer::start(options).await?;
        Ok(Self { desk: PrivateInstallation::install(server).await?, _directory: directory })
    }

    /// "MariaDB 10.11.19 on 127.0.0.1:41234"
    pub fn describe(&self) -> String {
        let server = self.server();
        format!("{} {} on 127.0.0.1:{}", server.flavour(), server.version(), server.port())
    }

    pub fn server(&self) -> &PrivateServer {
        self.desk.server()
    }

    /// Ends the server cleanly.
    pub async fn stop(self) -> Result<()> {
        self.desk.stop().await.context("cannot stop the private server")
    }

    /// Creates a workstation's account and returns its connection file, with the password inside.
    pub async fn workstation(&self, name: &str, route: Route) -> Result<ConnectionFile> {
        Ok(self.desk.workstation(name, route).await?)
    }

    /// A connection that may do everything.
    pub async fn administrator(&self) -> Result<MySqlConnection> {
        Ok(self.desk.administrator().await?)
    }

    /// Lifts the hourly limits, so that one person can do a week's work at once.
    pub async fn lift_limits(&self) -> Result<()> {
        let lift =
            "UPDATE ticket_desk.settings SET value = '1000000' WHERE name LIKE '%_hourly' OR name = 'work_limit'";
        sqlx::raw_sql(lift).execute(&mut self.administrator().await?).await.context("cannot lift the limits")?;
        Ok(())
    }

    /// Lets the people of the samples sign up and work for a while.
    pub async fn people_and_tickets(&self) -> Result<()> {
        let directory = tempfile::tempdir().context("cannot make a directory")?;
        Ok(samples::make(&self.desk, directory.path()).await?)
    }

    /// Makes workstations and writes `<name>.toml` for each of them into a directory.
    pub async fn connection_files(
        &self,
        names: impl IntoIterator<Item = impl AsRef<str>>,
        route: Route,
        directory: &Path,
    ) -> Result<()> {
        fs::create_dir_all(directory).with_context(|| format!("cannot make {}", directory.display()))?;
        for name in names {
            let file = self.workstation(name.as_ref(), route).await?;
            write_connection_file(&directory.join(format!("{}.toml", name.as_ref())), &file)?;
        }
        Ok(())
    }

    /// Invitation codes for responders, each for one person.
    pub async fn invitations(&self, count: usize) -> Result<Vec<String>> {
        let mut codes = Vec::with_capacity(count);
        for _ in 0..count {
            codes.push(self.desk.invitation().await?);
        }
        Ok(codes)
    }
}

/// The server program of the requested flavour, or of the preferred one that is installed.
pub fn binary(project: &Project, flavour: Option<Flavour>) -> Result<Binary> {
    let places = Places::of_this_computer(Some(project.cache()));
    match flavour {
        Some(flavour) => Ok(Binary::find(flavour, &places)?),
        None => Binary::find_all(&places).into_iter().next().context("neither MariaDB nor MySQL is installed"),
    }
}

/// The same workstation on another port of 127.0.0.1.
pub fn moved(mut file: ConnectionFile, port: u16) -> Result<ConnectionFile> {
    let password = file.take_password().context("the connection file holds no password")?;
    Ok(ConnectionFile::new(loopback(port), file.database(), file.account())?.with_password(&password)?)
}

/// Writes a connection file that only this user can read.
pub fn write_connection_file(path: &Path, file: &ConnectionFile) -> Result<()> {
    write_private(path, &file.to_text()).with_context(|| format!("cannot write {}", path.display()))
}

fn write_private(path: &Path, text: &str) -> std::io::Result<()> {
    use std::io::Write as _;
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    options.open(path)?.write_all(text.as_bytes())
}
