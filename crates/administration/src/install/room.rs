//! Whether there is room for a desk: asked before the first write.

use sqlx::mysql::MySqlConnection;

use super::error::{Doing as _, InstallError};
use super::names::Names;

/// Refuses schemas that hold tables of something else, and rights on them that everybody has.
pub(super) async fn require(connection: &mut MySqlConnection, names: &Names) -> Result<(), InstallError> {
    if let Some(schema) = taken(connection, names).await? {
        return Err(InstallError::SchemaTaken { schema });
    }
    match everybody(connection, names).await? {
        Some((account, schemas)) => Err(InstallError::OpenToEverybody { account, schemas }),
        None => Ok(()),
    }
}

/// A schema that holds tables although no desk is in it. The first table that an installation makes is `schema_steps`; the procedures'
/// schema never has one.
async fn taken(connection: &mut MySqlConnection, names: &Names) -> Result<Option<String>, InstallError> {
    sqlx::query_scalar(
        "SELECT CAST(t.TABLE_SCHEMA AS CHAR) FROM information_schema.TABLES t
          WHERE t.TABLE_SCHEMA = ?
             OR t.TABLE_SCHEMA = ? AND NOT EXISTS (SELECT 1 FROM information_schema.TABLES s
                                                     WHERE s.TABLE_SCHEMA = t.TABLE_SCHEMA AND s.TABLE_NAME = 'schema_steps')
          LIMIT 1",
    )
    .bind(&names.api)
    .bind(&names.data)
    .fetch_optional(connection)
    .await
    .doing("looking for tables of something else")
}

/// An account whose rights everybody has, PUBLIC or one without a name, and the schemas that they are for.
async fn everybody(connection: &mut MySqlConnection, names: &Names) -> Result<Option<(String, String)>, InstallError> {
    let found: Option<(String, String, String)> = sqlx::query_as(
        "SELECT CONVERT(d.User USING utf8mb4), CONVERT(d.Host USING utf8mb4), CONVERT(d.Db USING utf8mb4) FROM mysql.db d
          WHERE d.User IN ('', 'PUBLIC') AND (d.Db IN (?, ?) OR ? LIKE d.Db OR ? LIKE d.Db)
          UNION ALL
         SELECT CONVERT(u.User USING utf8mb4), CONVERT(u.Host USING utf8mb4), '%' FROM mysql.user u
          WHERE u.User IN ('', 'PUBLIC')
            AND 'Y' IN (Select_priv, Insert_priv, Update_priv, Delete_priv, Drop_priv, Alter_priv, Execute_priv, Trigger_priv)
          LIMIT 1",
    )
    .bind(&names.data)
    .bind(&names.api)
    .bind(&names.data)
    .bind(&names.api)
    .fetch_optional(connection)
    .await
    .doing("looking for rights that everybody has")?;
    Ok(found.map(|(user, host, schemas)| {
        let account = if user.is_empty() { format!("''@'{host}'") } else { user };
        (account, schemas)
    }))
}
