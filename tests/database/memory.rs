//! What a connection costs the server. It keeps in the connection's memory what the connection has called.

use database::{Database, NewTicket, Retry, Token};
use model::{RequestId, SearchQuery, Thread, Title};
use support::database::{Desk, OwnServer};
use uuid::Uuid;

use super::scene::hex;

support::on_each_own_server! { an_idle_workstation_costs_the_server_little }

const WORKSTATIONS: u32 = 100;
/// How many of them also work: their memory is a multiple of the poll's, so a few are enough to see it.
const WORKING: usize = 12;

/// The server's resident memory in KiB.
async fn memory(desk: &Desk) -> u64 {
    let file = std::path::PathBuf::from(desk.text("SELECT @@datadir").await).join(desk.text("SELECT @@pid_file").await);
    let pid = std::fs::read_to_string(file).expect("its number");
    let status = std::fs::read_to_string(format!("/proc/{}/status", pid.trim())).expect("it runs");
    let resident = status.lines().find_map(|line| line.strip_prefix("VmRSS:")?.trim().strip_suffix(" kB"));
    resident.and_then(|text| text.trim().parse().ok()).expect("a number")
}

/// A morning's work.
async fn works(database: &Database, token: &Token) {
    let (title, text) =
        (Title::parse("Printer").expect("a title"), model::Description::parse("It smokes.").expect("a text"));
    let ticket =
        database.ticket_create(token, RequestId(Uuid::now_v7()), NewTicket::new(&title, &text)).await.expect("created");
    database.ticket_show(token, ticket.id, None).await.expect("shown");
    database.ticket_mine(token, false, None, 50).await.expect("listed");
    database.message_inbox(token, true, None, 50).await.expect("read");
    database
        .ticket_edit(token, RequestId(Uuid::now_v7()), ticket.id, ticket.version, &title, &text)
        .await
        .expect("edited");
    let body = model::Body::parse("Hello").expect("a text");
    database
        .message_send(token, RequestId(Uuid::now_v7()), Thread::Ticket(ticket.id), &body, None)
        .await
        .expect("sent");
    database
        .ticket_search(token, &SearchQuery::parse("printer"), &model::ListQuery::default(), None, 50)
        .await
        .expect("found");
    database.person_profile(token).await.expect("shown");
}

async fn an_idle_workstation_costs_the_server_little(server: OwnServer) {
    let desk = &server.desk;
    desk.execute("SET GLOBAL max_connections = 500").await;
    let ada = desk.employee_at(server.port(), "ada").await;
    let options = ada.workstation.options.clone();
    let account = options.get_username();
    desk.execute(&format!("ALTER USER '{account}'@'127.0.0.1' WITH MAX_USER_CONNECTIONS 0")).await;
    let token = Token::parse(&hex(&ada.token)).expect("a token");
    // Warms up what the server allocates once.
    works(&Database::new(options.clone(), Retry::default()), &token).await;
    let fleet: Vec<Database> = (0..WORKSTATIONS).map(|_| Database::new(options.clone(), Retry::default())).collect();

    let before = memory(desk).await;
    for database in &fleet {
        database.reach().await.expect("open");
    }
    let open = (memory(desk).await - before) / u64::from(WORKSTATIONS);
    for database in &fleet {
        database.watch(&token, None).await.expect("answered");
    }
    let polling = memory(desk).await;
    let idle = (polling - before) / u64::from(WORKSTATIONS);
    for database in fleet.iter().take(WORKING) {
        works(database, &token).await;
    }
    let working = idle + (memory(desk).await - polling) / (WORKING as u64);
    eprintln!("KiB of the server for each workstation: {open} connected, {idle} idle, {working} after some work");
    assert!(4 * idle < working, "the poll calls one small routine: {idle} of {working} KiB");
}
