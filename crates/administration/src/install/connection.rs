//! The administrator's connection, as the installer uses it.

use sqlx::ConnectOptions as _;
use sqlx::mysql::{MySqlConnectOptions, MySqlConnection};

use super::blocker::LOCK_WAIT;
use super::error::{Doing as _, InstallError};

/// Connects, and sets the session variables that routines keep from the session that creates them.
pub(super) async fn open(admin: &MySqlConnectOptions) -> Result<MySqlConnection, InstallError> {
    let options = admin.clone().disable_statement_logging();
    let mut connection = options.connect().await.doing("connecting as the administrator")?;
    let prepare = format!(
        "SET NAMES utf8mb4 COLLATE utf8mb4_unicode_520_ci;
         SET SESSION lock_wait_timeout = {LOCK_WAIT}, SESSION innodb_lock_wait_timeout = {LOCK_WAIT};
         SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'"
    );
    sqlx::raw_sql(&prepare).execute(&mut connection).await.doing("preparing the connection")?;
    Ok(connection)
}
