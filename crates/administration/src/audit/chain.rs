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
    pub note: Option<String>,
    pub note_salt: Option<Vec<u8>>,
    pub note_digest: Option<Vec<u8>>,
    pub before_state: Option<String>,
    pub before_salt: Option<Vec<u8>>,
    pub before_digest: Option<Vec<u8>>,
    pub after_state: Option<String>,
    pub after_salt: Option<Vec<u8>>,
    pub after_digest: Vec<u8>,
    pub prev_hash: Option<Vec<u8>>,
    pub hash: Vec<u8>,
}

/// A text of an event beside what the chain covers of it.
pub(super) struct Text<'a> {
    /// What an export calls it.
    pub name: &'static str,
    content: Option<&'a str>,
    salt: Option<&'a [u8]>,
    digest: Option<&'a [u8]>,
}

impl Text<'_> {
    /// Whether the text was removed together with its salt, as a redaction does.
    pub(super) fn is_redacted(&self) -> bool {
        self.content.is_none() && self.salt.is_none() && self.digest.is_some()
    }

    /// Whether the text is the one that the digest was computed from, was redacted, or never was.
    pub(super) fn holds(&self) -> bool {
        match (self.content, self.salt, self.digest) {
            (Some(text), Some(salt), Some(digest)) => digest == digest_of(salt, text).as_slice(),
            (None, None, _) => true,
            _ => false,
        }
    }
}

impl StoredEvent {
    /// Its note and its states.
    pub(super) fn texts(&self) -> [Text<'_>; 3] {
        [
            Text {
                name: "note",
                // An empty note without a digest is none.
                content: self.note.as_deref().filter(|note| !note.is_empty() || self.note_digest.is_some()),
                salt: self.note_salt.as_deref(),
                digest: self.note_digest.as_deref(),
            },
            Text {
                name: "before",
                content: self.before_state.as_deref(),
                salt: self.before_salt.as_deref(),
                digest: self.before_digest.as_deref(),
            },
            Text {
                name: "after",
                content: self.after_state.as_deref(),
                salt: self.after_salt.as_deref(),
                digest: Some(&self.after_digest),
            },
        ]
    }

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
            self.note_digest.as_deref().map_or_else(|| "-".to_owned(), hex),
            self.before_digest.as_deref().map_or_else(|| "-".to_owned(), hex),
            hex(&self.after_digest),
        );
        Sha256::digest(line).into()
    }
}

/// The digest of a text, which only somebody who has the salt can compare with a guess.
pub(super) fn digest_of(salt: &[u8], text: &str) -> [u8; 32] {
    Sha256::new().chain_update(salt).chain_update(text).finalize().into()
}

/// Lower-case hexadecimal.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// The first event of a ticket, with the salts `0123456789abcdef` and `fedcba9876543210`.
    pub(in crate::audit) fn first() -> StoredEvent {
        let (note_salt, after_salt) = (b"0123456789abcdef", b"fedcba9876543210");
        StoredEvent {
            ticket_id: 7,
            seq: 1,
            event_type: "created".into(),
            from_status: None,
            to_status: "pending".into(),
            actor_user_id: Some(3),
            created_at: "2026-01-02T03:04:05.000006Z".into(),
            note: Some("Dark.".into()),
            note_salt: Some(note_salt.to_vec()),
            note_digest: Some(digest_of(note_salt, "Dark.").to_vec()),
            before_state: None,
            before_salt: None,
            before_digest: None,
            after_state: Some("{}".into()),
            after_salt: Some(after_salt.to_vec()),
            after_digest: digest_of(after_salt, "{}").to_vec(),
            prev_hash: None,
            hash: Vec::new(),
        }
    }

    #[test]
    fn the_hash_is_the_one_that_a_shell_computes() {
        // n=$(printf '0123456789abcdefDark.' | sha256sum | cut -c1-64); a=$(printf 'fedcba9876543210{}' | sha256sum | cut -c1-64)
        // printf '%064d|7|1|created|-|pending|3|2026-01-02T03:04:05.000006Z|%s|-|%s' 0 $n $a | sha256sum
        assert_eq!(
            hex(&first().expected_hash(&[0; 32])),
            "f756219591429b6fa2b5aae404472914da3e706c75ca05ae57e44bcb026dab9f"
        );
    }

    #[test]
    fn whatever_is_changed_changes_the_hash() {
        let whole = first().expected_hash(&[0; 32]);
        let changes: [fn(&mut StoredEvent); 11] = [
            |event| event.ticket_id = 8,
            |event| event.seq = 2,
            |event| event.event_type = "edited".into(),
            |event| event.from_status = Some("pending".into()),
            |event| event.to_status = "done".into(),
            |event| event.actor_user_id = None,
            |event| event.created_at = "2026-01-02T03:04:05.000007Z".into(),
            |event| event.note_digest = Some(vec![0; 32]),
            |event| event.note_digest = None,
            |event| event.before_digest = Some(vec![0; 32]),
            |event| event.after_digest = vec![0; 32],
        ];
        for (index, change) in changes.iter().enumerate() {
            let mut event = first();
            change(&mut event);
            assert_ne!(event.expected_hash(&[0; 32]), whole, "change {index}");
        }
        assert_ne!(first().expected_hash(&[1; 32]), whole);
    }

    #[test]
    fn a_text_is_whole_or_removed_with_its_salt() {
        let after = |change: fn(&mut StoredEvent)| {
            let mut event = first();
            change(&mut event);
            let [note, before, state] = event.texts();
            (note.holds() && before.holds() && state.holds(), state.is_redacted())
        };
        assert_eq!(after(|_| {}), (true, false));
        assert_eq!(after(|event| (event.after_state, event.after_salt) = (None, None)), (true, true));
        assert_eq!(after(|event| event.after_state = None), (false, false), "the salt is left");
        assert_eq!(after(|event| event.after_salt = None), (false, false), "the text is left");
        assert_eq!(after(|event| event.after_state = Some("[]".into())), (false, false));
        assert_eq!(after(|event| event.note = Some(" ".into())), (false, false));
        assert_eq!(after(|event| event.note = Some(String::new())), (false, false), "emptied");
        let none = |event: &mut StoredEvent| (event.note_salt, event.note_digest) = (None, None);
        assert_eq!(after(none), (false, false), "a note without its digest");
        let empty = |event: &mut StoredEvent| {
            (event.note, event.note_salt, event.note_digest) = (Some(String::new()), None, None);
        };
        assert_eq!(after(empty), (true, false), "nothing to cover");
        assert_eq!(after(|event| event.before_state = Some(String::new())), (false, false), "there was none");
    }
}
