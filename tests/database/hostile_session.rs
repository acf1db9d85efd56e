//! Sets every session variable as far as the server allows, then makes the ordinary calls.

use std::sync::Arc;

use model::Ticket;
use serde_json::Value;
use sqlx::Row as _;
use support::Flavour;
use support::args;
use support::database::{Answer, Argument, Desk, Person, Workstation, connected, request};

use super::scene::hex;

support::on_each_server! {
    no_session_variable_bends_a_procedure,
    no_statement_brings_its_own_settings,
    no_character_set_bends_a_procedure,
    user_variables_reach_no_procedure,
}

/// Settings that change texts on the wire before the database sees them: only the caller's own texts suffer.
const OF_THE_WIRE: &[&str] = &[
    "character_set_results",
    "character_set_client",
    "character_set_connection",
    "collation_connection",
    "resultset_metadata",
    "wait_timeout",
];

/// The server's own errors in a session that denies itself memory, disk or statements.
const OF_ITS_OWN: [&str; 3] = ["1114 ", "1290 ", "3944 "];

/// How many settings are tried together: most change nothing, so one round of calls checks them all.
const TOGETHER: usize = 16;

/// What each variable is set to, if the server lets it.
const VALUES: &[&str] = &["0", "1", "18446744073709551615", "''"];

/// Special values of some variables.
const SPECIAL: &[&str] = &[
    "sql_mode = 'ANSI,NO_BACKSLASH_ESCAPES,PAD_CHAR_TO_FULL_LENGTH,NO_UNSIGNED_SUBTRACTION,NO_AUTO_VALUE_ON_ZERO'",
    "sql_mode = 'HIGH_NOT_PRECEDENCE,PIPES_AS_CONCAT,REAL_AS_FLOAT,NO_ZERO_DATE'",
    "sql_mode = 'EMPTY_STRING_IS_NULL,ORACLE'",
    "time_zone = '-12:59'",
    "lc_time_names = 'ar_AE'",
    "lc_messages = 'de_DE'",
    "collation_connection = 'utf8mb4_general_ci'",
    "character_set_filesystem = 'utf16'",
    "default_regex_flags = 'EXTENDED,MULTILINE,UNGREEDY,DOTALL'",
    "old_mode = 'ZERO_DATE_TIME_CAST,NO_PROGRESS_INFO'",
    "optimizer_switch = 'materialization=off,semijoin=off,derived_merge=off,index_condition_pushdown=off'",
    "default_storage_engine = 'MEMORY'",
    "transaction_isolation = 'SERIALIZABLE'",
    "tx_isolation = 'READ-UNCOMMITTED'",
    "binlog_row_image = 'NOBLOB'",
    "session_track_transaction_info = 'CHARACTERISTICS'",
    "big_tables = 1, tmp_table_size = 1024, max_heap_table_size = 16384",
];

/// In any session, ordinary calls are answered as usual or refused as `call.refused`.
struct Probe {
    ada: Vec<u8>,
    bob: Vec<u8>,
    pool: Answer,
    created: u32,
}

impl Probe {
    async fn new(desk: &Desk) -> (Self, Person) {
        let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
        for title in ["First", "Second", "Größe"] {
            ada.creates(title).await;
        }
        let pool = bob.call("ticket_pool", args![false, None, None, None, 2]).await;
        assert_eq!(pool.as_ref().map(Vec::len), Ok(2));
        (Self { ada: ada.token.clone(), bob: bob.token.clone(), pool, created: 3 }, ada)
    }

    /// What is wrong with the calls of a session, if anything is.
    async fn fault(&mut self, workstation: &Workstation) -> Option<String> {
        let title = format!("Größe {}", self.created);
        let create = args![self.ada.clone(), request(), title.as_str(), "Text", None, None, None];
        let refused = |answer: &Answer| {
            let own = |words: &String| OF_ITS_OWN.iter().any(|number| words.starts_with(number));
            answer.as_ref().is_err_and(|words| words == "call.refused" || own(words))
        };
        let first = workstation.call("ticket_create", &create).await;
        if !refused(&first) {
            let created = first
                .as_ref()
                .ok()
                .and_then(|documents| serde_json::from_value::<Ticket>(documents.first()?.clone()).ok());
            match created {
                Some(ticket) if ticket.title == title && ticket.id.0 < 100_000 => self.created += 1,
                _ => return Some(format!("created {first:?}")),
            }
            let again = workstation.call("ticket_create", &create).await;
            if again != first {
                return Some(format!("created again {again:?}"));
            }
        }
        let deceptive = args![self.ada.clone(), request(), "a\u{202e}b", "Text", None, None, None];
        for (procedure, arguments, expected) in [
            ("ticket_create", deceptive, Err("input.deceptive".to_owned())),
            ("ticket_show", args![self.ada.clone(), 4_711_000, None, None], Err("ticket.not_found".to_owned())),
            ("ticket_claim", args![self.ada.clone(), request(), 1], Err("role.refused".to_owned())),
            ("ticket_pool", args![self.bob.clone(), false, None, None, None, 2], self.pool.clone()),
            ("watch", args![vec![0_u8; 32], None], Err("session.ended".to_owned())),
        ] {
            let answer = workstation.call(procedure, &arguments).await;
            if answer != expected && !refused(&answer) {
                return Some(format!("{procedure} {answer:?}"));
            }
        }
        None
    }

    /// Asserts that the database holds exactly the created tickets, at true moments, with a complete history.
    async fn holds(&self, desk: &Desk) {
        assert_eq!(desk.number("SELECT COUNT(*) FROM {data}.tickets").await, i64::from(self.created), "once each");
        let forged =
            "SELECT COUNT(*) FROM {data}.tickets WHERE ABS(TIMESTAMPDIFF(SECOND, created_at, UTC_TIMESTAMP(6))) > 900";
        assert_eq!(desk.number(forged).await, 0, "forged moments");
        assert_eq!(desk.audits().await, u64::from(self.created));
    }
}

/// Applies settings to a new session. Returns how many it accepted, and the outcome of the calls; `None` when
/// they were refused.
async fn bend(probe: &mut Probe, ada: &Person, settings: &[String]) -> (usize, Option<Result<(), String>>) {
    let workstation = Workstation::connect(ada.workstation.options.clone()).await;
    let mut accepted = 0;
    for setting in settings {
        accepted += usize::from(workstation.raw(&format!("SET SESSION {setting}")).await.is_ok());
    }
    let created = probe.created;
    let fault = probe.fault(&workstation).await;
    (accepted, fault.map(Err).or((probe.created > created).then_some(Ok(()))))
}

async fn no_session_variable_bends_a_procedure(desk: Arc<Desk>) {
    let (mut probe, ada) = Probe::new(&desk).await;
    let names: Vec<String> = {
        let mut connection = connected(&ada.workstation.options).await;
        let rows = sqlx::raw_sql("SHOW SESSION VARIABLES").fetch_all(&mut connection).await.expect("may ask");
        rows.iter().map(|row| row.try_get_unchecked::<String, _>(0).expect("a name")).collect()
    };
    let hidden =
        ["insert_id", "timestamp", "last_insert_id", "identity", "rand_seed1", "rand_seed2", "pseudo_thread_id"];
    let mut settings: Vec<String> = SPECIAL.iter().map(|&setting| setting.to_owned()).collect();
    for name in names.iter().map(String::as_str).chain(hidden) {
        if !OF_THE_WIRE.contains(&name) {
            settings.extend(VALUES.iter().map(|value| format!("{name} = {value}")));
        }
    }
    let (mut faults, mut bent) = (Vec::new(), 0);
    for together in settings.chunks(TOGETHER) {
        let (accepted, answer) = bend(&mut probe, &ada, together).await;
        bent += accepted;
        // A setting was refused or bent a call: they are tried one by one to find it.
        if answer != Some(Ok(())) {
            for setting in together.chunks(1) {
                if let (1, Some(Err(fault))) = bend(&mut probe, &ada, setting).await {
                    faults.push(format!("{setting:?}: {fault}"));
                }
            }
        }
    }
    assert!(bent > 200, "only {bent} settings were accepted: the test proves little");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    probe.holds(&desk).await;
}

async fn no_statement_brings_its_own_settings(desk: Arc<Desk>) {
    let (mut probe, ada) = Probe::new(&desk).await;
    let token = hex(&ada.token);
    let settings = [
        "timestamp = 86400",
        "insert_id = 4000000000",
        "foreign_key_checks = 0",
        "unique_checks = 0",
        "sql_mode = ''",
        "time_zone = '+13:00'",
        "check_constraint_checks = 0",
        "max_statement_time = 0.001",
        "sql_select_limit = 0",
        "innodb_lock_wait_timeout = 100000",
        "sql_safe_updates = 1",
        "group_concat_max_len = 4",
        "auto_increment_increment = 60000",
        "transaction_isolation = 'SERIALIZABLE'",
        "completion_type = 'RELEASE'",
        "default_regex_flags = 'EXTENDED'",
        "max_session_mem_used = 8192",
        "collation_connection = latin1_bin",
        "last_insert_id = 9",
    ];
    let (mut accepted, mut refused) = (0, 0);
    for setting in settings {
        let id = uuid::Uuid::now_v7().simple();
        let call = format!("CALL ticket_create(UNHEX('{token}'), UNHEX('{id}'), 'Title', 'Text', NULL, NULL, NULL)");
        // MySQL has no such statement. Its hints come nearest, and they do not apply to calls.
        let statement = match desk.flavour {
            Flavour::MariaDb => format!("SET STATEMENT {setting} FOR {call}"),
            Flavour::MySql => call.replace("CALL", &format!("CALL /*+ SET_VAR({setting}) */")),
        };
        match ada.workstation.raw(&statement).await {
            Ok(()) => accepted += 1,
            Err(code) if code == "call.refused" => refused += 1,
            Err(words) => assert!(
                ["1064", "1193", "1230", "1231", "1238", "1290", "1971"].iter().any(|number| words.starts_with(number)),
                "{setting}: {words}"
            ),
        }
        assert_eq!(probe.fault(&ada.workstation).await, None, "after {setting}");
    }
    probe.created += accepted;
    assert!(accepted + refused > 10, "{accepted} accepted, {refused} refused: the test proves little");
    probe.holds(&desk).await;
}

async fn no_character_set_bends_a_procedure(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let charsets: Vec<(String,)> =
        desk.rows("SELECT CAST(CHARACTER_SET_NAME AS CHAR) FROM information_schema.CHARACTER_SETS").await;
    let token = hex(&ada.token);
    let mut spoken = 0;
    for (charset,) in charsets {
        let eve = Workstation::connect(ada.workstation.options.clone()).await;
        if eve.raw(&format!("SET NAMES {charset}; SET character_set_results = utf8mb4")).await.is_err() {
            continue;
        }
        spoken += 1;
        // In gbk, big5 and sjis a byte of one character can be the backslash that hides a quotation mark.
        for text in ["Größe", "縗' OR 1=1 -- ", "\u{bf}\\' OR 1=1 -- ", "ｱ\\\\'), (1, '"] {
            let id = uuid::Uuid::now_v7().simple();
            let quoted = text.replace('\\', "\\\\").replace('\'', "\\'");
            let spoken = eve
                .raw(&format!(
                    "CALL ticket_create(UNHEX('{token}'), UNHEX('{id}'), '{quoted}', 'Text', NULL, NULL, NULL)"
                ))
                .await;
            let bound = eve
                .call(
                    "ticket_create",
                    &[
                        Argument::from(ada.token.clone()),
                        request(),
                        text.into(),
                        "Text".into(),
                        Argument::Null,
                        Argument::Null,
                        Argument::Null,
                    ],
                )
                .await;
            for outcome in [spoken, bound.map(|_| ())] {
                let known = outcome.as_ref().err().is_none_or(|words| {
                    words.starts_with("input.")
                        || ["1064 ", "1366 ", "1300 ", "3854 ", "3988 "].iter().any(|number| words.starts_with(number))
                });
                assert!(known, "{charset} {text:?}: {outcome:?}");
            }
        }
    }
    assert!(spoken > 20, "only {spoken} character sets were accepted");
    // Whatever it was there, it is plain text here.
    assert!(desk.number("SELECT COUNT(*) FROM {data}.tickets").await > i64::from(spoken));
    for row in bob.rows::<model::TicketRow>("ticket_pool", args![false, None, None, None, 100]).await {
        bob.rows::<Value>("ticket_show", args![row.id, None, None]).await;
    }
    desk.audits().await;
}

async fn user_variables_reach_no_procedure(desk: Arc<Desk>) {
    let (ada, eve) = (desk.employee("ada").await, desk.employee("eve").await);
    let ticket = ada.creates("Printer").await;
    let theirs: Vec<String> =
        ["v_actor", "v_role", "v_answer", "v_status", "v_now", "v_responder", "p_actor", "p_token", "actor", "mine"]
            .into_iter()
            .map(|name| format!("@{name} = {}", ada.id))
            .collect();
    eve.workstation.raw(&format!("SET {}", theirs.join(", "))).await.expect("may be set");
    assert_eq!(eve.refused("ticket_edit", args![request(), ticket, 1, "Mine", "Mine"]).await, "ticket.not_found");
    let created: Ticket = eve.one("ticket_create", args![request(), "Eve's", "Text", None, None, None]).await;
    assert_eq!(created.employee.id, eve.id);
    // Handed over as arguments they are copies; nothing comes back through them.
    let token = hex(&eve.token);
    eve.workstation.raw(&format!("SET @token = UNHEX('{token}'), @id = {ticket}")).await.expect("may be set");
    assert_eq!(eve.workstation.raw("CALL ticket_show(@token, @id, NULL, NULL)").await, Err("ticket.not_found".into()));
    let kept = eve.workstation.run("SELECT CAST(@id AS CHAR)", &[]).await;
    assert_eq!(kept, Ok(vec![ticket.0.into()]));
}
