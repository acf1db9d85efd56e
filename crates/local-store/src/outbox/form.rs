//! Turns an operation back into the draft that it came from.

use model::OutboxOperation;
use serde_json::{Map, Value};

/// The draft's content: the journaled form, with the sent texts on top, because the last keys may have been pressed
/// after the journal was written.
pub(super) fn content(operation: &OutboxOperation, journaled: Option<&str>) -> String {
    let mut form: Map<String, Value> = journaled.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
    for (field, text) in texts(operation) {
        form.insert(field.to_owned(), Value::String(text));
    }
    match operation {
        OutboxOperation::Edit { version, .. } => {
            form.insert("version".to_owned(), Value::String(version.to_string()));
        }
        OutboxOperation::Create { priority, category, .. } => {
            form.insert("priority".to_owned(), Value::String(priority.as_str().to_owned()));
            let category = category.map(|category| category.to_string()).unwrap_or_default();
            form.insert("category".to_owned(), Value::String(category));
        }
        OutboxOperation::Message { .. }
        | OutboxOperation::Withdraw { .. }
        | OutboxOperation::Prioritize { .. }
        | OutboxOperation::Categorize { .. } => {}
    }
    Value::Object(form).to_string()
}

/// Whether a draft holds exactly the texts that were sent.
pub(super) fn holds(draft: &str, operation: &OutboxOperation) -> bool {
    let Ok(form) = serde_json::from_str::<Map<String, Value>>(draft) else { return false };
    texts(operation).iter().all(|(field, text)| form.get(*field).and_then(Value::as_str) == Some(text))
}

fn texts(operation: &OutboxOperation) -> Vec<(&'static str, String)> {
    match operation {
        OutboxOperation::Create { title, description, .. } | OutboxOperation::Edit { title, description, .. } => {
            vec![("title", title.clone()), ("description", description.clone())]
        }
        OutboxOperation::Message { body, .. } => vec![("body", body.clone())],
        OutboxOperation::Withdraw { note, .. }
        | OutboxOperation::Prioritize { note, .. }
        | OutboxOperation::Categorize { note, .. } => vec![("note", note.clone())],
    }
}

/// The draft key for an operation that had no draft; none for a choice from a menu, which has no form.
pub(super) fn draft_key(operation: &OutboxOperation) -> Option<String> {
    use model::Thread::{Person, Ticket};
    Some(match operation {
        OutboxOperation::Create { .. } => "create".to_owned(),
        OutboxOperation::Message { to: Ticket(ticket), .. } => format!("message:ticket:{ticket}"),
        OutboxOperation::Message { to: Person(person), .. } => format!("message:person:{person}"),
        OutboxOperation::Edit { ticket, .. } => format!("edit:{ticket}"),
        OutboxOperation::Withdraw { ticket, .. } => format!("withdraw:{ticket}"),
        OutboxOperation::Prioritize { .. } | OutboxOperation::Categorize { .. } => return None,
    })
}
