//! The queries of the embedded procedures, with values in place of variables.

use std::path::PathBuf;

/// Tables that grow with use.
const GROWING: [&str; 14] = [
    "tickets",
    "ticket_signatures",
    "messages",
    "ticket_responder_log",
    "ticket_events",
    "users",
    "sessions",
    "requests",
    "person_events",
    "feeds",
    "saved_views",
    "attachments",
    "attachment_chunks",
    "ticket_facts",
];

/// One statement of one procedure.
pub struct Statement {
    /// The procedure and the statement's place in it.
    pub name: String,
    /// The statement as the file writes it.
    text: String,
}

impl Statement {
    /// The statement with values: `value` knows one for each variable.
    pub fn with(&self, value: impl Fn(&str) -> String) -> String {
        let mut filled = String::new();
        let mut rest = self.text.as_str();
        while let Some(at) = next_variable(rest) {
            let (before, from) = rest.split_at(at);
            let end = from.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(from.len());
            filled.push_str(before);
            filled.push_str(&value(&from[..end]));
            rest = &from[end..];
        }
        filled + rest
    }
}

/// Each statement of a procedure that reads or changes a growing table.
pub fn all() -> Vec<Statement> {
    let mut statements = Vec::new();
    let root = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../migrations"));
    let mut open = vec![root.join("api"), root.join("internal/routines")];
    while let Some(directory) = open.pop() {
        for entry in std::fs::read_dir(directory).expect("the procedures' files") {
            let path = entry.expect("a file").path();
            if path.is_dir() {
                open.push(path);
                continue;
            }
            let text = std::fs::read_to_string(&path).expect("it can be read");
            let procedure = path.file_stem().expect("a name").to_string_lossy();
            for (place, text) in of_text(&text).into_iter().enumerate() {
                statements.push(Statement { name: format!("{procedure} {place}"), text });
            }
        }
    }
    statements.sort_by(|one, other| one.name.cmp(&other.name));
    statements
}

fn of_text(text: &str) -> Vec<String> {
    let code: String = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("--"))
        .fold(String::new(), |code, line| code + line + "\n");
    let (_, body) = code.split_once("BEGIN\n").expect("a procedure has a body");
    let mut found = Vec::new();
    let mut rest = body;
    while let Some(at) = [rest.find("SELECT "), rest.find("UPDATE ticket_desk")].into_iter().flatten().min() {
        let statement = &rest[at..];
        let statement = &statement[..end(statement)];
        if GROWING.iter().any(|table| mentions(statement, table)) {
            found.push(without_into(statement));
        }
        rest = &rest[at + statement.len()..];
    }
    found
}

/// Where a statement ends: at its semicolon, or at the bracket in which it stands.
fn end(statement: &str) -> usize {
    let (mut depth, mut quoted) = (0_i32, false);
    for (at, character) in statement.char_indices() {
        match character {
            '\'' => quoted = !quoted,
            _ if quoted => {}
            '(' => depth += 1,
            ')' if depth == 0 => return at,
            ')' => depth -= 1,
            ';' => return at,
            _ => {}
        }
    }
    statement.len()
}

fn mentions(statement: &str, table: &str) -> bool {
    statement
        .split(&format!("ticket_desk.{table}"))
        .skip(1)
        .any(|after| !after.starts_with(|next: char| next.is_ascii_alphanumeric() || next == '_'))
}

fn without_into(statement: &str) -> String {
    let Some((before, after)) = statement.split_once("INTO ") else { return statement.to_owned() };
    let end = after.find("FROM").expect("what is read into variables is read from a table");
    format!("{before}{}", &after[end..])
}

fn next_variable(text: &str) -> Option<usize> {
    let starts = |at: usize| {
        !text[..at].ends_with(|before: char| before.is_ascii_alphanumeric() || before == '_' || before == '.')
    };
    let of = |prefix: &str| text.match_indices(prefix).map(|(at, _)| at).find(|at| starts(*at));
    [of("v_"), of("p_")].into_iter().flatten().min()
}
