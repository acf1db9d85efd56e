//! Building and upgrading the database.

use std::sync::Arc;
use std::time::Duration;

use administration::install::{InstallError, Names, check, install, install_within};
use sqlx::Connection as _;
use sqlx::mysql::MySqlConnection;
use support::args;
use support::database::{Desk, request};

support::on_each_server! {
    a_second_installation_has_nothing_to_do,
    what_was_changed_on_the_server_is_found_and_repaired,
    objects_of_no_present_version_are_dropped,
    an_interrupted_installation_is_finished_by_the_next,
    a_changed_step_or_a_newer_database_is_not_touched,
    two_installations_at_once_do_not_meet,
    a_blocked_installation_names_who_blocks_it,
    an_account_without_privileges_is_named,
    people_and_tickets_stay_through_an_upgrade,
    no_change_lacks_its_event_while_triggers_are_replaced,
}

async fn a_second_installation_has_nothing_to_do(desk: Arc<Desk>) {
    let report = install(desk.admin(), &desk.names).await.expect("installs again");
    assert!(report.is_unchanged(), "{report:?}");
    let found = check(desk.admin(), &desk.names).await.expect("can be checked");
    assert!(found.is_current(), "{found:?}");
    assert!(
        found
            .server
            .starts_with(&format!("{:?}", desk.flavour).replace("MariaDb", "MariaDB").replace("MySql", "MySQL"))
    );
}

async fn what_was_changed_on_the_server_is_found_and_repaired(desk: Arc<Desk>) {
    desk.execute("DROP PROCEDURE {api}.watch").await;
    desk.execute("CREATE PROCEDURE {api}.watch(IN p_token VARBINARY(32)) SELECT 'all is well' AS doc").await;
    desk.execute("DROP TRIGGER {data}.ticket_events_before_update").await;
    desk.execute("CREATE PROCEDURE {api}.back_door() SELECT 1").await;
    let found = check(desk.admin(), &desk.names).await.expect("can be checked");
    assert_eq!(found.objects_changed, ["watch"]);
    assert_eq!(found.objects_outdated, ["ticket_events_before_update"]);
    assert_eq!(found.objects_foreign, ["back_door"]);
    assert!(!found.is_current());

    let report = install(desk.admin(), &desk.names).await.expect("sets right");
    assert!(report.applied.starts_with(&["ticket_events_before_update".to_owned()]), "{report:?}");
    assert!(report.applied.contains(&"watch".to_owned()), "{report:?}");
    desk.employee("ada").await.watch().await;
    assert!(desk.attempt("UPDATE {data}.ticket_events SET note = ''").await.is_ok(), "no rows, no refusal");
}

async fn objects_of_no_present_version_are_dropped(desk: Arc<Desk>) {
    desk.execute("CREATE PROCEDURE {api}.ticket_delete() SELECT 1").await;
    desk.execute(
        "INSERT INTO {data}.installed_objects (kind, name, checksum, applied_at)
         VALUES ('public', 'ticket_delete', REPEAT('0', 64), UTC_TIMESTAMP(6))",
    )
    .await;
    let report = install(desk.admin(), &desk.names).await.expect("upgrades");
    assert_eq!(report.dropped, ["ticket_delete"]);
    let left = "SELECT COUNT(*) FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = '{api}' AND ROUTINE_NAME = 'ticket_delete'";
    assert_eq!(desk.number(left).await, 0);
}

async fn an_interrupted_installation_is_finished_by_the_next(desk: Arc<Desk>) {
    // The leftovers of a kill: an object that is created but not recorded, or dropped and not created again.
    for leaves in [
        "DELETE FROM {data}.schema_steps WHERE step >= '0010'",
        "DELETE FROM {data}.schema_steps",
        "DELETE FROM {data}.installed_objects",
        "DROP PROCEDURE {data}.begin_call",
        "DROP TRIGGER {data}.tickets_after_update",
        "DROP TABLE {data}.requests; DELETE FROM {data}.schema_steps WHERE step LIKE '%requests'",
        "DROP DATABASE {api}",
        "DROP USER '{owner}'@'localhost'; DELETE FROM {data}.installed_objects WHERE kind = 'grants'",
    ] {
        desk.execute(leaves).await;
        let report = install(desk.admin(), &desk.names).await.unwrap_or_else(|error| panic!("after {leaves}: {error}"));
        let found = check(desk.admin(), &desk.names).await.expect("can be checked");
        assert!(found.is_current(), "after {leaves}: {report:?}, {found:?}");
    }
    desk.employee("ada").await.creates("Printer").await;
    assert_eq!(desk.number("SELECT COUNT(*) FROM {data}.settings WHERE name = 'salt_secret'").await, 1);
}

async fn a_changed_step_or_a_newer_database_is_not_touched(desk: Arc<Desk>) {
    desk.execute("UPDATE {data}.schema_steps SET checksum = REPEAT('0', 64) WHERE step LIKE '%users'").await;
    let refused = install(desk.admin(), &desk.names).await;
    assert!(matches!(&refused, Err(InstallError::StepChanged { step }) if step == "0005_users"), "{refused:?}");
    desk.execute("DELETE FROM {data}.schema_steps WHERE step LIKE '%users'").await;
    install(desk.admin(), &desk.names).await.expect("the step is safe to run again");
    desk.execute("INSERT INTO {data}.schema_steps VALUES ('9999_future', REPEAT('0', 64), UTC_TIMESTAMP(6))").await;
    let refused = install(desk.admin(), &desk.names).await;
    assert!(matches!(&refused, Err(InstallError::DatabaseNewer { step }) if step == "9999_future"), "{refused:?}");
    let found = check(desk.admin(), &desk.names).await.expect("can be checked");
    assert_eq!(found.steps_foreign, ["9999_future"]);
}

async fn two_installations_at_once_do_not_meet(desk: Arc<Desk>) {
    desk.execute("DELETE FROM {data}.installed_objects").await;
    let (one, other) = tokio::join!(install(desk.admin(), &desk.names), install(desk.admin(), &desk.names));
    let (one, other) = (one.expect("installs"), other.expect("waits, then finds nothing to do"));
    assert!(one.is_unchanged() != other.is_unchanged());
}

async fn a_blocked_installation_names_who_blocks_it(desk: Arc<Desk>) {
    let mut other = MySqlConnection::connect_with(desk.admin()).await.expect("connects");
    let lock = format!("SELECT GET_LOCK('{} installation', 0)", desk.names.data);
    sqlx::query(&lock).fetch_one(&mut other).await.expect("takes the lock");
    let id: (u64,) = sqlx::query_as("SELECT CONNECTION_ID()").fetch_one(&mut other).await.expect("an id");
    let refused = install_within(desk.admin(), &desk.names, Duration::ZERO).await;
    assert!(matches!(&refused, Err(InstallError::Busy { holder }) if *holder == Some(id.0)), "{refused:?}");
    other.close().await.expect("goes");
    install(desk.admin(), &desk.names).await.expect("the lock went with its connection");
}

async fn an_account_without_privileges_is_named(desk: Arc<Desk>) {
    let workstation = desk.workstation().await;
    let names = Names::new("nowhere", "nowhere_api", "nowhere_owner").expect("good names");
    let refused = install(&workstation.options, &names).await;
    assert!(matches!(&refused, Err(InstallError::MissingPrivilege { .. })), "{refused:?}");
    assert!(refused.expect_err("refused").to_string().contains("privilege"));
}

async fn people_and_tickets_stay_through_an_upgrade(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let ticket = ada.creates("Printer").await;
    desk.execute("DELETE FROM {data}.installed_objects; DELETE FROM {data}.schema_steps").await;
    install(desk.admin(), &desk.names).await.expect("upgrades");
    assert_eq!(bob.pool().await, [ticket]);
    bob.call("ticket_claim", args![request(), ticket]).await.expect("on the same connection, with the same account");
    desk.audits().await;
}

async fn no_change_lacks_its_event_while_triggers_are_replaced(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    let (stop, mut stopped) = tokio::sync::oneshot::channel::<()>();
    let creating = tokio::spawn(async move {
        let mut created = 0_u64;
        while stopped.try_recv().is_err() {
            match ada.call("ticket_create", args![request(), "Printer", "It smokes.", None, None, None]).await {
                Ok(_) => created += 1,
                Err(closed) => assert!(closed.starts_with("1305"), "a short closing is the only refusal: {closed}"),
            }
        }
        created
    });
    for _ in 0..5 {
        desk.execute("UPDATE {data}.installed_objects SET checksum = '' WHERE name = 'tickets_after_insert'").await;
        install(desk.admin(), &desk.names).await.expect("upgrades");
    }
    stop.send(()).expect("it is still creating");
    let created = creating.await.expect("creates to the end");
    assert!(created > 0, "people must have worked meanwhile");
    assert_eq!(desk.audits().await, created, "each ticket has its event");
}
