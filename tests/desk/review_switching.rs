//! What is under way when somebody leaves: another person, another database, an answer that comes late.

use model::{
    Code, Connection, MessageSend, PersonChangePassword, PersonDeactivate, PersonId, Signal, Thread, TicketClaim,
};

use crate::host::RecordingHost;
use crate::station::Station;
use crate::world::{PASSWORD, World, arrived, request, sign_up};

async fn writes(from: &Station, to: PersonId, body: &str) {
    let message = MessageSend {
        request: request(),
        to: Thread::Person(to),
        body: body.to_owned(),
        seen: None,
        place: String::new(),
    };
    arrived(from.desk.message_send(message).await.expect("sent"));
}

fn watched(host: &RecordingHost) -> usize {
    host.signals().iter().filter(|signal| matches!(signal, Signal::Changed { .. })).count()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_next_person_at_a_workstation_neither_keeps_nor_repeats_notifications() {
    let world = World::new().await;
    let (anna, bea, ben) = tokio::join!(world.employee("anna"), world.employee("bea"), world.responder("ben"));
    for number in 0..3 {
        writes(&ben, bea.profile().await.id, &format!("Number {number}")).await;
    }
    anna.until("it watches", RecordingHost::watches).await;
    writes(&ben, anna.profile().await.id, "Only for Anna").await;
    anna.until("she is told", |now| now.notices().len() == 1).await;
    let told = anna.host.notices().first().expect("one").key.clone();
    anna.desk.session_close(()).await.expect("signed out");
    anna.sign_in("bea").await;
    anna.until("Bea's inbox is counted", |now| now.counts().unread == 3).await;
    assert!(anna.host.withdrawn().contains(&told), "nothing of Anna stays on the screen");
    assert_eq!(anna.host.notices().len(), 1, "what lay there before Bea came waits without a sound");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn news_that_could_not_be_read_are_told_by_the_next_look() {
    let world = World::new().await;
    let (anna, ben) = tokio::join!(world.employee("anna"), world.responder("ben"));
    anna.until("it watches", RecordingHost::watches).await;
    world.as_owner("DROP PROCEDURE api.message_inbox").await;
    writes(&ben, anna.profile().await.id, "Can you hear me?").await;
    anna.until("it is counted", |now| now.counts().unread == 1).await;
    world.repair().await;
    anna.until("it is told", |now| now.notices().len() == 1).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_old_ticket_that_slides_into_the_first_page_of_the_pool_is_no_news() {
    let world = World::new().await;
    let (anna, ben, cleo) = tokio::join!(world.employee("anna"), world.responder("ben"), world.responder("cleo"));
    let oldest = anna.raise("The oldest").await;
    for number in 0..100 {
        anna.raise(&format!("Number {number}")).await;
    }
    let ben = ben.restart().await;
    ben.until("it watches a full pool", |now| now.counts().pool == 100).await;
    let (before, told) = (watched(&ben.host), ben.host.notices().len());
    let claim = TicketClaim { request: request(), ticket: oldest.id };
    cleo.desk.ticket_claim(claim).await.expect("claimed");
    ben.until("the pool moved", |now| watched(now) > before).await;
    assert_eq!(ben.host.notices().len(), told, "the ticket that moved up has been waiting all the time");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_forgotten_connection_is_not_brought_back_by_a_late_answer() {
    let world = World::new().await;
    let anna = world.employee("anna").await;
    world.answers_late("ticket_work", "IN p_token VARBINARY(32)", "[]").await;
    let desk = anna.desk.clone();
    let late = tokio::spawn(async move { desk.ticket_work(()).await });
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    anna.desk.connection_forget(()).await.expect("forgotten");
    late.await.expect("it comes").ok();
    let connection = anna.desk.app_state(()).await.expect("state").connection;
    assert_eq!(connection, Connection::None, "there is no way to a database any more");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_profile_that_answers_late_is_not_taken_for_the_next_person() {
    let world = World::new().await;
    let anna = world.employee("anna").await;
    let profile = serde_json::to_string(&anna.profile().await).expect("written");
    world.answers_late("person_profile", "IN p_token VARBINARY(32)", &profile).await;
    let desk = anna.desk.clone();
    let late = tokio::spawn(async move { desk.person_profile(()).await });
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    anna.desk.session_close(()).await.expect("signed out");
    anna.desk.person_sign_up(sign_up("eve", "")).await.expect("somebody else");
    late.await.expect("it comes").ok();
    assert_eq!(anna.profile().await.username, "eve");
    let anna = anna.restart().await;
    assert_eq!(anna.profile().await.username, "eve", "name, session and drafts belong together");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn signing_out_does_not_wait_for_the_database() {
    let world = World::new().await;
    let anna = world.employee("anna").await;
    world.answers_late("ticket_work", "IN p_token VARBINARY(32)", "[]").await;
    let (busy, leaving) = (anna.desk.clone(), anna.desk.clone());
    let busy = tokio::spawn(async move { busy.ticket_work(()).await });
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    let leaving = tokio::spawn(async move { leaving.session_close(()).await });
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    assert!(!busy.is_finished(), "the database is still busy");
    assert!(anna.desk.app_state(()).await.expect("state").person.is_none(), "and she has left already");
    leaving.await.expect("told").expect("signed out");
    let sessions = world.count("SELECT COUNT(*) FROM data.sessions WHERE revoked_at IS NULL").await;
    assert_eq!(sessions, 0, "the database was told too");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_password_change_that_is_sent_again_leaves_a_workstation_that_knows_the_new_one() {
    let world = World::new().await;
    let anna = world.employee("anna").await;
    let new = "seven-herons-paint-a-gate";
    let change = || PersonChangePassword { request: request(), current: PASSWORD.to_owned(), password: new.to_owned() };
    let change = change();
    // The first answer was lost; the window sends the same wish again.
    for _ in 0..2 {
        anna.desk.person_change_password(change.clone()).await.expect("changed");
    }
    let leave = PersonDeactivate { request: request(), password: new.to_owned() };
    anna.desk.person_deactivate(leave).await.expect("the new password is the password");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_malformed_command_repeats_nothing_of_what_was_typed() {
    let world = World::new().await;
    let station = world.workstation("any").await;
    let canary = "tulip-4711-secret";
    for (command, request) in [
        ("session_open", serde_json::json!(canary)),
        ("session_open", serde_json::json!({ "username": "anna", "password": [canary] })),
        ("person_deactivate", serde_json::json!({ "request": canary, "password": "x" })),
        ("session_revoke", serde_json::json!({ "session": canary })),
    ] {
        let error = station.desk.call(command, request).await.expect_err("malformed");
        assert_eq!(error.code, Code::CommandMalformed, "{error:?}");
        assert!(!format!("{error:?}").contains(canary), "{error:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_turns_away_leaves_no_open_session_behind() {
    let world = World::new().await;
    let anna = world.employee("anna").await;
    let live = "SELECT COUNT(*) FROM data.sessions WHERE revoked_at IS NULL";
    anna.sign_in("anna").await;
    world.until(live, 1).await;
    anna.desk.connection_forget(()).await.expect("forgotten");
    world.until(live, 0).await;
}
