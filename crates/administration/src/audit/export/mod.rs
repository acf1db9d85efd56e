//! Exports the history event by event, and verifies it on the way.

pub mod cell;
mod filter;
mod record;
mod sheet;

use std::io::Write;

use serde::Serialize;
use sqlx::mysql::MySqlConnection;

use super::verdict::Verdict;
use super::walk::walk;
use crate::AdministrationError;
use crate::install::Names;

pub use filter::Filter;
use record::Record;
pub use sheet::Format;
use sheet::Sheet;

/// The result of an export.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Exported {
    /// How many events were written.
    pub exported: u64,
    /// The result of the verification; with [`Filter::tickets`], of these tickets only.
    #[serde(flatten)]
    pub verdict: Verdict,
}

/// Writes every event that passes the filter, in the order of tickets, within one consistent view of the database.
/// Holds one event in memory at a time.
///
/// # Errors
/// When the database refuses, nobody has the filter's user name, or the writer fails. A broken history is not an error: its
/// events are written, and the [`Verdict`] says what is wrong.
pub async fn export(
    connection: &mut MySqlConnection,
    names: &Names,
    filter: &Filter,
    format: Format,
    to: &mut (dyn Write + Send),
) -> Result<Exported, AdministrationError> {
    let filter = filter.resolve(connection, names).await?;
    let mut sheet = Sheet::new(format, to)?;
    let mut exported = 0;
    let verdict = walk(connection, names, filter.tickets(), &mut |entry| {
        if filter.leaves(entry) {
            exported += 1;
            sheet.write(&Record::of(entry))?;
        }
        Ok(())
    })
    .await?;
    sheet.finish()?;
    Ok(Exported { exported, verdict })
}
