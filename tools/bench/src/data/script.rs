//! The loader's SQL files: with numbers in the place of `{names}`, and what they say about Ticket Desk's tables.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use sqlx::mysql::MySqlConnection;

pub const SCHEMA: &str = include_str!("sql/schema.sql");
pub const PEOPLE: &str = include_str!("sql/people.sql");
pub const TICKETS: &str = include_str!("sql/tickets.sql");
pub const EVENTS: &str = include_str!("sql/events.sql");
pub const MESSAGES: &str = include_str!("sql/messages.sql");
pub const SIGNATURES: &str = include_str!("sql/signatures.sql");
pub const REST: &str = include_str!("sql/rest.sql");

/// Tables that the installer fills or that may stay empty.
const LEFT_ALONE: [&str; 18] = [
    "attachment_chunks",
    "attachments",
    "categories",
    "claim_slots",
    "installation",
    "installed_objects",
    "invitations",
    "pool_versions",
    "quotas",
    "responder_categories",
    "revoked_accounts",
    "saved_views",
    "schema_steps",
    "settings",
    "sign_in_guards",
    "sign_in_sources",
    "ticket_facts",
    "ticket_transitions",
];

/// Numbers for the names in a script.
pub type Names = BTreeMap<&'static str, String>;

/// The script with every `{name}` replaced.
pub fn fill(script: &str, names: &Names) -> Result<String> {
    let mut text = script.to_owned();
    for (name, value) in names {
        text = text.replace(&format!("{{{name}}}"), value);
    }
    let left = text.split('{').skip(1).find(|rest| rest.starts_with(|first: char| first.is_ascii_lowercase()));
    ensure!(left.is_none(), "a name is left in the script: {}", left.unwrap_or_default());
    Ok(text)
}

/// The tables of Ticket Desk that the scripts fill, with the columns that they name.
fn filled() -> BTreeMap<String, Vec<String>> {
    let mut tables = BTreeMap::new();
    for script in [SCHEMA, PEOPLE, TICKETS, EVENTS, MESSAGES, SIGNATURES, REST] {
        for part in script.split("INSERT INTO ticket_desk.").skip(1) {
            let Some((table, rest)) = part.split_once('(') else { continue };
            let Some((columns, _)) = rest.split_once(')') else { continue };
            let mut columns: Vec<String> = columns.split(',').map(|column| column.trim().to_owned()).collect();
            columns.sort();
            tables.insert(table.trim().to_owned(), columns);
        }
    }
    tables
}

/// Compares the scripts with the tables that are there, so that a change of the schema says which script has to follow.
pub async fn check(connection: &mut MySqlConnection) -> Result<()> {
    let rows: Vec<(String, String)> = sqlx::query_as(
        "SELECT CAST(table_name AS CHAR), CAST(column_name AS CHAR) FROM information_schema.columns
          WHERE table_schema = 'ticket_desk' AND generation_expression = ''
          UNION
         SELECT CAST(table_name AS CHAR), CAST(column_name AS CHAR) FROM information_schema.columns
          WHERE table_schema = 'ticket_desk' AND generation_expression IS NULL",
    )
    .fetch_all(connection)
    .await
    .context("reading the tables")?;
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (table, column) in rows {
        found.entry(table).or_default().push(column);
    }
    let known = filled();
    for (table, columns) in &mut found {
        columns.sort();
        match known.get(table) {
            Some(filled) => ensure!(
                filled == columns,
                "the table {table} has changed: it has the columns {columns:?}, and the loader fills {filled:?}; change tools/bench/src/data/sql"
            ),
            None => ensure!(
                LEFT_ALONE.contains(&table.as_str()),
                "the loader does not know the table {table}: fill it in tools/bench/src/data/sql, or name it in LEFT_ALONE"
            ),
        }
    }
    for table in known.keys() {
        ensure!(
            found.contains_key(table),
            "the loader fills the table {table}, which does not exist; change tools/bench/src/data/sql"
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_say_which_columns_they_fill() {
        let filled = filled();
        assert_eq!(filled["feeds"], ["role", "seq", "user_id"]);
        assert!(filled["ticket_events"].contains(&"hash".to_owned()));
    }

    #[test]
    fn a_name_without_a_number_is_an_error() {
        let names = Names::from([("from", "1".to_owned())]);
        assert_eq!(fill("id > {from} AND '{'", &names).unwrap(), "id > 1 AND '{'");
        assert!(fill("id > {from} AND id < {to}", &names).is_err());
    }
}
