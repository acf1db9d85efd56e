//! A full disk, simulated by the system's limit of file sizes. The person learns what does not fit, and no partial file is left.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use database::connection_file::Tls;
use model::{AttachmentSave, CHUNK, ConnectionImport, FileAdd, PersonId};
use serde_json::json;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions as _, Connection as _};
use support::keeping_host::open_desk;

use crate::files::content;
use crate::world::{World, request, sign_up};

/// Less than two chunks and a half.
const ROOM: usize = 600_000;

/// Makes calls at a workstation whose files cannot grow beyond the limit, and returns the code of each.
fn calls(profile: &Path, place: &Path, calls: &[(&str, serde_json::Value)]) -> Vec<String> {
    let mut command = Command::new("prlimit");
    command.arg(format!("--fsize={ROOM}")).args(["env", "--ignore-signal=XFSZ", env!("CARGO_BIN_EXE_typist")]);
    command.arg(profile).arg("calls").arg(place).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().expect("it starts");
    let mut words = child.stdin.take().expect("a pipe");
    for (name, request) in calls {
        writeln!(words, "{name} {request}").expect("it listens");
    }
    drop(words);
    let told = String::from_utf8(child.wait_with_output().expect("it ends").stdout).expect("codes");
    told.lines().map(str::to_owned).collect()
}

/// A person at a workstation whose profile outlives the process.
async fn settle(world: &World, profile: &Path, invitation: &str) -> PersonId {
    let desk = open_desk(profile).await;
    let file = world.connection_file_to("ben", "127.0.0.1", world.port, Tls::None).await;
    desk.connection_import(ConnectionImport { file, password: None }).await.expect("connects");
    let person = desk.person_sign_up(sign_up("ben", invitation)).await.expect("signs up");
    desk.shutdown().await;
    person.id
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_download_that_does_not_fit_leaves_what_was_there() {
    let world = World::new().await;
    let anna = world.employee("anna").await;
    let key = "create";
    anna.picks(key, "disk.img", &content(4, 0)).await;
    anna.picks(key, "note.txt", b"It fits.").await;
    let ticket = anna.create_from(key).await;
    let files = anna.attached(ticket).await;
    let (profile, place) = (tempfile::tempdir().expect("a directory"), tempfile::tempdir().expect("a directory"));
    settle(&world, profile.path(), &world.invitation().await).await;

    let path = place.path().join("disk.img");
    fs::write(&path, "before").expect("written");
    let saves = |number: usize| {
        let file = &files[number];
        let (id, name, size, digest) = (file.id, file.name.clone(), file.size, file.digest.clone());
        ("attachment_save", json!(AttachmentSave { id, name, size, digest }))
    };
    assert_eq!(calls(profile.path(), &path, &[saves(0)]), ["storage.full"]);
    assert_eq!(fs::read(&path).expect("a file"), b"before");
    assert_eq!(fs::read_dir(place.path()).expect("a directory").count(), 1, "no partial file is beside it");
    assert_eq!(calls(profile.path(), &path, &[saves(0), saves(1)]), ["storage.full", "ok"], "what fits is saved");
    assert_eq!(fs::read(&path).expect("a file"), b"It fits.");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_chosen_file_that_does_not_fit_is_refused() {
    let world = World::new().await;
    let (profile, nowhere) = (tempfile::tempdir().expect("a directory"), Path::new("nowhere"));
    let person = settle(&world, profile.path(), "").await;
    let (id, image) = (request(), content(4, 0));
    let add = |position: usize| {
        let add = FileAdd {
            id,
            person,
            draft_key: "create".to_owned(),
            name: "disk.img".to_owned(),
            size: image.len() as u64,
            position: u32::try_from(position).expect("few"),
            bytes: BASE64_STANDARD.encode(&image[position * CHUNK..(position + 1) * CHUNK]),
        };
        ("file_add", json!(add))
    };
    let told = calls(profile.path(), nowhere, &[add(0), add(1), add(2), add(3)]);
    assert!(told.contains(&"storage.failed".to_owned()), "the code says that the disk is full: {told:?}");
    assert_eq!(chunks_in(profile.path()).await, 0, "nothing half stays");
    let desk = open_desk(profile.path()).await;
    assert!(desk.draft_list(()).await.expect("the drafts").is_empty(), "no draft has a partial file");
    desk.shutdown().await;
}

/// How many chunks of chosen files are in a profile whose application has ended.
async fn chunks_in(profile: &Path) -> i64 {
    let options = SqliteConnectOptions::new().filename(profile.join("desk.sqlite"));
    let mut connection = options.connect().await.expect("it opens");
    let count = sqlx::query_scalar("SELECT count(*) FROM file_chunks").fetch_one(&mut connection).await;
    connection.close().await.expect("closed");
    count.expect("a number")
}
