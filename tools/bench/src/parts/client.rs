//! People of the filled database at workstations of theirs.

use std::sync::atomic::{AtomicU64, Ordering};

use anyhow::{Context, Result};
use database::connection_file::ConnectionFile;
use database::{Database, DatabaseError, Retry, Token};
use model::{PersonId, RequestId};
use private_server::private_installation::Route;
use sqlx::ConnectOptions as _;
use sqlx::mysql::{MySqlConnectOptions, MySqlConnection};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::data::{Filled, token};

/// Makes connections under one account, which may open as many as it likes.
pub struct Workstation {
    file: ConnectionFile,
    password: String,
}

impl Workstation {
    pub async fn new(filled: &Filled, name: &str, route: Route) -> Result<Self> {
        // A database that is not copied keeps the workstations of earlier runs, and no name is used twice.
        let name = format!("{name}-{}", OffsetDateTime::now_utc().unix_timestamp());
        let mut file = filled.desk.workstation(&name, route).await.context("making a workstation")?;
        let password = file.take_password().context("the connection file holds no password")?.to_string();
        let origin = if matches!(route, Route::Socket) { "localhost" } else { "127.0.0.1" };
        let unlimited =
            format!("ALTER USER '{}'@'{origin}' WITH MAX_QUERIES_PER_HOUR 0 MAX_USER_CONNECTIONS 0", file.account());
        sqlx::raw_sql(&unlimited).execute(&mut filled.desk.administrator().await?).await.context(unlimited)?;
        Ok(Self { file, password })
    }

    pub fn options(&self) -> MySqlConnectOptions {
        self.file.connect_options(&self.password).disable_statement_logging()
    }

    /// Somebody, with a connection of their own.
    pub fn person(&self, id: u64) -> Result<Person> {
        let database = Database::new(self.options(), Retry::default());
        Ok(Person { id: PersonId(id), database, token: token(id)?, seq: AtomicU64::new(0) })
    }

    /// A connection without the application's client around it.
    pub async fn plain(&self) -> Result<MySqlConnection> {
        self.options().connect().await.context("connecting")
    }
}

pub struct Person {
    pub id: PersonId,
    pub database: Database,
    pub token: Token,
    /// Of the last poll.
    seq: AtomicU64,
}

impl Person {
    /// What a workstation asks every few seconds. From the second time on nothing is new.
    pub async fn poll(&self) -> Result<(), DatabaseError> {
        let known = Some(self.seq.load(Ordering::Relaxed)).filter(|seq| *seq > 0);
        let polled = self.database.watch(&self.token, known).await?;
        self.seq.store(polled.seq, Ordering::Relaxed);
        Ok(())
    }
}

pub fn request() -> RequestId {
    RequestId(Uuid::now_v7())
}
