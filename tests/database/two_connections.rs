//! A workstation that only polls holds one connection. Actions and files open one of their own each, which is closed when nobody
//! uses it; what one of them learns of a server, the others know.

use std::sync::Arc;
use std::time::Duration;

use database::{Database, DatabaseError, NewTicket, Retry, Token};
use fault_proxy::{Fault, FaultProxy};
use model::{AttachmentId, Code, Description, FileName, RequestId, Ticket, Title};
use support::database::{Desk, digest_of};
use tokio::time::{sleep, timeout};
use uuid::Uuid;

use super::scene::hex;

support::on_each_server! {
    an_idle_workstation_holds_one_connection,
    a_long_action_does_not_hold_up_the_poll,
    both_connections_leave_a_failed_server,
    both_connections_survive_a_change_of_network,
    an_account_without_room_acts_over_the_poll,
    a_chunk_holds_up_neither_poll_nor_action,
    a_chunk_into_the_void_goes_over_another_connection,
}

/// Fails a story that waits in vain.
const NOTICED: Duration = Duration::from_secs(20);

struct Client {
    database: Database,
    token: Token,
    account: String,
    proxy: FaultProxy,
}

impl Client {
    async fn at(desk: &Desk) -> Self {
        let proxy = FaultProxy::to("127.0.0.1", desk.flavour.port()).await.expect("a port is free");
        let options = desk.workstation_at(proxy.port()).await.options.clone();
        let token = Token::parse(&hex(&desk.employee("ada").await.token)).expect("a token");
        let account = options.get_username().to_owned();
        Self { database: Database::new(options, Retry::default()), token, account, proxy }
    }

    async fn polls(&self) {
        self.database.watch(&self.token, None).await.expect("the poll is answered");
    }

    async fn creates(&self) -> Result<Ticket, DatabaseError> {
        let (title, text) =
            (Title::parse("Printer").expect("a title"), Description::parse("It smokes.").expect("a text"));
        self.database.ticket_create(&self.token, RequestId(Uuid::now_v7()), NewTicket::new(&title, &text)).await
    }

    /// Begins to upload a text to a new ticket.
    async fn begins(&self, text: &str) -> AttachmentId {
        let ticket = self.creates().await.expect("created").id;
        let (name, digest) = (FileName::parse("log").expect("a name"), digest_of(text.as_bytes()));
        let (request, size) = (RequestId(Uuid::now_v7()), text.len() as u64);
        let begun = self
            .database
            .attachment_begin(&self.token, request, ticket, None, &name, "text/plain", size, &digest)
            .await;
        begun.expect("it begins").id
    }

    async fn puts(&self, upload: AttachmentId, text: &str) -> Result<model::Upload, DatabaseError> {
        self.database.attachment_put(&self.token, RequestId(Uuid::now_v7()), upload, 0, text.as_bytes()).await
    }

    /// The numbers of its connections at the server, from the oldest on.
    async fn connections(&self, desk: &Desk) -> Vec<u64> {
        let sql = format!(
            "SELECT CAST(ID AS UNSIGNED) FROM {} WHERE USER = '{}' ORDER BY ID",
            desk.processes(),
            self.account
        );
        desk.rows::<(u64,)>(&sql).await.into_iter().map(|(id,)| id).collect()
    }

    /// Waits until it has so many connections: the server forgets one some moments after it was closed.
    async fn until_it_holds(&self, desk: &Desk, many: usize) -> Vec<u64> {
        let waiting = async {
            loop {
                let open = self.connections(desk).await;
                if open.len() == many {
                    return open;
                }
                sleep(Duration::from_millis(20)).await;
            }
        };
        timeout(NOTICED, waiting).await.unwrap_or_else(|_| panic!("never {many} connections"))
    }
}

async fn an_idle_workstation_holds_one_connection(desk: Arc<Desk>) {
    let client = Client::at(&desk).await;
    client.polls().await;
    client.database.rest().await;
    client.polls().await;
    let poll = client.until_it_holds(&desk, 1).await;
    client.creates().await.expect("created");
    client.polls().await;
    assert_eq!(
        client.until_it_holds(&desk, 2).await.first(),
        poll.first(),
        "the action opened a connection of its own"
    );
    client.database.rest().await;
    client.polls().await;
    assert_eq!(client.until_it_holds(&desk, 1).await, poll, "nobody acts any more");
    client.database.prepare().await.expect("opened ahead");
    let prepared = client.until_it_holds(&desk, 2).await;
    client.creates().await.expect("created");
    assert_eq!(client.connections(&desk).await, prepared, "the action found its connection open");
}

async fn a_long_action_does_not_hold_up_the_poll(desk: Arc<Desk>) {
    let client = Client::at(&desk).await;
    desk.execute("CREATE TRIGGER {data}.slow BEFORE INSERT ON {data}.tickets FOR EACH ROW DO SLEEP(3)").await;
    client.database.prepare().await.expect("opened ahead");
    let polls = async {
        for _ in 0..5 {
            client.polls().await;
        }
        client.database.rest().await;
    };
    tokio::select! {
        biased;
        created = client.creates() => panic!("five polls are answered before: {created:?}"),
        () = polls => {}
    }
    // A request to close the connection does not cut off a call either.
    let (created, ()) = tokio::join!(client.creates(), client.database.rest());
    created.expect("created");
}

async fn both_connections_leave_a_failed_server(desk: Arc<Desk>) {
    let client = Client::at(&desk).await;
    client.polls().await;
    client.database.prepare().await.expect("opened ahead");
    let old = client.until_it_holds(&desk, 2).await.pop().expect("two connections");
    // To connections up to this number the server is no longer the writer.
    desk.execute(&format!(
        "DROP PROCEDURE {{api}}.ticket_create;
         CREATE PROCEDURE {{api}}.ticket_create(
           IN p_token VARBINARY(32), IN p_request BINARY(16), IN p_title LONGTEXT, IN p_description LONGTEXT,
               IN p_priority LONGTEXT, IN p_category BIGINT UNSIGNED, IN p_facts LONGTEXT)
         BEGIN
           IF CONNECTION_ID() <= {old} THEN
             SIGNAL SQLSTATE 'HY000' SET MYSQL_ERRNO = 1290, MESSAGE_TEXT = 'read only';
           END IF;
           SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'ticket.closed';
         END"
    ))
    .await;
    let refused = client.creates().await.expect_err("the writer refuses it");
    assert_eq!(refused.code(), Code::TicketClosed, "the action found the writer: {refused}");
    client.polls().await;
    let open = client.until_it_holds(&desk, 2).await;
    assert!(open.iter().all(|id| *id > old), "the poll followed it: {open:?} after {old}");
    client.polls().await;
    assert_eq!(client.creates().await.expect_err("refused").code(), Code::TicketClosed);
    assert_eq!(client.connections(&desk).await, open, "both connections stay at the writer");
}

async fn both_connections_survive_a_change_of_network(desk: Arc<Desk>) {
    let client = Client::at(&desk).await;
    client.polls().await;
    client.creates().await.expect("created");
    client.proxy.set(Fault::Blackhole);
    client.polls().await;
    client.creates().await.expect("created");
    let open = client.until_it_holds(&desk, 2).await;
    client.polls().await;
    assert_eq!(client.connections(&desk).await, open, "the dead ones were ended at the server");
    assert_eq!(desk.number("SELECT COUNT(*) FROM {data}.tickets").await, 2);
}

async fn an_account_without_room_acts_over_the_poll(desk: Arc<Desk>) {
    let client = Client::at(&desk).await;
    client.polls().await;
    let poll = client.until_it_holds(&desk, 1).await;
    desk.execute(&format!("ALTER USER '{}'@'127.0.0.1' WITH MAX_USER_CONNECTIONS 1", client.account)).await;
    client.creates().await.expect("the connection of the poll takes it");
    let upload = client.begins("text").await;
    client.puts(upload, "text").await.expect("and a chunk");
    client.polls().await;
    assert_eq!(client.connections(&desk).await, poll);
}

async fn a_chunk_holds_up_neither_poll_nor_action(desk: Arc<Desk>) {
    let client = Client::at(&desk).await;
    client.polls().await;
    let upload = client.begins("text").await;
    let lock = format!("{} chunk", desk.names.data);
    // Stands for a chunk on a slow network: it holds no rows.
    desk.execute(&format!(
        "DROP PROCEDURE {{api}}.attachment_put;
         CREATE PROCEDURE {{api}}.attachment_put(
           IN p_token VARBINARY(32), IN p_request BINARY(16), IN p_attachment BIGINT UNSIGNED, IN p_position INT UNSIGNED,
           IN p_bytes LONGBLOB)
         BEGIN
           DO GET_LOCK('{lock}', 60); DO RELEASE_LOCK('{lock}');
           SELECT JSON_OBJECT('id', p_attachment + 0, 'next', 1) AS doc;
         END"
    ))
    .await;
    desk.execute(&format!("DO GET_LOCK('{lock}', 0)")).await;
    let others = async {
        client.polls().await;
        client.creates().await.expect("created");
        client.database.rest().await;
        client.polls().await;
    };
    let put = client.puts(upload, "text");
    tokio::pin!(put);
    tokio::select! {
        biased;
        early = &mut put => panic!("the server holds the chunk: {early:?}"),
        done = timeout(NOTICED, others) => done.expect("they wait for no chunk"),
    }
    desk.execute(&format!("DO RELEASE_LOCK('{lock}')")).await;
    assert_eq!(put.await.expect("it arrives").next, 1, "nobody closed its connection");
}

/// On a slow network a chunk is silent for long. What the other connections learn tells that it is dead.
async fn a_chunk_into_the_void_goes_over_another_connection(desk: Arc<Desk>) {
    let client = Client::at(&desk).await;
    client.polls().await;
    let upload = client.begins("text").await;
    let open = client.until_it_holds(&desk, 3).await.pop().expect("three connections");
    client.proxy.set(Fault::Blackhole);
    let both = async { tokio::join!(client.puts(upload, "text"), client.polls()) };
    let (put, ()) = timeout(NOTICED, both).await.expect("long before a slow chunk is given up");
    assert_eq!(put.expect("it arrives").next, 1);
    client.creates().await.expect("created");
    let left = client.until_it_holds(&desk, 3).await;
    assert!(left.iter().all(|id| *id > open), "the dead ones were ended: {left:?} after {open}");
}
