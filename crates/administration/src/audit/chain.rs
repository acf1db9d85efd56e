//! The hash of an event, as the database's triggers compute it; see `migrations/schema/0012_ticket_events.sql`.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

/// An event as it is stored.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(super) struct StoredEvent {
    pub ticket_id: u64,
    pub seq: u32,
    pub kind: String,
    pub actor_id: Option<u64>,
    /// `%Y-%m-%dT%H:%i:%s.%fZ`.
    pub at: String,
    pub note: String,
    pub before_state: Option<String>,
    pub after_state: String,
    pub prev_hash: Option<Vec<u8>>,
    pub hash: Vec<u8>,
}

impl StoredEvent {
    /// The hash that this event must have after one with the hash `previous`; 32 zero bytes stand before the first.
    pub(super) fn expected_hash(&self, previous: &[u8; 32]) -> [u8; 32] {
        let actor = self.actor_id.map_or_else(|| "-".to_owned(), |actor| actor.to_string());
        let line = format!(
            "{}|{}|{}|{}|{actor}|{}|{}|{}|{}",
            hex(previous),
            self.ticket_id,
            self.seq,
            self.kind,
            self.at,
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
            kind: "raised".into(),
            actor_id: Some(3),
            at: "2026-01-02T03:04:05.000006Z".into(),
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
        // printf '%064d|7|1|raised|3|2026-01-02T03:04:05.000006Z|%s|%s|%s' 0 $e $e $a | sha256sum
        assert_eq!(
            hex(&first().expected_hash(&[0; 32])),
            "bdeacbca870a1fcd07d0e4d574c34f3a58247aad564c77eb27148f7bb430a42c"
        );
    }

    #[test]
    fn whatever_is_changed_changes_the_hash() {
        let whole = first().expected_hash(&[0; 32]);
        let changes: [fn(&mut StoredEvent); 8] = [
            |event| event.ticket_id = 8,
            |event| event.seq = 2,
            |event| event.kind = "edited".into(),
            |event| event.actor_id = None,
            |event| event.at = "2026-01-02T03:04:05.000007Z".into(),
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
