//! A ticket as its history tells it: what each event changed, laid upon what was before.

use serde_json::{Map, Value};

use super::chain::StoredEvent;

/// What is known of a ticket at a point of its history. What a redaction removed is unknown until a later event tells it.
#[derive(Debug, Clone, Default)]
pub(super) struct State(Map<String, Value>);

/// A ticket as it is now, beside its last event; empty beside the others.
#[derive(Debug, Default, sqlx::FromRow)]
pub(super) struct Present {
    #[sqlx(rename = "now_title")]
    title: Option<String>,
    #[sqlx(rename = "now_description")]
    description: Option<String>,
    #[sqlx(rename = "now_closing")]
    closing: Option<String>,
    #[sqlx(rename = "now_responder_id")]
    responder_id: Option<u64>,
    #[sqlx(rename = "now_priority")]
    priority: Option<String>,
    #[sqlx(rename = "now_respond_by")]
    respond_by: Option<String>,
    #[sqlx(rename = "now_category_id")]
    category_id: Option<u32>,
}

impl State {
    /// The state after an event.
    ///
    /// # Errors
    /// When what it changed is not readable, so that nobody can say what the ticket was.
    pub(super) fn after(&self, event: &StoredEvent) -> Result<Self, serde_json::Error> {
        let read = |text: &Option<String>| text.as_deref().map(serde_json::from_str::<Map<String, Value>>).transpose();
        let (before, after) = (read(&event.before_state)?, read(&event.after_state)?);
        let mut state = self.clone();
        match (before, after) {
            (_, Some(after)) => state.0.extend(after),
            (Some(before), None) => state.0.retain(|field, _| !before.contains_key(field)),
            (None, None) => state.0.clear(),
        }
        Ok(state)
    }

    /// A field, where it is known and a text.
    pub(super) fn text(&self, field: &str) -> Option<&str> {
        self.0.get(field)?.as_str()
    }

    /// Whose the ticket is, where that is known.
    pub(super) fn responder(&self) -> Option<u64> {
        self.0.get("responderId")?.as_u64()
    }

    /// Whether a ticket is what its history says, as far as that is known.
    pub(super) fn agrees_with(&self, now: &Present) -> bool {
        let is = |field: &str, now: Value| self.0.get(field).is_none_or(|told| *told == now);
        is("title", now.title.clone().into())
            && is("description", now.description.clone().into())
            && is("closing", now.closing.clone().into())
            && is("responderId", now.responder_id.into())
            && is("priority", now.priority.clone().into())
            && is("respondBy", now.respond_by.clone().into())
            && is("categoryId", now.category_id.into())
    }
}

#[cfg(test)]
mod tests {
    use super::super::chain::tests::first;
    use super::*;

    fn event(before: Option<&str>, after: Option<&str>) -> StoredEvent {
        StoredEvent { before_state: before.map(Into::into), after_state: after.map(Into::into), ..first() }
    }

    fn told(events: &[StoredEvent]) -> Value {
        let state = events.iter().fold(State::default(), |state, event| state.after(event).expect("it can be read"));
        Value::Object(state.0)
    }

    #[test]
    fn changes_give_the_whole_ticket() {
        let events = [
            event(None, Some(r#"{"title":"Lamp","status":"pending","responderId":null}"#)),
            event(
                Some(r#"{"status":"pending","responderId":null}"#),
                Some(r#"{"status":"in process","responderId":7}"#),
            ),
            event(Some(r#"{"title":"Lamp"}"#), Some(r#"{"title":"Two lamps"}"#)),
            event(Some("{}"), Some("{}")),
        ];
        let whole = serde_json::json!({ "title": "Two lamps", "status": "in process", "responderId": 7 });
        assert_eq!(told(&events), whole);
    }

    #[test]
    fn what_was_redacted_is_unknown_until_it_is_told_again() {
        let created = event(None, Some(r#"{"title":"Lamp","status":"pending"}"#));
        let (hidden, gone) = (event(Some(r#"{"title":"Lamp"}"#), None), event(None, None));
        assert_eq!(told(&[created.clone(), hidden.clone()]), serde_json::json!({ "status": "pending" }));
        assert_eq!(told(&[created.clone(), gone]), serde_json::json!({}), "anything may have changed");
        let again = event(None, Some(r#"{"title":"Chair"}"#));
        assert_eq!(told(&[created, hidden, again]), serde_json::json!({ "status": "pending", "title": "Chair" }));
    }

    #[test]
    fn only_what_is_known_is_compared() {
        let state = |text: &str| State::default().after(&event(None, Some(text))).expect("it can be read");
        let now = Present { title: Some("Lamp".into()), responder_id: Some(7), ..Present::default() };
        for (told, agrees) in [
            ("{}", true),
            (r#"{"title":"Lamp","responderId":7,"closing":null}"#, true),
            (r#"{"title":"lamp"}"#, false),
            (r#"{"description":"Dark."}"#, false),
            (r#"{"closing":"completed"}"#, false),
            (r#"{"responderId":null}"#, false),
            (r#"{"priority":"high"}"#, false),
            (r#"{"respondBy":"2026-11-30T08:00:00.000000Z"}"#, false),
            (r#"{"categoryId":2}"#, false),
        ] {
            assert_eq!(state(told).agrees_with(&now), agrees, "{told}");
        }
        assert!(State::default().after(&event(None, Some("no JSON"))).is_err());
    }
}
