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
    let mut targets = Vec::new();
    for priority in Priority::ALL {
        let name = respond_within_name(priority);
        let value = get(connection, names, &name).await?;
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

/// A limit of what is attached to tickets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AttachmentLimit {
    /// Bytes of one file.
    File,
    /// Bytes of all files of a ticket.
    Ticket,
    /// Bytes that one person uploads within 24 hours.
    Day,
    /// Files of a ticket.
    Files,
}

impl AttachmentLimit {
    /// Every limit.
    pub const ALL: [Self; 4] = [Self::File, Self::Ticket, Self::Day, Self::Files];

    const fn name(self) -> &'static str {
        match self {
            Self::File => "attachment_size_limit",
            Self::Ticket => "attachment_ticket_limit",
            Self::Day => "attachment_daily_limit",
            Self::Files => "attachment_ticket_count",
        }
    }
}

/// A list of types and endings of files: `image/png`, `image/*`, `.exe`, with commas.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AttachmentTypes {
    /// Nothing else is taken, unless the list is empty.
    Allowed,
    /// These are not taken.
    Refused,
}

impl AttachmentTypes {
    /// Both lists.
    pub const ALL: [Self; 2] = [Self::Allowed, Self::Refused];

    const fn name(self) -> &'static str {
        match self {
            Self::Allowed => "attachment_allowed",
            Self::Refused => "attachment_refused",
        }
    }
}

/// A limit of what is attached.
///
/// # Errors
/// When the database refuses, or holds no number.
pub async fn attachment_limit(
    connection: &mut MySqlConnection,
    names: &Names,
    limit: AttachmentLimit,
) -> Result<u64, AdministrationError> {
    let value = get(connection, names, limit.name()).await?;
    value.parse().map_err(|_| AdministrationError::Unexpected(format!("{} = {value}", limit.name())))
}

/// Sets a limit of what is attached. It holds for uploads that begin or end from now on.
///
/// # Errors
/// When the database refuses.
pub async fn set_attachment_limit(
    connection: &mut MySqlConnection,
    names: &Names,
    limit: AttachmentLimit,
    value: u64,
) -> Result<(), AdministrationError> {
    set(connection, names, limit.name(), &value.to_string()).await
}

/// A list of types.
///
/// # Errors
/// When the database refuses.
pub async fn attachment_types(
    connection: &mut MySqlConnection,
    names: &Names,
    types: AttachmentTypes,
) -> Result<String, AdministrationError> {
    get(connection, names, types.name()).await
}

/// Sets a list of types. It holds for uploads that begin from now on.
///
/// # Errors
/// When the database refuses.
pub async fn set_attachment_types(
    connection: &mut MySqlConnection,
    names: &Names,
    types: AttachmentTypes,
    list: &str,
) -> Result<(), AdministrationError> {
    set(connection, names, types.name(), list).await
}

/// Whether workstations tell facts about themselves in new tickets, unless their person decides otherwise.
///
/// # Errors
/// When the database refuses.
pub async fn facts(connection: &mut MySqlConnection, names: &Names) -> Result<bool, AdministrationError> {
    Ok(get(connection, names, "facts").await? == "1")
}

/// Sets whether workstations tell facts about themselves, unless their person decides otherwise.
///
/// # Errors
/// When the database refuses.
pub async fn set_facts(connection: &mut MySqlConnection, names: &Names, on: bool) -> Result<(), AdministrationError> {
    set(connection, names, "facts", if on { "1" } else { "0" }).await
}

fn respond_within_name(priority: Priority) -> String {
    format!("respond_within_{}", priority.as_str())
}

async fn get(connection: &mut MySqlConnection, names: &Names, name: &str) -> Result<String, AdministrationError> {
    let select = format!("SELECT value FROM {}.settings WHERE name = ?", names.data);
    Ok(sqlx::query_scalar(&select).bind(name).fetch_one(connection).await?)
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
