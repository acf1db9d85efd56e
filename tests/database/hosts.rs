//! A connection with several hosts: the client finds one that serves, and takes a reader only if there is no writer.

use std::sync::Arc;
use std::time::Duration;

use administration::workstation::Origin;
use database::{Database, NewTicket, Retry, Token};
use fault_proxy::{Fault, FaultProxy};
use model::{Code, Description, RequestId, Title};
use sqlx::mysql::{MySqlConnectOptions, MySqlSslMode};
use support::database::Desk;
use support::installation::Installation;
use support::server::Server;
use uuid::Uuid;

use super::scene::hex;

support::on_each_server! {
    the_next_host_serves_when_one_is_away,
    a_read_only_host_is_left_for_the_writer,
}

pub(super) async fn creates(database: &Database, token: &Token) -> Result<model::Ticket, Code> {
    let (title, text) = (Title::parse("Printer").expect("a title"), Description::parse("It smokes.").expect("a text"));
    let created = database.ticket_create(token, RequestId(Uuid::now_v7()), NewTicket::new(&title, &text)).await;
    created.map_err(|error| error.code())
}

pub(super) async fn token(desk: &Desk) -> Token {
    Token::parse(&hex(&desk.employee("ada").await.token)).expect("a token")
}

async fn the_next_host_serves_when_one_is_away(desk: Arc<Desk>) {
    let proxies = [
        FaultProxy::to("127.0.0.1", desk.flavour.port()).await.expect("a port is free"),
        FaultProxy::to("127.0.0.1", desk.flavour.port()).await.expect("a port is free"),
    ];
    let [first, second] = &proxies;
    let account = desk.workstation_at(first.port()).await.options.clone();
    let hosts = vec![account.clone(), account.port(second.port())];
    // Longer than this test may take.
    let retry = Retry { connect: Duration::from_millis(500), answer: Duration::from_mins(20), ..Retry::default() };
    let database = Database::with_hosts(hosts, retry);
    let token = token(&desk).await;
    creates(&database, &token).await.expect("the first host serves");
    assert_eq!(second.accepted(), 0, "the first one is preferred");
    first.set(Fault::Cut);
    creates(&database, &token).await.expect("the second host serves");
    first.set(Fault::None);
    second.set(Fault::Cut);
    creates(&database, &token).await.expect("the first host serves again");
    assert_eq!(desk.number("SELECT COUNT(*) FROM {data}.tickets").await, 3);
    // A silent host costs a connection's timeout, not an answer's.
    first.set(Fault::Frozen);
    second.set(Fault::None);
    creates(&database, &token).await.expect("the second host serves");
}

/// A server of its own that takes no changes, and a workstation's connection to it.
struct Reader {
    installation: Installation,
    options: MySqlConnectOptions,
}

impl Reader {
    async fn new(desk: &Desk) -> Self {
        let installation = Installation::on_own(Server::start(desk.flavour).await).await;
        let origin = Origin::parse("127.0.0.1").expect("an address");
        let (account, password) = installation.account("reader", origin).await;
        let options = MySqlConnectOptions::new().host("127.0.0.1").port(installation.port());
        let options = options.ssl_mode(MySqlSslMode::Disabled).username(&account).password(&password);
        let options = options.database(&installation.names.api);
        let reader = Self { installation, options };
        reader.execute("SET GLOBAL read_only = 1").await;
        reader
    }

    async fn execute(&self, sql: &str) {
        sqlx::raw_sql(sql).execute(&mut self.installation.connect().await).await.expect("the administrator may");
    }
}

async fn a_read_only_host_is_left_for_the_writer(desk: Arc<Desk>) {
    let reader = Reader::new(&desk).await;
    let writer = desk.workstation_at(desk.flavour.port()).await.options.clone();
    let token = token(&desk).await;
    let database = Database::with_hosts(vec![reader.options.clone(), writer], Retry::default());
    creates(&database, &token).await.expect("the writer is found behind the reader");
    assert_eq!(desk.number("SELECT COUNT(*) FROM {data}.tickets").await, 1);
}
