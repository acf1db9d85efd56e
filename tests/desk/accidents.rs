//! The server is killed in the middle of actions; the disk refuses.

use std::collections::HashSet;
use std::sync::Arc;

use desk::{Desk, Surroundings, SystemClock};
use model::{Code, TicketMine, TicketRaise};

use crate::host::RecordingHost;
use crate::world::{World, request};

const TICKETS: usize = 40;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_sent_while_the_server_died_arrives_exactly_once() {
    let mut world = World::with_own_server().await;
    let anna = world.employee("anna").await;
    let desk = anna.desk.clone();
    let sending = tokio::spawn(async move {
        let mut acknowledged = HashSet::new();
        for number in 0..TICKETS {
            let wish = TicketRaise {
                request: request(),
                title: format!("Number {number}"),
                description: "Raised while the server dies".to_owned(),
            };
            // A person presses the button again until it works; the form keeps its request id.
            loop {
                match desk.ticket_raise(wish.clone()).await {
                    Ok(ticket) => break assert!(acknowledged.insert(ticket.id), "two wishes, one ticket"),
                    Err(error) => assert!(error.code().is_retryable(), "{error}"),
                }
            }
        }
        acknowledged
    });
    for _ in 0..3 {
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        world.kill_server();
        world.start_server().await;
    }
    let acknowledged = sending.await.expect("everything was sent");
    let mine = anna.desk.ticket_mine(TicketMine { done: false, after: None }).await.expect("the list");
    let there: HashSet<_> = mine.rows.iter().map(|row| row.id).collect();
    assert_eq!(there, acknowledged, "each wish is there exactly once");
    assert_eq!(mine.rows.len(), TICKETS);
}

#[tokio::test]
async fn a_place_that_cannot_be_written_to_is_told_with_its_path() {
    let directory = tempfile::tempdir().expect("a directory");
    let blocked = directory.path().join("profile");
    std::fs::write(&blocked, "a file where the directory should be").expect("written");
    let opened = Desk::open(Surroundings {
        host: Arc::new(RecordingHost::default()),
        clock: Arc::new(SystemClock),
        directory: blocked.clone(),
        workstation: "test".to_owned(),
        version: "0.0.0".to_owned(),
    });
    let error = opened.await.err().expect("it cannot open");
    assert_eq!(error.code(), Code::StorageFailed);
    assert!(error.to_string().contains(&blocked.display().to_string()), "{error}");
}
