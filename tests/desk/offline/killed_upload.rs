//! The application is killed at each step of an upload: before the database has carried it out, and before its answer. The file
//! arrives once.

use std::path::Path;
use std::time::Duration;

use database::connection_file::Tls;
use desk::Desk;
use fault_proxy::Fault;
use model::{Connection, ConnectionImport, TicketCreate};
use tokio::process::{Child, Command};

use super::proxied_world::ProxiedWorld;
use crate::files::{content, pick};
use crate::world::{TIMEOUT, request, sign_up};
use support::keeping_host::open_desk;

const CHUNKS: usize = 3;

/// Makes each step wait for a lock of its name while it holds another one. A chunk's lock is named after the number of chunks there:
/// of several at once any may come first, and the others wait for the row of the person's session.
pub const STEPS: &str = "
    CREATE TRIGGER data.held_begin BEFORE INSERT ON data.attachments FOR EACH ROW BEGIN
      DO GET_LOCK('data.here_begin', 0); DO GET_LOCK('data.begin', 60);
      DO RELEASE_LOCK('data.begin'); DO RELEASE_LOCK('data.here_begin');
    END;
    CREATE TRIGGER data.held_chunk BEFORE INSERT ON data.attachment_chunks FOR EACH ROW BEGIN
      DECLARE v_before INT DEFAULT (SELECT COUNT(*) FROM data.attachment_chunks);
      DO GET_LOCK(CONCAT('data.here_', v_before), 0); DO GET_LOCK(CONCAT('data.', v_before), 60);
      DO RELEASE_LOCK(CONCAT('data.', v_before)); DO RELEASE_LOCK(CONCAT('data.here_', v_before));
    END;
    CREATE TRIGGER data.held_end BEFORE UPDATE ON data.attachments FOR EACH ROW BEGIN
      DO GET_LOCK('data.here_end', 0); DO GET_LOCK('data.end', 60);
      DO RELEASE_LOCK('data.end'); DO RELEASE_LOCK('data.here_end');
    END";

/// Reports which steps the database has carried out.
const DONE: &str = "SELECT (SELECT COUNT(*) + COUNT(completed_at) FROM data.attachments)
    + (SELECT COUNT(*) FROM data.attachment_chunks)";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_kill_at_any_step_of_an_upload_loses_nothing() {
    let proxied = ProxiedWorld::new().await;
    let profile = tempfile::tempdir().expect("a directory");
    let log = content(CHUNKS - 1, 7);
    queue(&proxied, profile.path(), &log).await;
    proxied.world.as_owner(STEPS).await;
    let steps = ["begin", "0", "1", "2", "end"];
    let mut gates = Vec::new();
    for step in steps {
        gates.push(proxied.world.gate(step).await);
    }
    for ((step, gate), done) in steps.into_iter().zip(gates).zip(0..) {
        let mut before = start(profile.path());
        until_at(&proxied, step).await;
        before.kill().await.expect("it lives");
        proxied.world.ends_workstations().await;
        assert_eq!(proxied.world.count(DONE).await, done, "{step}: the kill came before it");

        let mut after = start(profile.path());
        until_at(&proxied, step).await;
        proxied.proxy.set(Fault::Deaf);
        gate.let_go().await;
        proxied.world.until(DONE, done + 1).await;
        after.kill().await.expect("it lives");
        proxied.world.ends_workstations().await;
        proxied.proxy.set(Fault::None);
    }
    let desk = open_desk(profile.path()).await;
    until_nothing_is_left(&desk).await;
    let mine = model::TicketMine { done: false, after: None };
    let tickets = desk.ticket_mine(mine).await.expect("her tickets").value.rows;
    assert_eq!(tickets.len(), 1);
    let view = desk.ticket_show(model::TicketShow { ticket: tickets[0].id, before: None }).await.expect("shown").value;
    let told: Vec<_> = view.attachments.iter().map(|file| (file.name.as_str(), file.size)).collect();
    assert_eq!(told, [("printer.log", log.len() as u64)]);
    let events = "SELECT COUNT(*) FROM data.ticket_events WHERE event_type = 'attached'";
    assert_eq!(proxied.world.count(events).await, 1);
    let whole = "SELECT COUNT(*) FROM data.attachments WHERE digest = (SELECT UNHEX(SHA2(UNHEX(GROUP_CONCAT(
        SHA2(bytes, 256) ORDER BY position SEPARATOR '')), 256)) FROM data.attachment_chunks)";
    assert_eq!(proxied.world.count(whole).await, 1, "byte by byte");
    desk.shutdown().await;
}

/// A person signs up, and sends a ticket with a file while the database is away.
pub async fn queue(proxied: &ProxiedWorld, profile: &Path, log: &[u8]) {
    let desk = open_desk(profile).await;
    let file = proxied.world.connection_file_to("anna", "127.0.0.1", proxied.proxy.port(), Tls::None).await;
    desk.connection_import(ConnectionImport { file, password: None }).await.expect("connects");
    desk.person_sign_up(sign_up("anna", "")).await.expect("signs up");
    proxied.proxy.set(Fault::Cut);
    while !matches!(desk.connection_retry(()).await.expect("tried"), Connection::Offline { .. }) {}
    pick(&desk, "create", "printer.log", log).await;
    let create = TicketCreate {
        facts: model::Facts::default(),
        request: request(),
        title: "Printer".to_owned(),
        description: "See the log.".to_owned(),
        priority: model::Priority::Normal,
        category: None,
        draft_key: "create".to_owned(),
    };
    assert!(desk.ticket_create(create).await.expect("queued").delivered().is_none());
    desk.shutdown().await;
    proxied.proxy.set(Fault::None);
}

/// The application, which sends and uploads by itself.
pub fn start(profile: &Path) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_typist"));
    command.arg(profile).kill_on_drop(true).spawn().expect("it starts")
}

/// Waits until a step of the upload waits for its lock.
pub async fn until_at(proxied: &ProxiedWorld, step: &str) {
    proxied.world.until(&format!("SELECT IS_USED_LOCK('data.here_{step}') IS NOT NULL"), 1).await;
}

pub async fn until_nothing_is_left(desk: &Desk) {
    let waiting = async {
        while !desk.upload_list(()).await.expect("the uploads").is_empty()
            || !desk.outbox_list(()).await.expect("the outbox").is_empty()
        {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(TIMEOUT, waiting).await.expect("everything arrives");
}
