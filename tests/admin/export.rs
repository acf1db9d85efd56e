//! The exported history.

use std::io::{BufRead as _, BufReader};
use std::sync::Arc;

use administration::audit::cell::{may_begin_formula, original};
use model::TicketId;
use serde_json::{Map, Value, json};
use support::args;
use support::database::{Desk, request};
use tempfile::tempdir;

use crate::tool::{Ran, Tool};

support::on_each_server! {
    every_event_is_exported_exactly_as_it_is_stored,
    no_cell_of_a_table_is_a_formula,
    an_auditor_gets_what_was_asked_for,
    a_broken_history_is_exported_and_reported,
    no_file_is_overwritten_and_none_is_left_behind,
    a_large_history_is_exported_in_little_memory,
}

/// Two tickets: 5 events with a decline for the first, 3 for the second.
async fn history(desk: &Desk) -> (TicketId, TicketId) {
    let ada = desk.employee("ada").await;
    let (grace, linus) = (desk.responder("grace").await, desk.responder("linus").await);
    let first = ada.creates("=HYPERLINK(\"http://example.org\"), \"quoted\"\u{1f4a1}").await;
    grace.claims(first).await;
    grace.declines(first).await;
    linus.claims(first).await;
    grace.refused("ticket_complete", args![request(), first, "Not hers any more."]).await;
    let _: Value = linus.one("ticket_complete", args![request(), first, "+1 line\n-1 line"]).await;
    let bob = desk.employee("bob").await;
    let second = bob.creates("@SUM(A1:A9)").await;
    linus.claims(second).await;
    bob.withdraws(second).await;
    (first, second)
}

fn lines(ran: &Ran) -> Vec<Value> {
    ran.out.lines().map(|line| serde_json::from_str(line).expect("one object on each line")).collect()
}

/// Ticket and event of each line.
fn places(ran: &Ran) -> Vec<(u64, u64)> {
    let number = |line: &Value, field: &str| line[field].as_u64().expect("a number");
    lines(ran).iter().map(|line| (number(line, "ticket"), number(line, "event"))).collect()
}

/// A row of the table of events.
type Stored = (
    u64,
    u32,
    String,
    Option<String>,
    String,
    Option<u64>,
    String,
    String,
    Option<String>,
    String,
    String,
    Option<String>,
    String,
);

async fn every_event_is_exported_exactly_as_it_is_stored(desk: Arc<Desk>) {
    history(&desk).await;
    let tool = Tool::of(&desk);
    let ran = tool.run(&["audit", "export", "--format", "jsonl"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert_eq!(ran.err, "8 events written.\nThe history is complete: 8 events of 2 tickets.\n");

    let stored: Vec<Stored> = desk
        .rows(
            "SELECT ticket_id, seq, CAST(event_type AS CHAR), CAST(from_status AS CHAR), CAST(to_status AS CHAR), actor_user_id,
                    DATE_FORMAT(created_at, '%Y-%m-%dT%H:%i:%s.%fZ'), note, before_state, after_state,
                    CONCAT_WS(' ', COALESCE(LOWER(HEX(note_salt)), '-'), COALESCE(LOWER(HEX(note_digest)), '-'), COALESCE(LOWER(HEX(before_salt)), '-'),
                      COALESCE(LOWER(HEX(before_digest)), '-'), LOWER(HEX(after_salt)), LOWER(HEX(after_digest))),
                    LOWER(HEX(prev_hash)), LOWER(HEX(hash))
             FROM {data}.ticket_events ORDER BY ticket_id, seq",
        )
        .await;
    let exported = lines(&ran);
    assert_eq!(exported.len(), stored.len());
    let mut told = Map::new();
    for (line, (ticket, seq, event_type, from, to, actor, at, note, before, after, digests, previous, hash)) in
        exported.iter().zip(stored)
    {
        let mut line = line.clone();
        let readable = ["actor", "title", "status", "closing", "priority", "respondBy", "category", "responder"]
            .map(|field| line[field].take());
        let exported_digests = ["noteSalt", "noteDigest", "beforeSalt", "beforeDigest", "afterSalt", "afterDigest"]
            .map(|field| line[field].take().as_str().unwrap_or("-").to_owned());
        assert_eq!(exported_digests.join(" "), digests, "ticket {ticket}, event {seq}");
        let exact = json!({
            "ticket": ticket, "event": seq, "at": at, "eventType": event_type, "fromStatus": from, "toStatus": to,
            "actorId": actor, "actor": null, "note": note,
            "title": null, "status": null, "closing": null, "priority": null, "respondBy": null,
            "category": null, "responder": null, "before": before, "after": after,
            "redacted": [], "noteSalt": null, "noteDigest": null, "beforeSalt": null, "beforeDigest": null, "afterSalt": null,
            "afterDigest": null, "previousHash": previous, "hash": hash,
        });
        assert_eq!(line, exact, "the export alone is enough to recompute the chain");
        if event_type == "created" {
            told.clear();
        }
        told.extend(serde_json::from_str::<Map<String, Value>>(&after).expect("JSON"));
        let username =
            desk.text(&format!("SELECT username FROM {{data}}.users WHERE id = {}", actor.expect("somebody"))).await;
        let said = [
            json!(username),
            told["title"].clone(),
            told["status"].clone(),
            told["closing"].clone(),
            told["priority"].clone(),
            told["respondBy"].clone(),
            told["categoryName"].clone(),
            told["responderName"].clone(),
        ];
        assert_eq!(readable, said);
    }
}

async fn no_cell_of_a_table_is_a_formula(desk: Arc<Desk>) {
    let (first, second) = history(&desk).await;
    let ran = Tool::of(&desk).run(&["audit", "export"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.out.starts_with("\u{FEFF}ticket"), "Excel recognises UTF-8 by the byte order mark");
    let mut table = csv::Reader::from_reader(ran.out.as_bytes());
    let heading = table.headers().expect("a heading").clone();
    let rows: Vec<csv::StringRecord> = table.records().map(|row| row.expect("as many cells as the heading")).collect();
    assert_eq!((heading.len(), rows.len()), (27, 8));
    for cell in rows.iter().flatten() {
        assert!(!may_begin_formula(cell), "{cell:?}");
    }
    let column = |name: &str| heading.iter().position(|title| title == name).expect("a column");
    let guarded: Vec<(&str, &str)> = rows.iter().map(|row| (&row[column("title")], &row[column("note")])).collect();
    assert_eq!(guarded[4], ("'=HYPERLINK(\"http://example.org\"), \"quoted\"\u{1f4a1}", "'+1 line\n-1 line"));
    assert_eq!(original(guarded[4].1), "+1 line\n-1 line", "nothing is lost");
    assert_eq!(guarded[5].0, "'@SUM(A1:A9)");
    let of = |ticket: TicketId| rows.iter().filter(|row| row[0] == ticket.to_string()).count();
    assert_eq!((of(first), of(second)), (5, 3));
}

async fn an_auditor_gets_what_was_asked_for(desk: Arc<Desk>) {
    let (first, second) = history(&desk).await;
    let (a, b) = (first.0, second.0);
    let tool = Tool::of(&desk);
    let asked = |filter: &[&str]| {
        let ran = tool.run(&[&["audit", "export", "--format", "jsonl"], filter].concat());
        assert_eq!(ran.code, 0, "{ran:?}");
        ran
    };
    let of_second = asked(&["--ticket", &b.to_string()]);
    assert_eq!(places(&of_second), [(b, 1), (b, 2), (b, 3)]);
    assert!(
        of_second.err.contains("3 events of 1 ticket."),
        "only the chains of the chosen tickets are verified: {}",
        of_second.err
    );
    assert_eq!(places(&asked(&["--ticket", &b.to_string(), "--ticket", &a.to_string()])).len(), 8);
    assert_eq!(places(&asked(&["--ticket", "4711"])), []);

    // She created the first ticket and has nothing to do with the second.
    assert_eq!(places(&asked(&["--person", "ada"])), [(a, 1), (a, 2), (a, 3), (a, 4), (a, 5)]);
    // Her claim and her decline, but nothing that happened to the ticket later.
    assert_eq!(places(&asked(&["--person", "grace"])), [(a, 2), (a, 3)]);
    assert_eq!(places(&asked(&["--person", "linus"])), [(a, 4), (a, 5), (b, 2), (b, 3)]);
    let by_grace = asked(&["--person", "grace"]);
    assert!(by_grace.err.contains("8 events of 2 tickets"), "all chains are verified: {}", by_grace.err);

    let at = |seq: u64| {
        format!(
            "DATE_FORMAT(created_at, '%Y-%m-%dT%H:%i:%s.%fZ') FROM {{data}}.ticket_events WHERE ticket_id = {a} AND seq = {seq}"
        )
    };
    let (second_moment, fourth_moment) =
        (desk.text(&format!("SELECT {}", at(2))).await, desk.text(&format!("SELECT {}", at(4))).await);
    assert_eq!(places(&asked(&["--since", &second_moment, "--until", &fourth_moment])), [(a, 2), (a, 3)]);
    assert_eq!(places(&asked(&["--since", "9999-01-01"])), []);
    assert_eq!(places(&asked(&["--until", "9999-01-01"])).len(), 8);

    assert!(tool.refuses(1, &["audit", "export", "--person", "nobody"]).contains("nobody has the user name"));
    assert!(
        tool.refuses(2, &["audit", "export", "--since", "2026-02-01", "--until", "2026-02-01"]).contains("--since")
    );
    for line in [
        ["--since", "yesterday"],
        ["--until", "2026-02-30"],
        ["--ticket", "0"],
        ["--ticket", "x"],
        ["--format", "xlsx"],
    ] {
        assert_eq!(tool.run(&[&["audit", "export"], &line[..]].concat()).code, 2, "{line:?}");
    }
}

async fn a_broken_history_is_exported_and_reported(desk: Arc<Desk>) {
    let (first, _) = history(&desk).await;
    desk.execute("DROP TRIGGER {data}.ticket_events_before_update").await;
    desk.execute(&format!(
        "UPDATE {{data}}.ticket_events SET note = 'x', after_state = 'no JSON' WHERE ticket_id = {first} AND seq = 2"
    ))
    .await;
    let directory = tempdir().expect("a directory");
    let file = directory.path().join("history.jsonl");
    let named = file.to_str().expect("a path in UTF-8");
    let tool = Tool::of(&desk);
    let answer = tool.answers(4, &["audit", "export", "--format", "jsonl", "--file", named]);
    let broken = json!({ "ticket": first, "seq": 2, "fault": "changed" });
    assert_eq!(answer, json!({ "exported": 8, "tickets": 2, "events": 8, "redacted": 0, "broken": broken }));
    let kept = std::fs::read_to_string(&file).expect("the file is evidence, so it stays");
    assert_eq!(kept.lines().count(), 8);
    assert!(kept.contains("\"after\":\"no JSON\""), "as it is stored now");
    let words = tool.run(&["audit", "export"]);
    assert!(words.code == 4 && words.err.contains("NOT complete"), "{words:?}");
}

async fn no_file_is_overwritten_and_none_is_left_behind(desk: Arc<Desk>) {
    history(&desk).await;
    let tool = Tool::of(&desk);
    let directory = tempdir().expect("a directory");
    let file = directory.path().join("history.csv");
    let named = file.to_str().expect("a path in UTF-8");
    assert!(tool.says(&["audit", "export", "--file", named]).contains(named));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = std::fs::metadata(&file).expect("it is there").permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "every text of the desk is in it");
    }
    let written = std::fs::read(&file).expect("it can be read");
    assert!(tool.refuses(1, &["audit", "export", "--file", named]).contains("exists already"));
    assert_eq!(std::fs::read(&file).expect("it can be read"), written);

    let other = directory.path().join("other.csv");
    tool.refuses(1, &["audit", "export", "--person", "nobody", "--file", other.to_str().expect("a path in UTF-8")]);
    assert!(!other.exists());
    tool.refuses(1, &["audit", "export", "--file", "/no/such/directory/history.csv"]);
}

async fn a_large_history_is_exported_in_little_memory(desk: Arc<Desk>) {
    if !cfg!(target_os = "linux") {
        eprintln!("not run: only Linux shows the memory of another process");
        return;
    }
    let ada = desk.employee("ada").await;
    let digit =
        "(SELECT 0 AS d UNION SELECT 1 UNION SELECT 2 UNION SELECT 3 UNION SELECT 4 UNION SELECT 5 UNION SELECT 6
                  UNION SELECT 7 UNION SELECT 8 UNION SELECT 9)";
    desk.execute(&format!(
        "INSERT INTO {{data}}.tickets
           (user_id, title, description, respond_by, category_id, closing_note, created_at, updated_at, last_actor_user_id, last_event_type, last_note)
         SELECT {0}, 'Lamp', REPEAT('It smokes. ', 3000), '2026-01-01', 1, '', '2026-01-01', '2026-01-01', {0}, 'created', ''
         FROM {digit} a, {digit} b, {digit} c WHERE c.d < 4",
        ada.id
    ))
    .await;
    let mut running = Tool::of(&desk).start(&["audit", "export", "--format", "jsonl"]);
    let process = running.id();
    let mut lines = BufReader::new(running.stdout.take().expect("a pipe")).lines();
    let mut size = 0;
    let mut next = || size += lines.next().expect("four hundred lines").expect("readable").len();
    next();
    let at_first = greatest_memory(process);
    (1..300).for_each(|_| next());
    // It cannot have finished: a pipe holds fewer than a hundred of these lines.
    let at_last = greatest_memory(process);
    (300..400).for_each(|_| next());
    assert_eq!(running.wait().expect("it ends").code(), Some(0));
    assert!(size > 12_000_000, "{size} bytes are too few to judge by");
    // The kernel counts memory roughly: a later maximum may be smaller than an earlier one.
    assert!(at_last.saturating_sub(at_first) < 6 << 20, "from {at_first} to {at_last} bytes");
}

/// How much memory a process has had at most until now.
fn greatest_memory(process: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).expect("it is running");
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("Linux tells");
    line.trim().trim_end_matches(" kB").parse::<u64>().expect("a number") << 10
}
