//! The local file: whose it is, how it is written, how it ages and how it breaks.

mod damage;
mod full;
mod upgrade;

use model::{OutboxItem, OutboxOperation, OutboxState, PersonId, RequestId, TicketId, Timestamp};
use time::OffsetDateTime;
use uuid::Uuid;

use super::{Contents, Local, Owner, Setting};

pub(super) fn owner(person: u64) -> Owner {
    Owner { database: "db".into(), person: PersonId(person) }
}

#[tokio::test]
async fn a_draft_survives_reopening_and_belongs_to_its_owner() {
    let directory = tempfile::tempdir().unwrap();
    let local = Local::open(directory.path()).await.unwrap();
    let now = OffsetDateTime::UNIX_EPOCH;
    local.draft_save(&owner(1), "create", "half a", None, now).await.unwrap();
    local.draft_save(&owner(1), "create", "half a sentence", None, now).await.unwrap();
    local.draft_save(&owner(1), "edit:3", "other", Some("Printer"), now).await.unwrap();
    local.draft_save(&owner(1), "edit:3", "another", None, now).await.unwrap();
    // No close: the file must be whole without it.
    let again = Local::open(directory.path()).await.unwrap();
    let drafts = again.draft_list(&owner(1)).await.unwrap();
    assert_eq!(drafts.len(), 2);
    assert!(drafts.iter().any(|d| d.draft_key == "create" && d.content == "half a sentence"));
    assert!(drafts.iter().any(|d| d.about.as_deref() == Some("Printer")), "what it is about stays known");
    assert!(again.draft_list(&owner(2)).await.unwrap().is_empty(), "another person must not see them");
    again.draft_save(&owner(1), "create", "", None, now).await.unwrap();
    assert_eq!(local.draft_list(&owner(1)).await.unwrap().len(), 1, "an empty text discards the draft");
}

#[tokio::test]
async fn the_last_draft_comes_first() {
    let directory = tempfile::tempdir().unwrap();
    let local = Local::open(directory.path()).await.unwrap();
    let at = |second: i64| OffsetDateTime::UNIX_EPOCH + time::Duration::seconds(second);
    for (draft_key, second) in [("edit:1", 1), ("edit:2", 3), ("edit:3", 2)] {
        local.draft_save(&owner(1), draft_key, "text", None, at(second)).await.unwrap();
    }
    let keys: Vec<String> =
        local.draft_list(&owner(1)).await.unwrap().into_iter().map(|draft| draft.draft_key).collect();
    assert_eq!(keys, ["edit:2", "edit:3", "edit:1"]);
}

#[tokio::test]
async fn discarding_a_draft_leaves_that_of_another_person() {
    let directory = tempfile::tempdir().unwrap();
    let local = Local::open(directory.path()).await.unwrap();
    for person in [1, 2] {
        local.draft_save(&owner(person), "create", "text", None, OffsetDateTime::UNIX_EPOCH).await.unwrap();
    }
    local.draft_save(&owner(1), "create", "", None, OffsetDateTime::UNIX_EPOCH).await.unwrap();
    assert!(local.draft_list(&owner(1)).await.unwrap().is_empty());
    assert_eq!(local.draft_list(&owner(2)).await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_forgotten_database_takes_its_drafts_and_outbox_along() {
    let directory = tempfile::tempdir().unwrap();
    let local = Local::open(directory.path()).await.unwrap();
    for database in ["db", "other"] {
        let owner = Owner { database: database.into(), ..owner(1) };
        local.draft_save(&owner, "edit:1", "text", None, OffsetDateTime::UNIX_EPOCH).await.unwrap();
        let item = OutboxItem {
            id: RequestId(Uuid::now_v7()),
            operation: OutboxOperation::Withdraw { ticket: TicketId(7), note: String::new() },
            draft_key: String::new(),
            about: None,
            sent_at: Timestamp(OffsetDateTime::UNIX_EPOCH),
            state: OutboxState::Waiting { until: None },
            files: Vec::new(),
        };
        local.outbox_put(&owner, &item).await.unwrap();
    }
    local.forget_database("other").await.unwrap();
    assert_eq!(local.contents().await.unwrap(), Contents { drafts: 1, waiting: 1 });
    assert_eq!(local.draft_list(&owner(1)).await.unwrap().len(), 1, "the other database's stay");
}

#[tokio::test]
async fn settings_are_kept_replaced_and_forgotten() {
    let directory = tempfile::tempdir().unwrap();
    let local = Local::open(directory.path()).await.unwrap();
    assert_eq!(local.setting(Setting::Person).await.unwrap(), None);
    local.keep_setting(Setting::Person, "a").await.unwrap();
    local.keep_setting(Setting::Person, "b").await.unwrap();
    assert_eq!(local.setting(Setting::Person).await.unwrap().as_deref(), Some("b"));
    local.forget_setting(Setting::Person).await.unwrap();
    assert_eq!(local.setting(Setting::Person).await.unwrap(), None);
}

#[cfg(unix)]
#[tokio::test]
async fn only_the_owner_can_read_what_is_kept() {
    use std::os::unix::fs::PermissionsExt as _;
    let directory = tempfile::tempdir().unwrap();
    let inside = directory.path().join("profile");
    let local = Local::open(&inside).await.unwrap();
    let cache = super::Cache::open(&inside).await;
    local.draft_save(&owner(1), "create", "secret", None, OffsetDateTime::UNIX_EPOCH).await.unwrap();
    cache.keep(&owner(1), "pool", "[]", OffsetDateTime::UNIX_EPOCH).await.unwrap();
    let mode = |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&inside), 0o700);
    for file in std::fs::read_dir(&inside).unwrap() {
        let path = file.unwrap().path();
        assert_eq!(mode(&path), 0o600, "{}", path.display());
    }
}

#[tokio::test]
async fn it_is_written_through_a_log_and_down_to_the_disk() {
    let directory = tempfile::tempdir().unwrap();
    let local = Local::open(directory.path()).await.unwrap();
    let journal: String = sqlx::query_scalar("PRAGMA journal_mode").fetch_one(&local.pool).await.unwrap();
    let synchronous: i64 = sqlx::query_scalar("PRAGMA synchronous").fetch_one(&local.pool).await.unwrap();
    assert_eq!(
        (journal.as_str(), synchronous),
        ("wal", 2),
        "2 is FULL: each change is on the disk when it is answered"
    );
}

#[tokio::test]
async fn an_acknowledged_draft_is_on_the_disk() {
    let directory = tempfile::tempdir().unwrap();
    let local = Local::open(directory.path()).await.unwrap();
    for number in 0..20 {
        let text = format!("sentence {number}");
        local.draft_save(&owner(1), "create", &text, None, OffsetDateTime::UNIX_EPOCH).await.unwrap();
        // The power fails: what is in the files now is all there will be.
        let left = tempfile::tempdir().unwrap();
        for file in ["desk.sqlite", "desk.sqlite-wal"] {
            std::fs::copy(directory.path().join(file), left.path().join(file)).unwrap();
        }
        let after = Local::open(left.path()).await.unwrap();
        assert_eq!(after.quarantined(), None);
        assert_eq!(after.draft_list(&owner(1)).await.unwrap()[0].content, text);
    }
}

#[tokio::test]
async fn drafts_of_two_databases_are_kept_apart() {
    let directory = tempfile::tempdir().unwrap();
    let local = Local::open(directory.path()).await.unwrap();
    let elsewhere = Owner { database: "other".into(), ..owner(1) };
    local.draft_save(&owner(1), "create", "here", None, OffsetDateTime::UNIX_EPOCH).await.unwrap();
    assert!(local.draft_list(&elsewhere).await.unwrap().is_empty());
    local.draft_save(&elsewhere, "create", "", None, OffsetDateTime::UNIX_EPOCH).await.unwrap();
    assert_eq!(local.draft_list(&owner(1)).await.unwrap().len(), 1, "discarding there leaves it here");
}

#[tokio::test]
async fn any_script_and_any_year_are_kept_as_they_are() {
    let directory = tempfile::tempdir().unwrap();
    let local = Local::open(directory.path()).await.unwrap();
    let years = [time::macros::datetime!(1970-01-01 0:00 UTC), time::macros::datetime!(2099-12-31 23:59:59.999999 UTC)];
    let texts = ["naïve café 😀", "\u{5d0}\u{5d1}", "a\0b", "'; DROP TABLE drafts; --", "line\r\nline"];
    for (number, text) in texts.iter().enumerate() {
        let now = years[number % 2];
        local.draft_save(&owner(1), &format!("edit:{number}"), text, None, now).await.unwrap();
    }
    let drafts = local.draft_list(&owner(1)).await.unwrap();
    for (number, text) in texts.iter().enumerate() {
        let draft = drafts.iter().find(|draft| draft.draft_key == format!("edit:{number}")).unwrap();
        assert_eq!((draft.content.as_str(), draft.updated_at.0), (*text, years[number % 2]));
    }
}
