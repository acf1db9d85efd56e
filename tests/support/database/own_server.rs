//! A desk on a server that belongs to one test.

use std::future::Future;

use super::Desk;
use crate::Flavour;
use crate::installation::Installation;
use crate::server::Server;

/// The desk, whose server may be killed.
pub struct OwnServer {
    /// The desk.
    pub desk: Desk,
}

/// Runs a story on a server of its own.
///
/// # Panics
/// When the story fails, or this flavour is not installed.
pub fn run_on_own_server<Story, Ending>(flavour: Flavour, story: Story)
where
    Story: FnOnce(OwnServer) -> Ending,
    Ending: Future<Output = ()>,
{
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let installation = Installation::on_own(Server::start(flavour).await).await;
        story(OwnServer { desk: Desk::of(flavour, installation).await }).await;
    });
}

impl OwnServer {
    /// Its TCP port on 127.0.0.1, the same after each start.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.desk.installation.port()
    }

    /// Kills the server with SIGKILL.
    ///
    /// # Panics
    /// When it cannot be killed.
    pub fn kill(&mut self) {
        self.desk.installation.kill_server();
    }

    /// Restarts it on its data.
    ///
    /// # Panics
    /// When it does not come up.
    pub async fn start_again(&mut self) {
        self.desk.installation.start_server().await;
        self.desk.reconnect().await;
    }
}
