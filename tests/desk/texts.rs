//! Text files: read before and after they are sent, as lines and nothing else, also while the database is away.

use model::{Attachment, AttachmentOf, AttachmentText, Code, FileOf, Preferences, TextEncoding, TicketId, TicketShow};

use crate::offline::ProxiedWorld;
use crate::world::{World, request};

fn read(ticket: TicketId, file: &Attachment) -> AttachmentText {
    AttachmentText { ticket, id: file.id, size: file.size, digest: file.digest.clone() }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_log_is_read_before_and_after_it_is_sent() {
    let world = World::new().await;
    let (anna, ben) = tokio::join!(world.employee("anna"), world.responder("ben"));
    let log = b"\x1b[31mERROR\x1b[0m \xe2\x80\xaeno paper\r\nnext\n";
    let expected = "ERROR <U+202E>no paper\nnext\n";
    let chosen = anna.picks("create", "a.log", log).await;
    let seen = anna.desk.file_text(FileOf { id: chosen.id }).await.expect("it is shown");
    assert_eq!((seen.text.as_str(), seen.encoding, seen.read), (expected, TextEncoding::Utf8, log.len() as u64));
    let error = ben.desk.file_text(FileOf { id: chosen.id }).await.expect_err("anna's file");
    assert_eq!(error.code(), Code::TextUnreadable, "another workstation does not have it");

    let ticket = anna.create("The printer is out of paper").await.id;
    let program = b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff".to_vec();
    let files = anna.sends_files(ticket, &[("a.log", log.to_vec()), ("b.log", program)]).await;
    assert_eq!(ben.desk.attachment_text(read(ticket, &files[0])).await.expect("it is shown").text, expected);
    let wrong = AttachmentText { digest: "00".repeat(32), ..read(ticket, &files[0]) };
    let error = anna.desk.attachment_text(wrong).await.expect_err("not what was announced");
    assert_eq!(error.code(), Code::AttachmentDamaged);
    let error = ben.desk.attachment_text(read(ticket, &files[1])).await.expect_err("a program");
    assert_eq!(error.code(), Code::TextUnreadable, "whatever it is called");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_a_huge_log_the_beginning_is_fetched() {
    const SHOWN: u64 = 8 << 20;
    let world = World::new().await;
    let (anna, ben) = tokio::join!(world.employee("anna"), world.responder("ben"));
    let ticket = anna.create("The printer is out of paper").await.id;
    let log = "2026-11-30 12:00:00 INFO still no paper\n".repeat(210_000);
    let file = anna.sends_files(ticket, &[("a.log", log.clone().into_bytes())]).await.remove(0);
    let seen = ben.desk.attachment_text(read(ticket, &file)).await.expect("it is shown");
    assert_eq!(seen.read, SHOWN);
    assert!(log.starts_with(&seen.text) && seen.text.len() as u64 == SHOWN, "its first 8 MiB");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_text_that_is_stopped_is_not_shown() {
    const READ: &str = "IN p_token VARBINARY(32), IN p_attachment BIGINT UNSIGNED, IN p_position INT UNSIGNED";
    let world = World::new().await;
    let (anna, ben) = tokio::join!(world.employee("anna"), world.responder("ben"));
    let ticket = anna.create("The printer is out of paper").await.id;
    let file = anna.sends_files(ticket, &[("a.log", b"no paper".to_vec())]).await.remove(0);
    let held = world.holds("attachment_read", READ, r#"{"bytes":"bm8gcGFwZXI="}"#).await;
    let stopping = async {
        world.until_called(&held).await;
        ben.desk.attachment_stop(AttachmentOf { id: file.id }).await.expect("told");
        held.let_go().await;
    };
    let (shown, ()) = tokio::join!(ben.desk.attachment_text(read(ticket, &file)), stopping);
    assert_eq!(shown.expect_err("nobody waits for it").code(), Code::AttachmentStopped);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_text_that_was_read_shows_offline_and_leaves_too() {
    let proxied = ProxiedWorld::new().await;
    let (anna, ben) = tokio::join!(proxied.employee("anna"), proxied.world.responder("ben"));
    let ticket = anna.created("The printer is out of paper").await.id;
    ben.claim(ticket).await;
    let long = b"no paper\n".repeat(120_000);
    let [file, large]: [_; 2] = ben
        .sends_files(ticket, &[("a.log", b"paper jam in tray seventeen".to_vec()), ("b.log", long)])
        .await
        .try_into()
        .expect("both");
    let seen = anna.desk.attachment_text(read(ticket, &file)).await.expect("it is shown");
    anna.desk.attachment_text(read(ticket, &large)).await.expect("it is shown");
    proxied.cut(&anna).await;
    assert_eq!(anna.desk.attachment_text(read(ticket, &file)).await.expect("from the cache"), seen);
    let error = anna.desk.attachment_text(read(ticket, &large)).await.expect_err("it is not cached");
    assert_eq!(error.code(), Code::DatabaseUnreachable, "more than 1 MiB leaves the room to pictures");
    proxied.mend(&anna).await;
    for keep_cache in [true, false] {
        let preferences = Preferences { keep_cache, ..anna.desk.preferences() };
        anna.desk.preferences_save(preferences).await.expect("kept");
        anna.desk.attachment_text(read(ticket, &file)).await.expect("it is shown");
        assert!(anna.keeps(&seen.text), "it can be read while she is signed in");
        anna.desk.session_close(()).await.expect("signed out");
        assert_eq!(anna.keeps(&seen.text), keep_cache, "\"Keep what I read\" {keep_cache}");
        anna.sign_in("anna").await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_may_not_see_a_ticket_does_not_read_its_texts() {
    let world = World::new().await;
    let (anna, ben) = tokio::join!(world.employee("anna"), world.responder("ben"));
    let ticket = anna.create("The printer is out of paper").await.id;
    let file = anna.sends_files(ticket, &[("a.log", b"paper jam in tray seventeen".to_vec())]).await.remove(0);
    ben.desk.attachment_text(read(ticket, &file)).await.expect("it is in the pool");
    let step = model::TicketStep { request: request(), ticket, note: String::new() };
    ben.desk.ticket_decline(step).await.expect("declined");
    ben.desk.ticket_show(TicketShow { ticket, before: None }).await.expect_err("he has declined it");
    let error = ben.desk.attachment_text(read(ticket, &file)).await.expect_err("nor its files");
    assert_eq!(error.code(), Code::AttachmentNotFound);
}
