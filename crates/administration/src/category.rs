//! The categories of tickets.

use model::CategoryName;
use serde::Serialize;
use sqlx::mysql::MySqlConnection;
use sqlx::{Connection as _, FromRow};
use time::OffsetDateTime;

use crate::AdministrationError;
use crate::install::Names;

/// A category as an administrator sees it.
#[derive(Debug, Clone, Serialize, FromRow)]
#[serde(rename_all = "camelCase")]
pub struct Category {
    /// Its number.
    pub id: u32,
    /// What people call it.
    pub name: String,
    /// Whether a ticket gets it where nobody chose one.
    #[sqlx(rename = "is_default")]
    pub default: bool,
    /// When it was created.
    #[serde(with = "time::serde::rfc3339")]
    pub created_at: OffsetDateTime,
    /// Since when no ticket gets it any more.
    #[serde(with = "time::serde::rfc3339::option")]
    pub retired_at: Option<OffsetDateTime>,
    /// How many tickets of it wait in the pool.
    pub pending: i64,
}

/// Every category in the order in which people see them.
///
/// # Errors
/// When the database refuses.
pub async fn list(connection: &mut MySqlConnection, names: &Names) -> Result<Vec<Category>, AdministrationError> {
    let data = &names.data;
    let select = format!(
        "SELECT id, name, is_default <> 0 AS is_default, created_at, retired_at,
                (SELECT COUNT(*) FROM {data}.tickets t WHERE t.status = 'pending' AND t.category_id = c.id) AS pending
         FROM {data}.categories c ORDER BY position, id"
    );
    Ok(sqlx::query_as(&select).fetch_all(connection).await?)
}

/// Creates a category at the end of the list, or brings a retired one back into use. Answers whether it had been retired.
///
/// # Errors
/// When a category in use has this name, or the database refuses.
pub async fn add(
    connection: &mut MySqlConnection,
    names: &Names,
    name: &CategoryName,
) -> Result<bool, AdministrationError> {
    let data = &names.data;
    let revive = format!("UPDATE {data}.categories SET retired_at = NULL WHERE name = ? AND retired_at IS NOT NULL");
    if sqlx::query(&revive).bind(name.as_str()).execute(&mut *connection).await?.rows_affected() > 0 {
        return Ok(true);
    }
    let insert = format!(
        "INSERT INTO {data}.categories (name, position, created_at)
         SELECT ?, COALESCE(MAX(position), 0) + 1, UTC_TIMESTAMP(6) FROM {data}.categories"
    );
    sqlx::query(&insert).bind(name.as_str()).execute(connection).await.map_err(|error| named(error, name))?;
    Ok(false)
}

/// Gives a category another name, also on the tickets that have it; their history keeps the name of then.
///
/// # Errors
/// When there is no such category, another one has the name, or the database refuses.
pub async fn rename(
    connection: &mut MySqlConnection,
    names: &Names,
    from: &str,
    to: &CategoryName,
) -> Result<(), AdministrationError> {
    let category = find(connection, names, from).await?;
    let update = format!("UPDATE {}.categories SET name = ? WHERE id = ?", names.data);
    let renamed = sqlx::query(&update).bind(to.as_str()).bind(category.id).execute(connection).await;
    renamed.map_err(|error| named(error, to))?;
    Ok(())
}

/// Takes a category out of use. Answers whether it was in use.
///
/// # Errors
/// When there is no such category, it is the default, or the database refuses.
pub async fn retire(connection: &mut MySqlConnection, names: &Names, name: &str) -> Result<bool, AdministrationError> {
    let category = find(connection, names, name).await?;
    if category.is_default {
        return Err(AdministrationError::CategoryIsDefault(name.to_owned()));
    }
    let update = format!(
        "UPDATE {}.categories SET retired_at = UTC_TIMESTAMP(6) WHERE id = ? AND retired_at IS NULL",
        names.data
    );
    Ok(sqlx::query(&update).bind(category.id).execute(connection).await?.rows_affected() > 0)
}

/// Makes a category the one that a ticket gets where nobody chose one. Answers whether another one was it before.
///
/// # Errors
/// When there is no such category, it is retired, or the database refuses.
pub async fn set_default(
    connection: &mut MySqlConnection,
    names: &Names,
    name: &str,
) -> Result<bool, AdministrationError> {
    let category = find(connection, names, name).await?;
    if category.is_default {
        return Ok(false);
    }
    if category.is_retired {
        return Err(AdministrationError::CategoryRetired(name.to_owned()));
    }
    let data = &names.data;
    let mut change = connection.begin().await?;
    let clear = format!("UPDATE {data}.categories SET is_default = FALSE WHERE is_default = TRUE");
    sqlx::query(&clear).execute(&mut *change).await?;
    let set = format!("UPDATE {data}.categories SET is_default = TRUE WHERE id = ?");
    sqlx::query(&set).bind(category.id).execute(&mut *change).await?;
    change.commit().await?;
    Ok(true)
}

#[derive(FromRow)]
struct Found {
    id: u32,
    is_default: bool,
    is_retired: bool,
}

/// The category of this name, whatever its case.
async fn find(connection: &mut MySqlConnection, names: &Names, name: &str) -> Result<Found, AdministrationError> {
    let select = format!(
        "SELECT id, is_default <> 0 AS is_default, retired_at IS NOT NULL AS is_retired FROM {}.categories WHERE name = ?",
        names.data
    );
    let found = sqlx::query_as(&select).bind(name).fetch_optional(connection).await?;
    found.ok_or_else(|| AdministrationError::CategoryUnknown(name.to_owned()))
}

fn named(error: sqlx::Error, name: &CategoryName) -> AdministrationError {
    if error.as_database_error().is_some_and(sqlx::error::DatabaseError::is_unique_violation) {
        return AdministrationError::CategoryExists(name.as_str().to_owned());
    }
    error.into()
}
