//! Up to where a person was told what came, across the ends of the application.

use local_store::{Owner, Setting};
use serde::{Deserialize, Serialize};

use crate::desk::Desk;

#[derive(Serialize, Deserialize)]
struct Told {
    database: String,
    person: u64,
    seq: u64,
}

/// The sequence up to which this person was told here; none for somebody who was not here last.
pub(super) async fn read(desk: &Desk, owner: &Owner) -> Option<u64> {
    let kept = desk.inner.local.setting(Setting::Told).await.ok().flatten();
    let told = kept.and_then(|kept| serde_json::from_str::<Told>(&kept).ok());
    told.filter(|told| told.database == owner.database && told.person == owner.person.0).map(|told| told.seq)
}

/// One that cannot be kept costs a repetition, no more.
pub(super) async fn write(desk: &Desk, owner: &Owner, seq: u64) {
    let told = Told { database: owner.database.clone(), person: owner.person.0, seq };
    if let Ok(text) = serde_json::to_string(&told) {
        let _ = desk.inner.local.keep_setting(Setting::Told, &text).await;
    }
}
