//! Calls that are wrapped in a program of the caller's own, as MariaDB lets anybody do.

use std::sync::Arc;

use support::Flavour;
use support::database::Desk;

support::on_each_server! {
    a_handler_around_a_call_does_not_cut_it_short,
    a_setting_for_one_call_does_not_reach_into_it,
}

fn literal(bytes: &[u8]) -> String {
    bytes.iter().fold("0x".to_owned(), |text, byte| format!("{text}{byte:02x}"))
}

async fn a_handler_around_a_call_does_not_cut_it_short(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    let token = literal(&ada.token);
    let mut created = 0;
    for condition in ["NOT FOUND", "SQLWARNING", "SQLEXCEPTION"] {
        for kind in ["EXIT", "CONTINUE"] {
            let block = format!(
                "BEGIN NOT ATOMIC
                   DECLARE {kind} HANDLER FOR {condition} BEGIN END;
                   CALL ticket_create({token}, RANDOM_BYTES(16), 'Wrapped', 'Text');
                   COMMIT;
                 END"
            );
            let outcome = ada.workstation.raw(&block).await;
            if desk.flavour == Flavour::MySql {
                assert!(outcome.is_err_and(|error| error.starts_with("1064")), "MySQL knows no such block");
                continue;
            }
            outcome.unwrap_or_else(|error| panic!("{kind} {condition}: {error}"));
            created += 1;
            let whole = "SELECT COUNT(*) FROM {data}.tickets t WHERE
                (SELECT COUNT(*) FROM {data}.ticket_events e WHERE e.ticket_id = t.id) = 1";
            assert_eq!(desk.number(whole).await, created, "{kind} {condition}: the ticket is there with its event");
            let answered = "SELECT COUNT(*) FROM {data}.requests WHERE scope > 0 AND answer IS NOT NULL";
            assert_eq!(desk.number(answered).await, created, "{kind} {condition}: it ran to its end");
        }
    }
    assert_eq!(desk.audits().await, u64::try_from(created).expect("few"));
}

async fn a_setting_for_one_call_does_not_reach_into_it(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    let token = literal(&ada.token);
    for (setting, code) in [
        ("timestamp = 1", None),
        ("insert_id = 18446744073709551614", Some("call.refused")),
        ("max_statement_time = 0.01", Some("call.refused")),
        ("foreign_key_checks = 0, check_constraint_checks = 0, sql_mode = ''", None),
        ("sql_select_limit = 0, group_concat_max_len = 4", None),
        ("default_regex_flags = 'EXTENDED,EXTRA,MULTILINE,UNGREEDY,DOTALL,DUPNAMES'", None),
    ] {
        let call = format!("SET STATEMENT {setting} FOR CALL ticket_create({token}, RANDOM_BYTES(16), 'Set', 'Text')");
        let outcome = ada.workstation.raw(&call).await;
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
