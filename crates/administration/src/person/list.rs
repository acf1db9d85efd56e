//! The list of people.

use model::{PersonId, Role};
use serde::Serialize;
use sqlx::Row as _;
use sqlx::mysql::{MySqlConnection, MySqlRow};
use time::{OffsetDateTime, PrimitiveDateTime};

use crate::AdministrationError;
use crate::install::Names;

/// A person as an administrator sees them.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Person {
    /// The person's id.
    pub id: PersonId,
    /// The name to sign in with; what the other functions take.
    pub username: String,
    /// The display name.
    pub name: String,
    /// The role.
    pub role: Role,
    /// Whether the person is active.
    pub active: bool,
    /// Until when signing in is refused after too many failures.
    #[serde(with = "time::serde::rfc3339::option")]
    pub locked_until: Option<OffsetDateTime>,
    /// When the person signed up.
    #[serde(with = "time::serde::rfc3339")]
    pub created_at: OffsetDateTime,
    /// When a session of the person was last used, to within a few minutes.
    #[serde(with = "time::serde::rfc3339::option")]
    pub last_used_at: Option<OffsetDateTime>,
}

/// Everybody, in the order of their user names.
///
/// # Errors
/// When the database refuses.
pub async fn list(connection: &mut MySqlConnection, names: &Names) -> Result<Vec<Person>, AdministrationError> {
    let data = &names.data;
    // Failures count for a name, or for `name@account` where the person has signed in before.
    let select = format!(
        "SELECT u.id, CONVERT(u.username USING utf8mb4) AS username, u.name, CAST(u.role AS CHAR) AS role,
                u.is_active <> 0 AS active, u.created_at, g.locked_until,
                (SELECT MAX(s.last_used_at) FROM {data}.sessions s WHERE s.user_id = u.id) AS last_used_at
         FROM {data}.users u
         LEFT JOIN (SELECT SUBSTRING_INDEX(name, '@', 1) AS username, MAX(locked_until) AS locked_until
                    FROM {data}.sign_in_guards WHERE locked_until > UTC_TIMESTAMP(6)
                    GROUP BY SUBSTRING_INDEX(name, '@', 1)) g ON g.username = u.username
         ORDER BY u.username"
    );
    sqlx::query(&select).fetch_all(connection).await?.iter().map(person).collect()
}

fn person(row: &MySqlRow) -> Result<Person, AdministrationError> {
    let moment = |column| -> Result<Option<OffsetDateTime>, sqlx::Error> {
        Ok(row.try_get::<Option<PrimitiveDateTime>, _>(column)?.map(PrimitiveDateTime::assume_utc))
    };
    Ok(Person {
        id: PersonId(row.try_get("id")?),
        username: row.try_get("username")?,
        name: row.try_get("name")?,
        role: super::role::parse(row.try_get("role")?)?,
        active: row.try_get("active")?,
        locked_until: moment("locked_until")?,
        created_at: row.try_get::<PrimitiveDateTime, _>("created_at")?.assume_utc(),
        last_used_at: moment("last_used_at")?,
    })
}
