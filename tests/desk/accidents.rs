//! Accidents: the server is killed in the middle of actions, an administrator kills a statement, the disk cannot be written to.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use desk::{Config, Desk, SystemClock};
use model::{Code, Delivery, Language, TicketCreate, TicketMine};
use tokio::sync::watch;

use crate::host::RecordingHost;
use crate::world::{World, request};

const TICKETS: usize = 40;
const KILLS: usize = 3;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_sent_while_the_server_died_arrives_exactly_once() {
    let mut world = World::with_own_server().await;
    let anna = world.employee("anna").await;
    let desk = anna.desk.clone();
    let (sent, mut until_sent) = watch::channel(0);
    let sending = tokio::spawn(async move {
        let mut acknowledged = HashSet::new();
        let mut waiting = 0;
        for number in 0..TICKETS {
            let create = TicketCreate {
                facts: model::Facts::default(),
                request: request(),
                title: format!("Number {number}"),
                description: "Created while the server dies".to_owned(),
                priority: model::Priority::Normal,
                category: None,
                draft_key: String::new(),
            };
            match desk.ticket_create(create).await.expect("it arrives or waits") {
                Delivery::Delivered { answer } => assert!(acknowledged.insert(answer.id), "two requests, one ticket"),
                Delivery::Waiting { .. } => waiting += 1,
            }
            sent.send_replace(number + 1);
        }
        (acknowledged, waiting)
    });
    for kill in 1..=KILLS {
        // In the middle of sending: some operations before, some after.
        until_sent.wait_for(|sent| *sent >= kill * TICKETS / (KILLS + 1)).await.expect("it sends to the end");
        world.kill_server();
        world.start_server().await;
    }
    let (acknowledged, waiting) = sending.await.expect("everything was sent");
    // After so many failures the next poll may be a minute away.
    anna.desk.connection_retry(()).await.expect("tried");
    anna.until_outbox_is_empty().await;
    let mine = anna.desk.ticket_mine(TicketMine { done: false, after: None }).await.expect("the list").value;
    let there: HashSet<_> = mine.rows.iter().map(|row| row.id).collect();
    assert!(there.is_superset(&acknowledged), "what was answered is there");
    assert_eq!(acknowledged.len() + waiting, TICKETS);
    let mut titles: Vec<_> = mine.rows.iter().map(|row| row.title.clone()).collect();
    titles.sort();
    titles.dedup();
    assert_eq!((mine.rows.len(), titles.len()), (TICKETS, TICKETS), "each request is there exactly once");
}

/// After a killed reload of triggers, MariaDB fails every later caller until the tables are closed.
#[tokio::test]
async fn a_killed_statement_affects_no_workstation() {
    /// How many reloads have to be hit, and how many kills that may take.
    const HITS: i64 = 3;
    const MOST: i64 = 5000;
    let world = World::with_own_server().await;
    let anna = world.employee("anna").await;
    let closings =
        "SELECT CAST(VARIABLE_VALUE AS SIGNED) FROM information_schema.GLOBAL_STATUS WHERE VARIABLE_NAME = 'COM_FLUSH'";
    let before = world.count(closings).await;
    let (mut kills, mut hits) = (0, 0);
    while hits < HITS {
        assert!(kills < MOST, "no reload was hit: the test proves nothing");
        world.kill_while_triggers_are_read(Duration::from_micros(20 * u64::try_from(kills % 150).expect("few"))).await;
        anna.create(&format!("Number {kills}")).await;
        kills += 1;
        // Each kill begins by closing the tables; every other closing is the repair by a call that met a killed reload.
        hits = world.count(closings).await - before - kills;
    }
    assert_eq!(world.count("SELECT COUNT(*) FROM data.tickets").await, kills);
}

#[tokio::test]
async fn an_unwritable_directory_is_named_with_its_path() {
    let directory = tempfile::tempdir().expect("a directory");
    let blocked = directory.path().join("profile");
    std::fs::write(&blocked, "a file where the directory should be").expect("written");
    let opened = Desk::open(Config {
        host: Arc::new(RecordingHost::default()),
        clock: Arc::new(SystemClock),
        directory: blocked.clone(),
        workstation: "test".to_owned(),
        version: "0.0.0".to_owned(),
        language: Language::English,
        managed: None,
        log_directory: None,
        development: false,
    });
    let error = opened.await.err().expect("it cannot open");
    assert_eq!(error.code(), Code::StorageFailed);
    assert!(error.to_string().contains(&blocked.display().to_string()), "{error}");
}
