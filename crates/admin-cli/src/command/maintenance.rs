//! Removes what nobody needs any more.

use administration::install::Names;
use administration::maintenance::{self, Removed};
use i18n::{Locale, messages};
use serde_json::json;
use sqlx::mysql::MySqlConnection;

use crate::answer::{Answer, table_or};
use crate::arguments::Maintenance;
use crate::failure::Failure;

pub async fn run(
    connection: &mut MySqlConnection,
    names: &Names,
    locale: Locale,
    command: &Maintenance,
) -> Result<Answer, Failure> {
    let Maintenance { older_than, dry_run } = *command;
    let removed = maintenance::run(connection, names, older_than, dry_run).await?;
    let columns = [messages::admin_maintenance_column_table(), messages::admin_maintenance_column_rows()];
    let rows: Vec<[String; 2]> =
        removed.iter().map(|Removed { table, rows }| [(*table).to_owned(), rows.to_string()]).collect();
    let table = table_or(&messages::admin_maintenance_column_rows(), &columns, &rows, locale);
    let said = locale.format(&if dry_run {
        messages::admin_maintenance_would(older_than)
    } else {
        messages::admin_maintenance_done(older_than)
    });
    Answer::new(
        format!("{said}\n{table}"),
        &json!({ "olderThanDays": older_than, "dryRun": dry_run, "removed": removed }),
    )
}
