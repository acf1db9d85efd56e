//! Tables that the installer alone fills, such as `ticket_transitions`.

use sqlx::mysql::MySqlConnection;

use super::error::{Doing as _, InstallError};
use super::files::{File, checksum};
use super::names::Names;

/// Replaces what a table holds. Running calls see either the old rows or the new ones.
pub(super) async fn replace(connection: &mut MySqlConnection, names: &Names, file: &File) -> Result<(), InstallError> {
    let rows = names.substitute(file.text);
    let table = format!("{}.{}", names.data, file.name);
    let replacement = format!("START TRANSACTION; DELETE FROM {table}; {rows} COMMIT");
    sqlx::raw_sql(&replacement).execute(connection).await.doing(format!("filling {}", file.name))?;
    Ok(())
}

/// A digest of every column of every row, so that a row that was changed, added or removed shows, and a column too. Nothing if
/// there is no such table.
pub(super) async fn digest(
    connection: &mut MySqlConnection,
    names: &Names,
    table: &str,
) -> Result<Option<String>, InstallError> {
    let columns: Vec<(String,)> = sqlx::query_as(
        "SELECT CAST(COLUMN_NAME AS CHAR) FROM information_schema.COLUMNS
          WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? ORDER BY ORDINAL_POSITION",
    )
    .bind(&names.data)
    .bind(table)
    .fetch_all(&mut *connection)
    .await
    .doing(format!("reading the columns of {table}"))?;
    if columns.is_empty() {
        return Ok(None);
    }
    let cells: Vec<String> =
        columns.iter().map(|(column,)| format!("COALESCE(HEX(`{}`), '-')", column.replace('`', "``"))).collect();
    let select = format!(
        "SELECT CAST(CONCAT_WS(' ', {}) AS CHAR) AS line FROM {}.{table} ORDER BY line",
        cells.join(", "),
        names.data
    );
    let lines: Vec<(String,)> =
        sqlx::query_as(&select).fetch_all(connection).await.doing(format!("reading {table}"))?;
    let lines: Vec<String> = lines.into_iter().map(|(line,)| line).collect();
    Ok(Some(checksum(&lines.join("\n"))))
}
