//! Attacks that prepare the session before a call. Each of these works, or could work, against a database
//! whose procedures have no preamble.

use std::sync::Arc;

use model::{Claim, TicketRow};
use support::Flavour;
use support::args;
use support::database::{Desk, Person, key, request};

support::on_each_server! {
    a_forged_clock_forges_nothing,
    a_chosen_insert_id_is_refused_and_exhausts_nothing,
    checks_that_were_switched_off_are_on_again,
    settings_that_cut_or_reorder_answers_have_no_effect,
    an_outer_transaction_cannot_take_back_what_was_answered,
    transactions_that_release_chain_or_only_read_do_not_matter,
    a_distributed_transaction_cannot_wrap_a_call,
    a_tiny_time_limit_is_refused,
    a_foreign_character_set_does_not_change_what_is_stored,
    a_prepared_call_is_no_injection,
    skipping_numbers_is_undone,
    an_open_transaction_of_the_caller_holds_no_lock_after_a_call,
}

async fn a_forged_clock_forges_nothing(desk: Arc<Desk>) {
    let (ada, eve) = (desk.employee("ada").await, desk.employee("eve").await);
    ada.workstation.raw("SET SESSION timestamp = 86400, SESSION time_zone = '+13:00'").await.expect("may be set");
    let ticket = ada.creates("Printer").await;
    for moment in ["created_at FROM {data}.tickets", "created_at FROM {data}.ticket_events"] {
        let off = format!("SELECT ABS(TIMESTAMPDIFF(SECOND, UTC_TIMESTAMP(6), (SELECT {moment})))");
        assert!(desk.number(&off).await < 60, "{moment}");
    }
    ada.workstation.raw("SET SESSION timestamp = 86400").await.expect("may be set");
    ada.call("ticket_edit", args![request(), ticket, 1, "Other", "Text"]).await.expect("edits");
    assert_eq!(
        desk.number(
            "SELECT MAX(created_at) > '2026-01-01' AND MIN(created_at) > '2026-01-01' FROM {data}.ticket_events"
        )
        .await,
        1
    );

    desk.execute(&format!(
        "UPDATE {{data}}.sessions SET expires_at = UTC_TIMESTAMP(6) - INTERVAL 1 HOUR WHERE user_id = {}",
        eve.id
    ))
    .await;
    eve.workstation.raw("SET SESSION timestamp = UNIX_TIMESTAMP() - 86400").await.expect("may be set");
    assert_eq!(eve.refused("watch", args![None]).await, "session.ended");

    for _ in 0..5 {
        let guess = eve.workstation.call("session_open", &args!["ada", key("guess"), "w"]).await;
        assert_eq!(guess, Err("session.wrong_credentials".into()));
    }
    eve.workstation.raw("SET SESSION timestamp = UNIX_TIMESTAMP() + 86400").await.expect("may be set");
    let locked = eve.workstation.call("session_open", &args!["ada", key("ada"), "w"]).await;
    assert_eq!(locked, Err("session.locked".into()), "a forged clock must not end the lock");
}

async fn a_chosen_insert_id_is_refused_and_exhausts_nothing(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    ada.workstation.raw("SET SESSION insert_id = 18446744073709551614").await.expect("may be set");
    assert_eq!(ada.refused("ticket_create", args![request(), "Title", "Text", None, None, None]).await, "call.refused");
    let sign_up = ada.workstation.call("person_sign_up", &Person::sign_up("eve", "")).await;
    assert_eq!(sign_up, Err("call.refused".into()));
    let other = desk.employee("other").await;
    assert!(other.creates("Title").await.0 < 1_000, "everybody else goes on");
}

async fn checks_that_were_switched_off_are_on_again(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    ada.workstation
        .raw("SET SESSION foreign_key_checks = 0, SESSION unique_checks = 0, SESSION sql_safe_updates = 1, SESSION sql_mode = ''")
        .await
        .expect("may be set");
    if desk.flavour == Flavour::MariaDb {
        ada.workstation.raw("SET SESSION check_constraint_checks = 0").await.expect("may be set");
    }
    ada.creates("Printer").await;
    let checks = ada
        .workstation
        .run("SELECT CONCAT(@@foreign_key_checks + 0, @@unique_checks + 0, @@sql_safe_updates + 0)", &[])
        .await;
    assert_eq!(checks, Ok(vec![110.into()]));
    if desk.flavour == Flavour::MariaDb {
        let checks = ada.workstation.run("SELECT CAST(@@check_constraint_checks + 0 AS CHAR)", &[]).await;
        assert_eq!(checks, Ok(vec![1.into()]));
    }
    // Only the foreign key refuses a receiver that does not exist; only the unique key refuses a second user of a name.
    let nobody = args![request(), None, 4_711, "hello", None];
    assert_eq!(ada.refused("message_send", nobody).await, "person.not_found");
    ada.workstation.raw("SET SESSION unique_checks = 0").await.expect("may be set");
    let again = ada.workstation.call("person_sign_up", &Person::sign_up("bob", "")).await;
    assert_eq!(again, Err("person.username_taken".into()));
    bob.watch().await;
}

async fn settings_that_cut_or_reorder_answers_have_no_effect(desk: Arc<Desk>) {
    let (ada, bob, cleo) = (desk.employee("ada").await, desk.responder("bob").await, desk.responder("cleo").await);
    let mut tickets = Vec::new();
    for number in 0..5 {
        tickets.push(ada.creates(&format!("{}{number}", "same beginning ".repeat(8))).await);
    }
    bob.workstation
        .raw("SET SESSION sql_select_limit = 1, SESSION group_concat_max_len = 4, SESSION max_sort_length = 4, SESSION sql_auto_is_null = 1, SESSION sql_big_selects = 0, SESSION max_join_size = 1")
        .await
        .expect("may be set");
    assert_eq!(bob.watch().await, cleo.watch().await, "the same pool, the same answer");
    assert_eq!(bob.pool().await, tickets);
    bob.claims(tickets[0]).await;
    bob.workstation
        .raw("SET SESSION sql_select_limit = 0, SESSION sql_auto_is_null = 1, SESSION last_insert_id = 1")
        .await
        .expect("may be set");
    assert!(matches!(bob.claims(tickets[1]).await, Claim::Claimed { .. }));
    assert_eq!(bob.rows::<TicketRow>("ticket_work", args![]).await.len(), 2);
    desk.audits().await;
}

async fn an_outer_transaction_cannot_take_back_what_was_answered(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let ticket = ada.creates("Printer").await;
    for before in ["START TRANSACTION", "SET autocommit = 0", "SAVEPOINT mine"] {
        ada.workstation.raw(before).await.expect("may be said");
    }
    ada.call("ticket_edit", args![request(), ticket, 1, "Kept", "Text"]).await.expect("edits");
    let _ = ada.workstation.raw("ROLLBACK TO SAVEPOINT mine").await;
    ada.workstation.raw("ROLLBACK").await.expect("may be said");
    assert_eq!(bob.sees(ticket).await.ticket.title, "Kept");
    let autocommit = ada.workstation.run("SELECT CAST(@@autocommit + 0 AS CHAR)", &[]).await;
    assert_eq!(autocommit, Ok(vec![1.into()]));
}

async fn transactions_that_release_chain_or_only_read_do_not_matter(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    for set in [
        "SET SESSION completion_type = 'CHAIN'",
        "SET SESSION completion_type = 'RELEASE'",
        "SET SESSION TRANSACTION READ ONLY",
        "SET TRANSACTION READ ONLY",
        "SET SESSION TRANSACTION ISOLATION LEVEL SERIALIZABLE",
        "SET TRANSACTION ISOLATION LEVEL READ UNCOMMITTED",
        "START TRANSACTION READ ONLY",
        "START TRANSACTION WITH CONSISTENT SNAPSHOT",
    ] {
        ada.workstation.raw(set).await.expect("may be said");
        ada.creates(set).await;
        ada.workstation.raw("ROLLBACK").await.expect("may be said");
    }
    assert_eq!(desk.audits().await, 8);
}

async fn a_distributed_transaction_cannot_wrap_a_call(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    ada.workstation.raw("XA START 'mine'").await.expect("may be said");
    ada.refused("ticket_create", args![request(), "Title", "Text", None, None, None]).await;
    let _ = ada.workstation.raw("XA END 'mine'").await;
    let _ = ada.workstation.raw("XA ROLLBACK 'mine'").await;
    assert_eq!(desk.number("SELECT COUNT(*) FROM {data}.tickets").await, 0);
    ada.creates("Title").await;
}

async fn a_tiny_time_limit_is_refused(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    if desk.flavour == Flavour::MariaDb {
        ada.workstation.raw("SET SESSION max_statement_time = 5").await.expect("may be set");
        assert_eq!(
            ada.refused("ticket_create", args![request(), "Title", "Text", None, None, None]).await,
            "call.refused"
        );
        ada.workstation.raw("SET SESSION max_statement_time = 0").await.expect("may be set");
        let token = ada.token.iter().fold(String::new(), |token, byte| format!("{token}{byte:02x}"));
        let wrapped = format!("SET STATEMENT max_statement_time = 5 FOR CALL watch(UNHEX('{token}'), NULL)");
        assert_eq!(ada.workstation.raw(&wrapped).await, Err("call.refused".into()));
    } else {
        // MySQL's limit is for reading statements only and does not reach into a procedure.
        ada.workstation.raw("SET SESSION max_execution_time = 1").await.expect("may be set");
        ada.creates("Title").await;
    }
    ada.watch().await;
}

async fn a_foreign_character_set_does_not_change_what_is_stored(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    ada.workstation.raw("SET SESSION character_set_connection = latin1, SESSION collation_connection = latin1_bin, SESSION collation_database = latin1_bin").await.expect("may be set");
    if desk.flavour == Flavour::MySql {
        ada.workstation
            .raw("SET SESSION default_collation_for_utf8mb4 = utf8mb4_general_ci")
            .await
            .expect("may be set");
    }
    let ticket = ada.creates("Größe").await;
    assert_eq!(desk.text("SELECT title FROM {data}.tickets").await, "Größe");
    assert_eq!(ada.sees(ticket).await.ticket.title, "Größe");
    let entries: Vec<model::DirectoryEntry> = ada.rows("person_directory", args!["ü", None, None, 10]).await;
    assert!(entries.is_empty());
    desk.audits().await;
}

async fn a_prepared_call_is_no_injection(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let nasty = "'); DROP TABLE tickets; -- \\' \" ` %s ${x}";
    let ticket = ada.creates(nasty).await;
    ada.writes(ticket, nasty).await;
    let view = bob.sees(ticket).await;
    assert_eq!((view.ticket.title.as_str(), view.messages[0].body.as_str()), (nasty, nasty));
    let entries: Vec<model::DirectoryEntry> = bob.rows("person_directory", args![nasty, None, None, 10]).await;
    assert!(entries.is_empty());
}

async fn skipping_numbers_is_undone(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    ada.workstation
        .raw("SET SESSION auto_increment_increment = 65535, SESSION auto_increment_offset = 65535")
        .await
        .expect("may be set");
    assert!(ada.creates("Title").await.0 < 1_000);
    ada.workstation
        .raw("SET SESSION innodb_lock_wait_timeout = 100000, SESSION lock_wait_timeout = 100000")
        .await
        .expect("may be set");
    ada.one::<model::Profile>("person_profile", args![]).await;
    let timeout = ada.workstation.run("SELECT CAST(@@innodb_lock_wait_timeout AS CHAR)", &[]).await;
    assert_eq!(timeout, Ok(vec![10.into()]), "everybody gets an answer");
}

async fn an_open_transaction_of_the_caller_holds_no_lock_after_a_call(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let ticket = ada.creates("Printer").await;
    bob.workstation.raw("SET autocommit = 0, completion_type = 'CHAIN'").await.expect("may be set");
    bob.claims(ticket).await;
    // Bob sends nothing more.
    ada.call("ticket_edit", args![request(), ticket, 2, "Other", "Text"]).await.expect("nothing is in the way");
}
