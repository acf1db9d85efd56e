//! A database server that belongs to one test, which may kill it.

use std::path::PathBuf;

use private_server::{Binary, Options, Places, PrivateServer, ServerCertificate, cache_directory};
use sqlx::mysql::MySqlConnectOptions;
use tempfile::TempDir;

use crate::Flavour;

/// A running server with its data.
pub struct Server {
    running: PrivateServer,
    options: Options,
    // Dropped after the server.
    _place: TempDir,
}

impl Server {
    /// Starts an empty server.
    ///
    /// # Panics
    /// When this flavour is not installed.
    pub async fn start(flavour: Flavour) -> Self {
        Self::with(binary(flavour), None, &[]).await
    }

    /// The same of whichever flavour this computer has.
    ///
    /// # Panics
    /// When it has none.
    pub async fn start_any() -> Self {
        let installed = Binary::find_all(&places()).into_iter().next();
        let installed =
            installed.expect("neither MariaDB nor MySQL is installed; `cargo xtask setup` says how to get them");
        Self::with(installed, None, &[]).await
    }

    /// The same for one that speaks TLS, and writes a binary log.
    ///
    /// # Panics
    /// When this flavour is not installed.
    pub async fn with_certificate(flavour: Flavour, certificate: ServerCertificate) -> Self {
        Self::with(binary(flavour), Some(certificate), &["--log-bin=changes", "--server-id=1"]).await
    }

    async fn with(binary: Binary, tls: Option<ServerCertificate>, arguments: &[&str]) -> Self {
        let place = tempfile::Builder::new().prefix("ticket-desk-server-").tempdir().expect("a directory");
        let options = Options {
            binary,
            data_dir: place.path().join("data"),
            template_cache: templates(),
            port: None,
            tls,
            // What the system has received survives the process, and these tests only kill processes.
            durable: false,
            arguments: arguments.iter().map(Into::into).collect(),
        };
        let running = PrivateServer::start(options.clone()).await.expect("it starts");
        let options = Options { port: Some(running.port()), ..options };
        Self { running, options, _place: place }
    }

    /// Its TCP port on 127.0.0.1, the same after each start.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.running.port()
    }

    /// Connects as its administrator.
    #[must_use]
    pub fn administrator(&self) -> MySqlConnectOptions {
        self.running.administrator()
    }

    /// What it has written into its binary log, if it writes one.
    ///
    /// # Panics
    /// When its data cannot be read.
    #[must_use]
    pub fn binary_log(&self) -> Vec<u8> {
        let files =
            std::fs::read_dir(self.running.data_dir()).expect("its data").map(|file| file.expect("a file").path());
        let logs =
            files.filter(|file| file.file_name().is_some_and(|name| name.to_string_lossy().starts_with("changes.")));
        logs.flat_map(|log| std::fs::read(log).expect("readable")).collect()
    }

    /// Kills it with SIGKILL.
    ///
    /// # Panics
    /// When it does not run.
    pub fn kill(&mut self) {
        self.running.kill().expect("it runs");
    }

    /// Restarts it on its data.
    ///
    /// # Panics
    /// When it does not come up.
    pub async fn start_again(&mut self) {
        self.running = PrivateServer::start(self.options.clone()).await.expect("it starts on what it left");
    }
}

pub(crate) fn binary(flavour: Flavour) -> Binary {
    let wanted = match flavour {
        Flavour::MariaDb => private_server::Flavour::MariaDb,
        Flavour::MySql => private_server::Flavour::MySql,
    };
    Binary::find(wanted, &places()).expect("is installed")
}

/// Where prepared data directories are kept.
pub(crate) fn templates() -> Option<PathBuf> {
    cache_directory().map(|cache| cache.join("templates"))
}

fn places() -> Places {
    Places::of_this_computer(cache_directory().as_deref())
}
