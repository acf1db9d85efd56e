//! Calls that are killed in the middle, followed by a COMMIT of what they did so far.

use std::sync::Arc;
use std::time::Duration;

use support::database::{Desk, request};
use support::{args, briefly};

/// How many kills have to hit a call, and how many calls may be tried for that: chance decides where a kill hits.
const HITS: u64 = 5;
const MOST: u64 = 5000;

support::on_each_server! {
    a_killed_call_leaves_no_change_without_event_and_alert,
    a_call_that_was_killed_can_be_sent_again,
    a_killed_request_gets_no_wrong_answer,
    a_kill_while_triggers_load_affects_nobody_else,
    every_table_with_a_trigger_has_it_read_again,
}

async fn a_killed_call_leaves_no_change_without_event_and_alert(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let id = bob.workstation.run("SELECT CAST(CONNECTION_ID() AS CHAR)", &[]).await.expect("an id").remove(0);
    let (mut calls, mut broken_off) = (0, 0);
    while broken_off < HITS {
        assert!(calls < MOST, "no call was hit: the test shows nothing");
        let ticket = ada.creates(&format!("Number {calls}")).await;
        let kill = async {
            // From the first statement of the procedure to beyond its last.
            briefly(Duration::from_micros(60 * (calls % 60))).await;
            desk.execute(&format!("KILL QUERY {id}")).await;
        };
        let (answer, ()) = tokio::join!(bob.call("ticket_claim", args![request(), ticket]), kill);
        calls += 1;
        broken_off += u64::from(answer.is_err());
        // A late kill hits this one.
        if bob.workstation.raw("COMMIT").await.is_err() {
            bob.workstation.raw("COMMIT").await.expect("the second try");
        }
    }
    desk.audits().await;
    for (what, sql) in [
        ("claims without alert", "SELECT COUNT(*) FROM {data}.tickets t WHERE status = 'in process'
            AND NOT EXISTS (SELECT 1 FROM {data}.messages m WHERE m.ticket_id = t.id AND m.alert = 'assigned')"),
        ("alerts without claim", "SELECT COUNT(*) FROM {data}.messages m JOIN {data}.tickets t ON t.id = m.ticket_id
            WHERE m.alert = 'assigned' AND t.status <> 'in process'"),
        ("claims without log", "SELECT COUNT(*) FROM {data}.tickets t WHERE status = 'in process'
            AND NOT EXISTS (SELECT 1 FROM {data}.ticket_responder_log l WHERE l.ticket_id = t.id AND l.status = 'assigned')"),
    ] {
        assert_eq!(desk.number(sql).await, 0, "{what}, {broken_off} calls broken off");
    }
}

async fn a_call_that_was_killed_can_be_sent_again(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    let (mut calls, mut broken_off) = (0, 0);
    while broken_off < HITS {
        assert!(calls < MOST, "no call was hit: the test shows nothing");
        let id = ada.workstation.run("SELECT CAST(CONNECTION_ID() AS CHAR)", &[]).await.expect("an id").remove(0);
        let arguments = args![request(), format!("Number {calls}"), "Text", None, None, None];
        let kill = async {
            briefly(Duration::from_micros(60 * (calls % 60))).await;
            desk.execute(&format!("KILL QUERY {id}")).await;
        };
        let (mut answer, ()) = tokio::join!(ada.call("ticket_create", arguments.clone()), kill);
        calls += 1;
        // Half of it may be in an open transaction, which the next call rolls back first. A late kill hits once more.
        while let Err(error) = answer {
            // The servers report a kill as what it interrupted: a trigger that was being loaded (1064), a table that could not be
            // opened (1146), rights that could not be read (3547). It never looks like a refusal of ours.
            assert!(error.starts_with(|first: char| first.is_ascii_digit()), "{error}");
            broken_off += 1;
            assert!(broken_off < 10 * HITS, "it never recovers: {error}");
            // Only half-read triggers spoil a session, on MariaDB.
            if error.starts_with("1064 ") || error.starts_with("1146 ") {
                ada.workstation.reconnect().await;
            }
            answer = ada.call("ticket_create", arguments.clone()).await;
        }
    }
    let tickets = desk.number("SELECT COUNT(*) FROM {data}.tickets").await;
    assert_eq!(u64::try_from(tickets), Ok(calls), "each exactly once");
    assert_eq!(desk.audits().await, calls);
}

async fn a_killed_request_gets_no_wrong_answer(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    let id = uuid::Uuid::now_v7();
    // The remains of a call that was killed half-way and then committed by the caller.
    desk.execute(&format!(
        "INSERT INTO {{data}}.requests (scope, request, procedure_name, created_at)
         VALUES ({}, UNHEX('{}'), 'ticket_create', UTC_TIMESTAMP(6))",
        ada.id,
        id.simple()
    ))
    .await;
    assert_eq!(ada.refused("ticket_create", args![id, "Title", "Text", None, None, None]).await, "call.refused");
    ada.creates("Title").await;
}

async fn a_kill_while_triggers_load_affects_nobody_else(desk: Arc<Desk>) {
    let (ada, eve) = (desk.employee("ada").await, desk.employee("eve").await);
    let id = eve.workstation.run("SELECT CAST(CONNECTION_ID() AS CHAR)", &[]).await.expect("an id").remove(0);
    let (mut calls, mut broken_off) = (0, 0);
    while calls < 200 || broken_off < HITS {
        assert!(calls < MOST, "no call was hit: the test shows nothing");
        // The server reopens the tables and reads their triggers, as when many connect at once.
        desk.execute("FLUSH TABLES {data}.tickets, {data}.ticket_events, {data}.messages").await;
        let kill = async {
            briefly(Duration::from_micros(20 * (calls % 200))).await;
            desk.execute(&format!("KILL QUERY {id}")).await;
        };
        let (answer, ()) =
            tokio::join!(eve.call("ticket_create", args![request(), "Title", "Text", None, None, None]), kill);
        calls += 1;
        broken_off += u64::from(answer.is_err());
        // The unfinished call holds the tables open; a late kill hits this call.
        if eve.workstation.raw("ROLLBACK").await.is_err() {
            eve.workstation.raw("ROLLBACK").await.expect("the second try");
        }
        // The remains of the killed load fail one call, which clears them away; the session of that call is spoiled.
        let arguments = args![request(), "Title", "Text", None, None, None];
        if let Err(met) = ada.call("ticket_create", arguments.clone()).await {
            assert!(met.starts_with("1064 "), "{met}");
            ada.workstation.reconnect().await;
            ada.call("ticket_create", arguments).await.expect("the next call is carried out");
        }
    }
    desk.audits().await;
}

async fn every_table_with_a_trigger_has_it_read_again(desk: Arc<Desk>) {
    let body = desk
        .text(
            "SELECT ROUTINE_DEFINITION FROM information_schema.ROUTINES
              WHERE ROUTINE_SCHEMA = '{data}' AND ROUTINE_NAME = 'triggers_read_again'",
        )
        .await;
    let tables: Vec<(String,)> = desk
        .rows(
            "SELECT DISTINCT CAST(EVENT_OBJECT_TABLE AS CHAR) FROM information_schema.TRIGGERS
              WHERE TRIGGER_SCHEMA = '{data}'",
        )
        .await;
    assert!(!tables.is_empty());
    for (table,) in tables {
        assert!(body.contains(&desk.named(&format!("{{data}}.{table}"))), "{table}");
    }
}
