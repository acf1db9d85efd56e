//! One installation at a time.

use std::time::Duration;

use sqlx::mysql::MySqlConnection;

use super::error::{Doing as _, InstallError};
use super::names::Names;

/// The right to install, held by one connection. The server frees it when that connection ends, however it ends.
pub(super) struct Lock {
    name: String,
}

impl Lock {
    /// Waits for the right to install, in whole seconds.
    pub(super) async fn take(
        connection: &mut MySqlConnection,
        names: &Names,
        timeout: Duration,
    ) -> Result<Self, InstallError> {
        names.validate()?;
        let name = format!("{} installation", names.data);
        let taken: Option<i64> = sqlx::query_scalar("SELECT GET_LOCK(?, ?)")
            .bind(&name)
            .bind(timeout.as_secs())
            .fetch_one(&mut *connection)
            .await
            .doing("waiting for the installation's lock")?;
        if taken == Some(1) {
            return Ok(Self { name });
        }
        let holder: Option<u64> = sqlx::query_scalar("SELECT CAST(IS_USED_LOCK(?) AS UNSIGNED)")
            .bind(&name)
            .fetch_one(connection)
            .await
            .doing("asking who installs")?;
        Err(InstallError::Busy { holder })
    }

    /// Lets the next one install.
    pub(super) async fn free(self, connection: &mut MySqlConnection) -> Result<(), InstallError> {
        sqlx::query("DO RELEASE_LOCK(?)")
            .bind(&self.name)
            .execute(connection)
            .await
            .doing("freeing the installation's lock")?;
        Ok(())
    }
}
