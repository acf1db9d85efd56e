//! An upgrade that somebody blocks, and what people see of it.

use std::sync::Arc;
use std::time::Duration;

use administration::install::{InstallError, InstallReport, check, install, install_within};
use database::{Database, Retry};
use model::Code;
use sqlx::{ConnectOptions as _, Connection as _};
use support::database::Desk;

use crate::parked::Parked;

support::on_each_server! {
    a_blocked_upgrade_leaves_the_desk_open,
    a_failed_upgrade_puts_everything_back,
    while_procedures_are_missing_the_desk_is_being_upgraded,
    an_installation_on_another_node_is_waited_for,
    what_a_killed_installation_left_is_taken_over,
}

/// Everything that the next version replaces if every text has changed.
const NEXT_VERSION: &str = "UPDATE {data}.installed_objects SET checksum = '' WHERE kind IN ('internal', 'trigger')";
const OBJECTS: &str = "SELECT GROUP_CONCAT(name ORDER BY name) FROM (
    SELECT CAST(CONCAT_WS(' ', ROUTINE_SCHEMA, ROUTINE_NAME, SHA2(ROUTINE_DEFINITION, 256)) AS CHAR) AS name
      FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA IN ('{data}', '{api}')
    UNION ALL
    SELECT CAST(CONCAT_WS(' ', TRIGGER_NAME, SHA2(ACTION_STATEMENT, 256)) AS CHAR)
      FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = '{data}') AS objects";

/// The servers wait for a day or a year unless they are told otherwise.
async fn upgrades(desk: &Desk) -> Result<InstallReport, InstallError> {
    let ended = tokio::time::timeout(Duration::from_mins(2), install(desk.admin(), &desk.names)).await;
    ended.expect("an upgrade gives up after its time limit")
}

async fn objects(desk: &Desk) -> String {
    desk.execute("SET SESSION group_concat_max_len = 1000000").await;
    desk.text(OBJECTS).await
}

async fn a_blocked_upgrade_leaves_the_desk_open(desk: Arc<Desk>) {
    let (ada, eve) = (desk.employee("ada").await, desk.employee("eve").await);
    let parked = Parked::prepare(&desk, &eve).await;
    let id = parked.id;
    let before = objects(&desk).await;
    desk.execute(NEXT_VERSION).await;
    let (blocked, connection) = parked
        .while_parked(&desk, async || {
            let blocked = upgrades(&desk).await;
            ada.creates("Everybody can go on").await;
            blocked
        })
        .await;
    let blocked = blocked.expect_err("the triggers of a locked table cannot be replaced");
    assert!(matches!(&blocked, InstallError::Blocked { by, .. } if by.iter().any(|b| b.id == id)), "{blocked:?}");
    assert!(blocked.to_string().contains(&id.to_string()), "{blocked}");
    assert_eq!(objects(&desk).await, before, "nothing is missing");
    drop(connection);
    upgrades(&desk).await.expect("once nobody is in the way");
    ada.creates("And afterwards").await;
    desk.audits().await;
}

async fn a_failed_upgrade_puts_everything_back(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    desk.execute(
        "CREATE TABLE {data}.own (id INT PRIMARY KEY);
         CREATE TRIGGER {data}.own BEFORE INSERT ON {data}.own FOR EACH ROW CALL {data}.require_text('x', 0, 1, 9)",
    )
    .await;
    let before = objects(&desk).await;
    desk.execute(NEXT_VERSION).await;
    // Whoever ran a trigger holds the routines that it calls, but none of the desk's tables.
    let mut holder = desk.admin().connect().await.expect("connects");
    let hold = desk.named("START TRANSACTION; INSERT INTO {data}.own VALUES (1)");
    sqlx::raw_sql(&hold).execute(&mut holder).await.expect("holds");
    let (id,): (u64,) = sqlx::query_as("SELECT CONNECTION_ID()").fetch_one(&mut holder).await.expect("an id");
    let blocked = upgrades(&desk).await.expect_err("a routine that is held cannot be replaced");
    assert!(matches!(&blocked, InstallError::Blocked { by, .. } if by.iter().any(|b| b.id == id)), "{blocked:?}");
    assert_eq!(objects(&desk).await, before, "what was dropped is back");
    ada.creates("Everybody can go on").await;
    holder.close().await.expect("goes");
    desk.execute("DROP TABLE {data}.own").await;
    upgrades(&desk).await.expect("once nobody is in the way");
    assert!(check(desk.admin(), &desk.names).await.expect("can be checked").is_current());
    desk.audits().await;
}

async fn while_procedures_are_missing_the_desk_is_being_upgraded(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    let database = Database::new(ada.workstation.options.clone(), Retry::default());
    database.about().await.expect("is installed");
    desk.execute("DROP PROCEDURE {api}.api_version").await;
    assert_eq!(database.about().await.map_err(|error| error.code()).err(), Some(Code::DatabaseUpgrading));
    let next = Database::new(ada.workstation.options.clone(), Retry::default());
    assert_eq!(next.reach().await.map_err(|error| error.code()), Err(Code::DatabaseUpgrading));
    assert!(Code::DatabaseUpgrading.is_retryable(), "what was wanted waits for the end of the upgrade");
    upgrades(&desk).await.expect("is upgraded");
    database.about().await.expect("goes on by itself");
}

async fn an_installation_on_another_node_is_waited_for(desk: Arc<Desk>) {
    let takes = "UPDATE {data}.installation
                    SET server = 'node-2:3306', connection = 7, lease_until = UTC_TIMESTAMP(6) + INTERVAL";
    desk.execute(&format!("{takes} 1 HOUR")).await;
    let refused = install_within(desk.admin(), &desk.names, Duration::ZERO).await.expect_err("somebody installs");
    assert!(matches!(&refused, InstallError::BusyElsewhere { server, holder: 7, .. } if server == "node-2:3306"));
    desk.execute(&format!("{takes} -1 SECOND")).await;
    install_within(desk.admin(), &desk.names, Duration::ZERO).await.expect("whoever died is not waited for");
    assert_eq!(desk.text("SELECT server FROM {data}.installation").await, "", "nobody installs any more");
}

async fn what_a_killed_installation_left_is_taken_over(desk: Arc<Desk>) {
    desk.execute(
        "UPDATE {data}.installation SET server = CONCAT(@@hostname, ':', @@port), connection = 7,
           lease_until = UTC_TIMESTAMP(6) + INTERVAL 1 HOUR",
    )
    .await;
    install_within(desk.admin(), &desk.names, Duration::ZERO).await.expect("its lock of this node is free");
}
