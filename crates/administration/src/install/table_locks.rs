//! Locks the tables whose triggers are replaced, so that no change happens while one is missing.

use sqlx::Connection as _;
use sqlx::mysql::{MySqlConnectOptions, MySqlConnection};

use super::connection;
use super::error::{Doing as _, InstallError};
use super::names::Names;

/// A connection that holds the tables; only it can change their triggers meanwhile.
pub(super) struct TableLocks(MySqlConnection);

impl TableLocks {
    /// Locks all of them at once.
    ///
    /// # Errors
    /// When somebody else holds one of them.
    pub(super) async fn take(
        admin: &MySqlConnectOptions,
        names: &Names,
        tables: &[String],
    ) -> Result<Self, InstallError> {
        let mut connection = connection::open(admin).await?;
        let list: Vec<String> = tables.iter().map(|table| format!("{}.{table} WRITE", names.data)).collect();
        let lock = format!("USE {}; LOCK TABLES {}", names.data, list.join(", "));
        sqlx::raw_sql(&lock).execute(&mut connection).await.doing(format!("locking {}", tables.join(", ")))?;
        Ok(Self(connection))
    }

    pub(super) fn connection(&mut self) -> &mut MySqlConnection {
        &mut self.0
    }

    /// Lets others go on.
    pub(super) async fn free(mut self) -> Result<(), InstallError> {
        sqlx::raw_sql("UNLOCK TABLES").execute(&mut self.0).await.doing("unlocking")?;
        self.0.close().await.ok();
        Ok(())
    }
}
