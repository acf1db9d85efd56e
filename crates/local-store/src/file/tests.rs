use std::time::Duration;

use model::{
    CHUNK, Code, MessageId, OutboxItem, OutboxOperation, OutboxState, PersonId, RequestId, Thread, TicketId, Timestamp,
};
use time::OffsetDateTime;
use uuid::Uuid;

use super::NewFile;
use crate::{Local, Owner, TakenBack};

const NOW: OffsetDateTime = OffsetDateTime::UNIX_EPOCH;

fn owner(person: u64) -> Owner {
    Owner { database: "desk".into(), person: PersonId(person) }
}

fn id() -> RequestId {
    RequestId(Uuid::now_v7())
}

/// A file of a draft with all its chunks.
async fn chosen(local: &Local, draft_key: &str, name: &str, content: &[u8]) -> RequestId {
    chosen_at(local, draft_key, name, content, NOW).await
}

async fn chosen_at(local: &Local, draft_key: &str, name: &str, content: &[u8], at: OffsetDateTime) -> RequestId {
    let id = id();
    let size = content.len() as u64;
    let file = NewFile { id, draft_key, name, media_type: "text/plain", size };
    local.file_begin(&owner(1), file, at).await.unwrap();
    for (position, bytes) in content.chunks(CHUNK).enumerate() {
        assert!(local.file_put(&owner(1), id, u32::try_from(position).unwrap(), bytes).await.unwrap());
    }
    local.file_complete(&owner(1), id).await.unwrap().unwrap();
    id
}

fn message(draft_key: &str) -> OutboxItem {
    OutboxItem {
        id: id(),
        operation: OutboxOperation::Message {
            to: Thread::Ticket(TicketId(7)),
            body: "See the log.".into(),
            seen: None,
        },
        draft_key: draft_key.into(),
        about: None,
        sent_at: Timestamp(NOW),
        state: OutboxState::Waiting { until: None },
        files: Vec::new(),
    }
}

#[tokio::test]
async fn a_file_is_there_when_all_of_it_was_read_and_after_a_restart() {
    let directory = tempfile::tempdir().unwrap();
    let local = Local::open(directory.path()).await.unwrap();
    let whole = chosen(&local, "create", "whole.log", &vec![7; CHUNK + 1]).await;
    let half = id();
    let file = NewFile { id: half, draft_key: "create", name: "half.log", media_type: "text/plain", size: 600_000 };
    local.file_begin(&owner(1), file, NOW).await.unwrap();
    local.file_put(&owner(1), half, 0, &vec![7; CHUNK]).await.unwrap();
    assert_eq!(local.file_complete(&owner(1), half).await.unwrap(), None, "chunks are missing");
    let listed = async |local: &Local| -> Vec<RequestId> {
        local.file_list(&owner(1), "create").await.unwrap().iter().map(|file| file.id).collect()
    };
    assert_eq!(listed(&local).await, [whole]);
    assert!(local.file_list(&owner(2), "create").await.unwrap().is_empty(), "nobody else sees it");
    local.close().await;

    let local = Local::open(directory.path()).await.unwrap();
    assert_eq!(listed(&local).await, [whole]);
    assert!(!local.file_put(&owner(1), half, 1, b"x").await.unwrap(), "what was half read is gone");
    assert_eq!(local.file_chunk(&owner(1), half, 0).await.unwrap(), None);
    assert_eq!(local.file_chunk(&owner(2), whole, 0).await.unwrap(), None, "nobody else reads it");
    local.file_remove(&owner(2), whole).await.unwrap();
    assert_eq!(listed(&local).await, [whole], "only its owner removes it");
    local.file_remove(&owner(1), whole).await.unwrap();
    assert_eq!((listed(&local).await.len(), local.file_chunk(&owner(1), whole, 0).await.unwrap()), (0, None));
}

#[tokio::test]
async fn a_file_of_another_size_than_announced_is_not_complete() {
    let directory = tempfile::tempdir().unwrap();
    let local = Local::open(directory.path()).await.unwrap();
    let shrunk = id();
    let file = NewFile { id: shrunk, draft_key: "create", name: "log", media_type: "text/plain", size: 10 };
    local.file_begin(&owner(1), file, NOW).await.unwrap();
    local.file_put(&owner(1), shrunk, 0, b"It smok").await.unwrap();
    assert_eq!(local.file_complete(&owner(1), shrunk).await.unwrap(), None, "it shrank while it was read");
    local.file_put(&owner(1), shrunk, 0, b"It smokes.").await.unwrap();
    assert!(local.file_complete(&owner(1), shrunk).await.unwrap().is_some());
    assert!(!local.file_put(&owner(1), shrunk, 0, b"It glows..").await.unwrap(), "a complete file stays as it is");
    assert_eq!(local.file_chunk(&owner(1), shrunk, 0).await.unwrap().as_deref(), Some(&b"It smokes."[..]));
}

#[tokio::test]
async fn files_go_with_their_text_and_come_back_with_it() {
    let directory = tempfile::tempdir().unwrap();
    let local = Local::open(directory.path()).await.unwrap();
    let file = chosen(&local, "message:ticket:7", "log", b"It smokes.").await;
    let item = message("message:ticket:7");
    local.outbox_put(&owner(1), &item).await.unwrap();
    assert!(local.file_list(&owner(1), "message:ticket:7").await.unwrap().is_empty());
    assert!(local.upload_next(&owner(1)).await.unwrap().is_none(), "its text has not arrived");
    assert_eq!(local.outbox_list(&owner(1)).await.unwrap()[0].files, ["log"], "what waits names its files");
    let back = local.outbox_take_back(&owner(1), item.id, NOW).await.unwrap();
    let TakenBack::Draft(draft) = back else { panic!("it is a draft again: {back:?}") };
    assert_eq!(local.file_list(&owner(1), &draft.draft_key).await.unwrap().len(), 1);
    assert_eq!(draft.files, ["log"]);

    let item = message(&draft.draft_key);
    local.outbox_put(&owner(1), &item).await.unwrap();
    let made = Some((TicketId(7), Some(MessageId(12))));
    local.outbox_complete(&owner(1), &item, None, true, made).await.unwrap();
    let upload = local.upload_next(&owner(1)).await.unwrap().unwrap();
    assert_eq!((upload.id, upload.ticket, upload.message, upload.size), (file, TicketId(7), Some(MessageId(12)), 10));
    local.upload_refuse(&owner(1), file, Some(Code::AttachmentTooLarge)).await.unwrap();
    assert!(local.upload_next(&owner(1)).await.unwrap().is_none(), "it waits for its person");
    assert_eq!(local.upload_list(&owner(1)).await.unwrap()[0].refused, Some(Code::AttachmentTooLarge));
    local.upload_refuse(&owner(2), file, None).await.unwrap();
    assert!(local.upload_next(&owner(1)).await.unwrap().is_none(), "nobody else tries it again");
    local.upload_refuse(&owner(1), file, None).await.unwrap();
    let other = id();
    local.upload_restart(&owner(2), file, other).await.unwrap();
    assert_eq!(local.upload_next(&owner(1)).await.unwrap().unwrap().id, file, "nobody else restarts it");
    local.upload_restart(&owner(1), file, other).await.unwrap();
    let again = local.upload_next(&owner(1)).await.unwrap().unwrap();
    assert_eq!((again.id, again.restarts), (other, 1));
    assert_eq!(local.file_chunk(&owner(1), other, 0).await.unwrap().as_deref(), Some(&b"It smokes."[..]));
}

#[tokio::test]
async fn a_withdrawal_waits_for_files_that_were_not_refused() {
    let directory = tempfile::tempdir().unwrap();
    let local = Local::open(directory.path()).await.unwrap();
    let file = chosen(&local, "message:ticket:7", "log", b"It smokes.").await;
    let (item, note) = (message("message:ticket:7"), String::new());
    let withdraw =
        OutboxItem { id: id(), operation: OutboxOperation::Withdraw { ticket: TicketId(7), note }, ..message("") };
    local.outbox_put(&owner(1), &item).await.unwrap();
    local.outbox_put(&owner(1), &withdraw).await.unwrap();
    local.outbox_complete(&owner(1), &item, None, true, Some((TicketId(7), None))).await.unwrap();
    let next = async || local.outbox_next(&owner(1), &[]).await.unwrap().map(|next| next.id);
    assert_eq!(next().await, None);
    local.upload_refuse(&owner(1), file, Some(Code::AttachmentRefused)).await.unwrap();
    assert_eq!(next().await, Some(withdraw.id));
}

/// A file of a draft of which the first of two chunks was read.
async fn half(local: &Local, draft_key: &str) -> RequestId {
    let id = id();
    let file = NewFile { id, draft_key, name: "half.log", media_type: "text/plain", size: CHUNK as u64 + 1 };
    local.file_begin(&owner(1), file, NOW).await.unwrap();
    assert!(local.file_put(&owner(1), id, 0, &vec![7; CHUNK]).await.unwrap());
    id
}

#[tokio::test]
async fn a_text_leaves_without_a_file_that_is_half_read() {
    let directory = tempfile::tempdir().unwrap();
    let local = Local::open(directory.path()).await.unwrap();
    let key = "message:ticket:7";
    let (whole, half) = (chosen(&local, key, "log", b"It smokes.").await, half(&local, key).await);
    let item = message(key);
    local.outbox_put(&owner(1), &item).await.unwrap();
    local.outbox_complete(&owner(1), &item, None, true, Some((TicketId(7), None))).await.unwrap();
    let uploads: Vec<_> = local.upload_list(&owner(1)).await.unwrap().iter().map(|file| file.id).collect();
    assert_eq!(uploads, [whole]);
    assert!(!local.file_put(&owner(2), half, 1, b"x").await.unwrap(), "nobody else adds to it");
    assert_eq!(local.file_complete(&owner(2), half).await.unwrap(), None);
    assert!(local.file_put(&owner(1), half, 1, b"x").await.unwrap(), "it is read on");
    local.file_complete(&owner(1), half).await.unwrap().unwrap();
    assert_eq!(local.file_list(&owner(1), key).await.unwrap()[0].id, half, "it stays with the draft");
}

#[tokio::test]
async fn a_discarded_draft_takes_its_files_along() {
    let directory = tempfile::tempdir().unwrap();
    let local = Local::open(directory.path()).await.unwrap();
    let file = chosen(&local, "create", "log", b"It smokes.").await;
    let other = chosen(&local, "edit:3", "log", b"It smokes.").await;
    let half = half(&local, "create").await;
    local.draft_save(&owner(1), "create", "text", None, NOW).await.unwrap();
    local.draft_save(&owner(1), "create", "", None, NOW).await.unwrap();
    assert_eq!(local.file_list(&owner(1), "create").await.unwrap().len(), 1, "emptied while typing, it keeps them");
    let (action, foreign) = (id(), id());
    local.file_discard(&owner(2), "create", foreign, NOW).await.unwrap();
    assert_eq!(local.file_list(&owner(1), "create").await.unwrap().len(), 1, "only its owner discards it");
    local.file_discard(&owner(1), "create", action, NOW).await.unwrap();
    assert!(local.file_list(&owner(1), "create").await.unwrap().is_empty());
    assert!(local.draft_list(&owner(1)).await.unwrap().iter().all(|draft| draft.draft_key != "create"));
    assert!(!local.file_put(&owner(1), half, 1, b"x").await.unwrap());
    assert_eq!(local.file_chunk(&owner(1), half, 0).await.unwrap(), None, "what was half read is gone");

    local.file_restore(&owner(2), action, "create").await.unwrap();
    local.file_restore(&owner(1), foreign, "create").await.unwrap();
    assert!(local.file_list(&owner(1), "create").await.unwrap().is_empty(), "its owner undoes this action alone");
    local.file_restore(&owner(1), action, "create#2").await.unwrap();
    assert_eq!(local.file_list(&owner(1), "create#2").await.unwrap()[0].id, file);

    local.file_discard(&owner(1), "create#2", action, NOW).await.unwrap();
    let later = NOW + Duration::from_mins(10);
    local.file_discard(&owner(1), "create#3", id(), later).await.unwrap();
    assert!(local.file_chunk(&owner(1), file, 0).await.unwrap().is_some(), "it can still be undone");
    local.file_discard(&owner(1), "create#3", id(), later + Duration::from_secs(1)).await.unwrap();
    assert_eq!(local.file_chunk(&owner(1), file, 0).await.unwrap(), None, "not for good");
    assert!(local.file_chunk(&owner(1), other, 0).await.unwrap().is_some());
}

#[tokio::test]
async fn files_without_a_text_are_a_draft_of_their_own() {
    let directory = tempfile::tempdir().unwrap();
    let local = Local::open(directory.path()).await.unwrap();
    let later = NOW + Duration::from_mins(1);
    local.draft_save(&owner(1), "create", "text", None, later).await.unwrap();
    let newest = NOW + Duration::from_secs(30);
    for (draft_key, name, at) in [
        ("create", "a.log", NOW),
        ("create#2", "b.log", NOW),
        ("create", "c.log", later + Duration::from_mins(1)),
        ("create#2", "d.log", newest),
        ("create#2", "e.log", NOW),
    ] {
        chosen_at(&local, draft_key, name, b"It smokes.", at).await;
    }
    half(&local, "create#3").await;
    let drafts = local.draft_list(&owner(1)).await.unwrap();
    let told: Vec<_> = drafts.iter().map(|draft| (&*draft.draft_key, &*draft.content, draft.files.join(" "))).collect();
    let expected = [("create", "text", "a.log c.log"), ("create#2", "", "b.log d.log e.log")];
    assert_eq!(told, expected.map(|(key, content, files)| (key, content, files.to_owned())), "newest first");
    let times = [drafts[0].updated_at, drafts[1].updated_at];
    assert_eq!(times, [later, newest].map(Timestamp), "of the text, or of the newest file");
    assert_eq!(local.contents().await.unwrap().drafts, 2, "each once");
    assert!(local.draft_list(&owner(2)).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_start_removes_files_that_nothing_leads_to() {
    let directory = tempfile::tempdir().unwrap();
    let local = Local::open(directory.path()).await.unwrap();
    local.draft_save(&owner(1), "create", "text", None, NOW).await.unwrap();
    let with_text = chosen(&local, "create", "log", b"It smokes.").await;
    let alone = chosen(&local, "create#2", "log", b"It smokes.").await;
    let sent = chosen(&local, "message:ticket:7", "log", b"It smokes.").await;
    local.outbox_put(&owner(1), &message("message:ticket:7")).await.unwrap();
    let lost = chosen(&local, "message:ticket:8", "log", b"It smokes.").await;
    let carrier = message("message:ticket:8");
    local.outbox_put(&owner(1), &carrier).await.unwrap();
    sqlx::query("DELETE FROM outbox WHERE id = ?").bind(super::key(carrier.id)).execute(&local.pool).await.unwrap();
    let discarded = chosen(&local, "create#3", "log", b"It smokes.").await;
    local.file_discard(&owner(1), "create#3", id(), NOW).await.unwrap();
    local.close().await;

    let local = Local::open(directory.path()).await.unwrap();
    for (file, stays) in [(with_text, true), (alone, true), (sent, true), (lost, false), (discarded, false)] {
        assert_eq!(local.file_exists(&owner(1), file).await.unwrap(), stays, "{file:?}");
        assert_eq!(local.file_chunk(&owner(1), file, 0).await.unwrap().is_some(), stays, "{file:?}");
    }
}

#[tokio::test]
async fn files_go_with_an_operation_that_made_nothing() {
    let directory = tempfile::tempdir().unwrap();
    let local = Local::open(directory.path()).await.unwrap();
    let file = chosen(&local, "edit:7", "log", b"It smokes.").await;
    let item = message("edit:7");
    local.outbox_put(&owner(1), &item).await.unwrap();
    local.outbox_complete(&owner(1), &item, None, true, None).await.unwrap();
    assert!(!local.file_exists(&owner(1), file).await.unwrap());
    assert_eq!(local.file_chunk(&owner(1), file, 0).await.unwrap(), None);
}
