//! Cells of the exported history.

use administration::audit::cell::{guarded, original};

/// No cell begins a formula, and the text comes back from the file.
///
/// # Panics
/// When that does not hold.
pub fn cell(input: &[u8]) {
    let Ok(text) = std::str::from_utf8(input) else { return };
    let cell = guarded(text);
    assert_eq!(original(&cell), text, "the text comes back");
    let seen = |c: &char| !c.is_whitespace() && !c.is_control() && *c != '\u{feff}' && *c != '\u{200b}';
    let first = cell.chars().find(seen);
    assert!(!matches!(first, Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠')), "{cell:?} begins a formula");
    assert!(!cell.starts_with(['\t', '\r', '\n']), "{cell:?} begins with characters that a program may drop");

    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(["before", &cell, "after"]).expect("can be written");
    let file = writer.into_inner().expect("is in memory");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(file.as_slice());
    let records: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().expect("is a table");
    assert_eq!(records.len(), 1, "a cell makes no line of its own");
    let cells: Vec<&str> = records.iter().flatten().collect();
    assert_eq!(cells, ["before", &cell, "after"], "a cell stays in its column");
}
