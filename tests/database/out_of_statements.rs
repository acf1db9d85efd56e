//! Prepared statements are limited for the whole server, and one account can use all of them up. It must not stop anybody else, and
//! the administrator can end it.

use administration::workstation::{self, Name};
use database::{Database, NewTicket, Retry, Token};
use model::{Description, RequestId, Role, TicketId, Title};
use sqlx::ConnectOptions as _;
use support::database::{OwnServer, Workstation};
use uuid::Uuid;

use super::scene::hex;

support::on_each_own_server! { an_account_that_prepares_everything_stops_nobody }

/// The servers' own limit, as it is unless an administrator changes it.
const LIMIT: usize = 16_382;

async fn an_account_that_prepares_everything_stops_nobody(server: OwnServer) {
    let desk = &server.desk;
    desk.execute(&format!("SET GLOBAL max_prepared_stmt_count = {LIMIT}")).await;
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let late = desk.workstation().await.options.clone();
    let eve = desk.workstation().await;

    let mut prepared = 0;
    let refused = loop {
        match eve.raw(&format!("PREPARE s{prepared} FROM 'SELECT 1'")).await {
            Ok(()) => prepared += 1,
            Err(error) => break error,
        }
        assert!(prepared <= LIMIT, "no limit");
    };
    assert!(refused.starts_with("1461 "), "{refused}");
    assert!(prepared > LIMIT - 100, "one account took nearly all: {prepared}");
    let plain = Workstation::connect(late.clone()).await.call("api_version", &[]).await;
    assert!(
        plain.is_err_and(|error| error.starts_with("1461 ")),
        "a plain client cannot prepare, so the limit is in effect"
    );

    let token = |bytes: &[u8]| Token::parse(&hex(bytes)).expect("a token");
    let (employee, responder) = (token(&ada.token), token(&bob.token));
    let database = Database::new(late, Retry::default());
    let hostile = "'); DROP TABLE tickets; -- ? \\ 🐈";
    let title = Title::parse(hostile).expect("a title");
    let text = Description::parse("It smokes.\nA lot: \"?\"").expect("a text");
    let request = RequestId(Uuid::now_v7());
    let created = database
        .ticket_create(&employee, request, NewTicket::new(&title, &text))
        .await
        .expect("a ticket can be created");
    assert_eq!(
        (created.title.as_str(), created.description.as_str()),
        (title.as_str(), text.as_str()),
        "as it was typed"
    );
    let again = database.ticket_create(&employee, request, NewTicket::new(&title, &text)).await.expect("and repeated");
    assert_eq!(again.id, created.id, "with the same effect");
    database.ticket_claim(&responder, RequestId(Uuid::now_v7()), created.id).await.expect("claimed");
    let pool = database.ticket_pool(&responder, false, None, 10).await.expect("lists can be read");
    assert!(pool.is_empty(), "{pool:?}");
    let shown = database.ticket_show(&employee, created.id, None).await.expect("a ticket can be read");
    assert_eq!(shown.events.len(), 2);
    let refused = database.ticket_show(&responder, TicketId(999), None).await.expect_err("a refusal is a refusal");
    assert_eq!(refused.code(), model::Code::TicketNotFound);
    let profile = database.person_profile(&responder).await.expect("documents of every kind arrive");
    assert_eq!(profile.role, Role::Responder);

    let name = eve.options.get_username().strip_prefix("td_").expect("a workstation's account").to_owned();
    let mut admin = desk.admin().connect().await.expect("the administrator can connect");
    workstation::revoke(&mut admin, &desk.names, &Name::parse(&name).expect("a name")).await.expect("can be revoked");
    ada.creates("Everybody can prepare again").await;
    assert_eq!(desk.audits().await, 3);
}
