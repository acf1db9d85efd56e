//! An error of a server in trouble is never a refusal, and the client asks again after an answer that is none.

use std::sync::Arc;
use std::time::Duration;

use database::{Database, DatabaseError, NewTicket, Retry, Token};
use fault_proxy::{Damage, Fault, FaultProxy};
use model::{Code, Description, RequestId, Title};
use support::database::Desk;
use uuid::Uuid;

use super::scene::hex;

support::on_each_server! {
    only_what_a_procedure_signals_is_a_refusal,
    a_conflict_is_repeated_for_a_while,
    a_damaged_answer_is_asked_for_again,
    damaged_answers_end_no_call_twice,
}

/// Error numbers of servers in trouble, and the code that a person sees.
const TROUBLES: [(u16, Code); 24] = [
    (1047, Code::DatabaseUnreachable),
    (1053, Code::DatabaseUnreachable),
    (1317, Code::DatabaseUnreachable),
    (1927, Code::DatabaseUnreachable),
    (1020, Code::DatabaseBusy),
    (1180, Code::DatabaseBusy),
    (1205, Code::DatabaseBusy),
    (1213, Code::DatabaseBusy),
    (3101, Code::DatabaseBusy),
    (1290, Code::DatabaseSwitching),
    (1836, Code::DatabaseSwitching),
    (3100, Code::DatabaseSwitching),
    (3, Code::DatabaseFull),
    (1021, Code::DatabaseFull),
    (1026, Code::DatabaseFull),
    (1114, Code::DatabaseFull),
    (1040, Code::DatabaseTooManyConnections),
    (1203, Code::DatabaseTooManyConnections),
    (1226, Code::DatabaseTooManyConnections),
    (1030, Code::DatabaseBusy),
    (1041, Code::DatabaseBusy),
    (1105, Code::DatabaseBusy),
    (1153, Code::DatabaseBusy),
    // One that no table knows.
    (1406, Code::DatabaseFailed),
];

/// Replaces the body of `ticket_create`.
async fn creating(desk: &Desk, does: &str) {
    let sql = "DROP PROCEDURE {api}.ticket_create;
        CREATE TABLE IF NOT EXISTS {data}.tries (number INT AUTO_INCREMENT PRIMARY KEY);
        CREATE PROCEDURE {api}.ticket_create(
          IN p_token VARBINARY(32), IN p_request BINARY(16), IN p_title LONGTEXT, IN p_description LONGTEXT,
               IN p_priority LONGTEXT, IN p_category BIGINT UNSIGNED, IN p_facts LONGTEXT)
        BEGIN
          DECLARE v_number INT UNSIGNED;
          INSERT INTO {data}.tries () VALUES ();
          COMMIT;";
    desk.execute(&format!("{sql} {does}; END")).await;
}

struct Client {
    database: Database,
    token: Token,
}

impl Client {
    async fn at(desk: &Desk, port: u16, retry: Retry) -> Self {
        let options = desk.workstation_at(port).await.options.clone();
        let token = Token::parse(&hex(&desk.employee("ada").await.token)).expect("a token");
        Self { database: Database::new(options, retry), token }
    }

    async fn creates(&self, request: RequestId, title: &str) -> Result<model::Ticket, DatabaseError> {
        let (title, text) = (Title::parse(title).expect("a title"), Description::parse("It smokes.").expect("a text"));
        self.database.ticket_create(&self.token, request, NewTicket::new(&title, &text)).await
    }
}

fn request() -> RequestId {
    RequestId(Uuid::now_v7())
}

async fn only_what_a_procedure_signals_is_a_refusal(desk: Arc<Desk>) {
    let hurried = Retry { repeat: Duration::from_millis(50), ..Retry::default() };
    let client = Client::at(&desk, desk.flavour.port(), hurried).await;
    creating(&desk, "SET v_number = p_title; SIGNAL SQLSTATE 'HY000' SET MYSQL_ERRNO = v_number, MESSAGE_TEXT = '?'")
        .await;
    for (number, code) in TROUBLES {
        let error = client.creates(request(), &number.to_string()).await.expect_err("it has trouble");
        assert!(!error.is_refusal(), "{number}: {error}");
        assert_eq!(error.code(), code, "{number}: {error}");
    }
    creating(&desk, "SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'ticket.closed'").await;
    let error = client.creates(request(), "A rule").await.expect_err("it is refused");
    assert!(error.is_refusal() && error.code() == Code::TicketClosed, "{error}");
    creating(&desk, "SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a later version says'").await;
    let error = client.creates(request(), "No rule of ours").await.expect_err("it fails");
    assert!(!error.is_refusal(), "a code that is not ours proves nothing: {error}");
}

async fn a_conflict_is_repeated_for_a_while(desk: Arc<Desk>) {
    let client = Client::at(&desk, desk.flavour.port(), Retry::default()).await;
    creating(
        &desk,
        "IF (SELECT COUNT(*) FROM {data}.tries) <= 9 THEN
           SIGNAL SQLSTATE '40001' SET MYSQL_ERRNO = 1213, MESSAGE_TEXT = 'Deadlock found';
         END IF;
         SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'ticket.closed'",
    )
    .await;
    let error = client.creates(request(), "Ten tries").await.expect_err("it is refused in the end");
    assert_eq!(error.code(), Code::TicketClosed, "nine lost tries take no three seconds");
    assert_eq!(desk.number("SELECT COUNT(*) FROM {data}.tries").await, 10);
}

async fn a_damaged_answer_is_asked_for_again(desk: Arc<Desk>) {
    let proxy = FaultProxy::to("127.0.0.1", desk.flavour.port()).await.expect("a port is free");
    let client = Client::at(&desk, proxy.port(), Retry::default()).await;
    for (tickets, damage) in (1..).zip(damages()) {
        client.database.prepare().await.expect("a connection");
        proxy.set(Fault::Garbled(damage, 1));
        let created = client.creates(request(), &format!("{damage:?}")).await;
        created.unwrap_or_else(|error| panic!("{damage:?}: a person sees {error}"));
        proxy.set(Fault::None);
        let count = "SELECT COUNT(*) FROM {data}.tickets";
        assert_eq!(desk.number(count).await, tickets, "{damage:?}: the same request id, once");
    }
}

async fn damaged_answers_end_no_call_twice(desk: Arc<Desk>) {
    let proxy = FaultProxy::to("127.0.0.1", desk.flavour.port()).await.expect("a port is free");
    let client = Client::at(&desk, proxy.port(), Retry::default()).await;
    for (tickets, damage) in (1..).zip(damages()) {
        client.database.prepare().await.expect("a connection");
        let id = request();
        proxy.set(Fault::Garbled(damage, u32::MAX));
        let error = client.creates(id, &format!("{damage:?}")).await.expect_err("nothing can be read");
        assert!(error.is_about_connection() && error.may_have_arrived(), "{damage:?}: {error}");
        proxy.set(Fault::None);
        client.creates(id, &format!("{damage:?}")).await.expect("it can be read again");
        assert_eq!(desk.number("SELECT COUNT(*) FROM {data}.tickets").await, tickets, "{damage:?}");
    }
}

/// Each but the one at which nothing more comes.
fn damages() -> impl Iterator<Item = Damage> {
    Damage::ALL.into_iter().filter(|damage| *damage != Damage::TooLong)
}
