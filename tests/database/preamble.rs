//! No public procedure lacks the preamble, by its text and by its behaviour.

use std::sync::Arc;

use support::Flavour;
use support::database::{Argument, Desk};

support::on_each_server! {
    every_public_procedure_has_preamble_and_rollback,
    the_poll_resets_what_bends_a_read_and_only_reads,
    every_procedure_with_a_token_refuses_a_forged_one,
    every_procedure_ends_its_transaction,
}

async fn every_public_procedure_has_preamble_and_rollback(desk: Arc<Desk>) {
    let bodies: Vec<(String, String)> = desk
        .rows(
            "SELECT CAST(ROUTINE_NAME AS CHAR), CAST(ROUTINE_DEFINITION AS CHAR) FROM information_schema.ROUTINES
              WHERE ROUTINE_SCHEMA = '{api}'",
        )
        .await;
    let mut names: Vec<&str> = bodies.iter().map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, of_files(|_| true), "each file makes its procedure, and nothing else does");
    for (name, body) in bodies {
        // The first line that is neither a declaration nor a part of one.
        let first = body
            .lines()
            .find(|line| line.starts_with("  ") && !line.starts_with("   ") && !line.starts_with("  DECLARE"))
            .map(str::trim_start);
        let begins =
            ["begin_call(", "begin_session_call(p_token", "begin_request_call(p_token", "require_password(p_token"];
        let holds = begins
            .iter()
            .any(|call| first.is_some_and(|line| line.starts_with(&desk.named(&format!("CALL {{data}}.{call}")))));
        assert!(holds != ["watch", "api_version"].contains(&name.as_str()), "{name} begins with {first:?}");
        assert!(body.contains("DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;"), "{name}");
        let again = "DECLARE EXIT HANDLER FOR 1064 BEGIN ROLLBACK; CALL {data}.triggers_read_again(); RESIGNAL; END;";
        assert!(body.contains(&desk.named(again)), "{name}");
        let last_commit = body.rfind("COMMIT;").expect("a commit");
        let answers: Vec<usize> = body.match_indices(" AS doc").map(|(at, _)| at).collect();
        assert!(answers.last().is_some_and(|answer| *answer > last_commit), "{name} answers after its commit");
    }
}

/// Only the poll has a preamble of its own; `hostile_poll` attacks it. A setting that it does not reset must not affect it.
async fn the_poll_resets_what_bends_a_read_and_only_reads(desk: Arc<Desk>) {
    let body = desk
        .text(
            "SELECT ROUTINE_DEFINITION FROM information_schema.ROUTINES
              WHERE ROUTINE_SCHEMA = '{api}' AND ROUTINE_NAME = 'watch'",
        )
        .await;
    let (preamble, rest) = body.split_once("\n  SELECT ").expect("a preamble before the first read");
    let mut at = 0;
    for statement in [
        "SET SESSION completion_type = 'NO_CHAIN';",
        "ROLLBACK;",
        "SET SESSION timestamp = DEFAULT,",
        "SESSION autocommit = 1,",
        "SESSION sql_select_limit = 18446744073709551615,",
        "SESSION sql_big_selects = 1;",
        "SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED, READ WRITE;",
    ] {
        at += preamble[at..].find(statement).unwrap_or_else(|| panic!("{statement} in its place"));
    }
    for refusal in
        ["LEFT JOIN {data}.revoked_accounts r ON r.account = ", "AND f.role IS NOT NULL AND r.account IS NULL;"]
    {
        assert!(rest.contains(&desk.named(refusal)), "{refusal} refuses a revoked account and whoever was deactivated");
    }
    for word in ["INSERT ", "UPDATE ", "DELETE ", "FOR UPDATE", "LOCK ", "START TRANSACTION"] {
        assert!(!body.contains(word), "the poll contains {word}");
    }
    let calls: Vec<&str> =
        rest.match_indices("CALL ").map(|(at, _)| rest[at..].split('(').next().expect("a name")).collect();
    assert_eq!(calls, [desk.named("CALL {data}.begin_session_call")], "whoever is not found is refused there");
}

/// The names of the files of public procedures whose text is like this.
fn of_files(is: impl Fn(&str) -> bool) -> Vec<String> {
    let mut names = Vec::new();
    let mut open = vec![std::path::PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../migrations/api"))];
    while let Some(directory) = open.pop() {
        for entry in std::fs::read_dir(directory).expect("the procedures' files") {
            let path = entry.expect("a file").path();
            if path.is_dir() {
                open.push(path);
            } else if is(&std::fs::read_to_string(&path).expect("it can be read")) {
                names.push(path.file_stem().expect("a name").to_string_lossy().into_owned());
            }
        }
    }
    names.sort_unstable();
    names
}

/// Public procedures with a token, and how many parameters each has.
async fn with_token(desk: &Desk) -> Vec<(String, i64)> {
    desk.rows(
        "SELECT CAST(SPECIFIC_NAME AS CHAR), COUNT(*) FROM information_schema.PARAMETERS
          WHERE SPECIFIC_SCHEMA = '{api}' GROUP BY SPECIFIC_NAME
         HAVING SUM(PARAMETER_NAME = 'p_token' AND ORDINAL_POSITION = 1) = 1",
    )
    .await
}

async fn every_procedure_with_a_token_refuses_a_forged_one(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    let procedures = with_token(&desk).await;
    let mut names: Vec<&str> = procedures.iter().map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, of_files(|text| text.contains("(\n  IN p_token ")), "a token comes first or not at all");
    let hash = desk.text("SELECT HEX(token_hash) FROM {data}.sessions").await;
    for (name, count) in procedures {
        let mut longer = ada.token.clone();
        longer.push(0);
        for token in [
            Argument::Null,
            vec![0_u8; 32].into(),
            Vec::new().into(),
            "' OR 1=1 -- ".into(),
            hash.as_str().into(),
            ada.token[..31].to_vec().into(),
            longer.into(),
        ] {
            let too_long = match &token {
                Argument::Text(text) => text.len() > 32,
                Argument::Bytes(bytes) => bytes.len() > 32,
                _ => false,
            };
            let mut arguments = vec![token];
            arguments.resize(usize::try_from(count).expect("few"), Argument::Null);
            let refused = ada.workstation.call(&name, &arguments).await.expect_err("refused");
            // The server itself refuses anything longer than a token.
            let expected = if too_long { "1406 " } else { "session.ended" };
            assert!(refused.starts_with(expected), "{name}: {refused}");
        }
    }
}

async fn every_procedure_ends_its_transaction(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    // Not INNODB_TRX: the servers refresh it only after nobody has read it for a tenth of a second.
    let (who, open) = match desk.flavour {
        Flavour::MariaDb => (None, "SELECT CAST(@@in_transaction AS CHAR)".to_owned()),
        Flavour::MySql => {
            let number =
                ada.workstation.run("SELECT CAST(CONNECTION_ID() AS CHAR)", &[]).await.expect("a number").remove(0);
            let open = "SELECT COUNT(*) FROM performance_schema.events_transactions_current
                          JOIN performance_schema.threads USING (THREAD_ID)
                         WHERE STATE = 'ACTIVE' AND PROCESSLIST_ID";
            (Some(&desk), format!("{open} = {number}"))
        }
    };
    let is_open = async || match who {
        Some(administrator) => administrator.number(&open).await == 1,
        None => ada.workstation.run(&open, &[]).await.expect("it is told") == [1],
    };
    ada.workstation.raw("START TRANSACTION").await.expect("anybody may");
    assert!(is_open().await, "an open transaction is seen");
    for (name, count) in with_token(&desk).await {
        if name == "session_close" {
            continue;
        }
        let mut arguments = vec![Argument::from(ada.token.clone())];
        arguments.resize(usize::try_from(count).expect("few"), Argument::Null);
        // Refused or answered: either way nothing stays open that holds locks.
        let outcome = ada.workstation.call(&name, &arguments).await;
        assert!(!is_open().await, "{name} leaves its transaction open: {outcome:?}");
    }
}
