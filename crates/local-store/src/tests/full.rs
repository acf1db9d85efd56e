//! The disk is full: that is said, nothing that was there is lost, and reading goes on.

use model::{CHUNK, OutboxItem, OutboxOperation, OutboxState, Priority, RequestId, Timestamp};
use sqlx::sqlite::SqlitePool;
use time::OffsetDateTime;
use uuid::Uuid;

use super::owner;
use crate::{Cache, Local, NewFile};

const NOW: OffsetDateTime = OffsetDateTime::UNIX_EPOCH;

/// The file may not grow any more, which `SQLite` tells as it tells a full disk.
async fn fill(pool: &SqlitePool) {
    let pages: i64 = sqlx::query_scalar("PRAGMA page_count").fetch_one(pool).await.unwrap();
    sqlx::raw_sql(&format!("PRAGMA max_page_count = {pages}")).execute(pool).await.unwrap();
}

#[tokio::test]
async fn a_full_disk_refuses_a_draft_and_keeps_the_last_one() {
    let directory = tempfile::tempdir().unwrap();
    let local = Local::open(directory.path()).await.unwrap();
    local.draft_save(&owner(1), "create", "fits", None, NOW).await.unwrap();
    fill(&local.pool).await;
    let error = local.draft_save(&owner(1), "create", &"x".repeat(100_000), None, NOW).await.unwrap_err();
    assert!(error.is_full(), "{error}");
    assert_eq!(local.draft_list(&owner(1)).await.unwrap()[0].content, "fits");
    sqlx::raw_sql("PRAGMA max_page_count = 1073741823").execute(&local.pool).await.unwrap();
    local.draft_save(&owner(1), "create", &"x".repeat(100_000), None, NOW).await.unwrap();
}

#[tokio::test]
async fn what_cannot_be_journaled_stays_a_draft() {
    let directory = tempfile::tempdir().unwrap();
    let local = Local::open(directory.path()).await.unwrap();
    local.draft_save(&owner(1), "create", "the draft", None, NOW).await.unwrap();
    fill(&local.pool).await;
    let item = OutboxItem {
        id: RequestId(Uuid::now_v7()),
        operation: OutboxOperation::Create {
            facts: model::Facts::default(),
            title: "Printer".into(),
            description: "x".repeat(100_000),
            priority: Priority::Normal,
            category: None,
        },
        draft_key: "create".into(),
        about: None,
        sent_at: Timestamp(NOW),
        state: OutboxState::Waiting { until: None },
        files: Vec::new(),
    };
    let error = local.outbox_put(&owner(1), &item).await.unwrap_err();
    assert!(error.is_full(), "{error}");
    assert_eq!(local.draft_list(&owner(1)).await.unwrap()[0].content, "the draft");
    assert!(local.outbox_list(&owner(1)).await.unwrap().is_empty(), "all of it or nothing");
}

#[tokio::test]
async fn a_file_that_does_not_fit_leaves_nothing_behind() {
    let directory = tempfile::tempdir().unwrap();
    let local = Local::open(directory.path()).await.unwrap();
    let id = RequestId(Uuid::now_v7());
    let size = 2 * CHUNK as u64;
    let file = NewFile { id, draft_key: "create", name: "disk.img", media_type: "application/octet-stream", size };
    local.file_begin(&owner(1), file, NOW).await.unwrap();
    local.file_put(&owner(1), id, 0, &vec![7; CHUNK]).await.unwrap();
    fill(&local.pool).await;
    let error = local.file_put(&owner(1), id, 1, &vec![7; CHUNK]).await.unwrap_err();
    assert!(error.is_full(), "{error}");
    assert!(local.draft_list(&owner(1)).await.unwrap().is_empty(), "half a file is nobody's draft");
    local.file_remove(&owner(1), id).await.unwrap();
    assert_eq!(local.file_chunk(&owner(1), id, 0).await.unwrap(), None);
    local.draft_save(&owner(1), "create", &"x".repeat(100_000), None, NOW).await.unwrap();
}

#[tokio::test]
async fn what_was_read_before_can_be_read_on_a_full_disk() {
    let directory = tempfile::tempdir().unwrap();
    let _local = Local::open(directory.path()).await.unwrap();
    let cache = Cache::open(directory.path()).await;
    cache.keep(&owner(1), "pool", "[1]", NOW).await.unwrap();
    cache.keep(&owner(1), "work", "[2]", NOW).await.unwrap();
    let pool = cache.pool.as_ref().unwrap();
    fill(pool).await;
    assert!(cache.keep(&owner(1), "mine", &"x".repeat(100_000), NOW).await.is_err());
    // As on a disk that takes nothing at all.
    sqlx::raw_sql("PRAGMA query_only = ON").execute(pool).await.unwrap();
    assert_eq!(cache.read(&owner(1), "pool").await.unwrap().unwrap().answer, "[1]");
}
