//! What a workstation's account can do with a client of its own: call the public procedures, and nothing else.

use std::sync::Arc;

use support::database::Desk;

support::on_each_server! {
    a_workstation_reads_and_writes_no_table,
    a_workstation_sees_no_table_and_no_body,
    a_workstation_calls_no_internal_routine,
    a_workstation_creates_nothing,
    the_owner_account_is_locked_and_owns_everything,
    a_workstation_sees_nobody_elses_statements,
}

async fn a_workstation_reads_and_writes_no_table(desk: Arc<Desk>) {
    let workstation = desk.workstation().await;
    let tables: Vec<(String,)> =
        desk.rows("SELECT CAST(TABLE_NAME AS CHAR) FROM information_schema.TABLES WHERE TABLE_SCHEMA = '{data}'").await;
    assert!(tables.len() >= 15);
    for (table,) in tables {
        for statement in [
            "SELECT * FROM {data}.T",
            "DELETE FROM {data}.T",
            "INSERT INTO {data}.T VALUES ()",
            "TRUNCATE {data}.T",
            "DROP TABLE {data}.T",
            "LOCK TABLES {data}.T WRITE",
            "HANDLER {data}.T OPEN",
        ] {
            let statement = desk.named(statement).replace(".T", &format!(".{table}"));
            let refused = workstation.raw(&statement).await;
            assert!(refused.as_ref().is_err_and(|error| error.contains("denied")), "{statement}: {refused:?}");
        }
    }
}

async fn a_workstation_sees_no_table_and_no_body(desk: Arc<Desk>) {
    let workstation = desk.workstation().await;
    for (what, sql) in [
        ("tables", "SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = '{data}'"),
        ("columns", "SELECT COLUMN_NAME FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = '{data}'"),
        ("triggers", "SELECT TRIGGER_NAME FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = '{data}'"),
        (
            "bodies",
            "SELECT ROUTINE_DEFINITION FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = '{api}' AND ROUTINE_DEFINITION IS NOT NULL",
        ),
        ("internal routines", "SELECT ROUTINE_NAME FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = '{data}'"),
    ] {
        let seen = workstation.run(&desk.named(sql), &[]).await.expect("may ask");
        assert!(seen.is_empty(), "{what}: {seen:?}");
    }
}

async fn a_workstation_calls_no_internal_routine(desk: Arc<Desk>) {
    let workstation = desk.workstation().await;
    let routines: Vec<(String,)> = desk
        .rows("SELECT CAST(ROUTINE_NAME AS CHAR) FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = '{data}'")
        .await;
    assert!(routines.len() >= 15);
    for (routine,) in routines {
        let refused = workstation.raw(&desk.named(&format!("CALL {{data}}.{routine}()"))).await;
        assert!(refused.as_ref().is_err_and(|error| error.contains("denied")), "{routine}: {refused:?}");
    }
}

async fn a_workstation_creates_nothing(desk: Arc<Desk>) {
    let workstation = desk.workstation().await;
    for statement in [
        "CREATE TABLE {api}.t (i INT)",
        "CREATE TEMPORARY TABLE {api}.t (i INT)",
        "CREATE TEMPORARY TABLE {data}.tickets (id INT)",
        "CREATE PROCEDURE {api}.p() SELECT 1",
        "CREATE VIEW {api}.v AS SELECT 1",
        "CREATE DATABASE mine",
        "CREATE USER mine",
        "DROP PROCEDURE {api}.watch",
        "ALTER PROCEDURE {api}.watch SQL SECURITY INVOKER",
        "GRANT EXECUTE ON {api}.* TO mine",
        "SET GLOBAL max_connections = 1",
        "SET GLOBAL log_bin_trust_function_creators = 1",
        "SELECT 1 INTO OUTFILE '/tmp/ticket-desk-test'",
        "CREATE EVENT {api}.e ON SCHEDULE EVERY 1 SECOND DO SELECT 1",
    ] {
        let refused = workstation.raw(&desk.named(statement)).await;
        assert!(
            refused.as_ref().is_err_and(|error| error.contains("denied")
                || error.contains("not allowed")
                || error.contains("secure")),
            "{statement}: {refused:?}"
        );
    }
}

async fn the_owner_account_is_locked_and_owns_everything(desk: Arc<Desk>) {
    let foreign = "SELECT COUNT(*) FROM information_schema.ROUTINES
        WHERE ROUTINE_SCHEMA IN ('{data}', '{api}') AND (DEFINER <> '{owner}@localhost' OR SECURITY_TYPE <> 'DEFINER')";
    assert_eq!(desk.number(foreign).await, 0);
    let triggers = "SELECT COUNT(*) FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = '{data}' AND DEFINER <> '{owner}@localhost'";
    assert_eq!(desk.number(triggers).await, 0);
    let rows: Vec<(String,)> = desk.rows("SHOW CREATE USER '{owner}'@'localhost'").await;
    assert!(rows[0].0.contains("ACCOUNT LOCK"), "{}", rows[0].0);
}

async fn a_workstation_sees_nobody_elses_statements(desk: Arc<Desk>) {
    let (ada, eve) = (desk.employee("ada").await, desk.workstation().await);
    let seen = eve.run("SELECT DISTINCT USER FROM information_schema.PROCESSLIST", &[]).await.expect("may ask");
    assert_eq!(seen.len(), 1, "{seen:?}");
    let id = desk
        .number(&format!(
            "SELECT ID FROM {} WHERE USER = '{}'",
            desk.processes(),
            ada.workstation.options.get_username()
        ))
        .await;
    for statement in [format!("KILL {id}"), format!("KILL QUERY {id}")] {
        assert!(eve.raw(&statement).await.is_err(), "{statement}");
    }
    ada.watch().await;
}
