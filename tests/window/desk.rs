//! A desk's database: a private server with everything installed, as by an administrator.

use std::path::Path;

use model::Role;
use support::installation::Installation;
use support::server::Server;

pub struct Desk(Installation);

impl Desk {
    /// Installs a desk on a new server.
    pub async fn open() -> Self {
        Self(Installation::on_own(Server::start_any().await).await)
    }

    /// Makes an account and writes its connection file, with the password inside.
    pub async fn workstation(&self, name: &str, file: &Path) {
        let connection = self.0.connection_file(name).await;
        std::fs::write(file, connection.to_text().as_bytes()).expect("a place for the file");
    }

    /// An invitation for a responder.
    pub async fn invitation(&self) -> String {
        self.0.invitation(Role::Responder).await
    }

    /// Kills the server as a power cut would.
    pub fn kill(&mut self) {
        self.0.kill_server();
    }

    /// Restarts it with the same data and port.
    pub async fn restart(&mut self) {
        self.0.start_server().await;
    }

    /// How many tickets have this title.
    pub async fn tickets_titled(&self, title: &str) -> i64 {
        let count = format!("SELECT COUNT(*) FROM `{}`.tickets WHERE title = ?", self.0.names.data);
        let counted = sqlx::query_scalar(&count).bind(title).fetch_one(&mut self.0.connect().await).await;
        counted.expect("the administrator may count")
    }
}
