//! Measures a statement's work by the server's own counters: statements of each kind, and rows searched, read and written.

use std::collections::BTreeMap;

use support::database::{Argument, Desk};

use super::scene::hex;

/// The work done, by counter.
pub type Work = BTreeMap<String, i64>;

/// The work of the administrator's connection so far.
async fn done(desk: &Desk) -> Work {
    let counters: Vec<(String, String)> = desk
        .rows(
            "SHOW SESSION STATUS WHERE Variable_name LIKE 'Handler\\_%' OR Variable_name LIKE 'Com\\_%'
                OR Variable_name LIKE 'Select\\_%' OR Variable_name LIKE 'Sort\\_%' OR Variable_name LIKE 'Created\\_tmp%'",
        )
        .await;
    let numbers = counters.into_iter().filter_map(|(name, value)| Some((name, value.parse().ok()?)));
    numbers.collect()
}

/// The work of one statement of the administrator, reading the counters included. `expected` is the code of its refusal.
pub async fn work(desk: &Desk, sql: &str, expected: Option<&str>) -> Work {
    let before = done(desk).await;
    let outcome = desk.attempt(sql).await;
    let after = done(desk).await;
    match expected {
        None => outcome.unwrap_or_else(|error| panic!("{sql}: {error}")),
        Some(code) => assert!(outcome.as_ref().is_err_and(|words| words.contains(code)), "{sql}: {outcome:?}"),
    }
    let changed = after.into_iter().map(|(name, value)| (value - before.get(&name).unwrap_or(&0), name));
    changed.filter(|(many, _)| *many != 0).map(|(many, name)| (name, many)).collect()
}

/// How many rows were read, of tables and of indexes, but for those of temporary tables that a sort reads back.
pub fn rows_read(work: &Work) -> i64 {
    ["first", "key", "last", "next", "prev", "rnd_next"]
        .iter()
        .filter_map(|kind| work.get(&format!("Handler_read_{kind}")))
        .sum()
}

/// A call of a public procedure as a statement without parameters.
pub fn call(procedure: &str, arguments: &[Argument]) -> String {
    let arguments: Vec<String> = arguments.iter().map(literal).collect();
    format!("CALL {{api}}.{procedure}({})", arguments.join(", "))
}

fn literal(argument: &Argument) -> String {
    match argument {
        Argument::Null => "NULL".to_owned(),
        Argument::Number(number) => number.to_string(),
        Argument::Text(text) => format!("CONVERT(X'{}' USING utf8mb4)", hex(text.as_bytes())),
        Argument::Bytes(bytes) => format!("X'{}'", hex(bytes)),
        Argument::Moment(at) => format!("'{} {}'", at.date(), at.time()),
    }
}
