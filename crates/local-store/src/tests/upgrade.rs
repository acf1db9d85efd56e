//! The file of an older application is brought up to date, and a copy of how it was is kept.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use sqlx::migrate::Migrator;
use sqlx::sqlite::SqlitePoolOptions;
use time::OffsetDateTime;

use super::owner;
use crate::upgrade::STEPS;
use crate::{Local, LocalError, options};

/// A file that an application with so many steps left behind, with a draft in it.
async fn old_file(directory: &Path, steps: usize) {
    let first = STEPS.iter().take(steps).cloned().collect::<Vec<_>>();
    let pool = SqlitePoolOptions::new().connect_with(options(&directory.join("desk.sqlite"))).await.unwrap();
    Migrator { migrations: Cow::Owned(first), ..Migrator::DEFAULT }.run(&pool).await.unwrap();
    sqlx::query("INSERT INTO drafts (owner_database, owner_person, draft_key, content, updated_at) VALUES ('db', 1, 'create', 'old', ?)")
        .bind(OffsetDateTime::UNIX_EPOCH)
        .execute(&pool)
        .await
        .unwrap();
    pool.close().await;
}

fn copies(directory: &Path) -> Vec<String> {
    let names = std::fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut copies: Vec<_> = names.filter(|name| name.starts_with("desk-before-")).collect();
    copies.sort();
    copies
}

async fn tables_of(copy: PathBuf) -> i64 {
    let pool = SqlitePoolOptions::new().connect_with(options(&copy)).await.unwrap();
    let tables = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN ('drafts', 'outbox')";
    let tables = sqlx::query_scalar(tables).fetch_one(&pool).await.unwrap();
    pool.close().await;
    tables
}

#[tokio::test]
async fn an_older_file_is_copied_before_its_upgrade() {
    let directory = tempfile::tempdir().unwrap();
    old_file(directory.path(), 1).await;
    let local = Local::open(directory.path()).await.unwrap();
    assert_eq!(local.draft_list(&owner(1)).await.unwrap()[0].content, "old");
    assert!(local.outbox_list(&owner(1)).await.unwrap().is_empty(), "what was added since is there");
    assert_eq!(copies(directory.path()), ["desk-before-0002.sqlite"]);
    let copy = directory.path().join("desk-before-0002.sqlite");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(std::fs::metadata(&copy).unwrap().permissions().mode() & 0o777, 0o600, "drafts are in it");
    }
    assert_eq!(tables_of(copy).await, 1, "it is the file as it was");
    local.close().await;
    drop(Local::open(directory.path()).await.unwrap());
    assert_eq!(copies(directory.path()).len(), 1, "nothing to do, nothing to copy");
}

#[tokio::test]
async fn every_step_can_be_the_first_missing_one() {
    for steps in 1..STEPS.iter().count() {
        let directory = tempfile::tempdir().unwrap();
        old_file(directory.path(), steps).await;
        let local = Local::open(directory.path()).await.unwrap();
        assert_eq!(local.draft_list(&owner(1)).await.unwrap()[0].content, "old");
        assert_eq!(copies(directory.path()), [format!("desk-before-{:04}.sqlite", steps + 1)]);
    }
}

#[tokio::test]
async fn a_new_file_has_nothing_to_keep() {
    let directory = tempfile::tempdir().unwrap();
    drop(Local::open(directory.path()).await.unwrap());
    assert!(copies(directory.path()).is_empty());
}

#[tokio::test]
async fn half_a_copy_is_made_again_and_old_copies_go() {
    let directory = tempfile::tempdir().unwrap();
    old_file(directory.path(), 1).await;
    std::fs::write(directory.path().join("desk-before-0002.sqlite"), "SQLite format 3\0 and then the power failed")
        .unwrap();
    for old in ["desk-before-0001.sqlite", "desk-before-0000.sqlite", "desk-before-0000-a.sqlite"] {
        std::fs::write(directory.path().join(old), "").unwrap();
    }
    let local = Local::open(directory.path()).await.unwrap();
    assert_eq!(local.draft_list(&owner(1)).await.unwrap()[0].content, "old");
    let left = copies(directory.path());
    assert_eq!(left.len(), 3, "{left:?}");
    assert_eq!(left.last().unwrap(), "desk-before-0002.sqlite", "the newest stays");
    assert_eq!(tables_of(directory.path().join("desk-before-0002.sqlite")).await, 1);
}

#[tokio::test]
async fn a_file_of_a_newer_application_is_left_as_it_is() {
    let directory = tempfile::tempdir().unwrap();
    let local = Local::open(directory.path()).await.unwrap();
    local.draft_save(&owner(1), "create", "from tomorrow", None, OffsetDateTime::UNIX_EPOCH).await.unwrap();
    sqlx::query(
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) VALUES (9999, 'tomorrow', 1, x'00', 0)",
    )
    .execute(&local.pool)
    .await
    .unwrap();
    local.close().await;
    let error = Local::open(directory.path()).await.unwrap_err();
    assert!(matches!(error, LocalError::Upgrade(_)), "{error}");
    assert!(!directory.path().join("desk-damaged-1.sqlite").exists(), "it is not damaged");
    let pool = SqlitePoolOptions::new().connect_with(options(&directory.path().join("desk.sqlite"))).await.unwrap();
    let text: String = sqlx::query_scalar("SELECT content FROM drafts").fetch_one(&pool).await.unwrap();
    assert_eq!(text, "from tomorrow");
}
