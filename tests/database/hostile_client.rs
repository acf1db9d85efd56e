//! Everything that a plain client can try with a workstation's account, on every object of the server.

use std::collections::BTreeSet;
use std::sync::Arc;

use sqlx::Row as _;
use sqlx::mysql::MySqlRow;
use support::Flavour;
use support::args;
use support::database::{Desk, Workstation, connected};

use super::fingerprint::Tables;
use super::scene::hex;

support::on_each_server! {
    every_statement_on_every_table_is_denied,
    nothing_readable_reveals_internals_or_other_accounts,
    no_body_can_be_shown,
    no_global_variable_can_be_set,
    nothing_of_the_server_or_of_an_account_can_be_changed,
}

/// Statements on a table; `{api}` is the only schema where the account has any right.
const ON_A_TABLE: &[&str] = &[
    "SELECT * FROM {table}",
    "SELECT COUNT(*) FROM {table}",
    "SELECT * FROM {table} LIMIT 1 INTO @mine",
    "SELECT 1 FROM {table} FOR UPDATE",
    "DO (SELECT 1 FROM {table})",
    "SET @mine = (SELECT COUNT(*) FROM {table})",
    "CALL {api}.watch((SELECT 1 FROM {table}), NULL)",
    "INSERT INTO {table} VALUES ()",
    "INSERT INTO {table} SELECT * FROM {table}",
    "REPLACE INTO {table} VALUES ()",
    "UPDATE {table} SET id = 1",
    "DELETE FROM {table}",
    "DELETE a FROM {table} a",
    "TRUNCATE {table}",
    "DROP TABLE {table}",
    "ALTER TABLE {table} ADD mine INT",
    "ALTER TABLE {table} ENGINE = MEMORY",
    "RENAME TABLE {table} TO {api}.mine",
    "CREATE INDEX mine ON {table} (id)",
    "CREATE TABLE {api}.mine LIKE {table}",
    "CREATE TABLE {api}.mine AS SELECT * FROM {table}",
    "CREATE TEMPORARY TABLE {api}.mine AS SELECT * FROM {table}",
    "CREATE VIEW {api}.mine AS SELECT * FROM {table}",
    "CREATE TRIGGER mine BEFORE INSERT ON {table} FOR EACH ROW SET @mine = 1",
    "LOCK TABLES {table} READ",
    "LOCK TABLES {table} WRITE",
    "HANDLER {table} OPEN",
    "DESCRIBE {table}",
    "SHOW CREATE TABLE {table}",
    "SHOW COLUMNS FROM {table}",
    "SHOW INDEX FROM {table}",
    "EXPLAIN SELECT * FROM {table}",
    "CHECK TABLE {table}",
    "CHECKSUM TABLE {table}",
    "ANALYZE TABLE {table}",
    "OPTIMIZE TABLE {table}",
    "REPAIR TABLE {table}",
    "LOAD DATA INFILE '/etc/hostname' INTO TABLE {table}",
    "FLUSH TABLES {table} WITH READ LOCK",
    "PREPARE mine FROM 'SELECT * FROM {table}'",
];

/// Whether the server refused because of a missing privilege.
fn denied(answer: &Result<(), String>) -> bool {
    // 1465: the server's own tables take no trigger from anybody. 3554: nor does anybody read its dictionary.
    answer.as_ref().is_err_and(|error| ["denied", "1465 ", "3554 "].iter().any(|word| error.contains(word)))
}

async fn every_statement_on_every_table_is_denied(desk: Arc<Desk>) {
    let workstation = desk.workstation().await;
    let tables: Vec<(String,)> = desk
        .rows(
            "SELECT CAST(CONCAT(TABLE_SCHEMA, '.', TABLE_NAME) AS CHAR) FROM information_schema.TABLES
              WHERE TABLE_SCHEMA = '{data}' OR (TABLE_SCHEMA = 'mysql' AND TABLE_TYPE = 'BASE TABLE')",
        )
        .await;
    assert!(tables.len() >= 40, "the catalogue was read");
    let mut faults = Vec::new();
    for (table,) in &tables {
        for statement in ON_A_TABLE {
            let statement = desk.named(statement).replace("{table}", table);
            let answer = workstation.raw(&statement).await;
            if !denied(&answer) {
                faults.push(format!("{statement}: {answer:?}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The identifiers in all rows of a query; none if the account may not run it.
async fn words(workstation: &Workstation, sql: &str) -> BTreeSet<String> {
    let mut connection = connected(&workstation.options).await;
    let rows: Vec<MySqlRow> = sqlx::raw_sql(sql).fetch_all(&mut connection).await.unwrap_or_default();
    let cells = rows
        .iter()
        .flat_map(|row| (0..row.len()).filter_map(|column| row.try_get_unchecked::<Vec<u8>, _>(column).ok()));
    let texts: Vec<String> = cells.map(|cell| String::from_utf8_lossy(&cell).into_owned()).collect();
    let identifiers = |text: &String| {
        text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').map(str::to_owned).collect::<Vec<_>>()
    };
    texts.iter().flat_map(identifiers).collect()
}

async fn nothing_readable_reveals_internals_or_other_accounts(desk: Arc<Desk>) {
    let (ada, eve) = (desk.employee("ada").await, desk.workstation().await);
    ada.creates("Printer").await;
    let token = hex(&ada.token);
    // Stays in the list of processes and in the statistics of statements.
    ada.workstation.raw(&format!("CALL watch(X'{token}', NULL)")).await.expect("answers");
    ada.workstation.raw(&format!("SET @mine = '{token}'")).await.expect("may be set");
    let inner: Vec<(String,)> = desk
        .rows(
            "SELECT CAST(TABLE_NAME AS CHAR) FROM information_schema.TABLES WHERE TABLE_SCHEMA = '{data}'
             UNION SELECT CAST(ROUTINE_NAME AS CHAR) FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = '{data}'
             UNION SELECT CAST(TRIGGER_NAME AS CHAR) FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = '{data}'",
        )
        .await;
    // Names of one word are words of the server too.
    let mut secrets: BTreeSet<String> =
        inner.into_iter().map(|(name,)| name).filter(|name| name.contains('_')).collect();
    assert!(secrets.len() >= 40, "the catalogue was read");
    let mut tables: BTreeSet<String> = Tables::of(&desk).await.names().map(str::to_owned).collect();
    tables.insert(desk.names.data.clone());
    secrets.extend([desk.names.data.clone(), token, ada.workstation.options.get_username().to_owned()]);

    let readable: Vec<String> = eve
        .run("SELECT CONCAT(TABLE_SCHEMA, '.', TABLE_NAME) FROM information_schema.TABLES", &[])
        .await
        .expect("may ask")
        .into_iter()
        .filter_map(|name| name.as_str().map(str::to_owned))
        .collect();
    assert!(readable.len() >= 60, "{readable:?}");
    let mut asked: Vec<String> = readable.iter().map(|table| format!("SELECT * FROM {table}")).collect();
    asked.extend(
        [
            "SHOW FULL PROCESSLIST",
            "SHOW DATABASES",
            "SHOW GRANTS",
            "SHOW OPEN TABLES",
            "SHOW PROCEDURE STATUS",
            "SHOW EVENTS",
            "SHOW SESSION STATUS",
            "SHOW GLOBAL STATUS",
            "SHOW GLOBAL VARIABLES",
            "SHOW PLUGINS",
            "SHOW WARNINGS",
            "SHOW PROFILES",
            "XA RECOVER",
            "SELECT CURRENT_USER(), USER(), DATABASE(), CURRENT_ROLE()",
        ]
        .map(str::to_owned),
    );
    let mut told = Vec::new();
    for question in asked {
        let words = words(&eve, &question).await;
        // MySQL shows everybody these names, and nothing but the names.
        let names = desk.flavour == Flavour::MySql
            && (question.ends_with(".TABLESPACES_EXTENSIONS") || question == "SHOW OPEN TABLES");
        let told_now = secrets.intersection(&words).filter(|secret| !(names && tables.contains(*secret)));
        told.extend(told_now.map(|secret| format!("{question} tells {secret}")));
    }
    assert!(told.is_empty(), "{}", told.join("\n"));
    // The public procedures, their parameters and their (locked) owner's name are there for everybody who may call them.
    let public = words(&eve, "SELECT * FROM information_schema.ROUTINES").await;
    assert!(
        public.contains("ticket_claim") && public.contains(&desk.names.owner),
        "the search has to find the public procedures"
    );
}

async fn no_body_can_be_shown(desk: Arc<Desk>) {
    let workstation = desk.workstation().await;
    let procedures: Vec<(String,)> = desk
        .rows(
            "SELECT CAST(CONCAT(ROUTINE_SCHEMA, '.', ROUTINE_NAME) AS CHAR) FROM information_schema.ROUTINES
              WHERE ROUTINE_SCHEMA IN ('{api}', '{data}')",
        )
        .await;
    assert!(procedures.len() >= 50, "the catalogue was read");
    for (procedure,) in procedures {
        for statement in ["SHOW PROCEDURE CODE P ", "DROP PROCEDURE P ", "ALTER PROCEDURE P COMMENT 'mine'"] {
            let refused = workstation.raw(&statement.replace(" P ", &format!(" {procedure} "))).await;
            assert!(refused.is_err(), "{statement}: {procedure}");
        }
        let shown = words(&workstation, &format!("SHOW CREATE PROCEDURE {procedure}")).await;
        assert!(!shown.contains("BEGIN") && !shown.contains("SIGNAL"), "{procedure}: {shown:?}");
    }
    desk.employee("ada").await.watch().await;
}

async fn no_global_variable_can_be_set(desk: Arc<Desk>) {
    let workstation = desk.workstation().await;
    let variables: Vec<(String, Option<String>)> = desk.rows("SHOW GLOBAL VARIABLES").await;
    assert!(variables.len() >= 400, "the list was read");
    let scopes: &[&str] = match desk.flavour {
        Flavour::MariaDb => &["GLOBAL"],
        Flavour::MySql => &["GLOBAL", "PERSIST", "PERSIST_ONLY"],
    };
    for (variable, _) in &variables {
        for scope in scopes {
            for value in ["DEFAULT", "1", "''"] {
                let set = workstation.raw(&format!("SET {scope} {variable} = {value}")).await;
                assert!(set.is_err(), "SET {scope} {variable} = {value}");
            }
        }
    }
    let after: Vec<(String, Option<String>)> = desk.rows("SHOW GLOBAL VARIABLES").await;
    assert_eq!(variables.len(), after.len());
}

async fn nothing_of_the_server_or_of_an_account_can_be_changed(desk: Arc<Desk>) {
    let (ada, eve) = (desk.employee("ada").await, desk.workstation().await);
    let (mine, hers) = (eve.options.get_username().to_owned(), ada.workstation.options.get_username().to_owned());
    for statement in [
        "GRANT SELECT ON {data}.* TO 'ME'@'localhost'",
        "GRANT ALL ON *.* TO 'ME'@'localhost'",
        "GRANT EXECUTE ON {api}.* TO 'HER'@'localhost'",
        "GRANT PROXY ON 'root'@'localhost' TO 'ME'@'localhost'",
        "REVOKE EXECUTE ON {api}.* FROM 'HER'@'localhost'",
        "ALTER USER 'ME'@'localhost' WITH MAX_USER_CONNECTIONS 0 MAX_QUERIES_PER_HOUR 0",
        "ALTER USER 'ME'@'localhost' REQUIRE NONE",
        "ALTER USER 'HER'@'localhost' ACCOUNT LOCK",
        "ALTER USER 'HER'@'localhost' IDENTIFIED BY 'x'",
        "ALTER USER '{owner}'@'localhost' ACCOUNT UNLOCK",
        "SET PASSWORD FOR '{owner}'@'localhost' = 'x'",
        "RENAME USER 'ME'@'localhost' TO 'HIM'@'localhost'",
        "DROP USER 'HER'@'localhost'",
        "DROP USER '{owner}'@'localhost'",
        "CREATE USER 'HIM'@'localhost'",
        "CREATE ROLE mine",
        "SHOW GRANTS FOR 'HER'@'localhost'",
        "SHOW GRANTS FOR '{owner}'@'localhost'",
        "SHOW CREATE USER 'HER'@'localhost'",
        "CREATE DATABASE mine",
        "DROP DATABASE {api}",
        "DROP DATABASE {data}",
        "ALTER DATABASE {api} CHARACTER SET latin1",
        "USE {data}",
        "USE mysql",
        "CREATE TABLE {api}.users (id INT)",
        "CREATE TEMPORARY TABLE {api}.users (id INT)",
        "CREATE TEMPORARY TABLE {data}.users (id INT)",
        "CREATE TEMPORARY TABLE mysql.mine (id INT)",
        "CREATE TEMPORARY TABLE test.mine (id INT)",
        "CREATE FUNCTION {api}.f() RETURNS INT DETERMINISTIC RETURN 1",
        "CREATE DEFINER = '{owner}'@'localhost' PROCEDURE {api}.p() SELECT 1",
        "CREATE EVENT {api}.e ON SCHEDULE EVERY 1 SECOND DO SELECT 1",
        "CREATE FUNCTION f RETURNS STRING SONAME 'f.so'",
        "CREATE SERVER s FOREIGN DATA WRAPPER mysql OPTIONS (HOST 'localhost')",
        "INSTALL PLUGIN p SONAME 'p.so'",
        "UNINSTALL PLUGIN mysql_native_password",
        "SHUTDOWN",
        "FLUSH PRIVILEGES",
        "FLUSH TABLES",
        "FLUSH TABLES WITH READ LOCK",
        "FLUSH LOGS",
        "FLUSH USER_RESOURCES",
        "PURGE BINARY LOGS BEFORE '2030-01-01'",
        "SHOW BINARY LOGS",
        "SHOW ENGINE INNODB STATUS",
        "SELECT 1 INTO OUTFILE '/tmp/ticket-desk-hostile'",
        "SELECT 1 INTO DUMPFILE '/tmp/ticket-desk-hostile'",
        "LOAD DATA INFILE '/etc/hostname' INTO TABLE {data}.settings",
        "SET SESSION sql_log_bin = 0",
        "LOCK TABLES information_schema.TABLES READ",
    ] {
        let statement =
            desk.named(statement).replace("'ME'", &format!("'{mine}'")).replace("'HER'", &format!("'{hers}'"));
        let answer = eve.raw(&statement).await;
        let refused = denied(&answer)
            || answer.as_ref().is_err_and(|error| error.contains("not allowed") || error.contains("secure-file-priv"));
        assert!(refused, "{statement}: {answer:?}");
    }
    assert_eq!(eve.run("SELECT CAST(LOAD_FILE('/etc/hostname') IS NULL AS CHAR)", &[]).await, Ok(vec![1.into()]));
    let own: &[&str] = match desk.flavour {
        Flavour::MariaDb => &["BACKUP LOCK {data}.tickets", "BACKUP STAGE START", "RESET MASTER"],
        Flavour::MySql => &[
            "LOCK INSTANCE FOR BACKUP",
            "RESET BINARY LOGS AND GTIDS",
            "RESTART",
            "CLONE LOCAL DATA DIRECTORY '/tmp/mine'",
        ],
    };
    for statement in own {
        let answer = eve.raw(&desk.named(statement)).await;
        assert!(denied(&answer), "{statement}: {answer:?}");
    }
    ada.call("watch", args![None]).await.expect("nothing happened to her");
}
