//! Settings of the whole desk.

use sqlx::mysql::MySqlConnection;

use crate::AdministrationError;
use crate::install::Names;

/// Whether people without an invitation may sign up as employees.
///
/// # Errors
/// When the database refuses.
pub async fn set_sign_up_open(
    connection: &mut MySqlConnection,
    names: &Names,
    open: bool,
) -> Result<(), AdministrationError> {
    let update = format!(
        "INSERT INTO {}.settings (name, value) VALUES ('sign_up_open', ?) ON DUPLICATE KEY UPDATE value = ?",
        names.data
    );
    let value = if open { "1" } else { "0" };
    sqlx::query(&update).bind(value).bind(value).execute(connection).await?;
    Ok(())
}
