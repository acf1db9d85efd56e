//! A desk on a server that belongs to one test alone, so that the test may do to the server what others must not feel.

use std::future::Future;

use private_server::{Binary, Options, Places, PrivateServer, cache_directory};
use tempfile::TempDir;

use super::Desk;
use crate::Flavour;

/// The server and the desk on it.
pub struct OwnServer {
    /// The desk.
    pub desk: Desk,
    server: PrivateServer,
    options: Options,
    // Dropped after the server.
    _place: TempDir,
}

/// Runs a story with a server of its own of one flavour.
///
/// # Panics
/// When the story fails, or this flavour is not installed.
pub fn run_on_own_server<Story, Told>(flavour: Flavour, story: Story)
where
    Story: FnOnce(OwnServer) -> Told,
    Told: Future<Output = ()>,
{
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async { story(OwnServer::start(flavour).await).await });
}

impl OwnServer {
    async fn start(flavour: Flavour) -> Self {
        let wanted = match flavour {
            Flavour::MariaDb => private_server::Flavour::MariaDb,
            Flavour::MySql => private_server::Flavour::MySql,
        };
        let place = tempfile::tempdir().expect("a directory");
        let options = Options {
            binary: Binary::find(wanted, &Places::of_this_computer(cache_directory().as_deref()))
                .expect("is installed"),
            data_dir: place.path().join("data"),
            template_cache: cache_directory().map(|cache| cache.join("templates")),
            port: None,
            tls: None,
            // What was handed to the system survives the end of the process, and only that is tried here.
            durable: false,
        };
        let server = PrivateServer::start(options.clone()).await.expect("it starts");
        let options = Options { port: Some(server.port()), ..options };
        let desk = Desk::fresh(flavour, server.administrator()).await;
        Self { desk, server, options, _place: place }
    }

    /// Its TCP port on 127.0.0.1, the same after each start.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.server.port()
    }

    /// Kills the server with SIGKILL, in the middle of whatever it does.
    ///
    /// # Panics
    /// When it cannot be killed.
    pub fn kill(&mut self) {
        self.server.kill().expect("it runs");
    }

    /// Starts it again on what it left.
    ///
    /// # Panics
    /// When it does not come up.
    pub async fn start_again(&mut self) {
        self.server = PrivateServer::start(self.options.clone()).await.expect("it starts on what it left");
        self.desk.is_now_at(self.server.administrator()).await;
    }
}
