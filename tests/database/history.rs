//! History is complete and chained, and nobody can change it.

use std::sync::Arc;

use model::EventType::{Assigned, Created, Declined, Edited, Withdrawn};
use model::TicketStatus::{Done, InProcess, Pending};
use model::TicketView;
use serde_json::{Value, json};
use support::Flavour;
use support::args;
use support::database::{Desk, request};

support::on_each_server! {
    an_event_holds_what_it_changed_and_only_that,
    a_window_can_rebuild_every_state,
    the_hash_chain_can_be_recomputed_by_hand,
    history_cannot_be_changed_or_deleted_by_anybody,
    the_owner_account_may_add_to_history_and_nothing_else,
    a_message_changes_only_by_being_read_once,
    history_keeps_the_name_of_that_moment,
    events_keep_their_moments_in_order,
}

async fn an_event_holds_what_it_changed_and_only_that(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let ticket = ada.creates("Printer").await;
    bob.claims(ticket).await;
    for (version, title, text) in [(2, "Printer \"2\" ünï 😀", "a\\b\n\tc"), (3, "printer \"2\" ünï 😀", "a\\b\n\tc")]
    {
        ada.call("ticket_edit", args![request(), ticket, version, title, text]).await.expect("edits");
    }
    bob.declines(ticket).await;
    ada.withdraws(ticket).await;

    let stored: Vec<(Option<String>, String)> =
        desk.rows("SELECT before_state, after_state FROM {data}.ticket_events ORDER BY seq").await;
    let stored: Vec<(Value, Value)> = stored
        .iter()
        .map(|(before, after)| {
            let read = |text: &str| serde_json::from_str(text).expect("JSON");
            (before.as_deref().map_or(Value::Null, read), read(after))
        })
        .collect();
    let with = |responder: Value, name: Value| json!({ "responderId": responder, "responderName": name });
    let claimed = with(bob.id.0.into(), "BOB Ünïcode".into());
    let and = |status: &str, mut state: Value| {
        state["status"] = status.into();
        state
    };
    let nobody = || with(Value::Null, Value::Null);
    let respond_by = desk.text("SELECT DATE_FORMAT(respond_by, '%Y-%m-%dT%H:%i:%s.%fZ') FROM {data}.tickets").await;
    let created = json!({
        "priority": "normal", "respondBy": respond_by, "categoryId": 1, "categoryName": "General",
        "title": "Printer", "description": "It smokes.", "status": "pending", "closing": null, "responderId": null,
        "responderName": null,
    });
    assert_eq!(
        stored,
        [
            (Value::Null, created),
            (and("pending", nobody()), and("in process", claimed.clone())),
            (
                json!({ "title": "Printer", "description": "It smokes." }),
                json!({ "title": "Printer \"2\" ünï 😀", "description": "a\\b\n\tc" }),
            ),
            (json!({ "title": "Printer \"2\" ünï 😀" }), json!({ "title": "printer \"2\" ünï 😀" })),
            (and("in process", claimed), and("pending", nobody())),
            (json!({ "status": "pending", "closing": null }), json!({ "status": "done", "closing": "withdrawn" }),),
        ],
    );
    assert_eq!(desk.audits().await, 6, "what the events changed adds up to the ticket");
}

async fn a_window_can_rebuild_every_state(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let ticket = ada.creates("Printer").await;
    bob.claims(ticket).await;
    ada.call("ticket_edit", args![request(), ticket, 2, "Two printers", "Both smoke."]).await.expect("edits");
    bob.declines(ticket).await;
    ada.withdraws(ticket).await;
    let TicketView { ticket: now, events, .. } = ada.sees(ticket).await;
    assert_eq!(
        events.iter().map(|event| event.event_type).collect::<Vec<_>>(),
        [Created, Assigned, Edited, Declined, Withdrawn]
    );
    // From the ticket as it is, back to what it was.
    let mut state = (now.title, now.description, now.status, None);
    let mut states = vec![state.clone()];
    for event in events.iter().skip(1).rev() {
        let before = event.before.as_ref().expect("only the first has nothing before");
        state.0 = before.title.clone().unwrap_or(state.0);
        state.1 = before.description.clone().unwrap_or(state.1);
        if event.after.status.is_some() {
            state.2 = before.status.expect("both sides have the same fields");
        }
        if event.after.responder_id != before.responder_id {
            state.3.clone_from(&before.responder_name);
        }
        states.push(state.clone());
    }
    states.reverse();
    let told = |title: &str, text: &str, status, responder: Option<&str>| {
        (title.to_owned(), text.to_owned(), status, responder.map(str::to_owned))
    };
    let name = Some("BOB Ünïcode");
    assert_eq!(
        states,
        [
            told("Printer", "It smokes.", Pending, None),
            told("Printer", "It smokes.", InProcess, name),
            told("Two printers", "Both smoke.", InProcess, name),
            told("Two printers", "Both smoke.", Pending, None),
            told("Two printers", "Both smoke.", Done, None),
        ]
    );
    assert_eq!((&events[0].before, events[0].after.status), (&None, Some(Pending)));
}

async fn the_hash_chain_can_be_recomputed_by_hand(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let ticket = ada.creates("Printer").await;
    bob.claims(ticket).await;
    bob.call("ticket_decline", args![request(), ticket, "Not mine."]).await.expect("declines");
    let wrong = "SELECT COUNT(*) FROM {data}.ticket_events e
        LEFT JOIN {data}.ticket_events p ON p.ticket_id = e.ticket_id AND p.seq = e.seq - 1
        WHERE NOT (e.prev_hash <=> p.hash)
           OR LOWER(HEX(e.hash)) <> SHA2(CONCAT(COALESCE(LOWER(HEX(p.hash)), REPEAT('0', 64)), '|', e.ticket_id, '|', e.seq,
              '|', e.event_type, '|', COALESCE(e.from_status, '-'), '|', e.to_status,
              '|', COALESCE(e.actor_user_id, '-'), '|', DATE_FORMAT(e.created_at, '%Y-%m-%dT%H:%i:%s.%fZ'), '|',
              IF(CHAR_LENGTH(e.note) = 0, '-', SHA2(CONCAT(e.note_salt, e.note), 256)), '|', COALESCE(SHA2(CONCAT(e.before_salt, e.before_state), 256), '-'), '|',
              SHA2(CONCAT(e.after_salt, e.after_state), 256)), 256)";
    let salts = "SELECT COUNT(DISTINCT note_salt) + COUNT(DISTINCT before_salt) + COUNT(DISTINCT after_salt)
        FROM {data}.ticket_events";
    assert_eq!(desk.number(salts).await, 1 + 2 + 3, "each text has a salt of its own, and what is not there has none");
    assert_eq!(desk.number(wrong).await, 0);
    assert_eq!(desk.audits().await, 3, "the administrator's tool computes the same");
}

async fn history_cannot_be_changed_or_deleted_by_anybody(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let ticket = ada.creates("Printer").await;
    bob.claims(ticket).await;
    bob.writes(ticket, "Hello").await;
    for table in
        ["ticket_events", "person_events", "messages", "tickets", "users", "ticket_responder_log", "credentials"]
    {
        let refused = desk.attempt(&format!("DELETE FROM {{data}}.{table}")).await;
        assert!(refused.is_err_and(|error| error.contains("call.refused")), "{table}: even root meets the trigger");
    }
    for change in [
        "ticket_events SET note = 'x'",
        "ticket_events SET created_at = '2000-01-01'",
        "person_events SET event_type = 'updated'",
    ] {
        let refused = desk.attempt(&format!("UPDATE {{data}}.{change}")).await;
        assert!(refused.is_err_and(|error| error.contains("call.refused")), "{change}");
    }
}

async fn the_owner_account_may_add_to_history_and_nothing_else(desk: Arc<Desk>) {
    let granted: Vec<(String, String)> = desk
        .rows(
            "SELECT CAST(TABLE_NAME AS CHAR), CAST(PRIVILEGE_TYPE AS CHAR) FROM information_schema.TABLE_PRIVILEGES
              WHERE GRANTEE = '''{owner}''@''localhost''' AND TABLE_SCHEMA = '{data}'",
        )
        .await;
    assert!(!granted.is_empty());
    for (table, privilege) in &granted {
        let allowed: &[&str] = match table.as_str() {
            "ticket_events" | "person_events" => &["INSERT", "TRIGGER"],
            _ => &["INSERT", "TRIGGER", "UPDATE", "SELECT"],
        };
        assert!(allowed.contains(&privilege.as_str()), "{privilege} on {table}");
    }
    let columns: Vec<(String, String)> = desk
        .rows(
            "SELECT CAST(TABLE_NAME AS CHAR), CAST(COLUMN_NAME AS CHAR) FROM information_schema.COLUMN_PRIVILEGES
              WHERE GRANTEE = '''{owner}''@''localhost''' AND TABLE_SCHEMA = '{data}' AND PRIVILEGE_TYPE = 'UPDATE'
                AND TABLE_NAME IN ('messages', 'ticket_events', 'person_events', 'requests')",
        )
        .await;
    let mut columns: Vec<String> = columns.into_iter().map(|(table, column)| format!("{table}.{column}")).collect();
    columns.sort();
    assert_eq!(columns, ["messages.read_at", "requests.subject", "requests.version"]);
    let schema: Vec<(String,)> = desk
        .rows(
            "SELECT DISTINCT CAST(PRIVILEGE_TYPE AS CHAR) FROM information_schema.SCHEMA_PRIVILEGES
              WHERE GRANTEE = '''{owner}''@''localhost''' ORDER BY 1",
        )
        .await;
    assert_eq!(schema, [("EXECUTE".to_owned(),), ("SELECT".to_owned(),)]);
    let global: Vec<(String,)> = desk
        .rows("SELECT CAST(PRIVILEGE_TYPE AS CHAR) FROM information_schema.USER_PRIVILEGES WHERE GRANTEE = '''{owner}''@''localhost'''")
        .await;
    // MariaDB reloads triggers when their tables are closed.
    let closes = if desk.flavour == Flavour::MariaDb { "RELOAD" } else { "USAGE" };
    assert_eq!(global, [(closes.to_owned(),)]);
}

async fn a_message_changes_only_by_being_read_once(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let ticket = ada.creates("Printer").await;
    bob.claims(ticket).await;
    bob.writes(ticket, "Hello").await;
    for change in [
        "body = 'x', read_at = UTC_TIMESTAMP(6)",
        "sender_id = receiver_id, read_at = UTC_TIMESTAMP(6)",
        "body = 'HELLO'",
        "feed_seq = feed_seq + 50, read_at = UTC_TIMESTAMP(6)",
        "created_at = created_at - INTERVAL 1 DAY, read_at = UTC_TIMESTAMP(6)",
    ] {
        let refused =
            desk.attempt(&format!("UPDATE {{data}}.messages SET {change} WHERE message_type = 'direct'")).await;
        assert!(refused.is_err_and(|error| error.contains("call.refused")), "{change}");
    }
    desk.execute("UPDATE {data}.messages SET read_at = UTC_TIMESTAMP(6)").await;
    assert!(desk.attempt("UPDATE {data}.messages SET read_at = NULL").await.is_err(), "a message stays read");
    assert!(desk.attempt("UPDATE {data}.messages SET read_at = UTC_TIMESTAMP(6)").await.is_err(), "once");
}

async fn history_keeps_the_name_of_that_moment(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let ticket = ada.creates("Printer").await;
    bob.claims(ticket).await;
    bob.call("person_update", args![request(), 1, "Robert", "b@b.org", "+4930123456", None, "", "", ""])
        .await
        .expect("renames");
    let claimed = ada.sees(ticket).await.events.remove(1);
    assert_eq!(claimed.after.responder_name.as_deref(), Some("BOB Ünïcode"));
    assert_eq!(claimed.actor.map(|actor| actor.name).as_deref(), Some("Robert"), "the present name is beside it");
    desk.audits().await;
}

async fn events_keep_their_moments_in_order(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let ticket = ada.creates("Printer").await;
    bob.claims(ticket).await;
    let done = bob.completes(ticket).await;
    let moments: Vec<_> = ada.sees(ticket).await.events.iter().map(|event| event.at).collect();
    assert!(moments.windows(2).all(|pair| pair[0] < pair[1]), "{moments:?}");
    assert_eq!(Some(moments[2]), done.completed_at);
}
