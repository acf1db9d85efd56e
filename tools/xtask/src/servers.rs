//! The database servers of a test run: one of each installed flavour, in memory and without durability.

use std::path::PathBuf;

use anyhow::{Result, bail};
use private_server::{Binary, Flavour, Options, Places, PrivateServer};

use crate::project::Project;
use crate::run_directory::RunDirectory;
use crate::setup::{self, Part};

/// Running servers. Dropping them kills them and removes their data.
#[derive(Debug)]
pub struct TestServers {
    // Dropped in this order: the servers are gone before their data are.
    servers: Vec<PrivateServer>,
    directory: RunDirectory,
}

impl TestServers {
    /// Starts every flavour that this computer has.
    ///
    /// # Errors
    /// When there is none, or one does not start.
    pub async fn start(project: &Project) -> Result<Self> {
        let binaries = Binary::find_all(&Places::of_this_computer(Some(project.cache())));
        if binaries.is_empty() {
            bail!("neither MariaDB nor MySQL is installed; `cargo xtask setup` says how to get them");
        }
        let directory = RunDirectory::new(project)?;
        let mut servers = Vec::new();
        for binary in binaries {
            let data_dir = directory.path().join(binary.flavour().slug());
            let template_cache = Some(project.cache().join("templates"));
            let options = Options {
                binary,
                data_dir,
                template_cache,
                port: None,
                tls: None,
                durable: false,
                arguments: Vec::new(),
            };
            servers.push(PrivateServer::start(options).await?);
        }
        Ok(Self { servers, directory })
    }

    /// What the test programs read: for each server the administrator's URL and the TCP port on 127.0.0.1; where they leave installations.
    pub fn environment(&self) -> Vec<(String, String)> {
        self.servers
            .iter()
            .flat_map(|server| {
                let name = variable(server.flavour());
                [(format!("{name}_PORT"), server.port().to_string()), (name, administrator_url(server))]
            })
            .chain([("TICKET_DESK_TEST_INSTALLATIONS".to_owned(), self.installations().display().to_string())])
            .collect()
    }

    /// Where tests leave installations to each other.
    fn installations(&self) -> PathBuf {
        self.directory.path().join("installations")
    }

    /// "MariaDB 10.11.19, MySQL 9.7.4", and which one is missing.
    pub fn describe(&self) -> String {
        Flavour::ALL
            .map(|flavour| match self.servers.iter().find(|server| server.flavour() == flavour) {
                Some(server) => format!("{flavour} {}", server.version()),
                None => format!("no {flavour}"),
            })
            .join(", ")
    }
}

fn variable(flavour: Flavour) -> String {
    format!("TICKET_DESK_TEST_{}", flavour.slug().to_uppercase())
}

/// In the form that sqlx reads.
fn administrator_url(server: &PrivateServer) -> String {
    if cfg!(unix) {
        format!("mysql://root@localhost/?ssl-mode=DISABLED&socket={}", server.socket().display())
    } else {
        format!("mysql://root@127.0.0.1:{}/?ssl-mode=DISABLED", server.port())
    }
}

/// `cargo xtask servers`
pub async fn run(project: &Project) -> Result<()> {
    setup::ensure(project, &[Part::Databases]).await?;
    let servers = TestServers::start(project).await?;
    println!("# {}; Ctrl-C stops them", servers.describe());
    for (name, value) in servers.environment() {
        println!("export {name}='{value}'");
    }
    std::future::pending().await
}
