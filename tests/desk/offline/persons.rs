//! The owner of an outbox: ended sessions, and another person at the same workstation.

use model::{Code, Signal, TicketMine};

use super::proxied_world::ProxiedWorld;
use crate::world::sign_up;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_an_expired_session_the_outbox_goes_on() {
    let proxied = ProxiedWorld::new().await;
    let anna = proxied.employee("anna").await;
    proxied.cut(&anna).await;
    anna.send_create("Printer").await;
    anna.types("create", r#"{"title":"And another thing"}"#).await;
    proxied.world.as_owner("UPDATE data.sessions SET expires_at = UTC_TIMESTAMP(6) - INTERVAL 1 DAY").await;
    proxied.mend(&anna).await;
    anna.until("the session ended", |now| now.signals().contains(&Signal::SessionEnded)).await;
    anna.types("create", r#"{"title":"And another thing, typed while signing in is required"}"#).await;
    assert_eq!(anna.outbox().await.len(), 1, "what waits stays in sight");
    assert_eq!(proxied.world.count("SELECT COUNT(*) FROM data.tickets").await, 0, "nothing is sent without a session");

    // The application is closed meanwhile.
    let anna = anna.restart().await;
    anna.sign_in("anna").await;
    anna.until_outbox_is_empty().await;
    assert_eq!(proxied.world.count("SELECT COUNT(*) FROM data.tickets WHERE title = 'Printer'").await, 1);
    assert!(anna.drafts().await[0].content.contains("signing in is required"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_next_person_neither_sees_nor_sends_the_outbox() {
    let proxied = ProxiedWorld::new().await;
    let anna = proxied.employee("anna").await;
    anna.created("Printer").await;
    anna.desk.ticket_mine(TicketMine { done: false, after: None }).await.expect("her list");
    proxied.cut(&anna).await;
    anna.send_create("Confidential").await;
    anna.types("create", r#"{"title":"Also confidential"}"#).await;
    anna.desk.session_close(()).await.expect("signed out without a database");
    assert_eq!(anna.desk.outbox_list(()).await.expect_err("whose?").code(), Code::SessionEnded);
    assert!(anna.desk.app_state(()).await.expect("state").outbox.is_empty());
    let told = anna.host.signals().into_iter().rev().find(|signal| matches!(signal, Signal::Outbox { .. }));
    assert_eq!(told, Some(Signal::Outbox { items: Vec::new() }), "the window no longer shows it");

    let station = anna;
    proxied.mend(&station).await;
    station.desk.person_sign_up(sign_up("eve", "")).await.expect("somebody else");
    station.created("Of Eve").await;
    assert!(station.outbox().await.is_empty() && station.drafts().await.is_empty());
    proxied.cut(&station).await;
    let list = station.desk.ticket_mine(TicketMine { done: false, after: None }).await;
    assert_eq!(list.expect_err("Anna's list is not Eve's").code(), Code::DatabaseUnreachable);
    proxied.mend(&station).await;
    assert_eq!(proxied.world.count("SELECT COUNT(*) FROM data.tickets WHERE title = 'Confidential'").await, 0);
    station.desk.session_close(()).await.expect("signed out");

    station.sign_in("anna").await;
    station.until_outbox_is_empty().await;
    let of_anna = "SELECT COUNT(*) FROM data.tickets t JOIN data.users u ON u.id = t.user_id
                   WHERE t.title = 'Confidential' AND u.username = 'anna'";
    assert_eq!(proxied.world.count(of_anna).await, 1);
    assert_eq!(station.drafts().await.len(), 1);
}
