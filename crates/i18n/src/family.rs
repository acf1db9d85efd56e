//! Messages that are found by a value of data. Contract tests check that every value has one.

use std::fmt::Display;

use model::{AlertType, Code};
use serde::Serialize;
use serde_json::Value;

use crate::Message;

/// The message of a family that belongs to a value: its id ends as the value is written on the wire. Of the family `error` the code
/// `ticket.not_found` has the message `error-ticket-not-found`.
#[must_use]
pub fn of_family(family: &str, value: impl Serialize) -> Message {
    let value = serde_json::to_value(value).ok();
    let member = value.as_ref().and_then(Value::as_str).unwrap_or_default();
    Message::new(format!("{family}-{}", member.replace(['.', '_', ' '], "-")))
}

/// What an alert says; `who` did it, and `value` is what they chose, where it is about a choice.
#[must_use]
pub fn alert(alert: AlertType, who: impl Display, value: &str) -> Message {
    of_family("alert", alert).text("who", who).text("value", value)
}

/// What failed and what to do next. `limit` is the error's number, if it has one.
#[must_use]
pub fn error(code: Code, limit: Option<u32>) -> Message {
    let limit = limit.map_or_else(|| "none".to_owned(), |limit| limit.to_string());
    of_family("error", code).text("limit", limit)
}

#[cfg(test)]
mod tests {
    use model::Language;

    use super::*;
    use crate::Locale;

    #[test]
    fn an_error_names_its_limit_if_it_has_one() {
        let say = |language, limit| Locale::of(language).format(&error(Code::InputTooLong, limit));
        assert_eq!(say(Language::English, Some(200)), "Use at most 200 characters.");
        assert_eq!(say(Language::German, None), "Das ist zu lang. Kürzen Sie es.");
    }

    #[test]
    fn an_alert_names_who_did_it() {
        let text = Locale::of(Language::German).format(&alert(AlertType::Completed, "Grace", ""));
        assert_eq!(text, "Grace hat Ihr Ticket abgeschlossen");
    }
}
