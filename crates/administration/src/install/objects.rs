//! Routines, triggers and the rows that the installer alone writes: source code that is applied anew when its text changed or
//! somebody changed it on the server, and dropped when its file is gone.

use std::collections::BTreeMap;

use sqlx::mysql::MySqlConnection;

use super::error::{Doing as _, InstallError};
use super::files::{self, File};
use super::names::Names;
use super::rows;

/// What kind of thing an object is. The words are those of the table `installed_objects`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Internal,
    Public,
    Trigger,
    Rows,
}

impl Kind {
    const fn word(self) -> &'static str {
        match self {
            Self::Internal => "internal",
            Self::Public => "public",
            Self::Trigger => "trigger",
            Self::Rows => "rows",
        }
    }

    fn of(word: &str) -> Option<Self> {
        [Self::Internal, Self::Public, Self::Trigger, Self::Rows].into_iter().find(|kind| kind.word() == word)
    }

    fn drop_statement(self, names: &Names, name: &str) -> String {
        match self {
            Self::Internal => format!("DROP PROCEDURE IF EXISTS {}.{name}", names.data),
            Self::Public => format!("DROP PROCEDURE IF EXISTS {}.{name}", names.api),
            Self::Trigger => format!("DROP TRIGGER IF EXISTS {}.{name}", names.data),
            Self::Rows => format!("DELETE FROM {}.{name}", names.data),
        }
    }
}

/// An object's kind and name.
pub(super) type Key = (Kind, String);

/// What was remembered of an object when it was applied.
pub(super) struct Remembered {
    pub(super) checksum: String,
    pub(super) digest: Option<String>,
}

/// What [`apply`] did.
pub(super) struct Outcome {
    pub(super) applied: Vec<String>,
    pub(super) dropped: Vec<String>,
}

/// Every object of this program. Those that others need come first.
pub(super) fn all() -> Vec<(Kind, File)> {
    let of = |kind: Kind, files: Vec<File>| files.into_iter().map(move |file| (kind, file));
    of(Kind::Internal, files::internal_routines())
        .chain(of(Kind::Rows, files::rows()))
        .chain(of(Kind::Trigger, files::triggers()))
        .chain(of(Kind::Public, files::public_procedures()))
        .collect()
}

/// Makes every object as its file says.
pub(super) async fn apply(connection: &mut MySqlConnection, names: &Names) -> Result<Outcome, InstallError> {
    let known = remembered(connection, names).await?;
    let present = bodies(connection, names).await?;
    let files = all();

    let mut dropped = Vec::new();
    let gone = known.keys().filter(|(kind, name)| !files.iter().any(|(k, file)| k == kind && file.name == name));
    for (kind, name) in gone {
        drop_object(connection, names, *kind, name).await?;
        let forget = format!("DELETE FROM {}.installed_objects WHERE kind = ? AND name = ?", names.data);
        sqlx::query(&forget)
            .bind(kind.word())
            .bind(name)
            .execute(&mut *connection)
            .await
            .doing(format!("forgetting {name}"))?;
        dropped.push(name.clone());
    }

    // Variables of a routine take the character set of the schema that is current when it is made.
    let current = format!("USE {}", names.data);
    sqlx::raw_sql(&current).execute(&mut *connection).await.doing("choosing the schema")?;
    let is_stale = |(kind, file): &(Kind, File)| {
        let key = (*kind, file.name.to_owned());
        !is_current(known.get(&key), present.get(&key), file)
    };
    // Without its triggers a table would take changes without events. So nobody can call anything while they are exchanged:
    // the public procedures go first and come last, also when this is broken off between and run again.
    let closes = files.iter().any(|object| object.0 != Kind::Public && is_stale(object));
    let stale: Vec<&(Kind, File)> =
        files.iter().filter(|object| (closes && object.0 == Kind::Public) || is_stale(object)).collect();
    // On an empty server there is nothing to drop, and each asking costs MySQL a few milliseconds.
    let fresh = known.is_empty() && present.is_empty();
    for (kind, file) in stale.iter().filter(|(kind, _)| *kind == Kind::Public && !fresh) {
        drop_object(connection, names, *kind, file.name).await?;
    }
    for (kind, file) in &stale {
        exchange(connection, names, *kind, file, fresh).await?;
    }
    remember(connection, names, &stale).await?;
    Ok(Outcome { applied: stale.iter().map(|(_, file)| file.name.to_owned()).collect(), dropped })
}

/// Whether an object is there, was made from this very text, and has not been changed by somebody else since.
pub(super) fn is_current(known: Option<&Remembered>, present: Option<&Option<String>>, file: &File) -> bool {
    match (known, present) {
        (Some(known), Some(digest)) => known.checksum == file.checksum() && known.digest == *digest,
        _ => false,
    }
}

/// What was remembered of every object.
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

/// The objects that are there, with a digest of what they are where the account may read it.
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

/// Makes an object in place of the one that may be there. A call that began before the public procedures went may still be
/// under way: while a trigger is missing, its table is locked, so that such a call waits.
async fn exchange(
    connection: &mut MySqlConnection,
    names: &Names,
    kind: Kind,
    file: &File,
    fresh: bool,
) -> Result<(), InstallError> {
    let locked = if fresh || kind != Kind::Trigger { None } else { trigger_table(file.name) };
    if let Some(table) = locked {
        let lock = format!("LOCK TABLES {}.{table} WRITE", names.data);
        sqlx::raw_sql(&lock).execute(&mut *connection).await.doing(format!("locking {table}"))?;
    }
    if kind == Kind::Rows {
        return rows::exchange(connection, names, file).await;
    }
    if !fresh {
        drop_object(connection, names, kind, file.name).await?;
    }
    let text = names.substitute(file.text);
    sqlx::raw_sql(&text).execute(&mut *connection).await.doing(format!("making {}", file.name))?;
    if locked.is_some() {
        sqlx::raw_sql("UNLOCK TABLES").execute(connection).await.doing("unlocking")?;
    }
    Ok(())
}

/// A trigger is named after its table, its moment and its statement: `tickets_before_update`.
fn trigger_table(name: &str) -> Option<&str> {
    let (rest, _statement) = name.rsplit_once('_')?;
    let (table, _moment) = rest.rsplit_once('_')?;
    Some(table)
}

async fn drop_object(
    connection: &mut MySqlConnection,
    names: &Names,
    kind: Kind,
    name: &str,
) -> Result<(), InstallError> {
    let statement = kind.drop_statement(names, name);
    sqlx::raw_sql(&statement).execute(connection).await.doing(format!("dropping {name}"))?;
    Ok(())
}

async fn remember(
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_trigger_is_named_after_the_table_that_is_locked_for_it() {
        for File { name, text } in files::triggers() {
            let table = trigger_table(name).unwrap_or_default();
            assert!(text.contains(&format!(" ON ticket_desk.{table} FOR EACH ROW")), "{name}: {table}");
        }
    }
}
