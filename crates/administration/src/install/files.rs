//! The SQL files of `migrations/`, as they were when this program was built.

use include_dir::{Dir, include_dir};
use sha2::{Digest as _, Sha256};

static SCHEMA: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../migrations/schema");
static ROUTINES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../migrations/internal/routines");
static TRIGGERS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../migrations/internal/triggers");
static ROWS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../migrations/internal/rows");
static API: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../migrations/api");
/// The privileges of the owner account.
pub(super) const GRANTS: &str = include_str!("../../../../migrations/grants.sql");

/// The tables in which the installer remembers what it did. They are no steps: each installation creates them if they are
/// missing.
const OWN_MEMORY: [&str; 3] = ["0001_schema_steps", "0002_installed_objects", "0020_installation"];

/// One file: one object, or one step.
pub(super) struct File {
    /// Its name without `.sql`; that of the object.
    pub(super) name: &'static str,
    /// Its text with the usual names.
    pub(super) text: &'static str,
}

impl File {
    /// SHA-256 of its text, in hexadecimal.
    pub(super) fn checksum(&self) -> String {
        checksum(self.text)
    }
}

/// SHA-256 in lower-case hexadecimal.
pub(super) fn checksum(text: &str) -> String {
    format!("{:x}", Sha256::digest(text))
}

/// The tables in which the installer remembers what it did.
pub(super) fn own_memory() -> Vec<File> {
    sorted(&SCHEMA).into_iter().filter(|file| OWN_MEMORY.contains(&file.name)).collect()
}

/// The steps of the schema, in their order.
pub(super) fn steps() -> Vec<File> {
    sorted(&SCHEMA).into_iter().filter(|file| !OWN_MEMORY.contains(&file.name)).collect()
}

/// Routines for other routines and for triggers.
pub(super) fn internal_routines() -> Vec<File> {
    sorted(&ROUTINES)
}

/// What the installer alone writes into a table: the table's name and the statement that fills it.
pub(super) fn rows() -> Vec<File> {
    sorted(&ROWS)
}

/// Triggers.
pub(super) fn triggers() -> Vec<File> {
    sorted(&TRIGGERS)
}

/// What a workstation may call.
pub(super) fn public_procedures() -> Vec<File> {
    let mut files: Vec<File> = API.dirs().flat_map(sorted).collect();
    files.sort_by_key(|file| file.name);
    files
}

fn sorted(directory: &'static Dir<'static>) -> Vec<File> {
    let mut files: Vec<File> = directory
        .files()
        .filter_map(|file| {
            let name = file.path().file_name()?.to_str()?.strip_suffix(".sql")?;
            Some(File { name, text: file.contents_utf8()? })
        })
        .collect();
    files.sort_by_key(|file| file.name);
    files
}

/// The table of a trigger, which is named after table, time and statement: `tickets_before_update`.
pub(super) fn trigger_table(name: &str) -> Option<&str> {
    let (rest, _statement) = name.rsplit_once('_')?;
    let (table, _time) = rest.rsplit_once('_')?;
    Some(table)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn every_object() -> Vec<File> {
        [internal_routines(), triggers(), public_procedures()].into_iter().flatten().collect()
    }

    #[test]
    fn every_file_of_rows_fills_the_table_that_it_is_named_after() {
        assert!(!rows().is_empty(), "files are missing from the program");
        for File { name, text } in rows() {
            let code: String = text.lines().filter(|line| !line.starts_with("--")).collect();
            assert!(code.starts_with(&format!("INSERT INTO ticket_desk.{name}  (")), "{name}.sql: {code}");
            assert_eq!(code.matches(';').count(), 1, "{name}.sql is one statement");
        }
    }

    #[test]
    fn every_file_holds_the_object_that_it_is_named_after() {
        assert!(every_object().len() > 70, "files are missing from the program");
        for File { name, text } in every_object() {
            let made = text.lines().find(|line| line.starts_with("CREATE ")).unwrap_or_default();
            let object = made.split_once('.').and_then(|(_, rest)| rest.split('(').next());
            assert_eq!(object, Some(name), "{name}.sql");
        }
    }

    #[test]
    fn every_file_explains_itself_and_runs_as_it_is() {
        for File { name, text } in every_object().into_iter().chain(steps()).chain(own_memory()).chain(rows()) {
            assert!(text.starts_with("-- "), "{name}.sql begins with a comment that says what it is for");
            assert!(!text.contains("DELIMITER"), "{name}.sql needs no client");
            assert!(!text.to_uppercase().contains("CREATE OR REPLACE"), "{name}.sql: MySQL has no CREATE OR REPLACE");
        }
    }

    #[test]
    fn a_connection_keeps_every_public_procedure_prepared() {
        let procedures = public_procedures().len();
        assert!(procedures <= database::connection_file::STATEMENTS, "{procedures} procedures push each other out");
    }

    #[test]
    fn nothing_is_deleted_cascaded_skipped_or_built_at_run_time() {
        for File { name, text } in every_object().into_iter().chain(steps()) {
            let code: String = text.lines().filter(|line| !line.trim_start().starts_with("--")).collect();
            for never in ["DELETE FROM", "CASCADE", " OFFSET ", "PREPARE ", "EXECUTE IMMEDIATE", "NOW(", "SYSDATE"] {
                assert!(!code.contains(never), "{name}.sql holds {never}");
            }
        }
    }

    #[test]
    fn every_trigger_is_named_after_the_table_that_is_locked_for_it() {
        for File { name, text } in triggers() {
            let table = trigger_table(name).unwrap_or_default();
            assert!(text.contains(&format!(" ON ticket_desk.{table} FOR EACH ROW")), "{name}: {table}");
        }
    }
}
