//! Bytes on the disk for each ticket, by table.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result};

use crate::data::Filled;
use crate::figure::{Figure, Kind};

/// The name of the value.
pub const BYTES: &str = "bytes a ticket";
/// The figure of all tables.
pub const ALL: &str = "all tables";

/// Each table's file. The loader knows one request of a ticket; a life has about five.
pub fn measure(filled: &Filled) -> Result<Vec<Figure>> {
    let directory = filled.desk.server().data_dir().join("ticket_desk");
    let mut sizes = BTreeMap::new();
    for file in fs::read_dir(&directory).with_context(|| format!("reading {}", directory.display()))? {
        let file = file?;
        let name = file.file_name().to_string_lossy().into_owned();
        if let Some(table) = name.strip_suffix(".ibd") {
            sizes.insert(table.to_owned(), file.metadata()?.len());
        }
    }
    let tickets = filled.volume.tickets();
    let all = sizes.values().sum::<u64>();
    let mut rows: Vec<(String, f64)> = vec![(ALL.to_owned(), each(all, tickets))];
    // What does not matter is left out.
    rows.extend(
        sizes.into_iter().filter(|(_, bytes)| bytes * 200 > all).map(|(table, bytes)| (table, each(bytes, tickets))),
    );
    let figure = |(name, bytes)| Figure {
        part: "storage".into(),
        kind: Kind::Storage,
        server: filled.server(),
        volume: filled.volume.to_string(),
        name,
        values: BTreeMap::from([(BYTES.to_owned(), bytes)]),
    };
    Ok(rows.into_iter().map(figure).collect())
}

#[expect(clippy::cast_precision_loss, reason = "sizes are far below 2^52")]
fn each(bytes: u64, tickets: u64) -> f64 {
    bytes as f64 / tickets as f64
}
