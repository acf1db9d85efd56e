//! What the program `typist` reports to the test that kills it.

use model::TicketId;
use serde::{Deserialize, Serialize};

/// A line on its standard output.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "lowercase")]
pub enum TypistEvent {
    /// The content of a field when the application started; empty if none.
    Found {
        /// Which field.
        draft_key: String,
        /// What it held.
        text: String,
    },
    /// A key was pressed and the draft is saved.
    Saved {
        /// Which field.
        draft_key: String,
        /// All of it.
        text: String,
    },
    /// "Send" was pressed.
    Sending {
        /// Which field.
        draft_key: String,
        /// All of it.
        text: String,
    },
    /// It arrived, or it waits in the outbox.
    Sent {
        /// Which field.
        draft_key: String,
        /// All of it.
        text: String,
    },
}

/// Names of the fields.
pub mod draft_key {
    use model::TicketId;

    /// A new ticket.
    #[must_use]
    pub fn create() -> String {
        "create".to_owned()
    }

    /// A message in the thread of a ticket.
    #[must_use]
    pub fn message(ticket: TicketId) -> String {
        format!("message:ticket:{ticket}")
    }

    /// The form that changes a ticket.
    #[must_use]
    pub fn edit(ticket: TicketId) -> String {
        format!("edit:{ticket}")
    }
}

/// The fields that are edited at the same time.
#[must_use]
pub fn draft_keys(ticket: TicketId) -> [String; 3] {
    [draft_key::create(), draft_key::message(ticket), draft_key::edit(ticket)]
}

/// A form as the window saves it.
#[must_use]
pub fn written(draft_key: &str, text: &str) -> String {
    let field = if draft_key.starts_with("message") { "body" } else { "title" };
    serde_json::json!({ field: text, "description": "Typed.", "cursor": text.len().to_string() }).to_string()
}

/// The text typed into a form.
///
/// # Panics
/// When it is not a form.
#[must_use]
pub fn read(content: &str) -> String {
    let form: serde_json::Value = serde_json::from_str(content).expect("a form");
    let text = form.get("body").or_else(|| form.get("title")).and_then(serde_json::Value::as_str);
    text.expect("a text").to_owned()
}
