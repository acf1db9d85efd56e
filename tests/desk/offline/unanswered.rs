//! A call without an answer may have been carried out, whatever later attempts meet.

use model::{Code, OutboxItem, OutboxState, OutboxTakeBack};

use super::proxied_world::ProxiedWorld;
use crate::host::RecordingHost;
use crate::station::Station;
use crate::world::World;

/// What happens to an attempt that the database carries out.
const BREAKS_OFF: &str = "KILL CONNECTION_ID()";
const DEADLOCK: &str = "SIGNAL SQLSTATE '40001' SET MYSQL_ERRNO = 1213, MESSAGE_TEXT = 'Deadlock found'";
const DEFECT: &str = "SIGNAL SQLSTATE '22001' SET MYSQL_ERRNO = 1406, MESSAGE_TEXT = 'Data too long'";
const REFUSAL: &str = "SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'input.deceptive'";

/// Makes a new ticket meet `first`, and `then` when it is sent again.
async fn meets(world: &World, first: &str, then: &str) {
    world
        .as_owner(&format!(
            "CREATE TABLE IF NOT EXISTS data.tries (number INT AUTO_INCREMENT PRIMARY KEY);
             DELETE FROM data.tries;
             DROP PROCEDURE api.ticket_create;
             CREATE PROCEDURE api.ticket_create(
               IN p_token VARBINARY(32), IN p_request BINARY(16), IN p_title LONGTEXT, IN p_description LONGTEXT,
               IN p_priority LONGTEXT, IN p_category BIGINT UNSIGNED, IN p_facts LONGTEXT)
             BEGIN
               INSERT INTO data.tries () VALUES ();
               COMMIT;
               IF (SELECT COUNT(*) FROM data.tries) = 1 THEN {first}; END IF;
               {then};
             END"
        ))
        .await;
}

const TRIES: &str = "SELECT COUNT(*) FROM data.tries";

async fn cannot_be_taken_back(station: &Station, item: &OutboxItem, why: &str) {
    let back = station.desk.outbox_take_back(OutboxTakeBack { id: item.id }).await;
    assert_eq!(back.expect_err(why).code(), Code::OutboxUnderWay, "{why}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_later_failure_proves_nothing_about_an_earlier_try() {
    let proxied = ProxiedWorld::new().await;
    let anna = proxied.employee("anna").await;
    meets(&proxied.world, BREAKS_OFF, DEADLOCK).await;
    assert!(anna.send_create("Printer").await.delivered().is_none(), "nobody answers");
    let item = anna.outbox().await.pop().expect("it waits");
    assert_eq!(
        item.state,
        OutboxState::Delivering,
        "the first try broke off, the others of the same round were refused"
    );
    cannot_be_taken_back(&anna, &item, "the first try may have arrived").await;

    // An attempt that certainly did not arrive.
    meets(&proxied.world, DEADLOCK, DEADLOCK).await;
    anna.desk.connection_retry(()).await.expect("tried");
    proxied.world.until_at_least(TRIES, 4).await;
    cannot_be_taken_back(&anna, &item, "a failed round proves nothing about the one before").await;

    meets(&proxied.world, DEFECT, DEFECT).await;
    anna.desk.connection_retry(()).await.expect("tried");
    proxied.world.until_at_least(TRIES, 1).await;
    cannot_be_taken_back(&anna, &item, "an error of the server proves nothing about earlier tries").await;

    proxied.world.repair().await;
    anna.desk.connection_retry(()).await.expect("tried");
    anna.until_outbox_is_empty().await;
    assert_eq!(proxied.world.count("SELECT COUNT(*) FROM data.tickets").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_refusal_by_a_rule_proves_that_nothing_arrived() {
    let proxied = ProxiedWorld::new().await;
    let anna = proxied.employee("anna").await;
    meets(&proxied.world, BREAKS_OFF, REFUSAL).await;
    let error = anna.refused_create("Printer").await;
    assert_eq!(error, Code::InputDeceptive);
    assert_eq!(anna.drafts().await.len(), 1, "the text is a draft again");
    assert!(anna.outbox().await.is_empty());
    anna.until("the windows know", |now: &RecordingHost| now.counts().online).await;
}
