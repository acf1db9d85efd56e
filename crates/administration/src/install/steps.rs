//! The append-only steps of the schema.

use std::collections::BTreeMap;

use sqlx::mysql::MySqlConnection;

use super::error::{Doing as _, InstallError};
use super::files;
use super::lease;
use super::names::Names;

/// Creates the tables in which the installer remembers what it did, where they are missing.
pub(super) async fn memory(connection: &mut MySqlConnection, names: &Names) -> Result<(), InstallError> {
    for file in files::own_memory() {
        let text = names.substitute(file.text);
        sqlx::raw_sql(&text).execute(&mut *connection).await.doing(format!("making {}", file.name))?;
    }
    Ok(())
}

/// Runs the steps that have not run yet and answers their names. A step that was broken off runs again: each is safe to.
pub(super) async fn run(connection: &mut MySqlConnection, names: &Names) -> Result<Vec<String>, InstallError> {
    let done = finished(connection, names).await?;
    let steps = files::steps();
    refuse_strangers(&done, &steps)?;

    let mut ran = Vec::new();
    for step in steps.iter().filter(|step| !done.contains_key(step.name)) {
        lease::renew(connection, names).await?;
        let text = names.substitute(step.text);
        sqlx::raw_sql(&text).execute(&mut *connection).await.doing(format!("the step {} of the schema", step.name))?;
        let remember = format!(
            "INSERT INTO {}.schema_steps (step, checksum, finished_at) VALUES (?, ?, UTC_TIMESTAMP(6))",
            names.data
        );
        sqlx::query(&remember)
            .bind(step.name)
            .bind(step.checksum())
            .execute(&mut *connection)
            .await
            .doing(format!("remembering the step {}", step.name))?;
        ran.push(step.name.to_owned());
    }
    Ok(ran)
}

/// The steps that have run, with the checksums of their texts.
pub(super) async fn finished(
    connection: &mut MySqlConnection,
    names: &Names,
) -> Result<BTreeMap<String, String>, InstallError> {
    let select = format!("SELECT step, checksum FROM {}.schema_steps", names.data);
    let rows: Vec<(String, String)> =
        sqlx::query_as(&select).fetch_all(connection).await.doing("reading which steps have run")?;
    Ok(rows.into_iter().collect())
}

/// A step that has run stands as it was; and a database with steps of the future is not touched.
fn refuse_strangers(done: &BTreeMap<String, String>, steps: &[files::File]) -> Result<(), InstallError> {
    for (step, checksum) in done {
        match steps.iter().find(|known| known.name == step) {
            None => return Err(InstallError::DatabaseNewer { step: step.clone() }),
            Some(known) if known.checksum() != *checksum => {
                return Err(InstallError::StepChanged { step: step.clone() });
            }
            Some(_) => {}
        }
    }
    Ok(())
}
