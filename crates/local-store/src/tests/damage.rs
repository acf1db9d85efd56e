//! A damaged file must neither keep the application from starting nor be lost.

use std::fs;
use std::io::{Seek as _, SeekFrom, Write as _};

use time::OffsetDateTime;

use super::owner;
use crate::Local;

const NOW: OffsetDateTime = OffsetDateTime::UNIX_EPOCH;

#[tokio::test]
async fn a_foreign_file_is_quarantined_whole() {
    let directory = tempfile::tempdir().unwrap();
    for number in 1..=2 {
        let rubbish = format!("this is no database, for the {number}. time").repeat(100);
        fs::write(directory.path().join("desk.sqlite"), &rubbish).unwrap();
        let local = Local::open(directory.path()).await.unwrap();
        let quarantined = directory.path().join(format!("desk-damaged-{number}.sqlite"));
        assert_eq!(local.quarantined(), Some(quarantined.as_path()));
        assert_eq!(fs::read_to_string(&quarantined).unwrap(), rubbish, "whoever can read it still may");
        local.draft_save(&owner(1), "create", "again", None, NOW).await.unwrap();
        local.close().await;
        let again = Local::open(directory.path()).await.unwrap();
        assert_eq!(again.quarantined(), None, "told once");
        assert_eq!(again.draft_list(&owner(1)).await.unwrap()[0].content, "again");
        again.close().await;
        // What the log of the good file holds does not belong to the next damaged one.
        for ending in ["-wal", "-shm"] {
            let _ = fs::remove_file(directory.path().join(format!("desk.sqlite{ending}")));
        }
    }
}

#[tokio::test]
async fn damage_in_the_middle_is_found_when_the_file_is_opened() {
    let directory = tempfile::tempdir().unwrap();
    let local = Local::open(directory.path()).await.unwrap();
    for number in 0..50 {
        local.draft_save(&owner(1), &format!("edit:{number}"), &"words ".repeat(500), None, NOW).await.unwrap();
    }
    local.close().await;
    let path = directory.path().join("desk.sqlite");
    let length = fs::metadata(&path).unwrap().len();
    let mut file = fs::OpenOptions::new().write(true).open(&path).unwrap();
    // All but the first page, which tells that it is a database.
    file.seek(SeekFrom::Start(4096)).unwrap();
    file.write_all(&vec![0x5a; usize::try_from(length).unwrap() - 4096]).unwrap();
    drop(file);
    let local = Local::open(directory.path()).await.unwrap();
    assert!(local.quarantined().is_some(), "it is not read as if nothing were wrong");
    assert!(local.draft_list(&owner(1)).await.unwrap().is_empty());
}

#[cfg(unix)]
#[tokio::test]
async fn a_directory_that_cannot_be_made_is_named() {
    let directory = tempfile::tempdir().unwrap();
    let blocked = directory.path().join("profile");
    fs::write(&blocked, "").unwrap();
    let error = Local::open(&blocked).await.unwrap_err();
    assert!(error.to_string().contains(&blocked.display().to_string()), "{error}");
}
