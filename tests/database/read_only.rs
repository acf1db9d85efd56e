//! While no server takes changes, the database still answers reads.

use std::time::Duration;

use database::{Database, Retry};
use model::Code;
use support::database::OwnServer;

use super::hosts::{creates, token};

support::on_each_own_server! { a_reader_answers_reads_where_no_host_writes }

async fn a_reader_answers_reads_where_no_host_writes(server: OwnServer) {
    let desk = &server.desk;
    let token = token(desk).await;
    let account = desk.workstation_at(server.port()).await.options.clone();
    let closed =
        tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port").local_addr().expect("bound").port();
    let hosts = vec![account.clone(), account.port(closed)];
    let database = Database::with_hosts(hosts, Retry { repeat: Duration::from_millis(200), ..Retry::default() });
    creates(&database, &token).await.expect("it writes for now");
    // Old enough that a read would note the use of the session.
    desk.execute("UPDATE {data}.sessions SET last_used_at = last_used_at - INTERVAL 1 HOUR").await;

    desk.execute("SET GLOBAL read_only = 1").await;
    assert_eq!(creates(&database, &token).await.map(drop), Err(Code::DatabaseSwitching), "it says why it does not");
    let mine = database.ticket_mine(&token, false, None, 10).await.expect("reads are answered");
    assert_eq!(mine.len(), 1);
    database.watch(&token, None).await.expect("and so is the poll");
    desk.execute("SET GLOBAL read_only = 0").await;
    creates(&database, &token).await.expect("the switch-over is over");
}
