use model::{AttachmentId, PersonId, TicketId};
use time::{Duration, OffsetDateTime};

use super::{Cache, MAXIMUM, MAXIMUM_BYTES, Owner, PreviewName};
use crate::Local;

const NOW: OffsetDateTime = time::macros::datetime!(2026-11-25 12:00 UTC);

fn owner(person: u64) -> Owner {
    Owner { database: "db".into(), person: PersonId(person) }
}

async fn opened() -> (tempfile::TempDir, Cache) {
    let directory = tempfile::tempdir().unwrap();
    drop(Local::open(directory.path()).await.unwrap());
    let cache = Cache::open(directory.path()).await;
    (directory, cache)
}

async fn names(cache: &Cache) -> Vec<String> {
    let names = sqlx::query_scalar("SELECT name FROM answers ORDER BY used");
    names.fetch_all(cache.pool.as_ref().unwrap()).await.unwrap()
}

#[tokio::test]
async fn a_cached_answer_has_its_age_and_its_owner() {
    let (directory, cache) = opened().await;
    cache.keep(&owner(1), "pool", "[1]", NOW).await.unwrap();
    cache.keep(&owner(2), "pool", "[2]", NOW).await.unwrap();
    cache.close().await;
    let again = Cache::open(directory.path()).await;
    let cached = again.read(&owner(1), "pool").await.unwrap().unwrap();
    assert_eq!((cached.answer.as_str(), cached.as_of), ("[1]", NOW));
    assert_eq!(again.read(&owner(2), "pool").await.unwrap().unwrap().answer, "[2]");
    assert_eq!(again.read(&owner(3), "pool").await.unwrap(), None);
    again.forget(&owner(1), "pool").await.unwrap();
    assert_eq!(again.read(&owner(1), "pool").await.unwrap(), None);
}

#[tokio::test]
async fn the_least_recently_used_answer_goes_first() {
    let (_directory, cache) = opened().await;
    for number in 0..MAXIMUM {
        cache.keep(&owner(1), &format!("ticket:{number}"), "{}", NOW).await.unwrap();
    }
    // Reading counts as use.
    cache.read(&owner(1), "ticket:0").await.unwrap().unwrap();
    for number in MAXIMUM..MAXIMUM + 10 {
        cache.keep(&owner(1), &format!("ticket:{number}"), "{}", NOW).await.unwrap();
    }
    let left = names(&cache).await;
    assert_eq!(i64::try_from(left.len()).unwrap(), MAXIMUM);
    assert!(left.contains(&"ticket:0".to_owned()), "it was read a moment ago");
    assert!(!left.contains(&"ticket:1".to_owned()) && left.contains(&format!("ticket:{}", MAXIMUM + 9)));
}

#[tokio::test]
async fn so_many_bytes_are_kept_whoever_uses_the_workstation() {
    let (directory, cache) = opened().await;
    let large = "ä".repeat(usize::try_from(MAXIMUM_BYTES).unwrap() / 8);
    for person in 1..=8 {
        cache.keep(&owner(person), "inbox", &large, NOW).await.unwrap();
    }
    let bytes: i64 = sqlx::query_scalar("SELECT sum(octet_length(answer)) FROM answers")
        .fetch_one(cache.pool.as_ref().unwrap())
        .await
        .unwrap();
    assert!(bytes <= MAXIMUM_BYTES, "{bytes}");
    assert!(cache.read(&owner(8), "inbox").await.unwrap().is_some(), "the newest stays");
    assert!(cache.read(&owner(1), "inbox").await.unwrap().is_none(), "the oldest goes");
    cache.close().await;
    let file = std::fs::metadata(directory.path().join("cache.sqlite")).unwrap().len();
    assert!(file < u64::try_from(MAXIMUM_BYTES).unwrap() * 2, "{file}");
}

#[tokio::test]
async fn an_unchanged_answer_is_written_once_a_minute_at_most() {
    let (_directory, cache) = opened().await;
    let as_of = async |cache: &Cache| cache.read(&owner(1), "pool").await.unwrap().unwrap().as_of;
    cache.keep(&owner(1), "pool", "[]", NOW).await.unwrap();
    cache.keep(&owner(1), "pool", "[]", NOW + Duration::seconds(59)).await.unwrap();
    assert_eq!(as_of(&cache).await, NOW);
    cache.keep(&owner(1), "pool", "[]", NOW + Duration::seconds(61)).await.unwrap();
    assert_eq!(as_of(&cache).await, NOW + Duration::seconds(61));
    // A clock that was years ahead is corrected.
    let right = NOW - Duration::days(3650);
    cache.keep(&owner(1), "pool", "[]", right).await.unwrap();
    assert_eq!(as_of(&cache).await, right);
}

#[tokio::test]
async fn after_a_wipe_nothing_of_the_person_is_on_the_disk() {
    let (directory, cache) = opened().await;
    cache.keep(&owner(1), "ticket:1", "the salary of the director", NOW).await.unwrap();
    cache.keep(&owner(1), "ticket:2", &"the salary of the director ".repeat(5000), NOW).await.unwrap();
    cache.keep(&owner(2), "ticket:1", "somebody else's", NOW).await.unwrap();
    cache.wipe(&owner(1)).await.unwrap();
    for entry in std::fs::read_dir(directory.path()).unwrap() {
        let path = entry.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        let found = bytes.windows(10).any(|window| window == b"the salary");
        assert!(!found, "it is still in {}", path.display());
    }
    assert!(cache.read(&owner(2), "ticket:1").await.unwrap().is_some(), "another person's stay");
}

#[tokio::test]
async fn a_damaged_file_or_one_of_another_form_is_recreated() {
    let (directory, cache) = opened().await;
    cache.keep(&owner(1), "pool", "[]", NOW).await.unwrap();
    cache.close().await;
    std::fs::write(directory.path().join("cache.sqlite"), "no database").unwrap();
    let cache = Cache::open(directory.path()).await;
    cache.keep(&owner(1), "pool", "[1]", NOW).await.unwrap();
    sqlx::raw_sql("PRAGMA user_version = 99").execute(cache.pool.as_ref().unwrap()).await.unwrap();
    cache.close().await;
    let cache = Cache::open(directory.path()).await;
    assert_eq!(cache.read(&owner(1), "pool").await.unwrap(), None, "nobody guesses what another version meant");
    cache.keep(&owner(1), "pool", "[2]", NOW).await.unwrap();
    assert_eq!(cache.read(&owner(1), "pool").await.unwrap().unwrap().answer, "[2]");
}

#[tokio::test]
async fn where_no_file_can_be_made_answers_are_kept_for_this_run() {
    let directory = tempfile::tempdir().unwrap();
    std::fs::create_dir(directory.path().join("cache.sqlite")).unwrap();
    let cache = Cache::open(directory.path()).await;
    cache.keep(&owner(1), "pool", "[]", NOW).await.unwrap();
    assert!(cache.read(&owner(1), "pool").await.unwrap().is_some());
}

fn thumbnail(attachment: u64) -> PreviewName {
    PreviewName { ticket: TicketId(1), attachment: AttachmentId(attachment), form: "thumbnail" }
}

#[tokio::test]
async fn a_huge_preview_pushes_no_other_out() {
    let (_directory, cache) = opened().await;
    cache.keep_preview(&owner(1), thumbnail(1), "small").await.unwrap();
    cache.keep_preview(&owner(1), thumbnail(2), &"p".repeat(16 * 1024 * 1024 + 1)).await.unwrap();
    assert_eq!(cache.read_preview(&owner(1), thumbnail(2)).await.unwrap(), None);
    assert_eq!(cache.read_preview(&owner(1), thumbnail(1)).await.unwrap().as_deref(), Some("small"));
}

#[tokio::test]
async fn the_oldest_previews_go_first_and_reading_writes_nothing() {
    let (directory, cache) = opened().await;
    let preview = "p".repeat(1000);
    for attachment in 1..=9 {
        cache.keep_preview_within(&owner(attachment % 2), thumbnail(attachment), &preview, 5000).await.unwrap();
    }
    assert_eq!(cache.bytes().await.unwrap(), 5000, "those of everybody together");
    for attachment in 1..=9 {
        let kept = cache.read_preview(&owner(attachment % 2), thumbnail(attachment)).await.unwrap();
        assert_eq!(kept.as_ref(), (attachment > 4).then_some(&preview), "{attachment}");
    }
    // What is stored again is the newest.
    cache.keep_preview_within(&owner(1), thumbnail(5), &preview, 5000).await.unwrap();
    cache.keep_preview_within(&owner(1), thumbnail(11), &preview, 5000).await.unwrap();
    assert!(cache.read_preview(&owner(1), thumbnail(5)).await.unwrap().is_some());
    assert_eq!(cache.read_preview(&owner(0), thumbnail(6)).await.unwrap(), None);

    let log = || std::fs::read(directory.path().join("cache.sqlite-wal")).unwrap();
    let before = log();
    cache.read_preview(&owner(1), thumbnail(5)).await.unwrap().unwrap();
    assert!(log() == before, "it has written");
}
