//! Calls in flight when somebody signs out: another person, another database, a late answer.

use model::{Connection, MessageSend, PersonId, Preferences, Thread, TicketMine};

use crate::host::RecordingHost;
use crate::station::Station;
use crate::world::{TIMEOUT, World, arrived, request, sign_up};

async fn writes(from: &Station, to: PersonId, body: &str) {
    let message = MessageSend {
        request: request(),
        to: Thread::Person(to),
        body: body.to_owned(),
        seen: None,
        draft_key: String::new(),
    };
    arrived(from.desk.message_send(message).await.expect("sent"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_next_person_gets_no_notifications_of_the_last() {
    let world = World::new().await;
    let (anna, bea, ben) = tokio::join!(world.employee("anna"), world.employee("bea"), world.responder("ben"));
    for number in 0..3 {
        writes(&ben, bea.profile().await.id, &format!("Number {number}")).await;
    }
    anna.until("it watches", RecordingHost::watches).await;
    writes(&ben, anna.profile().await.id, "Only for Anna").await;
    anna.until("she is told", |now| now.notifications().len() == 1).await;
    let told = anna.host.notifications().first().expect("one").key.clone();
    anna.desk.session_close(()).await.expect("signed out");
    anna.sign_in("bea").await;
    anna.until("Bea's inbox is counted", |now| now.counts().unread == 3).await;
    assert!(anna.host.withdrawn().contains(&told), "nothing of Anna stays on the screen");
    assert_eq!(anna.host.notifications().len(), 1, "older messages wait without a notification");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_late_answer_restores_no_forgotten_connection() {
    let world = World::new().await;
    let anna = world.employee("anna").await;
    let held = world.holds("ticket_work", "IN p_token VARBINARY(32)", "[]").await;
    let desk = anna.desk.clone();
    let late = tokio::spawn(async move { desk.ticket_work(()).await });
    world.until_called(&held).await;
    anna.desk.connection_forget(()).await.expect("forgotten");
    held.let_go().await;
    late.await.expect("it comes").ok();
    let connection = anna.desk.app_state(()).await.expect("state").connection;
    assert_eq!(connection, Connection::None, "the connection stays forgotten");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_late_profile_is_not_taken_for_the_next_person() {
    let world = World::new().await;
    let anna = world.employee("anna").await;
    let profile = serde_json::to_string(&anna.profile().await).expect("written");
    let held = world.holds("person_profile", "IN p_token VARBINARY(32)", &profile).await;
    let desk = anna.desk.clone();
    let late = tokio::spawn(async move { desk.person_profile(()).await });
    world.until_called(&held).await;
    anna.desk.session_close(()).await.expect("signed out");
    anna.desk.person_sign_up(sign_up("eve", "")).await.expect("somebody else");
    held.let_go().await;
    late.await.expect("it comes").ok();
    assert_eq!(anna.profile().await.username, "eve");
    let anna = anna.restart().await;
    assert_eq!(anna.profile().await.username, "eve", "name, session and drafts belong together");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_late_list_is_not_cached_after_signing_out() {
    let world = World::new().await;
    let anna = world.employee("anna").await;
    let preferences = Preferences { keep_cache: false, ..anna.desk.preferences() };
    anna.desk.preferences_save(preferences).await.expect("kept");
    anna.desk.ticket_mine(TicketMine { done: false, after: None }).await.expect("her list");
    let kept = async || anna.desk.local_data(()).await.expect("data").cache_bytes;
    assert!(kept().await > 0, "it can be read while she is signed in");
    let held = world.holds("ticket_work", "IN p_token VARBINARY(32)", "[]").await;
    let (late, leaving) = (anna.desk.clone(), anna.desk.clone());
    let late = tokio::spawn(async move { late.ticket_work(()).await });
    world.until_called(&held).await;
    let leaving = tokio::spawn(async move { leaving.session_close(()).await });
    let wiped = async { while kept().await > 0 {} };
    tokio::time::timeout(TIMEOUT, wiped).await.expect("what she read is wiped");
    held.let_go().await;
    late.await.expect("it comes").ok();
    leaving.await.expect("told").expect("signed out");
    assert_eq!(kept().await, 0, "the answer came when she had left");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn signing_out_does_not_wait_for_the_database() {
    let world = World::new().await;
    let anna = world.employee("anna").await;
    let held = world.holds("ticket_work", "IN p_token VARBINARY(32)", "[]").await;
    let (busy, leaving) = (anna.desk.clone(), anna.desk.clone());
    let busy = tokio::spawn(async move { busy.ticket_work(()).await });
    world.until_called(&held).await;
    let leaving = tokio::spawn(async move { leaving.session_close(()).await });
    let left = async { while anna.desk.app_state(()).await.expect("state").person.is_some() {} };
    tokio::time::timeout(TIMEOUT, left).await.expect("she leaves");
    assert!(!busy.is_finished(), "the database holds the call");
    held.let_go().await;
    leaving.await.expect("told").expect("signed out");
    let sessions = world.count("SELECT COUNT(*) FROM data.sessions WHERE revoked_at IS NULL").await;
    assert_eq!(sessions, 0, "the database was told too");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_abandoned_sign_in_leaves_no_open_session() {
    let world = World::new().await;
    let anna = world.employee("anna").await;
    let live = "SELECT COUNT(*) FROM data.sessions WHERE revoked_at IS NULL";
    anna.sign_in("anna").await;
    world.until(live, 1).await;
    anna.desk.connection_forget(()).await.expect("forgotten");
    world.until(live, 0).await;
}
