//! Settings of the whole desk.

use model::Priority;
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
    set(connection, names, "sign_up_open", if open { "1" } else { "0" }).await
}

/// Within how many minutes of a ticket's creation somebody should claim it, for each priority.
///
/// # Errors
/// When the database refuses, or holds no number.
pub async fn respond_within(
    connection: &mut MySqlConnection,
    names: &Names,
) -> Result<Vec<(Priority, u32)>, AdministrationError> {
    let select = format!("SELECT value FROM {}.settings WHERE name = ?", names.data);
    let mut targets = Vec::new();
    for priority in Priority::ALL {
        let name = respond_within_name(priority);
        let (value,): (String,) = sqlx::query_as(&select).bind(&name).fetch_one(&mut *connection).await?;
        let minutes = value.parse().map_err(|_| AdministrationError::Unexpected(format!("{name} = {value}")))?;
        targets.push((priority, minutes));
    }
    Ok(targets)
}

/// Sets the minutes of a priority. They hold for tickets that are created or get this priority from now on.
///
/// # Errors
/// When the database refuses.
pub async fn set_respond_within(
    connection: &mut MySqlConnection,
    names: &Names,
    priority: Priority,
    minutes: u32,
) -> Result<(), AdministrationError> {
    set(connection, names, &respond_within_name(priority), &minutes.to_string()).await
}

fn respond_within_name(priority: Priority) -> String {
    format!("respond_within_{}", priority.as_str())
}

async fn set(
    connection: &mut MySqlConnection,
    names: &Names,
    name: &str,
    value: &str,
) -> Result<(), AdministrationError> {
    let update =
        format!("INSERT INTO {}.settings (name, value) VALUES (?, ?) ON DUPLICATE KEY UPDATE value = ?", names.data);
    sqlx::query(&update).bind(name).bind(value).bind(value).execute(connection).await?;
    Ok(())
}
