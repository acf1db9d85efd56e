//! How long an answer takes tells nobody which names exist. No clock decides that here: what the server did is counted,
//! statement by statement and row by row, for a name that somebody has and for names that nobody has.

use std::collections::BTreeMap;
use std::sync::Arc;

use support::args;
use support::database::{Argument, Desk, key};

use super::scene::hex;

support::on_each_server! {
    a_name_that_nobody_has_costs_the_server_the_same,
    the_count_would_notice_one_row_more,
}

/// What was done, by the server's own counters.
type Work = BTreeMap<String, i64>;

const TRIES: usize = 8;
/// A server that has forgotten a table or a routine meanwhile reads its own dictionary once more. That adds now and then, for
/// anybody, so that the least of a few rounds is what a call needs.
const ROUNDS: usize = 4;

fn at_most(least: &mut Work, found: &Work) {
    least.retain(|counter, many| {
        *many = (*many).min(found.get(counter).copied().unwrap_or(0));
        *many != 0
    });
}

/// Somebody's name, nobody's, and what cannot be a name: they are as long as each other.
const NAMES: [&str; 3] = ["ada", "bea", "äda"];

/// What the administrator's connection has had the server do so far: statements of each kind, and rows looked for, read and
/// written.
async fn done(desk: &Desk) -> Work {
    let counters: Vec<(String, String)> = desk
        .rows(
            "SHOW SESSION STATUS WHERE Variable_name LIKE 'Handler\\_%' OR Variable_name LIKE 'Com\\_%'
                OR Variable_name LIKE 'Select\\_%' OR Variable_name LIKE 'Sort\\_%' OR Variable_name LIKE 'Created\\_tmp%'",
        )
        .await;
    let numbers = counters.into_iter().filter_map(|(name, value)| Some((name, value.parse().ok()?)));
    numbers.collect()
}

/// What a call has the server do, asking included.
async fn work(desk: &Desk, sql: &str, expected: Option<&str>) -> Work {
    let before = done(desk).await;
    let outcome = desk.attempt(sql).await;
    let after = done(desk).await;
    match expected {
        None => outcome.unwrap_or_else(|error| panic!("{sql}: {error}")),
        Some(code) => assert!(outcome.as_ref().is_err_and(|words| words.contains(code)), "{sql}: {outcome:?}"),
    }
    let changed = after.into_iter().map(|(name, value)| (value - before.get(&name).unwrap_or(&0), name));
    changed.filter(|(many, _)| *many != 0).map(|(many, name)| (name, many)).collect()
}

fn literal(argument: &Argument) -> String {
    match argument {
        Argument::Number(number) => number.to_string(),
        Argument::Text(text) => format!("CONVERT(X'{}' USING utf8mb4)", hex(text.as_bytes())),
        Argument::Bytes(bytes) => format!("X'{}'", hex(bytes)),
        other => panic!("{other:?} is not asked for here"),
    }
}

fn call(procedure: &str, arguments: &[Argument]) -> String {
    let arguments: Vec<String> = arguments.iter().map(literal).collect();
    format!("CALL {{api}}.{procedure}({})", arguments.join(", "))
}

async fn a_name_that_nobody_has_costs_the_server_the_same(desk: Arc<Desk>) {
    let _ada = desk.employee("ada").await;
    let salt = |name: &str| call("session_salt", &args![name]);
    let open = |name: &str| call("session_open", &args![name, key("guess"), "w"]);
    let upgrading = |name: &str| {
        let arguments = args![name, key("guess"), "w", [8_u8; 16], 65_536, 2, 1, key("other")];
        call("session_open_upgrading", &arguments)
    };
    // What is done for the first time is done once more than later: opened tables, parsed routines.
    for statement in [salt("warm.up"), open("warm.up"), upgrading("warm.up")] {
        drop(desk.attempt(&statement).await);
    }
    for (what, statement, free) in
        [("salt", &salt as &dyn Fn(&str) -> String, TRIES), ("open", &open, 5), ("upgrading", &upgrading, 5)]
    {
        let mut least: Vec<[Work; 3]> = Vec::new();
        for round in 0..ROUNDS {
            desk.execute("DELETE FROM {data}.sign_in_guards WHERE name NOT LIKE '%@%'").await;
            desk.execute("UPDATE {data}.sign_in_sources SET failures = 0").await;
            // The first tries are compared, those after them wait: each alike for whoever is asked about.
            for number in 0..TRIES {
                let expected = match what {
                    "salt" => None,
                    _ if number < free => Some("session.wrong_credentials"),
                    _ => Some("session.locked"),
                };
                let mut found = [Work::new(), Work::new(), Work::new()];
                for (name, found) in NAMES.iter().zip(&mut found) {
                    *found = work(&desk, &statement(name), expected).await;
                }
                if round == 0 {
                    least.push(found);
                } else {
                    least[number].iter_mut().zip(&found).for_each(|(least, found)| at_most(least, found));
                }
            }
        }
        for (number, [known, nobody, no_name]) in least.iter().enumerate() {
            assert!(known.get("Handler_read_key").is_some_and(|keys| *keys >= 2), "nothing was counted: {known:?}");
            assert_eq!(known, nobody, "{what}, try {number}, a name that nobody has");
            assert_eq!(known, no_name, "{what}, try {number}, what cannot be a name");
        }
    }
}

async fn the_count_would_notice_one_row_more(desk: Arc<Desk>) {
    let _ada = desk.employee("ada").await;
    let lookup = |name: &str| {
        format!(
            "SELECT c.verifier FROM {{data}}.users u JOIN {{data}}.credentials c ON c.user_id = u.id WHERE u.username = '{name}'"
        )
    };
    let _warm = work(&desk, &lookup("ada"), None).await;
    let (known, unknown) = (work(&desk, &lookup("ada"), None).await, work(&desk, &lookup("bea"), None).await);
    assert_ne!(known, unknown, "the test above would show nothing");
}
