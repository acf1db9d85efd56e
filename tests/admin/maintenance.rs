//! Maintenance removes rows that nobody needs any more.

use std::sync::Arc;

use serde_json::{Value, json};
use support::args;
use support::database::{Desk, key, request};

use crate::tool::Tool;

support::on_each_server! {
    only_rows_that_nobody_needs_are_removed,
}

async fn only_rows_that_nobody_needs_are_removed(desk: Arc<Desk>) {
    let tool = Tool::of(&desk);
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let ticket = ada.creates("Printer").await;
    let kept = request();
    ada.call("ticket_create", args![kept.clone(), "Kept", "It smokes.", None, None, None]).await.expect("is created");
    for _ in 0..3 {
        ada.workstation.call("session_open", &args!["ada", key("ada"), "w"]).await.expect("signs in");
    }
    let nobody = ada.workstation.call("session_open", &args!["nobody", key("x"), "w"]).await;
    assert_eq!(nobody, Err("session.wrong_credentials".into()));
    desk.execute(
        "UPDATE {data}.sessions SET revoked_at = UTC_TIMESTAMP(6) - INTERVAL 401 DAY WHERE id IN (3, 4);
         UPDATE {data}.requests SET created_at = UTC_TIMESTAMP(6) - INTERVAL 401 DAY
          WHERE procedure_name = 'ticket_create' ORDER BY created_at LIMIT 1;
         UPDATE {data}.sign_in_guards SET last_failure_at = UTC_TIMESTAMP(6) - INTERVAL 401 DAY WHERE name = 'nobody'",
    )
    .await;
    // A complete file, an upload under way, an abandoned one, and two of the same content at the same moment.
    let file = ada.attaches(ticket, "log", b"text").await.id;
    let going_on = ada.begins(ticket, "more", b"more").await.id;
    let given_up = ada.begins(ticket, "most", &vec![7; 2 * model::CHUNK + 1]).await.id;
    for position in [0, 1] {
        ada.puts(given_up, &vec![7; 2 * model::CHUNK + 1], position).await;
    }
    let twice = [ada.begins(ticket, "one", b"same").await.id, ada.begins(ticket, "two", b"same").await.id];
    for upload in twice {
        ada.puts(upload, b"same", 0).await;
        ada.one::<Value>("attachment_complete", args![request(), upload]).await;
    }
    desk.execute(&format!(
        "DROP TRIGGER {{data}}.attachments_before_update; DROP TRIGGER {{data}}.attachments_after_update;
         UPDATE {{data}}.attachments SET created_at = created_at - INTERVAL 31 DAY WHERE id IN ({given_up}, {file})"
    ))
    .await;
    let events = desk.number("SELECT COUNT(*) FROM {data}.person_events").await;

    let expected = json!([
        { "table": "sessions", "rows": 2 },
        { "table": "requests", "rows": 1 },
        { "table": "sign_in_guards", "rows": 1 },
        { "table": "sign_in_sources", "rows": 0 },
        { "table": "attachment_chunks", "rows": 3 },
        { "table": "attachments", "rows": 1 },
    ]);
    for dry in [true, true, false] {
        let line: &[&str] = if dry { &["maintenance", "--dry-run"] } else { &["maintenance"] };
        let answer = tool.answers(0, line);
        assert_eq!((&answer["removed"], &answer["dryRun"]), (&expected, &json!(dry)));
    }
    let again = tool.answers(0, &["maintenance", "--older-than", "200"]);
    assert!(again["removed"].as_array().is_some_and(|tables| tables.iter().all(|table| table["rows"] == 0)), "{again}");
    assert!(tool.says(&["maintenance", "--dry-run"]).contains("sessions"));
    assert_eq!(tool.run(&["maintenance", "--older-than", "189"]).code, 2, "a session may live for longer");

    assert_eq!(desk.number("SELECT COUNT(*) FROM {data}.person_events").await, events, "history stays");
    ada.call("ticket_create", args![kept, "Kept", "It smokes.", None, None, None]).await.expect("is answered again");
    assert_eq!(
        desk.number("SELECT COUNT(*) FROM {data}.tickets").await,
        2,
        "the repeated request creates no second ticket"
    );
    bob.one::<Value>("ticket_claim", args![request(), ticket]).await;
    assert_eq!(ada.reads(file, 0).await, b"text", "complete files stay");
    assert_eq!((ada.reads(twice[0], 0).await, ada.reads(twice[1], 0).await), (b"same".to_vec(), b"same".to_vec()));
    ada.puts(going_on, b"more", 0).await;
    assert_eq!(ada.refused("attachment_put", args![request(), given_up, 2, vec![7]]).await, "attachment.not_found");
    desk.audits().await;
}
