//! The last-notified cursor: how far a person was notified of their inbox, across restarts.

use local_store::{Local, Owner, Setting};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
struct Cursor {
    database: String,
    person: u64,
    seq: u64,
}

/// The sequence up to which this person was notified here; none if somebody else, or nobody, was here last.
pub(super) async fn read(local: &Local, owner: &Owner) -> Option<u64> {
    let stored = local.setting(Setting::LastNotified).await.ok().flatten();
    let cursor = stored.and_then(|text| serde_json::from_str::<Cursor>(&text).ok());
    cursor
        .filter(|cursor| cursor.database == owner.database && cursor.person == owner.person.0)
        .map(|cursor| cursor.seq)
}

/// Saves the cursor. A failure costs no more than a repeated notification, so it is ignored.
pub(super) async fn write(local: &Local, owner: &Owner, seq: u64) {
    let cursor = Cursor { database: owner.database.clone(), person: owner.person.0, seq };
    if let Ok(text) = serde_json::to_string(&cursor) {
        let _ = local.keep_setting(Setting::LastNotified, &text).await;
    }
}
