//! The poll has a preamble of its own: a prepared session gets nothing from it that others would not get, and holds
//! nothing up.

use std::sync::Arc;

use support::Flavour;
use support::database::{Desk, Person, connected};
use support::{args, database::Watched};

use super::scene::hex;

support::on_each_server! {
    a_forged_clock_revives_no_session,
    an_old_snapshot_revives_no_session,
    nobody_polls_what_is_not_committed,
    a_poll_holds_no_lock,
    settings_that_cut_reads_cut_no_poll,
    a_prepared_session_still_notes_its_use,
    an_open_transaction_of_the_caller_is_ended,
}

const ISOLATION: [&str; 2] = ["SET SESSION TRANSACTION ISOLATION LEVEL", "SET TRANSACTION ISOLATION LEVEL"];

async fn may(person: &Person, sql: &str) {
    person.workstation.raw(sql).await.unwrap_or_else(|refusal| panic!("{sql}: {refusal}"));
}

fn call(person: &Person) -> String {
    format!("CALL watch(X'{}', NULL)", hex(&person.token))
}

async fn a_forged_clock_revives_no_session(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    for ended in ["expires_at", "idle_until"] {
        let kept = desk.text(&format!("SELECT {ended} FROM {{data}}.sessions")).await;
        desk.execute(&format!("UPDATE {{data}}.sessions SET {ended} = UTC_TIMESTAMP(6) - INTERVAL 1 HOUR")).await;
        let mut prepared = vec![
            "SET SESSION timestamp = UNIX_TIMESTAMP() - 86400".to_owned(),
            "SET SESSION time_zone = '-12:00'".to_owned(),
            "SET SESSION timestamp = 86400, SESSION time_zone = '+13:00'".to_owned(),
        ];
        if desk.flavour == Flavour::MariaDb {
            prepared.push("SET SESSION system_versioning_asof = '2026-01-01'".to_owned());
        }
        for set in prepared {
            may(&ada, &set).await;
            assert_eq!(ada.refused("watch", args![None]).await, "session.ended", "{set}");
        }
        if desk.flavour == Flavour::MariaDb {
            let wrapped = format!("SET STATEMENT timestamp = UNIX_TIMESTAMP() - 86400 FOR {}", call(&ada));
            assert_eq!(ada.workstation.raw(&wrapped).await, Err("session.ended".into()));
            let block = format!("BEGIN NOT ATOMIC SET timestamp = 86400; {}; END", call(&ada));
            assert_eq!(ada.workstation.raw(&block).await, Err("session.ended".into()));
        }
        desk.execute(&format!("UPDATE {{data}}.sessions SET {ended} = '{kept}'")).await;
    }
    let now = ada.one::<database::Polled>("watch", args![None]).await.now;
    assert!((time::OffsetDateTime::now_utc() - now.0).abs() < time::Duration::minutes(1), "{now:?}");
}

async fn an_old_snapshot_revives_no_session(desk: Arc<Desk>) {
    let prepared = [
        "SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ; START TRANSACTION WITH CONSISTENT SNAPSHOT",
        "SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ; SET autocommit = 0",
        "SET SESSION TRANSACTION ISOLATION LEVEL SERIALIZABLE; SET autocommit = 0, completion_type = 'CHAIN'",
        "SET SESSION completion_type = 'CHAIN'; START TRANSACTION WITH CONSISTENT SNAPSHOT",
    ];
    for (number, prepared) in prepared.into_iter().enumerate() {
        let ada = desk.employee(&format!("ada{number}")).await;
        may(&ada, prepared).await;
        ada.watch().await;
        may(&ada, prepared).await;
        let user = format!("user_id = {}", ada.id);
        desk.execute(&format!("UPDATE {{data}}.sessions SET revoked_at = UTC_TIMESTAMP(6) WHERE {user}")).await;
        assert_eq!(ada.refused("watch", args![None]).await, "session.ended", "{prepared}");
    }
    let eve = desk.employee("eve").await;
    let account = eve.workstation.options.get_username();
    may(&eve, "SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ").await;
    may(&eve, "START TRANSACTION WITH CONSISTENT SNAPSHOT").await;
    desk.execute(&format!("INSERT INTO {{data}}.revoked_accounts VALUES ('{account}', UTC_TIMESTAMP(6))")).await;
    assert_eq!(eve.refused("watch", args![None]).await, "database.refused");
}

async fn nobody_polls_what_is_not_committed(desk: Arc<Desk>) {
    let bob = desk.responder("bob").await;
    let known = bob.watch().await;
    let mut other = connected(desk.admin()).await;
    let open = desk.named("START TRANSACTION; UPDATE {data}.feeds SET seq = seq + 1; UPDATE {data}.pool_versions SET version = version + 1");
    sqlx::raw_sql(&open).execute(&mut other).await.expect("a change that is not committed");
    for set in ISOLATION {
        may(&bob, &format!("{set} READ UNCOMMITTED")).await;
        assert_eq!(bob.watch().await, known, "{set}");
    }
    sqlx::raw_sql("COMMIT").execute(&mut other).await.expect("it is over");
    assert!(bob.watch().await.pool_version > known.pool_version, "then it is seen");
}

async fn a_poll_holds_no_lock(desk: Arc<Desk>) {
    let bob = desk.responder("bob").await;
    desk.execute("SET SESSION innodb_lock_wait_timeout = 1").await;
    for set in ISOLATION {
        for begins in ["SET autocommit = 0", "START TRANSACTION", "SET SESSION completion_type = 'CHAIN'"] {
            may(&bob, begins).await;
            if bob.workstation.raw(&format!("{set} SERIALIZABLE")).await.is_err() {
                // Not within a transaction.
                continue;
            }
            bob.watch().await;
            for table in ["feeds SET seq = seq + 1", "pool_versions SET version = version + 1"] {
                desk.execute(&format!("UPDATE {{data}}.{table}")).await;
            }
            let revoked = "SELECT COUNT(*) FROM (SELECT 1 FROM {data}.revoked_accounts FOR UPDATE) locked";
            assert_eq!(desk.number(revoked).await, 0);
        }
    }
}

async fn settings_that_cut_reads_cut_no_poll(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    ada.creates("Printer").await;
    let known = bob.watch().await;
    assert!(known.pool_version > Some(0));
    let mut settings = vec![
        "sql_select_limit = 0",
        "sql_select_limit = 1",
        "sql_big_selects = 0, SESSION max_join_size = 1",
        "sql_auto_is_null = 1, SESSION last_insert_id = 1",
        "sql_mode = 'ANSI,ONLY_FULL_GROUP_BY,HIGH_NOT_PRECEDENCE,PAD_CHAR_TO_FULL_LENGTH'",
        "sql_mode = ''",
        "sql_safe_updates = 1",
        "character_set_connection = latin1, SESSION collation_connection = latin1_bin",
        "div_precision_increment = 0",
        "group_concat_max_len = 4",
        "max_sort_length = 4",
        "transaction_read_only = 1",
        "lc_time_names = 'de_DE'",
        "foreign_key_checks = 0, SESSION unique_checks = 0",
        "insert_id = 7",
    ];
    if desk.flavour == Flavour::MariaDb {
        settings.retain(|set| !set.starts_with("transaction_read_only"));
        settings.extend([
            "tx_read_only = 1",
            "max_error_count = 0",
            "old_mode = 'ZERO_DATE_TIME_CAST'",
            "check_constraint_checks = 0",
        ]);
    }
    for set in settings {
        if bob.workstation.raw(&format!("SET SESSION {set}")).await.is_ok() {
            assert_eq!(bob.one::<Watched>("watch", args![None]).await, known, "{set}");
        }
        bob.workstation.reconnect().await;
    }
}

async fn a_prepared_session_still_notes_its_use(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    let old = "UPDATE {data}.sessions SET last_used_at = UTC_TIMESTAMP(6) - INTERVAL 11 MINUTE";
    let used = "SELECT last_used_at > UTC_TIMESTAMP(6) - INTERVAL 1 MINUTE FROM {data}.sessions";
    for set in [
        "SET autocommit = 0",
        "SET SESSION TRANSACTION READ ONLY",
        "START TRANSACTION READ ONLY",
        "SET SESSION timestamp = UNIX_TIMESTAMP() - 3600",
        "SET SESSION timestamp = UNIX_TIMESTAMP() + 3600",
    ] {
        desk.execute(old).await;
        may(&ada, set).await;
        ada.watch().await;
        may(&ada, "ROLLBACK").await;
        assert_eq!(desk.number(used).await, 1, "{set}");
        assert_eq!(desk.number("SELECT last_used_at < UTC_TIMESTAMP(6) FROM {data}.sessions").await, 1, "{set}");
    }
    desk.execute(old).await;
    may(&ada, "SET SESSION insert_id = 7").await;
    assert_eq!(ada.refused("watch", args![None]).await, "call.refused", "what writes goes through the other preamble");
}

async fn an_open_transaction_of_the_caller_is_ended(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    may(&ada, "XA START 'mine'").await;
    ada.refused("watch", args![None]).await;
    let _ = ada.workstation.raw("XA END 'mine'").await;
    let _ = ada.workstation.raw("XA ROLLBACK 'mine'").await;
    may(&ada, "SET SESSION completion_type = 'RELEASE'").await;
    ada.watch().await;
    ada.watch().await;
}
