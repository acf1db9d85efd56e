//! A desk's database: a private server with everything installed, as an administrator would hand it out.

use std::path::Path;

use administration::install::{Names, install};
use administration::invitation::{self, Code};
use administration::random;
use administration::workstation::{self, Name, NewWorkstation, Origin};
use database::connection_file::{ConnectionFile, Server, Tls};
use private_server::{Binary, Options, Places, PrivateServer, cache_directory};
use sqlx::ConnectOptions as _;
use sqlx::mysql::MySqlConnection;
use tempfile::TempDir;
use time::Duration;

pub struct Desk {
    server: Option<PrivateServer>,
    options: Options,
    names: Names,
    _directory: TempDir,
}

impl Desk {
    /// Installs a desk on a new server.
    pub async fn open() -> Self {
        let cache = cache_directory();
        let binary = Binary::find_all(&Places::of_this_computer(cache.as_deref())).into_iter().next();
        let binary = binary.expect("neither MariaDB nor MySQL is installed; `cargo xtask setup` says how to get them");
        let directory = tempfile::Builder::new().prefix("ticket-desk-server-").tempdir().expect("a directory");
        let mut options = Options {
            binary,
            data_dir: directory.path().join("data"),
            template_cache: cache.map(|cache| cache.join("templates")),
            port: None,
            tls: None,
            durable: false,
        };
        let server = PrivateServer::start(options.clone()).await.expect("the server starts");
        // Workstations find it where it was when it comes back.
        options.port = Some(server.port());
        let names = Names::default();
        install(&server.administrator(), &names).await.expect("the desk can be installed");
        Self { server: Some(server), options, names, _directory: directory }
    }

    /// Makes an account and writes its connection file, with the password inside.
    pub async fn workstation(&self, name: &str, file: &Path) {
        let new = NewWorkstation {
            name: Name::parse(name).expect("a plain name"),
            origin: Origin::parse("127.0.0.1").expect("an address"),
            tls_required: false,
        };
        let mut administrator = self.administrator().await;
        let bytes = random().expect("random bytes");
        let password = workstation::create(&mut administrator, &self.names, &new, bytes).await.expect("a new account");
        let port = self.options.port.expect("the server has started");
        let server = Server::Host { host: "127.0.0.1".into(), port, tls: Tls::None };
        let connection = ConnectionFile::new(server, &self.names.api, &new.name.account())
            .and_then(|connection| connection.with_password(&password))
            .expect("the administrator writes what the workstation reads");
        std::fs::write(file, connection.to_text().as_bytes()).expect("a place for the file");
    }

    /// An invitation for a responder.
    pub async fn invitation(&self) -> String {
        let code = Code::from_random(random().expect("random bytes"));
        let mut administrator = self.administrator().await;
        let role = model::Role::Responder;
        let ends = invitation::create(&mut administrator, &self.names, &code, role, "window test", Duration::DAY).await;
        ends.expect("an invitation can be made");
        code.expose().to_owned()
    }

    /// Kills the server as a power cut would.
    pub fn kill(&mut self) {
        let mut server = self.server.take().expect("it runs");
        server.kill().expect("it can be killed");
    }

    /// Starts it again, at the same place.
    pub async fn restart(&mut self) {
        self.server = Some(PrivateServer::start(self.options.clone()).await.expect("the server starts again"));
    }

    /// How many tickets have this title.
    pub async fn tickets_titled(&self, title: &str) -> i64 {
        let mut administrator = self.administrator().await;
        let count = format!("SELECT COUNT(*) FROM `{}`.tickets WHERE title = ?", self.names.data);
        let counted = sqlx::query_scalar(&count).bind(title).fetch_one(&mut administrator).await;
        counted.expect("the administrator may count")
    }

    async fn administrator(&self) -> MySqlConnection {
        let server = self.server.as_ref().expect("it runs");
        server.administrator().connect().await.expect("the administrator may come in")
    }
}
