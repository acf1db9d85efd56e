//! One installation and its administrator.

use std::future::Future;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use administration::audit;
use administration::install::Names;
use administration::workstation::Origin;
use model::Role;
use sqlx::FromRow;
use sqlx::mysql::{MySqlConnectOptions, MySqlConnection, MySqlSslMode};
use tokio::sync::Mutex;

use super::{Person, Workstation};
use crate::Flavour;
use crate::installation::{Installation, reused};

/// A fresh installation of Ticket Desk on one of the run's servers.
pub struct Desk {
    /// Which server it is on.
    pub flavour: Flavour,
    /// The names of its schemas.
    pub names: Names,
    admin: MySqlConnectOptions,
    pub(super) installation: Installation,
    connection: Mutex<MySqlConnection>,
    workstations: AtomicU32,
    /// The administrator may have changed more than rows.
    is_changed: AtomicBool,
}

/// What a statement begins with that changes rows at most.
const CHANGES_ROWS: [&str; 6] = ["SELECT ", "INSERT ", "UPDATE ", "DELETE ", "REPLACE ", "KILL "];
/// Tables that are not filled again for the next story.
const INSTALLED: [&str; 2] = ["installed_objects", "ticket_transitions"];

/// Runs a story on an empty installation of one flavour. When it went well, the installation goes to another story, or away if it is not what
/// was installed.
///
/// # Panics
/// When the story fails, or the run does not have this server.
pub fn run<Story, Ending>(flavour: Flavour, story: Story)
where
    Story: FnOnce(std::sync::Arc<Desk>) -> Ending,
    Ending: Future<Output = ()>,
{
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let desk = std::sync::Arc::new(Desk::of(flavour, Installation::reused_on(flavour).await).await);
        story(std::sync::Arc::clone(&desk)).await;
        desk.remove().await;
    });
}

impl Desk {
    /// The desk of an installation.
    pub(super) async fn of(flavour: Flavour, installation: Installation) -> Self {
        let (names, admin) = (installation.names.clone(), installation.administrator().clone());
        let connection = Mutex::new(installation.connect().await);
        Self {
            flavour,
            names,
            admin,
            installation,
            connection,
            workstations: AtomicU32::new(0),
            is_changed: AtomicBool::new(false),
        }
    }

    /// The desk of an installation that has other desks too. It numbers its workstations from here on.
    pub(crate) async fn through(flavour: Flavour, installation: Installation, first_workstation: u32) -> Self {
        let mut desk = Self::of(flavour, installation).await;
        desk.workstations = AtomicU32::new(first_workstation);
        desk
    }

    /// Takes over the address of the restarted server.
    pub(super) async fn reconnect(&mut self) {
        self.admin = self.installation.administrator().clone();
        self.connection = Mutex::new(self.installation.connect().await);
    }

    async fn remove(&self) {
        let is_changed = self.is_changed.load(Ordering::Relaxed);
        for number in 0..self.workstations.load(Ordering::Relaxed) {
            let account = format!("td_{}", self.workstation_name(number));
            self.execute(&format!("DROP USER IF EXISTS '{account}'@'localhost', '{account}'@'127.0.0.1'")).await;
        }
        if !is_changed && reused::give_back(self.flavour, &self.names) {
            return;
        }
        let Names { data, api, owner, .. } = &self.names;
        self.execute(&format!("DROP DATABASE {api}")).await;
        self.execute(&format!("DROP DATABASE {data}")).await;
        self.execute(&format!("DROP USER '{owner}'@'localhost'")).await;
    }

    /// Connects as the administrator, who may change anything.
    pub fn admin(&self) -> &MySqlConnectOptions {
        self.is_changed.store(true, Ordering::Relaxed);
        &self.admin
    }

    fn workstation_name(&self, number: u32) -> String {
        format!("{}_{number}", self.names.data)
    }

    /// A workstation with an account of its own, made as the administrator's tool makes it.
    ///
    /// # Panics
    /// When the account cannot be made.
    pub async fn workstation(&self) -> Workstation {
        let (account, password) = self.account(Origin::socket()).await;
        // MySQL accepts a password over its socket in clear text only, which the driver sends over TLS only.
        let options = self.admin.clone().ssl_mode(MySqlSslMode::Preferred);
        Workstation::connect(options.username(&account).password(&password).database(&self.names.api)).await
    }

    /// A workstation that comes over TCP to a port of this computer: the server's own, or one of something between. It may ask
    /// as much as it likes.
    ///
    /// # Panics
    /// When the account cannot be made.
    pub async fn workstation_at(&self, port: u16) -> Workstation {
        let (account, password) = self.account(Origin::parse("127.0.0.1").expect("an address")).await;
        let lift = format!("ALTER USER '{account}'@'127.0.0.1' WITH MAX_QUERIES_PER_HOUR 0");
        self.sends(&lift).await.expect("no limit by the hour");
        let options = MySqlConnectOptions::new().host("127.0.0.1").port(port).ssl_mode(MySqlSslMode::Disabled);
        Workstation::connect(options.username(&account).password(&password).database(&self.names.api)).await
    }

    async fn account(&self, origin: Origin) -> (String, String) {
        let name = self.workstation_name(self.workstations.fetch_add(1, Ordering::Relaxed));
        self.installation.account(&name, origin).await
    }

    /// An employee, signed in at their own workstation.
    pub async fn employee(&self, username: &str) -> Person {
        Person::new(self, self.workstation().await, username, Role::Employee).await
    }

    /// An invited responder, signed in at their own workstation.
    pub async fn responder(&self, username: &str) -> Person {
        Person::new(self, self.workstation().await, username, Role::Responder).await
    }

    /// An employee whose workstation comes over TCP.
    pub async fn employee_at(&self, port: u16, username: &str) -> Person {
        Person::new(self, self.workstation_at(port).await, username, Role::Employee).await
    }

    /// A responder whose workstation comes over TCP.
    pub async fn responder_at(&self, port: u16, username: &str) -> Person {
        Person::new(self, self.workstation_at(port).await, username, Role::Responder).await
    }

    /// A category beside the one that there is.
    pub async fn has_category(&self, id: u32, name: &str) {
        self.execute(&format!(
            "INSERT INTO {{data}}.categories (id, name, position, created_at) VALUES ({id}, '{name}', {id}, UTC_TIMESTAMP(6))"
        ))
        .await;
    }

    /// An open invitation with this code.
    pub async fn invites(&self, code: &str, role: &str) {
        self.execute(&format!(
            "INSERT INTO {{data}}.invitations (code_hash, role, created_at, expires_at)
             VALUES (UNHEX(SHA2('{code}', 256)), '{role}', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6) + INTERVAL 1 DAY)"
        ))
        .await;
    }

    /// Verifies the whole history as the administrator's audit does, and returns the number of its events.
    ///
    /// # Panics
    /// When the history is broken.
    pub async fn audits(&self) -> u64 {
        let mut connection = self.connection.lock().await;
        let verdict = audit::verify(&mut connection, &self.names).await.expect("history can be read");
        assert_eq!(verdict.broken, None, "history is whole");
        verdict.events
    }

    /// Runs a statement as the administrator; `{data}`, `{api}` and `{owner}` stand for the names.
    ///
    /// # Panics
    /// When the server refuses.
    pub async fn execute(&self, sql: &str) {
        self.attempt(sql).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
    }

    /// Runs a statement as the administrator and returns the server's refusal.
    pub async fn attempt(&self, sql: &str) -> Result<(), String> {
        if !changes_rows(sql) {
            self.is_changed.store(true, Ordering::Relaxed);
        }
        self.sends(sql).await
    }

    async fn sends(&self, sql: &str) -> Result<(), String> {
        let mut connection = self.connection.lock().await;
        let outcome = sqlx::raw_sql(&self.named(sql)).execute(&mut *connection).await;
        outcome.map(|_| ()).map_err(|error| error.to_string())
    }

    /// The first column of the first row of a query of the administrator, as text.
    ///
    /// # Panics
    /// When the server refuses or answers nothing.
    pub async fn text(&self, sql: &str) -> String {
        let rows: Vec<(Option<String>,)> = self.rows(&format!("SELECT CAST(({sql}) AS CHAR)")).await;
        rows.into_iter().next().and_then(|(text,)| text).unwrap_or_else(|| panic!("{sql} answered nothing"))
    }

    /// The number that a query of the administrator returns.
    ///
    /// # Panics
    /// When the server refuses or answers something else.
    pub async fn number(&self, sql: &str) -> i64 {
        self.text(sql).await.parse().unwrap_or_else(|_| panic!("{sql} answered no number"))
    }

    /// The rows of a query of the administrator.
    ///
    /// # Panics
    /// When the server refuses.
    pub async fn rows<Row>(&self, sql: &str) -> Vec<Row>
    where
        Row: for<'r> FromRow<'r, sqlx::mysql::MySqlRow> + Send + Unpin,
    {
        let mut connection = self.connection.lock().await;
        let sql = self.named(sql);
        sqlx::query_as(&sql).fetch_all(&mut *connection).await.unwrap_or_else(|error| panic!("{sql}: {error}"))
    }

    /// The table of all connections, by its whole name. MySQL cannot read its old one while somebody's statement holds what is no
    /// text (error 3854).
    #[must_use]
    pub const fn processes(&self) -> &'static str {
        match self.flavour {
            Flavour::MariaDb => "information_schema.PROCESSLIST",
            Flavour::MySql => "performance_schema.processlist",
        }
    }

    /// A statement with the names of this installation.
    #[must_use]
    pub fn named(&self, sql: &str) -> String {
        sql.replace("{data}", &self.names.data).replace("{api}", &self.names.api).replace("{owner}", &self.names.owner)
    }
}

/// Whether all that these statements change is rows that the next story does not see.
fn changes_rows(sql: &str) -> bool {
    let known = |statement: &str| statement.is_empty() || CHANGES_ROWS.iter().any(|word| statement.starts_with(word));
    sql.split(';').map(str::trim_start).all(known) && !INSTALLED.iter().any(|table| sql.contains(table))
}
