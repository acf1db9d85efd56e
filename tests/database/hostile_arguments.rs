//! Passes values that no workstation sends to every parameter of every public procedure in the server's catalogue. New procedures
//! are included; the test fails when [`Scene::valid`] does not know a parameter.

use std::collections::HashSet;
use std::sync::Arc;

use model::{Code, Role};
use support::database::{Answer, Argument, Desk};

use super::fingerprint::Tables;
use super::scene::{Scene, catalogue};

support::on_each_server! {
    hostile_arguments_get_an_answer_or_a_code,
}

/// The values tried for a parameter of this type.
fn hostile(kind: &str) -> Vec<Argument> {
    let texts =
        ["", "' OR 1=1 -- ", "\\'; DROP TABLE x; -- ", "0000-00-00", "2026-02-30 25:61:61", "1e999", "a\u{202e}b"];
    let bytes: [&[u8]; 4] = [b"\xff\xfe\x80", b"\xed\xa0\x80", &[0_u8; 15], &[0_u8; 65]];
    let numbers = [-1, 0, 256, i128::from(i64::MIN), i128::from(i64::MAX), i128::from(u64::MAX)];
    let mut all = vec![Argument::Null];
    all.extend(texts.map(Argument::from));
    all.extend(bytes.map(|bytes| Argument::from(bytes.to_vec())));
    all.extend(numbers.map(Argument::Number));
    if kind.ends_with("text") {
        let characters = [
            " ",
            "%_\\",
            "\" UNION SELECT @@version -- ",
            "a\u{0}b",
            "a\u{1b}[2Jb",
            "a\u{2066}b",
            "a\u{200b}b",
            "a\u{2028}b",
            "a\u{e0041}b",
            "\u{feff}a",
            "a\nb",
            "{\"a\":1}",
        ];
        all.extend(characters.map(Argument::from));
        let broken: [&[u8]; 3] = [b"\xc0\xaf", b"a\xf0\x9f", b"a\xed\xbf\xbfb\xe2\x80\xae"];
        all.extend(broken.map(|bytes| Argument::from(bytes.to_vec())));
        all.push("x".repeat(1 << 20).into());
    }
    all
}

/// Names that no error may reveal.
async fn secrets(desk: &Desk) -> Vec<String> {
    let names: Vec<(String,)> = desk
        .rows(
            "SELECT CAST(TABLE_NAME AS CHAR) FROM information_schema.TABLES WHERE TABLE_SCHEMA = '{data}'
             UNION SELECT CAST(COLUMN_NAME AS CHAR) FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = '{data}'
             UNION SELECT CAST(ROUTINE_NAME AS CHAR) FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = '{data}'
             UNION SELECT CAST(TRIGGER_NAME AS CHAR) FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = '{data}'
             UNION SELECT '{data}' UNION SELECT '{owner}'",
        )
        .await;
    names.into_iter().map(|(name,)| name).collect()
}

/// The servers' own errors for a value that does not fit the type of its parameter, before the procedure begins: out of range,
/// truncated, no date, no such character, too long, not convertible.
const OF_A_TYPE: [&str; 6] = ["1264 ", "1265 ", "1292 ", "1366 ", "1406 ", "3988 "];

/// What is wrong with an answer, if anything is.
fn fault(answer: &Answer, secrets: &[String]) -> Option<String> {
    match answer {
        Ok(documents) => documents.iter().find(|document| !document.is_object()).map(|odd| format!("answered {odd}")),
        Err(code) if Code::parse(code).is_some() => None,
        Err(words) => {
            let told: Vec<&str> = words.split(['\'', '`', '"']).skip(1).flat_map(|quoted| quoted.split('.')).collect();
            let leak = secrets.iter().find(|secret| told.contains(&secret.as_str()));
            let foreseen = OF_A_TYPE.iter().any(|number| words.starts_with(number));
            (!foreseen || leak.is_some()).then(|| format!("said {words}"))
        }
    }
}

async fn hostile_arguments_get_an_answer_or_a_code(desk: Arc<Desk>) {
    let (tables, secrets) = (Tables::of(&desk).await, secrets(&desk).await);
    let procedures = catalogue(&desk).await;
    assert!(procedures.len() >= 27, "the catalogue was read");
    let mut scene = Scene::new(&desk).await;
    let (mut faults, mut ways) = (Vec::new(), HashSet::new());
    for procedure in &procedures {
        let mut caller = Role::Employee;
        let mut well = scene.call(procedure, caller).await;
        if well == Err("role.refused".into()) {
            caller = Role::Responder;
            well = scene.call(procedure, caller).await;
        }
        assert!(
            well.is_ok(),
            "{} with valid arguments answers {well:?}; Scene::valid has to know its parameters",
            procedure.name
        );
        scene = scene.again(&procedure.name).await;

        // A guessed password is counted even when the call is refused.
        let guarded = procedure.parameters.iter().any(|(name, _)| name.ends_with("key"));
        let mut before = tables.fingerprint(&desk).await;
        for (index, (parameter, kind)) in procedure.parameters.iter().enumerate() {
            // MySQL keeps the types of a prepared statement's arguments for as long as the connection lives.
            scene.reconnect().await;
            for value in hostile(kind) {
                let mut arguments = scene.valid(procedure, caller).await;
                arguments[index] = value.clone();
                if procedure.takes("p_attachment") {
                    // There is a new file for each call.
                    before = tables.fingerprint(&desk).await;
                }
                let answer = scene.people(caller).0.workstation.call(&procedure.name, &arguments).await;
                // Refused before the procedure began: it cannot have changed anything, and the next fingerprint would show it.
                let unbegun =
                    answer.as_ref().is_err_and(|words| OF_A_TYPE.iter().any(|number| words.starts_with(number)));
                let mut after = if unbegun { before.clone() } else { tables.fingerprint(&desk).await };
                if guarded
                    && (after["sign_in_guards"], after["sign_in_sources"])
                        != (before["sign_in_guards"], before["sign_in_sources"])
                {
                    desk.execute("DELETE FROM {data}.sign_in_guards; DELETE FROM {data}.sign_in_sources").await;
                    for table in ["sign_in_guards", "sign_in_sources"] {
                        after.insert(table.into(), 0);
                        before.insert(table.into(), 0);
                    }
                }
                let mut wrong = fault(&answer, &secrets);
                if answer.is_err() && after != before {
                    let changed: Vec<_> = after.iter().filter(|(table, sum)| before[*table] != **sum).collect();
                    wrong = Some(format!("was refused and changed {changed:?}"));
                }
                // Check once for each outcome that it leaves no lock.
                if ways.insert(format!("{} {:.40}", procedure.name, answer.as_ref().err().map_or("", String::as_str)))
                    && let Err(held) = tables.held(&desk).await
                {
                    wrong = Some(format!("left a lock: {held}"));
                }
                if let Some(wrong) = wrong {
                    let value = format!("{value:?}");
                    faults.push(format!("{}({parameter} = {:.80}) {wrong}", procedure.name, value));
                }
                if answer.is_ok() && scene.is_over(procedure, before["tickets"] != after["tickets"]).await {
                    scene = scene.again(&procedure.name).await;
                    after = tables.fingerprint(&desk).await;
                }
                before = after;
            }
        }
        desk.audits().await;
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
