//! The hash of an event, as the database's triggers compute it; see `migrations/schema/0014_ticket_events.sql`.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

/// An event as it is stored.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(super) struct StoredEvent {
    pub ticket_id: u64,
    pub seq: u32,
    pub event_type: String,
    pub from_status: Option<String>,
    pub to_status: String,
    pub actor_user_id: Option<u64>,
    /// `%Y-%m-%dT%H:%i:%s.%fZ`.
    pub created_at: String,
    pub note: String,
    pub before_state: Option<String>,
    pub after_state: String,
    pub prev_hash: Option<Vec<u8>>,
    pub hash: Vec<u8>,
}

impl StoredEvent {
    /// The hash that this event must have after one with the hash `previous`; 32 zero bytes stand before the first.
    pub(super) fn expected_hash(&self, previous: &[u8; 32]) -> [u8; 32] {
        let actor = self.actor_user_id.map_or_else(|| "-".to_owned(), |actor| actor.to_string());
        let line = format!(
            "{}|{}|{}|{}|{}|{}|{actor}|{}|{}|{}|{}",
            hex(previous),
            self.ticket_id,
            self.seq,
            self.event_type,
            self.from_status.as_deref().unwrap_or("-"),
            self.to_status,
            self.created_at,
            digest(&self.note),
            digest(self.before_state.as_deref().unwrap_or_default()),
            digest(&self.after_state),
        );
        Sha256::digest(line).into()
    }
}

fn digest(text: &str) -> String {
    hex(&Sha256::digest(text))
}

/// Lower-case hexadecimal.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first() -> StoredEvent {
        StoredEvent {
            ticket_id: 7,
            seq: 1,
            event_type: "created".into(),
            from_status: None,
            to_status: "pending".into(),
            actor_user_id: Some(3),
            created_at: "2026-01-02T03:04:05.000006Z".into(),
            note: String::new(),
            before_state: None,
            after_state: "{}".into(),
            prev_hash: None,
            hash: Vec::new(),
        }
    }

    #[test]
    fn the_hash_is_the_one_that_a_shell_computes() {
        // e=$(printf '' | sha256sum | cut -c1-64); a=$(printf '{}' | sha256sum | cut -c1-64)
        // printf '%064d|7|1|created|-|pending|3|2026-01-02T03:04:05.000006Z|%s|%s|%s' 0 $e $e $a | sha256sum
        assert_eq!(
            hex(&first().expected_hash(&[0; 32])),
            "0fffb65cfa4d6f0de7456aa61f3a90fcb765beb1bc81c440da4b37475c56c2c1"
        );
    }

    #[test]
    fn whatever_is_changed_changes_the_hash() {
        let whole = first().expected_hash(&[0; 32]);
        let changes: [fn(&mut StoredEvent); 10] = [
            |event| event.ticket_id = 8,
            |event| event.seq = 2,
            |event| event.event_type = "edited".into(),
            |event| event.from_status = Some("pending".into()),
            |event| event.to_status = "done".into(),
            |event| event.actor_user_id = None,
            |event| event.created_at = "2026-01-02T03:04:05.000007Z".into(),
            |event| event.note = "|".into(),
            |event| event.before_state = Some("{}".into()),
            |event| event.after_state = "[]".into(),
        ];
        for (index, change) in changes.iter().enumerate() {
            let mut event = first();
            change(&mut event);
            assert_ne!(event.expected_hash(&[0; 32]), whole, "change {index}");
        }
        assert_ne!(first().expected_hash(&[1; 32]), whole);
    }
}
