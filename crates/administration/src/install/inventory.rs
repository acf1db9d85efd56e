//! Which objects are on the server, and what the installer remembers of them.

use std::collections::BTreeMap;

use sqlx::mysql::MySqlConnection;

use super::error::{Doing as _, InstallError};
use super::files::{self, File};
use super::kind::Kind;
use super::names::Names;
use super::rows;

/// An object's kind and name.
pub(super) type Key = (Kind, String);

/// What the installer stored about an object when it applied it.
pub(super) struct Remembered {
    pub(super) checksum: String,
    pub(super) digest: Option<String>,
}

/// Whether an object exists, was made from this text, and has not been changed by somebody else since.
pub(super) fn is_current(known: Option<&Remembered>, present: Option<&Option<String>>, file: &File) -> bool {
    match (known, present) {
        (Some(known), Some(digest)) => known.checksum == file.checksum() && known.digest == *digest,
        _ => false,
    }
}

/// What the installer remembers of every object.
pub(super) async fn remembered(
    connection: &mut MySqlConnection,
    names: &Names,
) -> Result<BTreeMap<Key, Remembered>, InstallError> {
    let select = format!("SELECT CAST(kind AS CHAR), name, checksum, digest FROM {}.installed_objects", names.data);
    let rows: Vec<(String, String, String, Option<String>)> =
        sqlx::query_as(&select).fetch_all(connection).await.doing("reading what was applied")?;
    let object = |(word, name, checksum, digest): (String, _, _, _)| {
        Kind::of(&word).map(|kind| ((kind, name), Remembered { checksum, digest }))
    };
    Ok(rows.into_iter().filter_map(object).collect())
}

/// The objects on the server, with a digest of what they are if the account may read it.
pub(super) async fn bodies(
    connection: &mut MySqlConnection,
    names: &Names,
) -> Result<BTreeMap<Key, Option<String>>, InstallError> {
    let select =
        "SELECT 'routine', CAST(ROUTINE_SCHEMA AS CHAR), CAST(ROUTINE_NAME AS CHAR), SHA2(ROUTINE_DEFINITION, 256)
          FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA IN (?, ?)
        UNION ALL
        SELECT 'trigger', CAST(TRIGGER_SCHEMA AS CHAR), CAST(TRIGGER_NAME AS CHAR), SHA2(ACTION_STATEMENT, 256)
          FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = ?";
    let rows: Vec<(String, String, String, Option<String>)> = sqlx::query_as(select)
        .bind(&names.data)
        .bind(&names.api)
        .bind(&names.data)
        .fetch_all(&mut *connection)
        .await
        .doing("reading routines and triggers")?;
    let object = |(what, schema, name, digest): (String, String, String, Option<String>)| {
        let kind = match (what.as_str(), schema == names.api) {
            ("trigger", _) => Kind::Trigger,
            (_, true) => Kind::Public,
            (_, false) => Kind::Internal,
        };
        ((kind, name), digest)
    };
    let mut found: BTreeMap<Key, Option<String>> = rows.into_iter().map(object).collect();
    for file in files::rows() {
        if let Some(digest) = rows::digest(connection, names, file.name).await? {
            found.insert((Kind::Rows, file.name.to_owned()), Some(digest));
        }
    }
    Ok(found)
}

/// Stores text and body of the objects that were applied.
pub(super) async fn remember(
    connection: &mut MySqlConnection,
    names: &Names,
    applied: &[&(Kind, File)],
) -> Result<(), InstallError> {
    if applied.is_empty() {
        return Ok(());
    }
    let mut present = bodies(connection, names).await?;
    let mut statement = sqlx::QueryBuilder::new(format!(
        "REPLACE INTO {}.installed_objects (kind, name, checksum, digest, applied_at) ",
        names.data
    ));
    statement.push_values(applied, |mut row, (kind, file)| {
        let digest = present.remove(&(*kind, file.name.to_owned())).flatten();
        row.push_bind(kind.word())
            .push_bind(file.name)
            .push_bind(file.checksum())
            .push_bind(digest)
            .push("UTC_TIMESTAMP(6)");
    });
    statement.build().execute(connection).await.doing("remembering what was applied")?;
    Ok(())
}
