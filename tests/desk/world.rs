//! A database of its own for each story, and the workstations on it.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use administration::install::{Names, install};
use administration::settings::set_sign_up_open;
use administration::{invitation, random, workstation};
use database::connection_file::{ConnectionFile, Server, Tls};
use model::{ConnectionImport, Delivery, PersonSignUp, RequestId, Role};
use private_server::{Binary, Options, Places, PrivateServer, ServerCertificate, cache_directory};
use sqlx::ConnectOptions as _;
use sqlx::mysql::{MySqlConnectOptions, MySqlConnection};
use support::briefly;
use tempfile::TempDir;
use uuid::Uuid;

use crate::host::RecordingHost;
use crate::station::{Clocks, Station};

/// The password of everybody in these stories.
pub const PASSWORD: &str = "five-otters-mend-a-lamp";

/// How long a story waits for something that should come by itself. A watch looks every few seconds.
pub const PATIENCE: Duration = Duration::from_secs(40);

pub fn request() -> RequestId {
    RequestId(Uuid::now_v7())
}

/// What was sent while the database was there.
pub fn arrived<T>(delivery: Delivery<T>) -> T {
    delivery.delivered().expect("it does not wait in the outbox")
}

/// The form of somebody who is called as they sign in.
pub fn sign_up(username: &str, invitation: &str) -> PersonSignUp {
    let mut name = username.to_owned();
    if let Some(first) = name.get_mut(0..1) {
        first.make_ascii_uppercase();
    }
    PersonSignUp {
        request: request(),
        username: username.to_owned(),
        password: PASSWORD.to_owned(),
        name,
        email: format!("{username}@example.org"),
        phone_region: "DE".to_owned(),
        phone: "030 123456".to_owned(),
        profession: "Baker".to_owned(),
        organisation: "Example Works".to_owned(),
        address: String::new(),
        invitation: invitation.to_owned(),
    }
}

pub struct World {
    admin: MySqlConnectOptions,
    names: Names,
    files: TempDir,
    /// Only for stories that take the database away.
    own_server: Option<(PrivateServer, TempDir)>,
    pub port: u16,
}

impl World {
    /// A fresh database on the server that the whole run shares.
    pub async fn new() -> Self {
        Self::on(support::Flavour::any()).await
    }

    /// The same on a server of this flavour.
    pub async fn on(flavour: support::Flavour) -> Self {
        Self::build(flavour.administrator(), flavour.port(), None).await
    }

    /// A database on a server that belongs to this story alone.
    pub async fn with_own_server() -> Self {
        Self::with_server(None).await
    }

    /// The same, on a server that speaks TLS.
    pub async fn with_own_certificate(certificate: ServerCertificate) -> Self {
        Self::with_server(Some(certificate)).await
    }

    async fn with_server(tls: Option<ServerCertificate>) -> Self {
        let data = tempfile::tempdir().expect("a directory");
        let server = start(data.path().join("data"), None, tls).await;
        Self::build(server.administrator(), server.port(), Some((server, data))).await
    }

    async fn build(admin: MySqlConnectOptions, port: u16, own_server: Option<(PrivateServer, TempDir)>) -> Self {
        let unique = Uuid::new_v4().simple().to_string();
        let unique = unique.get(..10).expect("a UUID is longer");
        let names = Names::new(&format!("t{unique}"), &format!("t{unique}_api"), &format!("t{unique}_owner"));
        let names = names.expect("valid names");
        install(&admin, &names).await.expect("the schema installs");
        Self { admin, names, files: tempfile::tempdir().expect("a directory"), own_server, port }
    }

    pub fn kill_server(&mut self) {
        let (server, _) = self.own_server.as_mut().expect("this story has a server of its own");
        server.kill().expect("it runs");
    }

    pub async fn start_server(&mut self) {
        let (_, data) = self.own_server.take().expect("this story has a server of its own");
        let again = start(data.path().join("data"), Some(self.port), None).await;
        self.admin = again.administrator();
        self.own_server = Some((again, data));
    }

    /// A responder's invitation, as it is given to a person.
    pub async fn invitation(&self) -> String {
        self.invitation_as(Role::Responder).await
    }

    /// An invitation to this role.
    pub async fn invitation_as(&self, role: Role) -> String {
        let mut connection = self.administrator().await;
        let code = invitation::Code::from_random(random().expect("random bytes"));
        let week = time::Duration::days(7);
        invitation::create(&mut connection, &self.names, &code, role, "test", week).await.expect("an invitation");
        code.expose().to_owned()
    }

    /// From now on only who was invited becomes an employee.
    pub async fn close_sign_up(&self) {
        let mut connection = self.administrator().await;
        set_sign_up_open(&mut connection, &self.names, false).await.expect("closed");
    }

    /// A new workstation account's connection file, with its password inside.
    pub async fn connection_file(&self, name: &str) -> String {
        self.connection_file_to(name, "127.0.0.1", self.port, Tls::None).await
    }

    /// The same for another way to the server.
    pub async fn connection_file_to(&self, name: &str, host: &str, port: u16, tls: Tls) -> String {
        let unique = Uuid::new_v4().simple().to_string();
        let name = format!("{name}-{}", unique.get(..8).expect("a UUID is longer"));
        let new = workstation::NewWorkstation {
            name: workstation::Name::parse(&name).expect("a valid name"),
            origin: workstation::Origin::anywhere(),
            tls_required: false,
        };
        let mut connection = self.administrator().await;
        let password = workstation::create(&mut connection, &self.names, &new, random().expect("random bytes"))
            .await
            .expect("an account");
        let server = Server::Host { host: host.to_owned(), port, tls };
        let file = ConnectionFile::new(server, &self.names.api, &new.name.account()).expect("a valid file");
        file.with_password(&password).expect("a valid password").to_text().to_string()
    }

    /// A workstation that was never connected.
    pub async fn unconnected(&self, name: &str) -> Station {
        self.station(name, RecordingHost::default()).await
    }

    /// A workstation with an account of its own.
    pub async fn workstation(&self, name: &str) -> Station {
        self.connected(name, RecordingHost::default(), self.port).await
    }

    /// The same over another port of this computer.
    pub async fn workstation_over(&self, name: &str, port: u16) -> Station {
        self.connected(name, RecordingHost::default(), port).await
    }

    pub async fn workstation_without_keyring(&self, name: &str) -> Station {
        self.connected(name, RecordingHost::without_keyring(), self.port).await
    }

    pub async fn employee(&self, username: &str) -> Station {
        let station = self.workstation(username).await;
        station.desk.person_sign_up(sign_up(username, "")).await.expect("signs up");
        // What was there before the first look is not told.
        station.until("the first look", RecordingHost::watches).await;
        station
    }

    pub async fn responder(&self, username: &str) -> Station {
        let station = self.workstation(username).await;
        let invitation = self.invitation().await;
        station.desk.person_sign_up(sign_up(username, &invitation)).await.expect("signs up");
        // What was there before the first look is not told.
        station.until("the first look", RecordingHost::watches).await;
        station
    }

    /// Writes a file among those of this story.
    pub fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.files.path().join(name);
        std::fs::write(&path, text).expect("our own directory");
        path
    }

    /// A workstation to which the organisation gave a connection file.
    pub async fn managed(&self, name: &str, place: &Path) -> Station {
        let directory = self.files.path().join(Uuid::new_v4().simple().to_string());
        let host = Arc::new(RecordingHost::default());
        Station::open(name.to_owned(), directory, host, String::new(), Clocks::default(), Some(place.to_owned())).await
    }

    async fn connected(&self, name: &str, host: RecordingHost, port: u16) -> Station {
        let mut station = self.station(name, host).await;
        let file = self.connection_file_to(name, "127.0.0.1", port, Tls::None).await;
        station.file.clone_from(&file);
        station.desk.connection_import(ConnectionImport { file, password: None }).await.expect("connects");
        station
    }

    async fn station(&self, name: &str, host: RecordingHost) -> Station {
        let directory = self.files.path().join(Uuid::new_v4().simple().to_string());
        Station::open(name.to_owned(), directory, Arc::new(host), String::new(), Clocks::default(), None).await
    }

    /// Has the database's owner change something behind everybody's back. `api.` stands for the schema of procedures,
    /// `data.` for that of tables.
    pub async fn as_owner(&self, sql: &str) {
        let sql =
            sql.replace("data.", &format!("{}.", self.names.data)).replace("api.", &format!("{}.", self.names.api));
        sqlx::raw_sql(&sql).execute(&mut self.administrator().await).await.expect("the owner may");
    }

    /// Has a procedure answer this document, and not before it is let go.
    pub async fn holds(&self, procedure: &str, parameters: &str, document: &str) -> Held {
        let mut held = Held { lock: format!("{} {procedure}", self.names.data), holder: self.administrator().await };
        held.does("DO GET_LOCK").await;
        let lock = &held.lock;
        let answer = if document == "[]" {
            "SELECT '' AS doc FROM DUAL WHERE FALSE".to_owned()
        } else {
            format!("SELECT '{document}' AS doc")
        };
        self.as_owner(&format!(
            "DROP PROCEDURE api.{procedure};
             CREATE PROCEDURE api.{procedure}({parameters})
             BEGIN DO GET_LOCK('{lock}', 60); DO RELEASE_LOCK('{lock}'); {answer}; END"
        ))
        .await;
        held
    }

    /// Waits until somebody has called the procedure that is held.
    pub async fn until_called(&self, held: &Held) {
        let waiting = "SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE STATE = 'User lock' AND INFO LIKE";
        self.until(&format!("{waiting} '%{}%'", held.lock), 1).await;
    }

    /// Sets every procedure right again.
    pub async fn repair(&self) {
        install(&self.admin, &self.names).await.expect("the schema installs");
    }

    /// A number that the database's owner asks for. `data.` stands for the schema of tables.
    pub async fn count(&self, sql: &str) -> i64 {
        let sql = sql.replace("data.", &format!("{}.", self.names.data));
        sqlx::query_scalar(&sql).fetch_one(&mut self.administrator().await).await.expect("a number")
    }

    /// Texts that the database's owner asks for. `data.` stands for the schema of tables.
    pub async fn texts(&self, sql: &str) -> Vec<String> {
        let sql = sql.replace("data.", &format!("{}.", self.names.data));
        // A column of a binary collation reads as bytes.
        let texts: Vec<Vec<u8>> =
            sqlx::query_scalar(&sql).fetch_all(&mut self.administrator().await).await.expect("texts");
        texts.into_iter().map(|text| String::from_utf8(text).expect("UTF-8")).collect()
    }

    /// Waits until the database's owner counts so many.
    pub async fn until(&self, sql: &str, many: i64) {
        let waiting = async {
            while self.count(sql).await != many {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        tokio::time::timeout(PATIENCE, waiting).await.unwrap_or_else(|_| panic!("never {many}: {sql}"));
    }

    /// Has a statement of the administrator read the triggers of the tickets anew, and ends it by force after this time.
    pub async fn kill_while_triggers_are_read(&self, after: Duration) {
        let (mut reading, mut killing) = (self.administrator().await, self.administrator().await);
        let id: u64 = sqlx::query_scalar("SELECT CONNECTION_ID()").fetch_one(&mut reading).await.expect("an id");
        let tickets = format!("{}.tickets", self.names.data);
        sqlx::raw_sql(&format!("FLUSH TABLES {tickets}")).execute(&mut killing).await.expect("the owner may");
        let read = format!("UPDATE {tickets} SET title = title WHERE FALSE");
        let kill = async {
            briefly(after).await;
            sqlx::raw_sql(&format!("KILL QUERY {id}")).execute(&mut killing).await.expect("the owner may");
        };
        let (_killed_or_not, ()) = tokio::join!(sqlx::raw_sql(&read).execute(&mut reading), kill);
    }

    async fn administrator(&self) -> MySqlConnection {
        self.admin.connect().await.expect("the administrator connects")
    }
}

/// A procedure that answers when it is let go.
pub struct Held {
    lock: String,
    holder: MySqlConnection,
}

impl Held {
    /// Lets it answer, whoever called it.
    pub async fn let_go(mut self) {
        self.does("DO RELEASE_LOCK").await;
    }

    async fn does(&mut self, what: &str) {
        let wait = if what.ends_with("GET_LOCK") { ", 0" } else { "" };
        let sql = format!("{what}('{}'{wait})", self.lock);
        sqlx::raw_sql(&sql).execute(&mut self.holder).await.expect("the owner may");
    }
}

async fn start(data_dir: PathBuf, port: Option<u16>, tls: Option<ServerCertificate>) -> PrivateServer {
    let cache = cache_directory();
    let binary = Binary::find_all(&Places::of_this_computer(cache.as_deref())).into_iter().next();
    let binary = binary.expect("neither MariaDB nor MySQL is installed");
    let template_cache = cache.map(|cache| cache.join("templates"));
    let options = Options { binary, data_dir, template_cache, port, tls, durable: true };
    PrivateServer::start(options).await.expect("the server starts")
}
