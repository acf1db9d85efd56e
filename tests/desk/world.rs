//! A database of its own for each story, and the workstations on it.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use administration::settings::set_sign_up_open;
use database::connection_file::Tls;
use model::{ConnectionImport, Delivery, RequestId, Role};
use private_server::ServerCertificate;
use sqlx::mysql::MySqlConnection;
use support::installation::Installation;
use support::server::Server;
pub use support::sign_up::{PASSWORD, sign_up};
use support::{Flavour, briefly};
use tempfile::TempDir;
use uuid::Uuid;

use crate::host::RecordingHost;
use crate::station::{Clocks, Station};

/// How long a story waits for something that happens by itself. The poll runs every few seconds.
pub const TIMEOUT: Duration = Duration::from_secs(40);

pub fn request() -> RequestId {
    RequestId(Uuid::now_v7())
}

/// The answer to an operation sent while the database was available.
pub fn arrived<T>(delivery: Delivery<T>) -> T {
    delivery.delivered().expect("it does not wait in the outbox")
}

pub struct World {
    installation: Installation,
    files: TempDir,
    pub port: u16,
}

impl World {
    /// A fresh database on the shared server of the run.
    pub async fn new() -> Self {
        Self::on(Flavour::any()).await
    }

    /// The same on a server of this flavour.
    pub async fn on(flavour: Flavour) -> Self {
        Self::of(Installation::on(flavour).await)
    }

    /// A database on a server of its own.
    pub async fn with_own_server() -> Self {
        Self::of(Installation::on_own(Server::start(Flavour::MariaDb).await).await)
    }

    /// The same, on a server that speaks TLS.
    pub async fn with_own_certificate(certificate: ServerCertificate) -> Self {
        Self::of(Installation::on_own(Server::with_certificate(Flavour::MariaDb, certificate).await).await)
    }

    fn of(installation: Installation) -> Self {
        let port = installation.port();
        Self { installation, files: tempfile::tempdir().expect("a directory"), port }
    }

    pub fn kill_server(&mut self) {
        self.installation.kill_server();
    }

    pub async fn start_server(&mut self) {
        self.installation.start_server().await;
    }

    /// A responder's invitation, as it is given to a person.
    pub async fn invitation(&self) -> String {
        self.invitation_as(Role::Responder).await
    }

    /// An invitation to this role.
    pub async fn invitation_as(&self, role: Role) -> String {
        self.installation.invitation(role).await
    }

    /// Closes sign-up to people without an invitation.
    pub async fn close_sign_up(&self) {
        let mut connection = self.administrator().await;
        set_sign_up_open(&mut connection, &self.installation.names, false).await.expect("closed");
    }

    /// A new workstation account's connection file, with its password inside.
    pub async fn connection_file(&self, name: &str) -> String {
        self.connection_file_to(name, "127.0.0.1", self.port, Tls::None).await
    }

    /// The same for another route to the server.
    pub async fn connection_file_to(&self, name: &str, host: &str, port: u16, tls: Tls) -> String {
        let unique = Uuid::new_v4().simple().to_string();
        let name = format!("{name}-{}", unique.get(..8).expect("a UUID is longer"));
        self.installation.connection_file_to(&name, host, port, tls).await.to_text().to_string()
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
        // What was there before the first poll is not notified.
        station.until("the first look", RecordingHost::watches).await;
        station
    }

    pub async fn responder(&self, username: &str) -> Station {
        let station = self.workstation(username).await;
        let invitation = self.invitation().await;
        station.desk.person_sign_up(sign_up(username, &invitation)).await.expect("signs up");
        // What was there before the first poll is not notified.
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
    pub async fn managed(&self, name: &str, file_path: &Path) -> Station {
        let directory = self.files.path().join(Uuid::new_v4().simple().to_string());
        let host = Arc::new(RecordingHost::default());
        Station::open(name.to_owned(), directory, host, String::new(), Clocks::default(), Some(file_path.to_owned()))
            .await
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

    /// Changes something as the database's owner. `api.` stands for the schema of procedures,
    /// `data.` for that of tables.
    pub async fn as_owner(&self, sql: &str) {
        let sql = sql
            .replace("data.", &format!("{}.", self.installation.names.data))
            .replace("api.", &format!("{}.", self.installation.names.api));
        sqlx::raw_sql(&sql).execute(&mut self.administrator().await).await.expect("the owner may");
    }

    /// Ends every connection of a workstation, and waits until the server has forgotten them.
    pub async fn ends_workstations(&self) {
        let mut administrator = self.administrator().await;
        // Inside a routine, a connection's current schema is that of the tables.
        let open = "SELECT CAST(ID AS SIGNED) FROM information_schema.PROCESSLIST WHERE DB IN (?, ?)";
        loop {
            let ids = sqlx::query_scalar::<_, i64>(open)
                .bind(&self.installation.names.api)
                .bind(&self.installation.names.data);
            let ids = ids.fetch_all(&mut administrator).await.expect("a list");
            if ids.is_empty() {
                return;
            }
            for id in ids {
                // Some connections end by themselves.
                let _gone = sqlx::raw_sql(&format!("KILL {id}")).execute(&mut administrator).await;
            }
            briefly(Duration::from_millis(10)).await;
        }
    }

    /// Makes a procedure answer this document when it is released.
    pub async fn holds(&self, procedure: &str, parameters: &str, document: &str) -> Held {
        let held = self.gate(procedure).await;
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

    /// Takes the server's lock `data.<name>`, for which statements of a story wait.
    pub async fn gate(&self, name: &str) -> Held {
        let lock = format!("{}.{name}", self.installation.names.data);
        let mut held = Held { lock, holder: self.administrator().await };
        held.does("DO GET_LOCK").await;
        held
    }

    /// Waits until somebody has called the held procedure.
    pub async fn until_called(&self, held: &Held) {
        let waiting = "SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE STATE = 'User lock' AND INFO LIKE";
        self.until_at_least(&format!("{waiting} '%{}%'", held.lock), 1).await;
    }

    /// Locks the tickets until the returned connection is dropped.
    pub async fn stops_tickets(&self) -> MySqlConnection {
        let mut holder = self.administrator().await;
        let lock = format!("LOCK TABLES {}.tickets WRITE", self.installation.names.data);
        sqlx::raw_sql(&lock).execute(&mut holder).await.expect("the owner may");
        holder
    }

    /// Waits until a call has reached the blocked tickets.
    pub async fn until_stopped(&self) {
        let waiting =
            "SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE STATE LIKE 'Waiting for table%' AND INFO LIKE";
        self.until(&format!("{waiting} '%{}%'", self.installation.names.data), 1).await;
    }

    /// Restores every procedure.
    pub async fn repair(&self) {
        self.installation.repair().await;
    }

    /// A number from a query of the database's owner. `data.` stands for the schema of tables.
    pub async fn count(&self, sql: &str) -> i64 {
        let sql = sql.replace("data.", &format!("{}.", self.installation.names.data));
        sqlx::query_scalar(&sql).fetch_one(&mut self.administrator().await).await.expect("a number")
    }

    /// Texts from a query of the database's owner. `data.` stands for the schema of tables.
    pub async fn texts(&self, sql: &str) -> Vec<String> {
        let sql = sql.replace("data.", &format!("{}.", self.installation.names.data));
        // A column of a binary collation reads as bytes.
        let texts: Vec<Vec<u8>> =
            sqlx::query_scalar(&sql).fetch_all(&mut self.administrator().await).await.expect("texts");
        texts.into_iter().map(|text| String::from_utf8(text).expect("UTF-8")).collect()
    }

    /// Waits until a query of the database's owner counts so many.
    pub async fn until(&self, sql: &str, many: i64) {
        self.until_it(sql, |count| count == many).await;
    }

    /// Waits until the database counts so many or more.
    pub async fn until_at_least(&self, sql: &str, few: i64) {
        self.until_it(sql, |count| count >= few).await;
    }

    async fn until_it(&self, sql: &str, holds: impl Fn(i64) -> bool) {
        let waiting = async {
            while !holds(self.count(sql).await) {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        tokio::time::timeout(TIMEOUT, waiting).await.unwrap_or_else(|_| panic!("never: {sql}"));
    }

    /// Makes a statement of the administrator reload the triggers of the tickets, and kills it after this time.
    pub async fn kill_while_triggers_are_read(&self, after: Duration) {
        let (mut reading, mut killing) = (self.administrator().await, self.administrator().await);
        let id: u64 = sqlx::query_scalar("SELECT CONNECTION_ID()").fetch_one(&mut reading).await.expect("an id");
        let tickets = format!("{}.tickets", self.installation.names.data);
        sqlx::raw_sql(&format!("FLUSH TABLES {tickets}")).execute(&mut killing).await.expect("the owner may");
        let read = format!("UPDATE {tickets} SET title = title WHERE FALSE");
        let kill = async {
            briefly(after).await;
            sqlx::raw_sql(&format!("KILL QUERY {id}")).execute(&mut killing).await.expect("the owner may");
        };
        let (_killed_or_not, ()) = tokio::join!(sqlx::raw_sql(&read).execute(&mut reading), kill);
    }

    async fn administrator(&self) -> MySqlConnection {
        self.installation.connect().await
    }
}

/// A held lock for which a procedure or another statement waits.
pub struct Held {
    lock: String,
    holder: MySqlConnection,
}

impl Held {
    /// Releases it.
    pub async fn let_go(mut self) {
        self.does("DO RELEASE_LOCK").await;
    }

    async fn does(&mut self, what: &str) {
        let wait = if what.ends_with("GET_LOCK") { ", 0" } else { "" };
        let sql = format!("{what}('{}'{wait})", self.lock);
        sqlx::raw_sql(&sql).execute(&mut self.holder).await.expect("the owner may");
    }
}
