//! Hands the history out, event by event, and looks on the way whether it is whole.

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

/// What was handed out, and whether history is whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Exported {
    /// How many events were written.
    pub exported: u64,
    /// What came of looking through the history; with [`Filter::tickets`] only of theirs.
    #[serde(flatten)]
    pub verdict: Verdict,
}

/// Writes every event that the filter leaves, in the order of tickets, within one consistent view of the database. No more
/// than one event is held in memory.
///
/// # Errors
/// When the database refuses, nobody has the filter's user name, or the writer fails. A broken history is not an error: what
/// there is is written, and the [`Verdict`] tells.
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
