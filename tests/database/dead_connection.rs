//! The client notices within moments that a connection's packets vanish, and repeats the call over another one under its request
//! id. It waits for a server that is only slow.

use std::sync::Arc;
use std::time::{Duration, Instant};

use database::{Database, NewTicket, Retry, Token};
use fault_proxy::{Damage, Fault, FaultProxy};
use model::{Description, RequestId, Ticket, Title};
use support::database::Desk;
use uuid::Uuid;

use super::scene::hex;

support::on_each_server! {
    a_call_into_the_void_is_repeated_over_another_connection,
    an_answer_that_vanishes_is_asked_for_again,
    an_idle_connection_is_probed_before_it_is_used,
    a_slow_call_is_waited_for_and_sent_once,
    an_answer_that_never_ends_is_asked_for_again,
}

/// Far below the timeout of an answer, and enough for a busy computer.
const NOTICED: Duration = Duration::from_secs(10);

struct Client {
    database: Database,
    token: Token,
    proxy: FaultProxy,
}

impl Client {
    async fn at(desk: &Desk) -> Self {
        Self::idle_after(desk, Retry::default().idle).await
    }

    async fn idle_after(desk: &Desk, idle: Duration) -> Self {
        let proxy = FaultProxy::to("127.0.0.1", desk.flavour.port()).await.expect("a port is free");
        let options = desk.workstation_at(proxy.port()).await.options.clone();
        let token = Token::parse(&hex(&desk.employee("ada").await.token)).expect("a token");
        // An answer times out after a minute: whatever is faster noticed the dead connection.
        let database = Database::new(options, Retry { answer: Duration::from_mins(1), idle, ..Retry::default() });
        database.prepare().await.expect("a connection");
        Self { database, token, proxy }
    }

    async fn creates(&self) -> Ticket {
        let (title, text) =
            (Title::parse("Printer").expect("a title"), Description::parse("It smokes.").expect("a text"));
        let request = RequestId(Uuid::now_v7());
        self.database.ticket_create(&self.token, request, NewTicket::new(&title, &text)).await.expect("created")
    }
}

/// Counts the writing calls that reach the server, repeated ones too: each notes the use of its session.
async fn count_calls(desk: &Desk) {
    desk.execute(
        "CREATE TABLE {data}.calls (number INT AUTO_INCREMENT PRIMARY KEY);
         CREATE TRIGGER {data}.counted AFTER UPDATE ON {data}.sessions FOR EACH ROW INSERT INTO {data}.calls () VALUES ()",
    )
    .await;
}

async fn calls(desk: &Desk) -> i64 {
    desk.number("SELECT COUNT(*) FROM {data}.calls").await
}

async fn created(desk: &Desk) -> i64 {
    desk.number("SELECT COUNT(*) FROM {data}.tickets").await
}

async fn a_call_into_the_void_is_repeated_over_another_connection(desk: Arc<Desk>) {
    let client = Client::at(&desk).await;
    client.proxy.set(Fault::Blackhole);
    let started = Instant::now();
    client.creates().await;
    assert!(started.elapsed() < NOTICED, "{:?}", started.elapsed());
    assert_eq!(created(&desk).await, 1);
}

async fn an_answer_that_vanishes_is_asked_for_again(desk: Arc<Desk>) {
    let client = Client::at(&desk).await;
    client.creates().await;
    count_calls(&desk).await;
    client.proxy.set(Fault::Deaf);
    let started = Instant::now();
    client.creates().await;
    assert!(started.elapsed() < NOTICED, "{:?}", started.elapsed());
    assert_eq!(calls(&desk).await, 2, "the first try arrived");
    assert_eq!(created(&desk).await, 2, "the second found its answer");
}

async fn an_idle_connection_is_probed_before_it_is_used(desk: Arc<Desk>) {
    let client = Client::idle_after(&desk, Duration::ZERO).await;
    client.creates().await;
    count_calls(&desk).await;
    client.proxy.set(Fault::Deaf);
    client.creates().await;
    assert_eq!(calls(&desk).await, 1, "only the probe went over the dead connection");
    assert_eq!(created(&desk).await, 2);
}

async fn a_slow_call_is_waited_for_and_sent_once(desk: Arc<Desk>) {
    let client = Client::at(&desk).await;
    desk.execute(
        "CREATE TABLE {data}.tries (number INT AUTO_INCREMENT PRIMARY KEY);
         CREATE TRIGGER {data}.slow BEFORE INSERT ON {data}.tickets FOR EACH ROW
         BEGIN INSERT INTO {data}.tries () VALUES (); DO SLEEP(5); END",
    )
    .await;
    let before = client.proxy.accepted();
    client.creates().await;
    assert_eq!(created(&desk).await, 1);
    assert!(client.proxy.accepted() > before, "somebody looked");
    assert_eq!(
        desk.number("SELECT COALESCE(MAX(number), 0) FROM {data}.tries").await,
        1,
        "a slow call is not repeated"
    );
}

async fn an_answer_that_never_ends_is_asked_for_again(desk: Arc<Desk>) {
    let client = Client::at(&desk).await;
    client.proxy.set(Fault::Garbled(Damage::TooLong, 1));
    let started = Instant::now();
    client.creates().await;
    assert!(started.elapsed() < NOTICED, "{:?}", started.elapsed());
    assert_eq!(created(&desk).await, 1);
}
