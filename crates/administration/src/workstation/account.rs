//! An account as the server writes it, and the differences between the two servers.

use sha1::{Digest as _, Sha1};
use sqlx::Row as _;
use sqlx::mysql::MySqlConnection;

use super::name::{Account, Origin};
use crate::AdministrationError;

/// `'td_name'@'origin'`. Both parts were checked when they were parsed: neither holds a quote or a backslash.
pub(super) fn quoted(account: &Account, origin: &Origin) -> String {
    format!("'{account}'@'{}'", origin.as_str())
}

/// The clause that gives an account a password of our own making, which holds no quote either. MariaDB writes statements into its binary
/// log as they are, so it is told what it would keep of the password; MySQL replaces the password itself.
pub(super) async fn identified_by(
    connection: &mut MySqlConnection,
    password: &str,
) -> Result<String, AdministrationError> {
    let version: String = sqlx::raw_sql("SELECT VERSION()").fetch_one(connection).await?.try_get(0)?;
    Ok(if !version.contains("MariaDB") {
        format!("IDENTIFIED WITH caching_sha2_password BY '{password}'")
    } else if refuses_hashes(connection).await? {
        format!("IDENTIFIED VIA mysql_native_password USING PASSWORD('{password}')")
    } else {
        format!("IDENTIFIED VIA mysql_native_password USING '{}'", native(password))
    })
}

/// Whether MariaDB wants to see each password, because a plugin judges it. Then the password stands in the binary log.
async fn refuses_hashes(connection: &mut MySqlConnection) -> Result<bool, AdministrationError> {
    let judged = "SELECT CAST(@@strict_password_validation AND EXISTS (SELECT 1 FROM information_schema.PLUGINS
                    WHERE PLUGIN_TYPE = 'PASSWORD VALIDATION' AND PLUGIN_STATUS = 'ACTIVE') AS CHAR)";
    let answer: String = sqlx::raw_sql(judged).fetch_one(connection).await?.try_get(0)?;
    Ok(answer == "1")
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

/// What `mysql_native_password` keeps of a password.
/// Source: <https://mariadb.com/docs/server/reference/plugins/authentication-plugins/authentication-plugin-mysql_native_password>.
fn native(password: &str) -> String {
    format!("*{:X}", Sha1::digest(Sha1::digest(password)))
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_password_is_kept_as_the_server_would_keep_it() {
        assert_eq!(super::native("password"), "*2470C0C06DEE42FD1618BB99005ADCA2EC9D1E19");
    }
}
