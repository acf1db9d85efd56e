//! Nobody erases history indirectly: through a foreign key, by writing over it, or with the procedures' own account.

use std::sync::Arc;

use model::Ticket;
use sqlx::ConnectOptions as _;
use sqlx::mysql::{MySqlConnectOptions, MySqlSslMode};
use support::database::{Desk, Person, Workstation, request};
use support::{Flavour, args};

use super::fingerprint::Tables;

support::on_each_server! {
    no_foreign_key_cascades,
    the_owner_account_erases_and_rewrites_nothing,
    a_workstation_erases_nothing_indirectly,
    triggers_stop_an_administrators_slip,
    an_erased_history_is_found,
}

/// The tables that only grow.
const HISTORY: [&str; 3] = ["ticket_events", "person_events", "messages"];

/// Fills every table that people's actions fill.
async fn lived_in(desk: &Desk) -> (Person, Person) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    for end in ["claimed", "completed", "declined", "withdrawn"] {
        let facts = args![request(), end, "It smokes.", None, None, r#"{"host":"adas-pc"}"#];
        let ticket = ada.one::<Ticket>("ticket_create", facts).await.id;
        let message = ada.writes(ticket, "It smokes.").await.id;
        if end == "claimed" {
            ada.attaches_to(ticket, Some(message), "log", b"text").await;
            ada.attaches(ticket, "the same log", b"text").await;
        }
        match end {
            "withdrawn" => drop(ada.withdraws(ticket).await),
            "declined" => bob.declines(ticket).await,
            _ => drop(bob.claims(ticket).await),
        }
        if end == "completed" {
            bob.completes(ticket).await;
        }
    }
    (ada, bob)
}

async fn no_foreign_key_cascades(desk: Arc<Desk>) {
    lived_in(&desk).await;
    let rules: Vec<(String, String, String)> = desk
        .rows(
            "SELECT CAST(CONSTRAINT_NAME AS CHAR), CAST(DELETE_RULE AS CHAR), CAST(UPDATE_RULE AS CHAR)
               FROM information_schema.REFERENTIAL_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = '{data}'",
        )
        .await;
    assert!(rules.len() >= 12, "the catalogue was read");
    for (name, delete, update) in &rules {
        assert!(!["CASCADE", "SET NULL", "SET DEFAULT"].contains(&delete.as_str()), "{name} ON DELETE {delete}");
        assert!(!["CASCADE", "SET NULL", "SET DEFAULT"].contains(&update.as_str()), "{name} ON UPDATE {update}");
    }
    // The administrator can neither delete a row that a foreign key points to nor change its key.
    let paths: Vec<(String, String, String, String)> = desk
        .rows(
            "SELECT CAST(TABLE_NAME AS CHAR), CAST(COLUMN_NAME AS CHAR),
                    CAST(REFERENCED_TABLE_NAME AS CHAR), CAST(REFERENCED_COLUMN_NAME AS CHAR)
               FROM information_schema.KEY_COLUMN_USAGE
              WHERE TABLE_SCHEMA = '{data}' AND REFERENCED_TABLE_NAME IS NOT NULL",
        )
        .await;
    assert_eq!(paths.len(), rules.len());
    let tables = Tables::of(&desk).await;
    let before = tables.fingerprint(&desk).await;
    for (child, column, parent, key) in paths {
        let pointed = format!(
            "{key} IN (SELECT {column} FROM (SELECT {column} FROM {{data}}.{child} WHERE {column} IS NOT NULL) c)"
        );
        let rows = desk.number(&format!("SELECT COUNT(*) FROM {{data}}.{parent} WHERE {pointed}")).await;
        assert!(rows > 0, "{child}.{column} points nowhere: the test shows nothing");
        let other = if key == "code_hash" { "UNHEX(SHA2('other', 256))" } else { "4711000" };
        for statement in [
            format!("DELETE FROM {{data}}.{parent} WHERE {pointed} LIMIT 1"),
            format!("UPDATE {{data}}.{parent} SET {key} = {other} WHERE {pointed} LIMIT 1"),
        ] {
            assert!(desk.attempt(&statement).await.is_err(), "{statement}");
        }
    }
    assert_eq!(tables.fingerprint(&desk).await, before);
}

/// Connects as the locked account that owns the procedures, as if an attacker had unlocked it.
pub async fn owner(desk: &Desk) -> Workstation {
    let owner = &desk.names.owner;
    let identified = match desk.flavour {
        Flavour::MariaDb => "IDENTIFIED VIA mysql_native_password USING PASSWORD('opened')",
        Flavour::MySql => "IDENTIFIED WITH caching_sha2_password BY 'opened'",
    };
    desk.execute(&format!("ALTER USER '{owner}'@'localhost' {identified} ACCOUNT UNLOCK")).await;
    let options: MySqlConnectOptions = desk
        .admin()
        .clone()
        .ssl_mode(MySqlSslMode::Preferred)
        .username(owner)
        .password("opened")
        .database(&desk.names.data);
    Workstation::connect(options.disable_statement_logging()).await
}

async fn the_owner_account_erases_and_rewrites_nothing(desk: Arc<Desk>) {
    lived_in(&desk).await;
    let tables = Tables::of(&desk).await;
    let owner = owner(&desk).await;
    assert_eq!(
        owner.run("SELECT CAST(COUNT(*) > 0 AS CHAR) FROM ticket_events", &[]).await,
        Ok(vec![1.into()]),
        "it reads"
    );
    let before = tables.fingerprint(&desk).await;
    let mut faults = Vec::new();
    for table in tables.names() {
        for statement in [
            "DELETE FROM {table}",
            "DELETE FROM {table} WHERE 1 = 0",
            "REPLACE INTO {table} SELECT * FROM {table}",
            "TRUNCATE {table}",
            "DROP TABLE {table}",
            "ALTER TABLE {table} ADD mine INT",
            "ALTER TABLE {table} DISCARD TABLESPACE",
            "RENAME TABLE {table} TO mine",
            "CREATE TABLE mine LIKE {table}",
            "LOCK TABLES {table} WRITE",
        ] {
            let statement = statement.replace("{table}", table);
            if !owner.raw(&statement).await.is_err_and(|error| error.contains("denied")) {
                faults.push(statement);
            }
        }
    }
    // Writing over a row is an UPDATE of each column that it would touch.
    for table in HISTORY {
        let columns: Vec<(String,)> = desk
            .rows(&format!(
                "SELECT CAST(COLUMN_NAME AS CHAR) FROM information_schema.COLUMNS
                  WHERE TABLE_SCHEMA = '{{data}}' AND TABLE_NAME = '{table}'"
            ))
            .await;
        assert!(columns.len() >= 7, "the catalogue was read");
        for (column,) in columns {
            let insert = format!(
                "INSERT INTO {table} SELECT * FROM {table} ON DUPLICATE KEY UPDATE {column} = VALUES({column})"
            );
            for statement in [format!("UPDATE {table} SET {column} = {column}"), insert] {
                let answer = owner.raw(&statement).await;
                // MariaDB asks ON DUPLICATE KEY for a right to update any column: for `messages`, where `read_at` is one,
                // only the trigger is left.
                let left =
                    |error: &String| table == "messages" && !statement.starts_with("UPDATE") && error == "call.refused";
                let refused = answer.as_ref().is_err_and(|error| error.contains("denied") || left(error));
                // `read_at` is the only column that is written later.
                if !refused && column != "read_at" {
                    faults.push(format!("{statement}: {answer:?}"));
                }
            }
        }
    }
    for statement in [
        "DROP DATABASE {data}",
        "DROP PROCEDURE {data}.feeds_bump",
        "SET FOREIGN_KEY_CHECKS = 0",
        "UPDATE {data}.users SET role = 'responder'",
        "UPDATE {data}.users SET username = 'x'",
        "UPDATE {data}.tickets SET user_id = 1",
        "UPDATE {data}.tickets SET created_at = UTC_TIMESTAMP(6)",
        "UPDATE {data}.ticket_responder_log SET responder_id = 1",
        "UPDATE {data}.sessions SET token_hash = NULL",
        "UPDATE {data}.sessions SET expires_at = '2099-01-01'",
        "UPDATE {data}.settings SET value = ''",
        "UPDATE {data}.invitations SET role = 'responder'",
        "INSERT INTO {data}.invitations (code_hash) VALUES ('x')",
        "UPDATE {data}.ticket_transitions SET actor = 'any_responder'",
        "INSERT INTO {data}.ticket_transitions (event_type) VALUES ('mine')",
    ] {
        let answer = owner.raw(&desk.named(statement)).await;
        if statement.starts_with("SET ") != answer.is_ok() {
            faults.push(format!("{statement}: {answer:?}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    // It may drop the triggers, because it needs that right to run them; only privileges protect history then.
    for table in HISTORY {
        owner.raw(&format!("DROP TRIGGER {table}_before_delete")).await.expect("its own triggers");
        assert!(
            owner.raw(&format!("DELETE FROM {table}")).await.is_err_and(|error| error.contains("denied")),
            "{table}"
        );
    }
    assert_eq!(tables.fingerprint(&desk).await, before);
    desk.execute("ALTER USER '{owner}'@'localhost' ACCOUNT LOCK").await;
}

async fn a_workstation_erases_nothing_indirectly(desk: Arc<Desk>) {
    let (ada, _) = lived_in(&desk).await;
    let tables = Tables::of(&desk).await;
    let before = tables.fingerprint(&desk).await;
    ada.workstation.raw("SET SESSION foreign_key_checks = 0, SESSION unique_checks = 0").await.expect("may be set");
    for table in tables.names() {
        for statement in [
            "REPLACE INTO {data}.{table} SELECT * FROM {data}.{table}",
            "INSERT INTO {data}.{table} VALUES () ON DUPLICATE KEY UPDATE id = 0",
            "DELETE t FROM {data}.{table} t JOIN information_schema.TABLES",
            "UPDATE {data}.{table}, information_schema.TABLES SET id = 0",
            "LOAD DATA LOCAL INFILE '/dev/null' REPLACE INTO TABLE {data}.{table}",
            "TRUNCATE {data}.{table}",
            "DROP TABLE IF EXISTS {data}.{table}",
            "DROP TEMPORARY TABLE {data}.{table}",
            "ALTER TABLE {data}.{table} DROP PRIMARY KEY",
            "ALTER TABLE {data}.{table} IMPORT TABLESPACE",
        ] {
            let statement = desk.named(&statement.replace("{table}", table));
            // A server may forbid local files to everybody, and knows no temporary table of this name.
            let known = ["denied", "not allowed", "LOCAL", "Unknown table", "local data"];
            let answer = ada.workstation.raw(&statement).await;
            assert!(
                answer.as_ref().is_err_and(|error| known.iter().any(|word| error.contains(word))),
                "{statement}: {answer:?}"
            );
        }
    }
    assert_eq!(tables.fingerprint(&desk).await, before);
}

async fn triggers_stop_an_administrators_slip(desk: Arc<Desk>) {
    lived_in(&desk).await;
    let tables = Tables::of(&desk).await;
    let before = tables.fingerprint(&desk).await;
    for table in
        ["ticket_events", "person_events", "messages", "tickets", "users", "ticket_responder_log", "credentials"]
    {
        for statement in [
            format!("DELETE FROM {{data}}.{table}"),
            format!("DELETE FROM {{data}}.{table} LIMIT 1"),
            format!("REPLACE INTO {{data}}.{table} SELECT * FROM {{data}}.{table}"),
            format!(
                "SET SESSION foreign_key_checks = 0; DELETE FROM {{data}}.{table}; SET SESSION foreign_key_checks = 1"
            ),
        ] {
            // A generated column cannot be written at all.
            let refused = desk.attempt(&statement).await;
            let known = |error: &String| error.contains("call.refused") || error.contains("generated");
            assert!(refused.as_ref().is_err_and(known), "{statement}: {refused:?}");
            desk.execute("SET SESSION foreign_key_checks = 1").await;
        }
    }
    for table in ["ticket_events", "person_events"] {
        let columns: Vec<(String,)> = desk
            .rows(&format!(
                "SELECT CAST(COLUMN_NAME AS CHAR) FROM information_schema.COLUMNS
                  WHERE TABLE_SCHEMA = '{{data}}' AND TABLE_NAME = '{table}'"
            ))
            .await;
        for (column,) in columns {
            let refused = desk.attempt(&format!("UPDATE {{data}}.{table} SET {column} = {column}")).await;
            assert!(refused.is_err_and(|error| error.contains("call.refused")), "{table}.{column}");
        }
    }
    assert_eq!(tables.fingerprint(&desk).await, before);
    desk.audits().await;
}

async fn an_erased_history_is_found(desk: Arc<Desk>) {
    lived_in(&desk).await;
    // No trigger fires for this, and nothing can keep the owner of the server from it.
    desk.execute("TRUNCATE {data}.ticket_events").await;
    let mut connection = desk.admin().connect().await.expect("connects");
    let verdict = administration::audit::verify(&mut connection, &desk.names).await.expect("can be read");
    assert!(verdict.broken.is_some(), "an empty history must not pass as complete");
}
