//! Routines, triggers and the rows that the installer alone writes: source code that is replaced when its text
//! changes or somebody changes it on the server, and dropped when its file is gone.

use sqlx::mysql::{MySqlConnectOptions, MySqlConnection};

use super::error::{Doing as _, InstallError};
use super::files::{self, File};
use super::inventory::{Key, bodies, is_current, remember, remembered};
use super::kind::Kind;
use super::names::Names;
use super::replacement;
use super::server::Server;

/// What [`apply`] did.
pub(super) struct Outcome {
    pub(super) applied: Vec<String>,
    pub(super) dropped: Vec<String>,
}

/// Every object of this program; those that others depend on come first.
pub(super) fn all() -> Vec<(Kind, File)> {
    let of = |kind: Kind, files: Vec<File>| files.into_iter().map(move |file| (kind, file));
    of(Kind::Internal, files::internal_routines())
        .chain(of(Kind::Trigger, files::triggers()))
        .chain(of(Kind::Rows, files::rows()))
        .chain(of(Kind::Public, files::public_procedures()))
        .collect()
}

/// Brings every object up to date with its file.
pub(super) async fn apply(
    connection: &mut MySqlConnection,
    admin: &MySqlConnectOptions,
    server: &Server,
    names: &Names,
) -> Result<Outcome, InstallError> {
    let known = remembered(connection, names).await?;
    let present = bodies(connection, names).await?;
    let files = all();

    let gone: Vec<Key> = known
        .keys()
        .filter(|(kind, name)| !files.iter().any(|(k, file)| k == kind && file.name == name))
        .cloned()
        .collect();
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
    if known.is_empty() && present.is_empty() {
        replacement::create(connection, server, names, &stale).await?;
    } else if !stale.is_empty() || !gone.is_empty() {
        replacement::replace(connection, admin, server, names, &stale, &gone).await?;
    }
    for (kind, name) in &gone {
        let forget = format!("DELETE FROM {}.installed_objects WHERE kind = ? AND name = ?", names.data);
        let forgotten = sqlx::query(&forget).bind(kind.word()).bind(name).execute(&mut *connection).await;
        forgotten.doing(format!("forgetting {name}"))?;
    }
    remember(connection, names, &stale).await?;
    let applied = stale.iter().map(|(_, file)| file.name.to_owned()).collect();
    Ok(Outcome { applied, dropped: gone.into_iter().map(|(_, name)| name).collect() })
}
