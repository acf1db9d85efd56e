//! The two schemas.

use sqlx::mysql::MySqlConnection;

use super::error::{Doing as _, InstallError};
use super::names::Names;

/// Makes the schemas where they are missing. Routines take the character set of their schema for their parameters, so one
/// that somebody prepared differently is set right.
pub(super) async fn create(connection: &mut MySqlConnection, names: &Names) -> Result<(), InstallError> {
    for schema in [&names.data, &names.api] {
        let collation: Option<String> = sqlx::query_scalar(
            "SELECT CAST(DEFAULT_COLLATION_NAME AS CHAR) FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = ?",
        )
        .bind(schema)
        .fetch_optional(&mut *connection)
        .await
        .doing("looking for the schemas")?;
        let verb = match collation.as_deref() {
            Some("utf8mb4_unicode_520_ci") => continue,
            Some(_) => "ALTER",
            None => "CREATE",
        };
        let statement = format!("{verb} DATABASE {schema} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci");
        sqlx::raw_sql(&statement).execute(&mut *connection).await.doing(format!("making the schema {schema}"))?;
    }
    Ok(())
}
