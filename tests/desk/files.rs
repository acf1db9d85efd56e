//! Files: chosen with a draft, sent with its text, uploaded beside everything else, and saved by the other side.

use std::path::Path;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use desk::Desk;
use model::{
    Attachment, AttachmentSave, CHUNK, ChosenFile, FileAdd, FileDiscard, FileList, FileOf, FileRename, FileRestore,
    LARGEST_FILE, MessageSend, Signal, Thread, TicketCreate, TicketId,
};

use crate::host::RecordingHost;
use crate::station::Station;
use crate::world::{World, arrived, request};

/// Content of some chunks and a few bytes.
pub fn content(chunks: usize, rest: usize) -> Vec<u8> {
    (0..chunks * CHUNK + rest).map(|at| u8::try_from((at / 251 + at) % 251).expect("a byte")).collect()
}

/// Chooses a file for a draft of whoever is signed in.
pub async fn pick(desk: &Desk, draft_key: &str, name: &str, content: &[u8]) -> ChosenFile {
    let person = desk.app_state(()).await.expect("the state").person.expect("somebody is signed in").id;
    let id = request();
    let chunks: Vec<&[u8]> = if content.is_empty() { vec![&[]] } else { content.chunks(CHUNK).collect() };
    let mut chosen = None;
    for (position, bytes) in chunks.into_iter().enumerate() {
        let add = FileAdd {
            id,
            person,
            draft_key: draft_key.to_owned(),
            name: name.to_owned(),
            size: content.len() as u64,
            position: u32::try_from(position).expect("few"),
            bytes: BASE64_STANDARD.encode(bytes),
        };
        chosen = desk.file_add(add).await.expect("it is read");
    }
    chosen.expect("the last chunk completes it")
}

impl Station {
    /// Chooses a file for a draft.
    pub async fn picks(&self, draft_key: &str, name: &str, content: &[u8]) -> ChosenFile {
        pick(&self.desk, draft_key, name, content).await
    }

    /// Sends the draft of a ticket with its files.
    pub async fn create_from(&self, draft_key: &str) -> TicketId {
        arrived(self.desk.ticket_create(create(draft_key)).await.expect("it is sent")).id
    }

    pub async fn files_of(&self, draft_key: &str) -> Vec<ChosenFile> {
        self.desk.file_list(FileList { draft_key: draft_key.to_owned() }).await.expect("the draft's files")
    }

    /// Waits until nothing is left to upload, and returns the files of the ticket.
    pub async fn attached(&self, ticket: TicketId) -> Vec<Attachment> {
        let is_done = |now: &RecordingHost| {
            let told = now.signals().into_iter().rev().find_map(|signal| match signal {
                Signal::Uploads { items } => Some(items.is_empty()),
                _ => None,
            });
            told == Some(true)
        };
        self.until("its files have arrived", is_done).await;
        self.show(ticket).await.attachments
    }
}

fn create(draft_key: &str) -> TicketCreate {
    TicketCreate {
        facts: model::Facts::default(),
        request: request(),
        title: "The projector shows only green".to_owned(),
        description: "Since this morning.".to_owned(),
        priority: model::Priority::Normal,
        category: None,
        draft_key: draft_key.to_owned(),
    }
}

fn save(file: &Attachment) -> AttachmentSave {
    AttachmentSave { id: file.id, name: file.name.clone(), size: file.size, digest: file.digest.clone() }
}

/// Where the file system takes marks, the file has the system's.
fn marked_as_from_outside(path: &Path) {
    let probe = tempfile::NamedTempFile::new_in(path.parent().expect("a directory")).expect("a file");
    if xattr::set(probe.path(), "user.ticket-desk", b"").is_err() {
        eprintln!("the file system of {} takes no marks", path.display());
        return;
    }
    let mark = xattr::get(path, "user.xdg.origin.url").expect("an answer").expect("the mark");
    assert_eq!(mark, b"ticket-desk://");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_goes_from_the_draft_to_the_others_computer() {
    let world = World::new().await;
    let (anna, ben) = tokio::join!(world.employee("anna"), world.responder("ben"));
    let photo = content(2, 100);
    let chosen = anna.picks("create", "../photo\u{202E}.jpg", &photo).await;
    assert_eq!((chosen.name.as_str(), chosen.media_type.as_str()), ("photo.jpg", "application/octet-stream"));
    let empty = anna.picks("create", "empty.log", b"").await;
    let removed = anna.picks("create", "mistake.txt", b"Nothing to see.").await;
    assert_eq!(removed.media_type, "text/plain");
    anna.desk.file_remove(FileOf { id: removed.id }).await.expect("it is removed");
    anna.desk.file_rename(FileRename { id: empty.id, name: "nothing.log".into() }).await.expect("it is renamed");
    assert!(anna.desk.file_rename(FileRename { id: empty.id, name: "a/b".into() }).await.is_err(), "no path");
    assert_eq!(anna.files_of("create").await.len(), 2);

    let ticket = anna.create_from("create").await;
    assert!(anna.files_of("create").await.is_empty(), "they went with the text");
    let files = anna.attached(ticket).await;
    assert_eq!([files[0].name.as_str(), files[1].name.as_str()], ["photo.jpg", "nothing.log"], "in their order");
    assert!(anna.desk.upload_list(()).await.expect("a list").is_empty());

    // The other side sees them and saves one.
    let seen = ben.show(ticket).await.attachments;
    assert_eq!(seen, files);
    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().join("photo.jpg");
    assert_eq!(ben.desk.attachment_save(save(&files[0])).await.expect("nowhere"), None, "ben thinks better of it");
    ben.host.save_as(Some(path.clone()));
    let saved = ben.desk.attachment_save(save(&files[0])).await.expect("it is saved").expect("there");
    assert_eq!(saved.name, "photo.jpg");
    assert!(std::fs::read(&path).expect("a file") == photo, "byte by byte");
    marked_as_from_outside(&path);
    assert_eq!(ben.host.suggested(), ["photo.jpg", "photo.jpg"]);
    std::fs::write(&path, "before").expect("written");
    for wrong in [
        AttachmentSave { digest: "00".repeat(32), ..save(&files[0]) },
        AttachmentSave { size: files[0].size - 1, ..save(&files[0]) },
    ] {
        let error = ben.desk.attachment_save(wrong).await.expect_err("not what was announced");
        assert_eq!(error.code(), model::Code::AttachmentDamaged);
    }
    assert_eq!(std::fs::read(&path).expect("a file"), b"before", "what is not whole is not there");
    assert_eq!(std::fs::read_dir(directory.path()).expect("a directory").count(), 1, "and leaves nothing behind");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_belongs_to_the_message_that_it_came_with() {
    let world = World::new().await;
    let (anna, ben) = tokio::join!(world.employee("anna"), world.responder("ben"));
    let ticket = anna.create("The projector shows only green").await.id;
    let key = format!("message:ticket:{ticket}");
    anna.picks(&key, "log.txt", b"It glows.").await;
    let message = MessageSend {
        request: request(),
        to: Thread::Ticket(ticket),
        body: "See the log.".to_owned(),
        seen: None,
        draft_key: key,
    };
    let message = arrived(anna.desk.message_send(message).await.expect("it is sent"));
    assert_eq!(anna.attached(ticket).await[0].message, Some(message.id));
    assert_eq!(ben.show(ticket).await.attachments[0].media_type, "text/plain");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_half_read_file_is_not_the_next_persons() {
    let world = World::new().await;
    let anna = world.employee("anna").await;
    let log = content(1, 7);
    let (first, rest) = log.split_at(CHUNK);
    let add = FileAdd {
        id: request(),
        person: anna.profile().await.id,
        draft_key: "create".to_owned(),
        name: "secret.log".to_owned(),
        size: log.len() as u64,
        position: 0,
        bytes: BASE64_STANDARD.encode(first),
    };
    let next = FileAdd { position: 1, bytes: BASE64_STANDARD.encode(rest), ..add.clone() };
    assert_eq!(anna.desk.file_add(add.clone()).await.expect("the first chunk"), None);

    anna.desk.session_close(()).await.expect("signed out");
    anna.desk.file_add(next.clone()).await.expect_err("nobody is there");
    anna.desk.person_sign_up(crate::world::sign_up("eve", "")).await.expect("somebody else");
    for late in [next.clone(), FileAdd { id: request(), ..add }] {
        anna.desk.file_add(late).await.expect_err("it is anna's");
    }
    // Not even who says that it is theirs gets at what another began.
    let person = anna.profile().await.id;
    assert_eq!(anna.desk.file_add(FileAdd { person, ..next.clone() }).await.expect("nothing to add to"), None);
    assert!(anna.files_of("create").await.is_empty());

    anna.desk.session_close(()).await.expect("signed out");
    anna.sign_in(&anna.username()).await;
    anna.desk.file_add(next).await.expect("read on").expect("it is complete");
    assert_eq!(anna.files_of("create").await.len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_beyond_all_measure_is_refused_at_once() {
    let world = World::new().await;
    let anna = world.employee("anna").await;
    let add = FileAdd {
        id: request(),
        person: anna.profile().await.id,
        draft_key: "create".to_owned(),
        name: "disk.img".to_owned(),
        size: LARGEST_FILE + 1,
        position: 0,
        bytes: BASE64_STANDARD.encode(vec![0; CHUNK]),
    };
    let error = anna.desk.file_add(add.clone()).await.expect_err("too large");
    assert_eq!(error.code(), model::Code::AttachmentTooLarge);
    let most = FileAdd { size: LARGEST_FILE, ..add.clone() };
    assert_eq!(anna.desk.file_add(most).await.expect("as large as can be"), None);
    let behind = FileAdd { size: 10, position: 1, bytes: BASE64_STANDARD.encode(b"more"), ..add };
    anna.desk.file_add(behind).await.expect_err("a file of ten bytes has one chunk");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_discarded_drafts_files_come_back_on_demand() {
    let world = World::new().await;
    let anna = world.employee("anna").await;
    anna.picks("create", "secret.log", b"It smokes.").await;
    let other = anna.picks("create#2", "other.log", b"It smokes.").await;
    let discard = FileDiscard { id: request(), draft_key: "create".to_owned() };
    anna.desk.file_discard(discard.clone()).await.expect("discarded");
    assert!(anna.files_of("create").await.is_empty());
    assert_eq!(anna.files_of("create#2").await, [other]);

    let restore = FileRestore { id: discard.id, draft_key: "create#3".to_owned() };
    anna.desk.file_restore(restore.clone()).await.expect("undone");
    assert_eq!(anna.files_of("create#3").await.len(), 1);
    let drafts = anna.desk.draft_list(()).await.expect("the drafts");
    let names: Vec<_> = drafts.iter().map(|draft| draft.files.join(" ")).collect();
    assert_eq!(names.len(), 2, "files alone are a draft: {drafts:?}");
    assert!(names.contains(&"secret.log".to_owned()), "{names:?}");

    let discard = FileDiscard { draft_key: "create#3".to_owned(), ..discard };
    anna.desk.file_discard(discard).await.expect("discarded");
    let anna = anna.restart().await;
    anna.desk.file_restore(restore).await.expect("too late");
    assert!(anna.files_of("create#3").await.is_empty(), "nobody can undo it after a restart");
}

const PUT: &str = "IN p_token VARBINARY(32), IN p_request BINARY(16), IN p_attachment BIGINT UNSIGNED,
    IN p_position INT UNSIGNED, IN p_bytes LONGBLOB";
const READ: &str = "IN p_token VARBINARY(32), IN p_attachment BIGINT UNSIGNED, IN p_position INT UNSIGNED";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_leaves_while_saving_leaves_no_file_behind() {
    let world = World::new().await;
    let (anna, ben) = tokio::join!(world.employee("anna"), world.responder("ben"));
    anna.picks("create", "secret.log", b"It smokes.").await;
    let ticket = anna.create_from("create").await;
    let file = anna.attached(ticket).await.remove(0);
    let directory = tempfile::tempdir().expect("a directory");
    ben.host.save_as(Some(directory.path().join("secret.log")));
    let held = world.holds("attachment_read", READ, r#"{"bytes":"SXQgc21va2VzLg=="}"#).await;
    let saving = ben.desk.attachment_save(save(&file));
    let leaving = async {
        world.until_called(&held).await;
        ben.desk.session_close(()).await.expect("signed out");
        held.let_go().await;
    };
    let (saved, ()) = tokio::join!(saving, leaving);
    assert_eq!(saved.expect_err("nobody is there").code(), model::Code::SessionEnded);
    assert_eq!(std::fs::read_dir(directory.path()).expect("a directory").count(), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_upload_waits_for_its_person_beside_the_next() {
    let world = World::new().await;
    let anna = world.employee("anna").await;
    let log = content(1, 7);
    anna.picks("create", "printer.log", &log).await;
    let held = world.holds("attachment_put", PUT, r#"{"id":1,"position":0}"#).await;
    let ticket = anna.create_from("create").await;
    world.until_called(&held).await;
    anna.desk.session_close(()).await.expect("signed out");
    anna.desk.person_sign_up(crate::world::sign_up("eve", "")).await.expect("somebody else");
    world.repair().await;
    held.let_go().await;
    let hers = anna.create("Eve's own").await.id;
    anna.picks(&format!("message:ticket:{hers}"), "hers.log", b"Hers.").await;
    let message = MessageSend {
        request: request(),
        to: Thread::Ticket(hers),
        body: "See mine.".to_owned(),
        seen: None,
        draft_key: format!("message:ticket:{hers}"),
    };
    arrived(anna.desk.message_send(message).await.expect("it is sent"));
    world.until("SELECT COUNT(completed_at) FROM data.attachments", 1).await;
    assert_eq!(anna.show(hers).await.attachments.len(), 1, "her own goes, and no other");
    anna.desk.session_close(()).await.expect("signed out");
    anna.sign_in(&anna.username()).await;
    world.until("SELECT COUNT(completed_at) FROM data.attachments", 2).await;
    let files = anna.show(ticket).await.attachments;
    assert_eq!(files.iter().map(|file| file.size).collect::<Vec<_>>(), [log.len() as u64]);
    assert_eq!(world.count("SELECT COUNT(*) FROM data.attachments").await, 2, "begun once");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_workstations_of_a_person_upload_at_once() {
    let world = World::new().await;
    let anna = world.employee("anna").await;
    let second = anna.second_window(&world).await;
    let ticket = anna.create("The projector shows only green").await.id;
    let (same, key) = (content(2, 9), format!("message:ticket:{ticket}"));
    let sends = async |station: &Station, own: &str| {
        station.picks(&key, "same.log", &same).await;
        station.picks(&key, own, own.as_bytes()).await;
        let message = MessageSend {
            request: request(),
            to: Thread::Ticket(ticket),
            body: format!("With {own}."),
            seen: None,
            draft_key: key.clone(),
        };
        arrived(station.desk.message_send(message).await.expect("it is sent"));
        station.attached(ticket).await
    };
    tokio::join!(sends(&anna, "one.log"), sends(&second, "other.log"));
    let files = anna.show(ticket).await.attachments;
    let mut names: Vec<_> = files.iter().map(|file| file.name.as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, ["one.log", "other.log", "same.log", "same.log"]);
    let stored = "SELECT COUNT(*) FROM data.attachments WHERE completed_at IS NOT NULL AND stored_as IS NULL";
    assert_eq!(world.count(stored).await, 3, "the same content is stored once");
}

/// Why each upload was refused, as the windows know it.
fn refusals(host: &RecordingHost) -> Vec<Option<model::Code>> {
    let uploads = host.signals().into_iter().rev().find_map(|signal| match signal {
        Signal::Uploads { items } => Some(items),
        _ => None,
    });
    uploads.unwrap_or_default().iter().map(|item| item.refused).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_upload_that_is_always_damaged_ends_as_refused() {
    let world = World::new().await;
    let anna = world.employee("anna").await;
    world
        .as_owner(
            "DROP PROCEDURE api.attachment_complete;
             CREATE PROCEDURE api.attachment_complete(
               IN p_token VARBINARY(32), IN p_request BINARY(16), IN p_attachment BIGINT UNSIGNED)
             SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'attachment.damaged'",
        )
        .await;
    anna.picks("create", "ten.log", b"0123456789").await;
    anna.create_from("create").await;
    anna.until("it is given up", |now| refusals(now) == [Some(model::Code::AttachmentDamaged)]).await;
    assert_eq!(world.count("SELECT COUNT(*) FROM data.attachments").await, 4, "it began again three times");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_upload_beyond_the_day_is_told_and_tried_again() {
    let world = World::new().await;
    let anna = world.employee("anna").await;
    world.as_owner("UPDATE data.settings SET value = '15' WHERE name = 'attachment_daily_limit'").await;
    anna.picks("create", "ten.log", b"0123456789").await;
    anna.picks("create", "more.log", b"0123456789").await;
    let ticket = anna.create_from("create").await;
    anna.until("the second is refused", |now| refusals(now) == [Some(model::Code::QuotaDaily)]).await;
    assert_eq!(anna.show(ticket).await.attachments.len(), 1);
    world.as_owner("UPDATE data.settings SET value = '1000' WHERE name = 'attachment_daily_limit'").await;
    let waiting = anna.desk.upload_list(()).await.expect("a list").remove(0);
    anna.desk.upload_retry(FileOf { id: waiting.id }).await.expect("tried again");
    assert_eq!(anna.attached(ticket).await.len(), 2);
}
