//! The proof that the history is complete, and that the database's owner cannot change it unnoticed.

use std::sync::Arc;

use serde_json::{Value, json};
use support::database::Desk;

use crate::tool::Tool;

support::on_each_server! {
    an_untouched_history_is_reported_complete,
    every_tampering_is_reported_at_its_event,
    no_column_can_be_changed_unnoticed,
    a_text_removed_with_its_salt_counts_as_redacted,
    a_redaction_hides_no_other_tampering,
    restored_and_deleted_tickets_are_found,
    a_changed_or_deleted_file_is_found,
}

/// Two tickets of every kind of event: 5 for the first, 4 for the second.
async fn history(desk: &Desk) {
    let ada = desk.employee("ada").await;
    let (grace, linus) = (desk.responder("grace").await, desk.responder("linus").await);
    let first = ada.creates("Lamp | \"quoted\" 💡 'n' \\ more").await;
    grace.claims(first).await;
    grace.declines(first).await;
    linus.claims(first).await;
    linus.completes(first).await;
    let second = ada.creates("Chair").await;
    linus.claims(second).await;
    desk.execute("UPDATE {data}.users SET is_active = 0 WHERE username = 'linus'").await;
    ada.withdraws(second).await;
}

const HISTORY: [&str; 2] = ["ticket_events", "tickets"];

/// Drops the triggers of two tables and the checks that refuse changes, as the database's owner can.
async fn without_guards(desk: &Desk, tables: [&str; 2]) {
    let [one, other] = tables;
    let triggers: Vec<(String,)> = desk
        .rows(&format!(
            "SELECT CAST(TRIGGER_NAME AS CHAR) FROM information_schema.TRIGGERS
              WHERE TRIGGER_SCHEMA = '{{data}}' AND EVENT_OBJECT_TABLE IN ('{one}', '{other}')"
        ))
        .await;
    for (trigger,) in triggers {
        desk.execute(&format!("DROP TRIGGER {{data}}.{trigger}")).await;
    }
    desk.execute("SET SESSION foreign_key_checks = 0").await;
}

fn broken(tool: &Tool) -> Value {
    let verdict = tool.answers(4, &["audit", "verify"]);
    let words = tool.run(&["audit", "verify"]);
    assert!(words.code == 4 && words.out.contains("NOT complete"), "{words:?}");
    verdict["broken"].clone()
}

async fn an_untouched_history_is_reported_complete(desk: Arc<Desk>) {
    let tool = Tool::of(&desk);
    assert_eq!(
        tool.answers(0, &["audit", "verify"]),
        json!({ "tickets": 0, "events": 0, "redacted": 0, "broken": null })
    );
    history(&desk).await;
    assert_eq!(
        tool.answers(0, &["audit", "verify"]),
        json!({ "tickets": 2, "events": 9, "redacted": 0, "broken": null })
    );
    assert!(tool.says(&["audit", "verify"]).contains("9 events of 2 tickets"));
}

async fn every_tampering_is_reported_at_its_event(desk: Arc<Desk>) {
    let tool = Tool::of(&desk);
    history(&desk).await;
    without_guards(&desk, HISTORY).await;
    desk.execute("CREATE TABLE {data}.kept AS SELECT * FROM {data}.ticket_events").await;
    let restore = "REPLACE INTO {data}.ticket_events SELECT * FROM {data}.kept";

    for (tampering, ticket, seq, fault) in [
        ("SET note = 'Never said.' WHERE ticket_id = 1 AND seq = 3", 1, 3, "changed"),
        ("SET created_at = created_at + INTERVAL 1 MICROSECOND WHERE ticket_id = 2 AND seq = 1", 2, 1, "changed"),
        ("SET actor_user_id = NULL WHERE ticket_id = 1 AND seq = 2", 1, 2, "changed"),
        ("SET event_type = 'edited' WHERE ticket_id = 1 AND seq = 5", 1, 5, "changed"),
        ("SET after_state = REPLACE(after_state, 'Chair', 'chair') WHERE ticket_id = 2 AND seq = 1", 2, 1, "changed"),
        ("SET prev_hash = NULL WHERE ticket_id = 1 AND seq = 2", 1, 2, "unlinked"),
        ("SET prev_hash = REPEAT('\\0', 32) WHERE ticket_id = 1 AND seq = 1", 1, 1, "unlinked"),
        ("SET hash = REPEAT('x', 32) WHERE ticket_id = 2 AND seq = 2", 2, 2, "changed"),
        ("SET from_status = 'done' WHERE ticket_id = 1 AND seq = 4", 1, 4, "changed"),
        ("SET to_status = 'pending' WHERE ticket_id = 1 AND seq = 4", 1, 4, "changed"),
        ("SET note = NULL WHERE ticket_id = 1 AND seq = 3", 1, 3, "changed"),
        ("SET note_salt = NULL WHERE ticket_id = 1 AND seq = 3", 1, 3, "changed"),
        ("SET after_state = NULL WHERE ticket_id = 1 AND seq = 2", 1, 2, "changed"),
        ("SET before_salt = NULL WHERE ticket_id = 1 AND seq = 2", 1, 2, "changed"),
        ("SET note = '' WHERE ticket_id = 1 AND seq = 3", 1, 3, "changed"),
        ("SET note = '', note_salt = NULL, note_digest = NULL WHERE ticket_id = 1 AND seq = 3", 1, 3, "changed"),
        ("SET note = 'Never said.' WHERE ticket_id = 1 AND seq = 2", 1, 2, "changed"),
        ("SET note_salt = REPEAT('x', 16) WHERE ticket_id = 2 AND seq = 1", 2, 1, "changed"),
        // Text, salt and digest that fit each other do not fit the chain.
        (
            "SET note = 'Never said.', note_digest = UNHEX(SHA2(CONCAT(note_salt, 'Never said.'), 256))
              WHERE ticket_id = 1 AND seq = 3",
            1,
            3,
            "changed",
        ),
        (
            "SET before_state = NULL, before_salt = NULL, before_digest = NULL WHERE ticket_id = 1 AND seq = 2",
            1,
            2,
            "changed",
        ),
    ] {
        desk.execute(&format!("UPDATE {{data}}.ticket_events {tampering}")).await;
        assert_eq!(broken(&tool), json!({ "ticket": ticket, "seq": seq, "fault": fault }), "{tampering}");
        desk.execute(restore).await;
        tool.answers(0, &["audit", "verify"]);
    }
    for (seq, why) in [(3, "from the middle"), (5, "from the end")] {
        desk.execute(&format!("DELETE FROM {{data}}.ticket_events WHERE ticket_id = 1 AND seq = {seq}")).await;
        assert_eq!(broken(&tool), json!({ "ticket": 1, "seq": seq, "fault": "missing" }), "taken {why}");
        desk.execute(restore).await;
    }
    desk.execute("UPDATE {data}.tickets SET title = 'lamp' WHERE id = 1").await;
    assert_eq!(broken(&tool), json!({ "ticket": 1, "seq": 5, "fault": "ticket_differs" }));
}

async fn no_column_can_be_changed_unnoticed(desk: Arc<Desk>) {
    let tool = Tool::of(&desk);
    history(&desk).await;
    without_guards(&desk, HISTORY).await;
    for (table, row) in [("ticket_events", "ticket_id = 1 AND seq = 3"), ("tickets", "id = 1")] {
        let columns: Vec<(String, String)> = desk
            .rows(&format!(
                "SELECT CAST(COLUMN_NAME AS CHAR), CAST(DATA_TYPE AS CHAR) FROM information_schema.COLUMNS
                  WHERE TABLE_SCHEMA = '{{data}}' AND TABLE_NAME = '{table}' AND COALESCE(GENERATION_EXPRESSION, '') = ''"
            ))
            .await;
        assert!(columns.len() > 10, "{table}: {columns:?}");
        let all = columns.iter().map(|(column, _)| column.as_str()).collect::<Vec<_>>().join(", ");
        desk.execute(&format!("CREATE TABLE {{data}}.kept_{table} AS SELECT {all} FROM {{data}}.{table}")).await;
        for (column, kind) in &columns {
            // An event's id proves nothing: ticket_id and seq identify the event.
            // Whose turn it is follows from the thread; the history does not store it.
            if [("ticket_events", "id"), ("tickets", "turn"), ("tickets", "turn_since")]
                .contains(&(table, column.as_str()))
            {
                continue;
            }
            let other = match kind.as_str() {
                "bigint" | "int" => format!("COALESCE({column}, 0) + 1000"),
                "datetime" => format!("COALESCE({column} + INTERVAL 1 MICROSECOND, '2026-01-01')"),
                "enum" => format!("COALESCE({column} + 0, 0) % 2 + 1"),
                "binary" => format!("REPEAT('x', LENGTH(COALESCE({column}, REPEAT('x', 32))))"),
                "varchar" | "text" | "longtext" => format!("CONCAT(COALESCE({column}, ''), ' ')"),
                unknown => panic!("{table}.{column} is of the kind {unknown}: say how to change it"),
            };
            let beside = if column == "status" { ", turn = 'responder', turn_since = created_at" } else { "" };
            desk.execute(&format!("UPDATE {{data}}.{table} SET {column} = {other}{beside} WHERE {row}")).await;
            assert!(broken(&tool).is_object(), "{table}.{column}");
            desk.execute(&format!("DELETE FROM {{data}}.{table}")).await;
            desk.execute(&format!("INSERT INTO {{data}}.{table} ({all}) SELECT {all} FROM {{data}}.kept_{table}"))
                .await;
            tool.answers(0, &["audit", "verify"]);
        }
    }
}

/// Removes what a redaction removes.
async fn redact(desk: &Desk, text: &str, salt: &str, of: &str) {
    desk.execute(&format!("UPDATE {{data}}.ticket_events SET {text} = NULL, {salt} = NULL WHERE {of}")).await;
}

async fn a_text_removed_with_its_salt_counts_as_redacted(desk: Arc<Desk>) {
    let tool = Tool::of(&desk);
    history(&desk).await;
    without_guards(&desk, HISTORY).await;
    redact(&desk, "note", "note_salt", "ticket_id = 1 AND seq = 3").await;
    redact(&desk, "before_state", "before_salt", "ticket_id = 1 AND seq = 3").await;
    redact(&desk, "after_state", "after_salt", "ticket_id = 1 AND seq = 1").await;
    let whole = json!({ "tickets": 2, "events": 9, "redacted": 3, "broken": null });
    assert_eq!(tool.answers(0, &["audit", "verify"]), whole);
    assert!(tool.says(&["audit", "verify"]).contains("9 events of 2 tickets. 3 texts were redacted."));

    // The last event of each ticket: the audit compares the ticket with it.
    for (text, salt) in [("note", "note_salt"), ("after_state", "after_salt")] {
        redact(&desk, text, salt, "(ticket_id = 1 AND seq = 5) OR (ticket_id = 2 AND seq = 4)").await;
    }
    tool.answers(0, &["audit", "verify"]);
    let exported = tool.run(&["audit", "export", "--format", "jsonl"]);
    assert_eq!(exported.code, 0, "{exported:?}");
    let lines: Vec<Value> = exported.out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let redacted: Vec<&Value> = lines.iter().map(|line| &line["redacted"]).collect();
    assert_eq!(redacted[2], &json!(["note", "before"]));
    assert_eq!(redacted[4], &json!(["note", "after"]));
    assert_eq!(redacted[3], &json!([]));
    let third = &lines[2];
    assert_eq!((&third["note"], &third["noteSalt"], &third["before"]), (&Value::Null, &Value::Null, &Value::Null));
    assert_eq!(third["noteDigest"].as_str().map(str::len), Some(64), "the chain can still be computed");
    assert_eq!(tool.run(&["audit", "export"]).code, 0, "as a table too");
}

async fn a_redaction_hides_no_other_tampering(desk: Arc<Desk>) {
    let tool = Tool::of(&desk);
    history(&desk).await;
    without_guards(&desk, HISTORY).await;
    for (text, salt) in [("note", "note_salt"), ("after_state", "after_salt")] {
        redact(&desk, text, salt, "ticket_id = 1 AND seq = 5").await;
    }
    desk.execute("CREATE TABLE {data}.kept AS SELECT * FROM {data}.ticket_events").await;
    for (tampering, seq, fault) in [
        ("UPDATE {data}.ticket_events SET note_digest = REPEAT('x', 32) WHERE ticket_id = 1 AND seq = 5", 5, "changed"),
        ("UPDATE {data}.ticket_events SET actor_user_id = 1 WHERE ticket_id = 1 AND seq = 5", 5, "changed"),
        ("UPDATE {data}.ticket_events SET note = 'Another.' WHERE ticket_id = 1 AND seq = 5", 5, "changed"),
        ("UPDATE {data}.ticket_events SET note_salt = REPEAT('x', 16) WHERE ticket_id = 1 AND seq = 5", 5, "changed"),
        ("DELETE FROM {data}.ticket_events WHERE ticket_id = 1 AND seq = 5", 5, "missing"),
        ("DELETE FROM {data}.ticket_events WHERE ticket_id = 1 AND seq = 4", 4, "missing"),
    ] {
        desk.execute(tampering).await;
        assert_eq!(broken(&tool), json!({ "ticket": 1, "seq": seq, "fault": fault }), "{tampering}");
        desk.execute("REPLACE INTO {data}.ticket_events SELECT * FROM {data}.kept").await;
        tool.answers(0, &["audit", "verify"]);
    }
    let reopen =
        "UPDATE {data}.tickets SET status = 'pending', turn = 'responder', turn_since = created_at WHERE id = 1";
    desk.execute(reopen).await;
    assert_eq!(
        broken(&tool),
        json!({ "ticket": 1, "seq": 5, "fault": "ticket_differs" }),
        "a redaction removes texts, and a status is none"
    );
}

async fn restored_and_deleted_tickets_are_found(desk: Arc<Desk>) {
    let tool = Tool::of(&desk);
    let ada = desk.employee("ada").await;
    let grace = desk.responder("grace").await;
    let ticket = ada.creates("Lamp").await;
    desk.execute("CREATE TABLE {data}.kept AS SELECT * FROM {data}.tickets").await;
    grace.claims(ticket).await;
    without_guards(&desk, HISTORY).await;
    desk.execute(
        "UPDATE {data}.tickets t JOIN {data}.kept k ON k.id = t.id
            SET t.status = k.status, t.responder_id = k.responder_id, t.claimed_at = k.claimed_at, t.version = k.version,
                t.updated_at = k.updated_at, t.last_event_type = k.last_event_type, t.last_actor_user_id = k.last_actor_user_id",
    )
    .await;
    assert_eq!(
        broken(&tool),
        json!({ "ticket": 1, "seq": 2, "fault": "ticket_differs" }),
        "as if nobody had claimed it"
    );
    desk.execute("DELETE FROM {data}.tickets").await;
    assert_eq!(broken(&tool), json!({ "ticket": 1, "seq": 1, "fault": "ticket_missing" }));
}

async fn a_changed_or_deleted_file_is_found(desk: Arc<Desk>) {
    let tool = Tool::of(&desk);
    let (ada, grace) = (desk.employee("ada").await, desk.responder("grace").await);
    let ticket = ada.creates("Lamp").await;
    grace.claims(ticket).await;
    let content = vec![7; model::CHUNK + 1];
    ada.attaches(ticket, "lamp.log", &content).await;
    grace.attaches(ticket, "again.log", &content).await;
    grace.attaches(ticket, "empty.log", b"").await;
    grace.completes(ticket).await;
    ada.attaches(ticket, "after.log", b"It glows.").await;
    let whole = json!({ "tickets": 1, "events": 7, "redacted": 0, "broken": null });
    assert_eq!(tool.answers(0, &["audit", "verify"]), whole);

    without_guards(&desk, ["attachments", "attachment_chunks"]).await;
    for table in ["attachments", "attachment_chunks"] {
        desk.execute(&format!("CREATE TABLE {{data}}.kept_{table} AS SELECT * FROM {{data}}.{table}")).await;
    }
    for (tampering, seq) in [
        ("UPDATE {data}.attachments SET name = 'Lamp.log' WHERE event_seq = 3", 3),
        ("UPDATE {data}.attachments SET media_type = 'text/html' WHERE event_seq = 4", 4),
        ("UPDATE {data}.attachments SET size = size + 1 WHERE event_seq = 5", 5),
        ("UPDATE {data}.attachments SET digest = REPEAT('x', 32) WHERE event_seq = 7", 7),
        ("UPDATE {data}.attachments SET uploader_id = 2 WHERE event_seq = 3", 3),
        ("UPDATE {data}.attachments SET event_seq = 6 WHERE event_seq = 7", 7),
        ("DELETE FROM {data}.attachments WHERE event_seq = 5", 5),
        ("UPDATE {data}.attachment_chunks SET bytes = 'It glowed.' WHERE LENGTH(bytes) = 9", 7),
        ("DELETE FROM {data}.attachment_chunks WHERE LENGTH(bytes) = 9", 7),
        ("UPDATE {data}.attachment_chunks SET position = position + 1 WHERE LENGTH(bytes) = 1", 3),
        (
            "INSERT INTO {data}.attachment_chunks SELECT attachment_id, 1, digest, bytes FROM {data}.kept_attachment_chunks WHERE LENGTH(bytes) = 9",
            7,
        ),
    ] {
        desk.execute(tampering).await;
        assert_eq!(broken(&tool), json!({ "ticket": 1, "seq": seq, "fault": "file_differs" }), "{tampering}");
        for table in ["attachments", "attachment_chunks"] {
            desk.execute(&format!("DELETE FROM {{data}}.{table}")).await;
            desk.execute(&format!("INSERT INTO {{data}}.{table} SELECT * FROM {{data}}.kept_{table}")).await;
        }
        tool.answers(0, &["audit", "verify"]);
    }
}
