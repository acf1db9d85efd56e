//! Installations that a test left as it found them, for the next one: emptying one costs a server a quarter of installing another.

use std::fs;
use std::path::PathBuf;

use administration::install::{Names, install};
use sqlx::ConnectOptions as _;
use sqlx::mysql::MySqlConnectOptions;

use crate::Flavour;

/// Where a run keeps their names: a file for each.
const DIRECTORY: &str = "TICKET_DESK_TEST_INSTALLATIONS";
/// What the installer knows about the server, and never fills again by itself.
const KEPT: &str = "'installed_objects', 'ticket_transitions'";

/// Takes one and empties it, if the run has any: nobody else gets it, whatever becomes of this test.
pub(super) async fn take(flavour: Flavour, administrator: &MySqlConnectOptions) -> Option<Names> {
    let names = loop {
        let found = fs::read_dir(directory(flavour)?).ok()?.next()?.ok()?;
        // Of two tests that see the same file, one removes it.
        if fs::remove_file(found.path()).is_ok() {
            break super::names(found.file_name().to_str()?);
        }
    };
    empty(administrator, &names).await.expect("what the last test left can be emptied");
    install(administrator, &names).await.expect("the installer fills it");
    Some(names)
}

/// Gives one back, if the run reuses any. The accounts of its workstations are gone, and its objects are those that were installed.
pub(crate) fn give_back(flavour: Flavour, names: &Names) -> bool {
    let Some(directory) = directory(flavour) else { return false };
    fs::create_dir_all(&directory).expect("the run's directory");
    fs::write(directory.join(&names.data), "").expect("a file there");
    true
}

fn directory(flavour: Flavour) -> Option<PathBuf> {
    let run = std::env::var_os(DIRECTORY).filter(|path| !path.is_empty())?;
    Some(PathBuf::from(run).join(flavour.variable()))
}

/// Triggers refuse to delete, but do not see this. The steps of the schema run again afterwards, and write the first rows.
async fn empty(administrator: &MySqlConnectOptions, names: &Names) -> Result<(), sqlx::Error> {
    let mut connection = administrator.clone().disable_statement_logging().connect().await?;
    let list = format!(
        "SELECT CAST(TABLE_NAME AS CHAR) FROM information_schema.TABLES
          WHERE TABLE_SCHEMA = '{}' AND TABLE_TYPE = 'BASE TABLE' AND TABLE_NAME NOT IN ({KEPT})",
        names.data
    );
    let tables: Vec<(String,)> = sqlx::query_as(&list).fetch_all(&mut connection).await?;
    let truncate: Vec<_> = tables.iter().map(|(table,)| format!("TRUNCATE TABLE {}.{table}", names.data)).collect();
    sqlx::raw_sql(&format!("SET SESSION FOREIGN_KEY_CHECKS = 0, lock_wait_timeout = 60; {}", truncate.join("; ")))
        .execute(&mut connection)
        .await?;
    Ok(())
}
