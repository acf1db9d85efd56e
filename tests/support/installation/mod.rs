//! An installation of Ticket Desk, on a server of the run or on one of its own, and what its administrator hands out.

pub(crate) mod reused;

use administration::install::{Names, install};
use administration::invitation::{self, Code};
use administration::random;
use administration::workstation::{self, Name, NewWorkstation, Origin};
use database::connection_file::{self, ConnectionFile, Tls};
use model::Role;
use sqlx::ConnectOptions as _;
use sqlx::mysql::{MySqlConnectOptions, MySqlConnection};
use uuid::Uuid;

use crate::Flavour;
use crate::server::Server;

/// A fresh installation with unique names.
pub struct Installation {
    /// The names of its schemas.
    pub names: Names,
    administrator: MySqlConnectOptions,
    port: u16,
    own_server: Option<Server>,
}

impl Installation {
    /// On the run's shared server of this flavour.
    ///
    /// # Panics
    /// When the run does not have it.
    pub async fn on(flavour: Flavour) -> Self {
        Self::install(flavour.administrator(), flavour.port(), None).await
    }

    /// On a server of its own.
    pub async fn on_own(server: Server) -> Self {
        Self::install(server.administrator(), server.port(), Some(server)).await
    }

    /// An existing installation, reached through this port.
    pub(crate) fn by(names: Names, administrator: MySqlConnectOptions, port: u16) -> Self {
        Self { names, administrator: administrator.disable_statement_logging(), port, own_server: None }
    }

    /// Like a fresh one, on the run's shared server: perhaps one that another test left as it was.
    pub(crate) async fn reused_on(flavour: Flavour) -> Self {
        let administrator = flavour.administrator();
        match reused::take(flavour, &administrator).await {
            Some(names) => Self::ready(names, administrator, flavour.port(), None).await,
            None => Self::on(flavour).await,
        }
    }

    async fn install(administrator: MySqlConnectOptions, port: u16, own_server: Option<Server>) -> Self {
        let names = names(&format!("t_{}", Uuid::new_v4().simple()).chars().take(11).collect::<String>());
        install(&administrator, &names).await.expect("an empty server can be installed to");
        Self::ready(names, administrator, port, own_server).await
    }

    async fn ready(names: Names, administrator: MySqlConnectOptions, port: u16, own_server: Option<Server>) -> Self {
        // Most stories do in a second what people do in an hour; `quotas.rs` tests the limits.
        let mut connection = administrator.connect().await.expect("the administrator can connect");
        let lift = format!("UPDATE {}.settings SET value = '1000000' WHERE name LIKE '%\\_hourly'", names.data);
        sqlx::raw_sql(&lift).execute(&mut connection).await.expect("no limit by the hour");
        Self { names, administrator: administrator.disable_statement_logging(), port, own_server }
    }

    /// Connects to the server as its administrator.
    #[must_use]
    pub fn administrator(&self) -> &MySqlConnectOptions {
        &self.administrator
    }

    /// The TCP port of the server on 127.0.0.1.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// A connection of the administrator.
    ///
    /// # Panics
    /// When the server is away.
    pub async fn connect(&self) -> MySqlConnection {
        self.administrator.connect().await.expect("the administrator can connect")
    }

    /// Creates an account for a workstation as the administrator's tool does, and returns its name and password.
    ///
    /// # Panics
    /// When the account cannot be made.
    pub async fn account(&self, workstation: &str, origin: Origin) -> (String, String) {
        let new = NewWorkstation { name: Name::parse(workstation).expect("a good name"), origin, tls_required: false };
        let random = random().expect("random bytes");
        let made = workstation::create(&mut self.connect().await, &self.names, &new, random).await;
        let made = made.expect("the account can be made");
        (made.account, made.password.to_string())
    }

    /// The connection file of a new workstation of this computer, with the password inside.
    ///
    /// # Panics
    /// When the account cannot be made.
    pub async fn connection_file(&self, workstation: &str) -> ConnectionFile {
        self.connection_file_to(workstation, "127.0.0.1", self.port, Tls::None).await
    }

    /// The same for another route to the server.
    ///
    /// # Panics
    /// When the account cannot be made.
    pub async fn connection_file_to(&self, workstation: &str, host: &str, port: u16, tls: Tls) -> ConnectionFile {
        let (account, password) = self.account(workstation, Origin::anywhere()).await;
        let server = connection_file::Server::Host { host: host.to_owned(), port, tls };
        let file = ConnectionFile::new(server, &self.names.api, &account).expect("a valid file");
        file.with_password(&password).expect("a valid password")
    }

    /// An invitation to this role, as it is given to a person.
    ///
    /// # Panics
    /// When it cannot be made.
    pub async fn invitation(&self, role: Role) -> String {
        let code = Code::from_random(random().expect("random bytes"));
        let week = time::Duration::days(7);
        let made = invitation::create(&mut self.connect().await, &self.names, &code, role, "test", week).await;
        made.expect("an invitation can be made");
        code.expose().to_owned()
    }

    /// Installs again, which repairs changes on the server.
    ///
    /// # Panics
    /// When it cannot be repaired.
    pub async fn repair(&self) {
        install(&self.administrator, &self.names).await.expect("the schema installs");
    }

    /// Kills its server with SIGKILL.
    ///
    /// # Panics
    /// When it has none, or it does not run.
    pub fn kill_server(&mut self) {
        self.own_server.as_mut().expect("it has a server of its own").kill();
    }

    /// Restarts its server on its data.
    ///
    /// # Panics
    /// When it has none, or it does not come up.
    pub async fn start_server(&mut self) {
        let server = self.own_server.as_mut().expect("it has a server of its own");
        server.start_again().await;
        self.administrator = server.administrator().disable_statement_logging();
    }
}

/// The names of an installation whose schema of tables has this one.
fn names(data: &str) -> Names {
    Names::new(data, &format!("{data}_api"), &format!("{data}_owner")).expect("good names")
}
