//! Calls inside a compound statement of the caller, which MariaDB allows everybody. A time limit that is set outside and lifted
//! inside would end such a call with its locks held.

use std::sync::Arc;

use support::Flavour;
use support::args;
use support::database::{Desk, Person, Workstation, request};

use super::scene::{Scene, catalogue, hex};
use super::work::work;

support::on_each_server! {
    a_call_that_locks_refuses_to_be_wrapped,
    a_wrapped_call_leaves_nothing_behind_its_limit,
    a_setting_for_one_call_does_not_reach_into_it,
    nobody_locks_what_is_not_theirs,
}

/// Every compound statement around a call, with the packet that precedes it.
const WRAPPINGS: [(&str, &str); 12] = [
    ("", "BEGIN NOT ATOMIC {}; END"),
    ("", "BEGIN NOT ATOMIC DECLARE EXIT HANDLER FOR NOT FOUND BEGIN END; {}; COMMIT; END"),
    ("", "BEGIN NOT ATOMIC DECLARE CONTINUE HANDLER FOR SQLWARNING BEGIN END; {}; COMMIT; END"),
    ("", "IF 1 THEN {}; END IF"),
    ("", "CASE 1 WHEN 1 THEN {}; END CASE"),
    ("", "FOR i IN 1..1 DO {}; END FOR"),
    ("", "REPEAT {}; UNTIL 1 END REPEAT"),
    ("SET sql_mode = 'ORACLE'", "BEGIN {}; END;"),
    ("SET sql_mode = 'ORACLE'", "DECLARE x INT; BEGIN {}; END;"),
    ("", "EXECUTE IMMEDIATE \"{}\""),
    ("", "EXECUTE IMMEDIATE \"SET STATEMENT sort_buffer_size = 1048576 FOR {}\""),
    ("PREPARE mine FROM \"{}\"", "EXECUTE mine"),
];

/// Sends a call in a wrapping over a new connection.
async fn wrapped(person: &Person, (before, wrapping): (&str, &str), call: &str) -> Result<(), String> {
    let workstation = Workstation::connect(person.workstation.options.clone()).await;
    if !before.is_empty() {
        workstation.raw(&before.replace("{}", call)).await?;
    }
    workstation.raw(&wrapping.replace("{}", call)).await
}

fn creating(person: &Person) -> String {
    format!("CALL ticket_create(0x{}, RANDOM_BYTES(16), 'Wrapped', 'Text', NULL, NULL, NULL)", hex(&person.token))
}

async fn a_call_that_locks_refuses_to_be_wrapped(desk: Arc<Desk>) {
    let mut scene = Scene::new(&desk).await;
    let mut refused = Vec::new();
    for procedure in catalogue(&desk).await {
        for caller in [model::Role::Employee, model::Role::Responder] {
            let arguments = scene.valid(&procedure, caller).await;
            let call = super::work::call(&procedure.name, &arguments);
            let outcome = wrapped(scene.people(caller).0, WRAPPINGS[0], &desk.named(&call)).await;
            match (desk.flavour, outcome) {
                (Flavour::MySql, outcome) => assert!(outcome.is_err_and(|error| error.starts_with("1064"))),
                (Flavour::MariaDb, Ok(())) => {
                    let done = work(&desk, &call, None).await;
                    let writes = ["Com_insert", "Com_update"].iter().filter_map(|kind| done.get(*kind)).sum::<i64>();
                    assert_eq!(writes, 0, "{} can be wrapped and writes", procedure.name);
                }
                (Flavour::MariaDb, Err(code)) if code == "call.refused" => refused.push(procedure.name.clone()),
                (Flavour::MariaDb, Err(code)) => assert_eq!(code, "role.refused", "{}", procedure.name),
            }
        }
    }
    refused.dedup();
    assert!(desk.flavour == Flavour::MySql || refused.len() > 12, "only {refused:?}");
    desk.audits().await;
}

async fn a_wrapped_call_leaves_nothing_behind_its_limit(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    for wrapping in WRAPPINGS {
        let outcome = wrapped(&ada, wrapping, &creating(&ada)).await;
        match desk.flavour {
            // MySQL has no such block, and no time limit for a prepared call.
            Flavour::MySql => assert!(outcome.is_err() || wrapping.1 == "EXECUTE mine", "{wrapping:?}"),
            Flavour::MariaDb => assert_eq!(outcome, Err("call.refused".into()), "{wrapping:?}"),
        }
        // A finished program does not affect a later call either.
        let program = wrapped(&ada, wrapping, "DO 1").await;
        assert!(program.is_ok() || desk.flavour == Flavour::MySql, "{wrapping:?}: {program:?}");
    }
    // Memory is a limit as well.
    if desk.flavour == Flavour::MariaDb {
        ada.workstation.raw("SET SESSION max_session_mem_used = 1048576").await.expect("may be set");
        assert_eq!(
            ada.refused("ticket_create", args![request(), "Title", "Text", None, None, None]).await,
            "call.refused"
        );
        assert_eq!(desk.number("SELECT COUNT(*) FROM {data}.tickets").await, 0);
    }
    ada.workstation.reconnect().await;
    ada.creates("Printer").await;
}

async fn a_setting_for_one_call_does_not_reach_into_it(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    for (setting, code) in [
        ("timestamp = 1", None),
        ("insert_id = 18446744073709551614", Some("call.refused")),
        ("max_statement_time = 0.01", Some("call.refused")),
        ("max_session_mem_used = 1048576", Some("call.refused")),
        ("foreign_key_checks = 0, check_constraint_checks = 0, sql_mode = ''", None),
        ("sql_select_limit = 0, group_concat_max_len = 4", None),
        ("default_regex_flags = 'EXTENDED,EXTRA,MULTILINE,UNGREEDY,DOTALL,DUPNAMES'", None),
    ] {
        let outcome = ada.workstation.raw(&format!("SET STATEMENT {setting} FOR {}", creating(&ada))).await;
        match (desk.flavour, code) {
            (Flavour::MySql, _) => assert!(outcome.is_err_and(|error| error.starts_with("1064")), "{setting}"),
            (Flavour::MariaDb, Some(code)) => assert_eq!(outcome, Err(code.to_owned()), "{setting}"),
            (Flavour::MariaDb, None) => assert_eq!(outcome, Ok(()), "{setting}"),
        }
    }
    let forged = "SELECT COUNT(*) FROM {data}.ticket_events WHERE created_at < UTC_TIMESTAMP(6) - INTERVAL 1 MINUTE";
    assert_eq!(desk.number(forged).await, 0);
    assert!(desk.number("SELECT COALESCE(MAX(id), 0) FROM {data}.tickets").await < 1_000);
}

async fn nobody_locks_what_is_not_theirs(desk: Arc<Desk>) {
    let (ada, eve) = (desk.employee("ada").await, desk.employee("eve").await);
    let (bob, cleo) = (desk.responder("bob").await, desk.responder("cleo").await);
    let (waiting, taken, declined) =
        (ada.creates("Waiting").await, ada.creates("Taken").await, ada.creates("No").await);
    bob.claims(taken).await;
    cleo.declines(declined).await;
    // Whoever waited for these locks would be told so after ten seconds, as error 1205.
    desk.execute("START TRANSACTION").await;
    desk.execute("SELECT id FROM {data}.tickets FOR UPDATE").await;
    for (who, ticket) in [(&eve, waiting), (&eve, taken), (&cleo, taken), (&cleo, declined)] {
        let employee = who.username == "eve";
        let mut calls = vec![("message_send", args![request(), ticket, None, "Text", None])];
        if employee {
            calls.push(("ticket_edit", args![request(), ticket, 1, "Title", "Text"]));
            calls.push(("ticket_withdraw", args![request(), ticket, ""]));
        } else {
            calls.push(("ticket_complete", args![request(), ticket, ""]));
            calls.push(("ticket_decline", args![request(), ticket, ""]));
        }
        if ticket == declined {
            calls.push(("ticket_claim", args![request(), ticket]));
        }
        for (procedure, arguments) in calls {
            assert_eq!(who.refused(procedure, arguments).await, "ticket.not_found", "{procedure} by {}", who.username);
        }
    }
    desk.execute("ROLLBACK").await;
}
