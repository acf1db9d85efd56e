//! An account as the server writes it, and the differences between the two servers.

use sqlx::Row as _;
use sqlx::mysql::MySqlConnection;

use super::name::{Account, Origin};
use crate::AdministrationError;

/// `'td_name'@'origin'`. Both parts were checked when they were parsed: neither holds a quote or a backslash.
pub(super) fn quoted(account: &Account, origin: &Origin) -> String {
    format!("'{account}'@'{}'", origin.as_str())
}

/// The clause that gives an account a password of our own making, which holds no quote either.
pub(super) async fn identified_by(
    connection: &mut MySqlConnection,
    password: &str,
) -> Result<String, AdministrationError> {
    let version: String = sqlx::raw_sql("SELECT VERSION()").fetch_one(connection).await?.try_get(0)?;
    Ok(if version.contains("MariaDB") {
        format!("IDENTIFIED VIA mysql_native_password USING PASSWORD('{password}')")
    } else {
        format!("IDENTIFIED WITH caching_sha2_password BY '{password}'")
    })
}

/// The schema as a grant names it. An underscore matches any character there unless it is escaped, except on a MySQL server with
/// `partial_revokes`, which takes the name literally.
pub(super) async fn grant_pattern(
    connection: &mut MySqlConnection,
    schema: &str,
) -> Result<String, AdministrationError> {
    let rows = sqlx::raw_sql("SHOW GLOBAL VARIABLES LIKE 'partial_revokes'").fetch_all(connection).await?;
    let literal = rows.first().map(|row| row.try_get::<String, _>(1)).transpose()?.is_some_and(|value| value == "ON");
    Ok(if literal { schema.to_owned() } else { schema.replace('_', r"\_") })
}
