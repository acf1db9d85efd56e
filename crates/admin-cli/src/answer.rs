//! The answer of a command: text for a person, JSON for a script.

use std::process::ExitCode;

use i18n::{Locale, Message};
use serde::Serialize;

use crate::failure::Failure;

/// The answer of a command.
pub struct Answer {
    text: String,
    json: serde_json::Value,
    found_wrong: bool,
    to_stderr: bool,
}

/// Exit code of `check`, `audit verify` and `audit export` when they found something wrong.
pub const FOUND_WRONG: u8 = 4;

impl Answer {
    /// `text` for a person, `value` for a script.
    pub fn new(text: impl Into<String>, value: &impl Serialize) -> Result<Self, Failure> {
        let json = serde_json::to_value(value).map_err(Failure::internal)?;
        Ok(Self { text: text.into(), json, found_wrong: false, to_stderr: false })
    }

    /// The command ran, and found something wrong.
    pub fn found_wrong(self, found_wrong: bool) -> Self {
        Self { found_wrong, ..self }
    }

    /// Sends the answer to standard error, because standard output carries the data.
    pub fn with_stderr(self, to_stderr: bool) -> Self {
        Self { to_stderr, ..self }
    }

    /// Prints the answer.
    pub fn print(&self, json: bool) -> ExitCode {
        let line = if json { self.json.to_string() } else { self.text.clone() };
        if self.to_stderr {
            crate::output::say(&mut std::io::stderr(), &line);
        } else {
            crate::output::say(&mut std::io::stdout(), &line);
        }
        if self.found_wrong { ExitCode::from(FOUND_WRONG) } else { ExitCode::SUCCESS }
    }
}

/// Rows below their column names, or a text if there are none.
pub fn table_or<const COLUMNS: usize>(
    none: &Message,
    columns: &[Message; COLUMNS],
    rows: &[[String; COLUMNS]],
    locale: Locale,
) -> String {
    if rows.is_empty() {
        return locale.format(none);
    }
    let heading = columns.each_ref().map(|column| locale.format(column));
    table(heading.each_ref().map(String::as_str), rows)
}

/// Rows with a heading, in columns of the necessary width.
fn table<const COLUMNS: usize>(heading: [&str; COLUMNS], rows: &[[String; COLUMNS]]) -> String {
    let widths: Vec<usize> = heading
        .iter()
        .enumerate()
        .map(|(column, title)| {
            let cells = rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count());
            cells.chain([title.chars().count()]).max().unwrap_or_default()
        })
        .collect();
    let line = |cells: Vec<&str>| {
        let padded: Vec<String> =
            cells.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}", width = *width)).collect();
        padded.join("  ").trim_end().to_owned()
    };
    let heading = line(heading.to_vec());
    let rows = rows.iter().map(|row| line(row.iter().map(String::as_str).collect()));
    std::iter::once(heading).chain(rows).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::table;

    #[test]
    fn columns_are_as_wide_as_their_widest_cell() {
        let rows = [["ada".to_owned(), "x".to_owned()], ["übermütig".to_owned(), String::new()]];
        assert_eq!(table(["USER", "Y"], &rows), "USER       Y\nada        x\nübermütig");
    }
}
