//! The servers show everybody how many rows their statements found. To these counters, a foreign ticket, person, session or
//! name looks exactly like one that does not exist.

use std::collections::{BTreeMap, BTreeSet};

use sqlx::Row as _;
use sqlx::mysql::MySqlConnection;
use support::database::{OwnServer, Person, connected};

use super::scene::hex;

// Alone on its server, which counts what others do as well.
support::on_each_own_server! {
    counters_do_not_tell_foreign_tickets_from_missing_ones,
    counters_do_not_tell_foreign_files_from_missing_ones,
    counters_do_not_tell_foreign_people_from_missing_ones,
    counters_do_not_tell_which_user_names_exist,
    counters_do_not_reveal_names_of_the_directory,
    the_comparison_notices_a_row_that_was_found,
}

type Counters = BTreeMap<String, i64>;

/// How often each call is made. A counter that differs between two identical calls proves nothing.
const TIMES: usize = 4;

async fn counters(connection: &mut MySqlConnection) -> Counters {
    let rows = sqlx::raw_sql("SHOW SESSION STATUS").fetch_all(connection).await.expect("anybody may");
    let number = |row: &sqlx::mysql::MySqlRow| {
        let text = |column: usize| row.try_get_unchecked::<String, _>(column).unwrap_or_default();
        Some((text(0), text(1).parse().ok()?))
    };
    // InnoDB counts its background work as well, but not as rows.
    let of_sessions = |name: &str| !name.starts_with("Innodb_") || name.starts_with("Innodb_rows_");
    rows.iter().filter_map(number).filter(|(name, _): &(String, i64)| of_sessions(name)).collect()
}

/// What a call, and reading the counters after it, adds to each counter.
async fn added(connection: &mut MySqlConnection, call: &str, before: &mut Counters) -> Counters {
    let _refused = sqlx::raw_sql(call).fetch_all(&mut *connection).await;
    let after = counters(connection).await;
    let added = |(name, value): (&String, &i64)| (name.clone(), value - before.get(name).unwrap_or(&0));
    let added = after.iter().map(added).collect();
    *before = after;
    added
}

/// Which counters tell the calls apart.
async fn told(person: &Person, calls: &[String]) -> BTreeSet<String> {
    let mut connection = connected(&person.workstation.options).await;
    let mut last = Counters::new();
    for call in calls.iter().chain(calls) {
        added(&mut connection, call, &mut last).await;
    }
    let mut seen: Vec<Vec<Counters>> = vec![Vec::new(); calls.len()];
    for _ in 0..TIMES {
        for (of_call, call) in seen.iter_mut().zip(calls) {
            of_call.push(added(&mut connection, call, &mut last).await);
        }
    }
    let values = |of_call: &[Counters], name: &String| -> BTreeSet<i64> {
        of_call.iter().filter_map(|counters| counters.get(name).copied()).collect()
    };
    let names = seen.first().and_then(|of_call| of_call.first()).expect("a call").keys();
    names
        .filter(|name| {
            let each: Vec<BTreeSet<i64>> = seen.iter().map(|of_call| values(of_call, name)).collect();
            each.iter().all(|values| values.len() == 1) && each.windows(2).any(|pair| pair[0] != pair[1])
        })
        .cloned()
        .collect()
}

fn calls(who: &Person, call: &str, ids: &[u64]) -> Vec<String> {
    let token = format!("(0x{}, RANDOM_BYTES(16)", hex(&who.token));
    let call = call.replace("(token, request", &token).replace("token", &format!("0x{}", hex(&who.token)));
    ids.iter().map(|id| format!("CALL {}", call.replace("{}", &id.to_string()))).collect()
}

async fn indistinct(who: &Person, procedures: &[&str], ids: &[u64]) {
    for procedure in procedures {
        let told = told(who, &calls(who, procedure, ids)).await;
        assert!(told.is_empty(), "{procedure} by {} for {ids:?}: {told:?}", who.username);
    }
}

async fn counters_do_not_tell_foreign_tickets_from_missing_ones(server: OwnServer) {
    let desk = &server.desk;
    let (ada, eve) = (desk.employee("ada").await, desk.employee("eve").await);
    let (bob, cleo) = (desk.responder("bob").await, desk.responder("cleo").await);
    let (waiting, taken, done) = (ada.creates("Waiting").await, ada.creates("Taken").await, ada.creates("Done").await);
    for ticket in [taken, done] {
        bob.claims(ticket).await;
        ada.writes(ticket, "Hello").await;
        bob.writes(ticket, "Hello").await;
    }
    bob.completes(done).await;
    ada.writes(waiting, "Hello").await;
    let missing = 9;
    let reading = ["ticket_show(token, {}, NULL, NULL)", "message_read(token, {}, NULL, 99)"];
    let messages = ["message_send(token, request, {}, NULL, 'Text', NULL)"];
    let edits = ["ticket_edit(token, request, {}, 1, 'Title', 'Text')", "ticket_withdraw(token, request, {}, '')"];
    let everything = [waiting.0, taken.0, done.0, missing];
    indistinct(&eve, &[&reading[..], &messages, &edits].concat(), &everything).await;
    let steps = ["ticket_complete(token, request, {}, '')", "ticket_decline(token, request, {}, '')"];
    indistinct(&cleo, &[&reading[..], &messages, &steps].concat(), &[taken.0, done.0, missing]).await;
    indistinct(&cleo, &["ticket_claim(token, request, {})"], &[done.0, missing]).await;
    let file = ["attachment_begin(token, request, {}, NULL, 'log', 'text/plain', 4, REPEAT('d', 32))"];
    indistinct(&eve, &file, &everything).await;
    indistinct(&cleo, &file, &everything).await;
    let by_number = ["ticket_search(token, '#{}', NULL, NULL, NULL, NULL, NULL, 10)"];
    indistinct(&eve, &by_number, &everything).await;
    indistinct(&cleo, &by_number, &[taken.0, done.0, missing]).await;
    // Words of the same length: a longer word has more groups of letters to look up.
    for (who, word, nonsense) in [(&eve, "Waiting", "Xyzzyzz"), (&eve, "Taken", "Xyzzy"), (&cleo, "Taken", "Xyzzy")] {
        let calls = calls_to(who, &[word, nonsense], "ticket_search(token, '{}', NULL, NULL, NULL, NULL, NULL, 10)");
        let told = told(who, &calls).await;
        assert!(told.is_empty(), "{word} by {}: {told:?}", who.username);
    }
}

async fn counters_do_not_tell_foreign_files_from_missing_ones(server: OwnServer) {
    let desk = &server.desk;
    let (ada, eve, cleo) = (desk.employee("ada").await, desk.employee("eve").await, desk.responder("cleo").await);
    let bob = desk.responder("bob").await;
    let ticket = ada.creates("Printer").await;
    let (file, under_way) =
        (ada.attaches(ticket, "log", b"text").await.id, ada.begins(ticket, "more", b"more").await.id);
    bob.claims(ticket).await;
    let procedures = [
        "attachment_read(token, {}, 0)",
        "attachment_put(token, request, {}, 0, 'text')",
        "attachment_complete(token, request, {})",
    ];
    for stranger in [&eve, &cleo] {
        indistinct(stranger, &procedures, &[file.0, under_way.0, 9]).await;
    }
    indistinct(&bob, &procedures[1..], &[file.0, under_way.0, 9]).await;
}

async fn counters_do_not_tell_foreign_people_from_missing_ones(server: OwnServer) {
    let desk = &server.desk;
    let (ada, eve) = (desk.employee("ada").await, desk.employee("eve").await);
    let foreign = u64::try_from(desk.number("SELECT MIN(id) FROM {data}.sessions").await).expect("an id");
    let procedures = [
        "message_conversation(token, {}, NULL)",
        "message_send(token, request, NULL, {}, 'Text', NULL)",
        "message_read(token, NULL, {}, 99)",
    ];
    indistinct(&eve, &procedures, &[ada.id.0, 9]).await;
    indistinct(&eve, &["session_revoke(token, request, {})"], &[foreign, 9]).await;
}

async fn counters_do_not_tell_which_user_names_exist(server: OwnServer) {
    let desk = &server.desk;
    let (_ada, eve) = (desk.employee("ada").await, desk.employee("eve").await);
    desk.execute("UPDATE {data}.credentials SET memory_kib = 65536, verifier = REPEAT('x', 32) WHERE user_id = 1")
        .await;
    let calls = |call: &str| ["ada", "bea"].map(|name| format!("CALL {}", call.replace("{}", name)));
    let told = told(&eve, &calls("session_salt('{}')")).await;
    assert!(told.is_empty(), "{told:?}");
    let key = hex(&support::database::key("guess"));
    let open = calls(&format!("session_open('{{}}', 0x{key}, 'w')"));
    // Both wait equally long.
    let told = self::told(&eve, &open).await;
    assert!(told.is_empty(), "{told:?}");
}

async fn counters_do_not_reveal_names_of_the_directory(server: OwnServer) {
    let desk = &server.desk;
    let (mina, eve) = (desk.employee("mina").await, desk.employee("eve").await);
    let _bob = desk.responder("bob").await;
    assert_eq!(desk.text("SELECT name FROM {data}.users WHERE username = 'mina'").await, "MINA Ünïcode");
    // After her name or before it, with a beginning that is hers or nobody's.
    for directory in [
        "person_directory(token, '', 'MINA Ünïcod{}', NULL, 100)",
        "person_directory(token, '', 'MIN{}', NULL, 100)",
        "person_directory(token, '', 'MINA Ünïcode', {}, 100)",
    ] {
        let told = told(&eve, &calls(&eve, directory, &[0, 9])).await;
        assert!(told.is_empty(), "{directory}: {told:?}");
    }
    let calls = ["MIN", "MIX"]
        .map(|prefix| calls(&eve, &format!("person_directory(token, '{prefix}', NULL, NULL, 100)"), &[0]));
    let told = told(&eve, &calls.concat()).await;
    assert!(told.is_empty(), "{told:?}");
    let reached = calls_to(&eve, &["MIN", "NIX"], "person_directory(token, '', '{}', NULL, 100)");
    assert!(self::told(&eve, &reached).await.is_empty(), "what stands before or after {}", mina.username);
}

fn calls_to(who: &Person, words: &[&str], call: &str) -> Vec<String> {
    words.iter().flat_map(|word| calls(who, &call.replace("{}", word), &[0])).collect()
}

async fn the_comparison_notices_a_row_that_was_found(server: OwnServer) {
    let desk = &server.desk;
    let eve = desk.employee("eve").await;
    let own = eve.creates("Printer").await;
    let told = told(&eve, &calls(&eve, "ticket_show(token, {}, NULL, NULL)", &[own.0, 9])).await;
    assert!(!told.is_empty(), "the tests above would show nothing");
}
