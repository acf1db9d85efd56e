//! Routines, triggers and the rows that the installer alone writes: source code that is replaced when its text
//! changes or somebody changes it on the server, and dropped when its file is gone.

use sqlx::mysql::MySqlConnection;

use super::error::{Doing as _, InstallError};
use super::files::{self, File};
use super::inventory::{bodies, is_current, remember, remembered};
use super::kind::Kind;
use super::names::Names;
use super::rows;

/// What [`apply`] did.
pub(super) struct Outcome {
    pub(super) applied: Vec<String>,
    pub(super) dropped: Vec<String>,
}

/// Every object of this program; those that others depend on come first.
pub(super) fn all() -> Vec<(Kind, File)> {
    let of = |kind: Kind, files: Vec<File>| files.into_iter().map(move |file| (kind, file));
    of(Kind::Internal, files::internal_routines())
        .chain(of(Kind::Rows, files::rows()))
        .chain(of(Kind::Trigger, files::triggers()))
        .chain(of(Kind::Public, files::public_procedures()))
        .collect()
}

/// Brings every object up to date with its file.
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

    // A routine's variables take the character set of the schema that is current when it is created.
    let current = format!("USE {}", names.data);
    sqlx::raw_sql(&current).execute(&mut *connection).await.doing("choosing the schema")?;
    let is_stale = |(kind, file): &(Kind, File)| {
        let key = (*kind, file.name.to_owned());
        !is_current(known.get(&key), present.get(&key), file)
    };
    // Without its triggers a table would accept changes without events. So nobody can call anything while triggers are
    // replaced: the public procedures are dropped first and created last, even if this is interrupted and run again.
    let closes = files.iter().any(|object| object.0 != Kind::Public && is_stale(object));
    let stale: Vec<&(Kind, File)> =
        files.iter().filter(|object| (closes && object.0 == Kind::Public) || is_stale(object)).collect();
    // On an empty server there is nothing to drop, and each attempt costs MySQL a few milliseconds.
    let fresh = known.is_empty() && present.is_empty();
    for (kind, file) in stale.iter().filter(|(kind, _)| *kind == Kind::Public && !fresh) {
        drop_object(connection, names, *kind, file.name).await?;
    }
    for (kind, file) in &stale {
        replace(connection, names, *kind, file, fresh).await?;
    }
    remember(connection, names, &stale).await?;
    Ok(Outcome { applied: stale.iter().map(|(_, file)| file.name.to_owned()).collect(), dropped })
}

/// Creates an object in place of the existing one. A call that began before the public procedures were dropped may
/// still be running: while a trigger is missing, its table is locked, so that such a call waits.
async fn replace(
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
        return rows::replace(connection, names, file).await;
    }
    if !fresh {
        drop_object(connection, names, kind, file.name).await?;
    }
    let text = names.substitute(file.text);
    sqlx::raw_sql(&text).execute(&mut *connection).await.doing(format!("creating {}", file.name))?;
    if locked.is_some() {
        sqlx::raw_sql("UNLOCK TABLES").execute(connection).await.doing("unlocking")?;
    }
    Ok(())
}

/// The table of a trigger, which is named after table, time and statement: `tickets_before_update`.
fn trigger_table(name: &str) -> Option<&str> {
    let (rest, _statement) = name.rsplit_once('_')?;
    let (table, _time) = rest.rsplit_once('_')?;
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
