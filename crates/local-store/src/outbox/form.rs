//! Turns a parcel back into the draft that it came from.

use model::Parcel;
use serde_json::{Map, Value};

/// The draft's content: the journaled form, with the sent texts on top, because the last keys may have been pressed
/// after the journal was written.
pub(super) fn content(parcel: &Parcel, journaled: Option<&str>) -> String {
    let mut form: Map<String, Value> = journaled.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
    for (field, text) in texts(parcel) {
        form.insert(field.to_owned(), Value::String(text));
    }
    if let Parcel::Edit { version, .. } = parcel {
        form.insert("version".to_owned(), Value::String(version.to_string()));
    }
    Value::Object(form).to_string()
}

/// Whether a draft holds exactly the texts that were sent.
pub(super) fn holds(draft: &str, parcel: &Parcel) -> bool {
    let Ok(form) = serde_json::from_str::<Map<String, Value>>(draft) else { return false };
    texts(parcel).iter().all(|(field, text)| form.get(*field).and_then(Value::as_str) == Some(text))
}

fn texts(parcel: &Parcel) -> Vec<(&'static str, String)> {
    match parcel {
        Parcel::Raise { title, description } | Parcel::Edit { title, description, .. } => {
            vec![("title", title.clone()), ("description", description.clone())]
        }
        Parcel::Message { body, .. } => vec![("body", body.clone())],
        Parcel::Withdraw { note, .. } => vec![("note", note.clone())],
    }
}

/// The draft key for a parcel that had no draft.
pub(super) fn place(parcel: &Parcel) -> String {
    use model::Thread::{Person, Ticket};
    match parcel {
        Parcel::Raise { .. } => "raise".to_owned(),
        Parcel::Message { to: Ticket(ticket), .. } => format!("message:ticket:{ticket}"),
        Parcel::Message { to: Person(person), .. } => format!("message:person:{person}"),
        Parcel::Edit { ticket, .. } => format!("edit:{ticket}"),
        Parcel::Withdraw { ticket, .. } => format!("withdraw:{ticket}"),
    }
}
