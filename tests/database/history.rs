//! History is complete and chained, and nobody can change it.

use std::sync::Arc;

use model::EventType::{Assigned, Created, Declined, Edited, Withdrawn};
use model::TicketStatus;
use support::Flavour;
use support::args;
use support::database::{Desk, request};

support::on_each_server! {
    every_change_has_one_event_with_the_whole_before_and_after,
    the_chain_of_hashes_can_be_recomputed_by_hand,
    history_cannot_be_changed_or_deleted_by_anybody,
    the_owner_account_may_add_to_history_and_nothing_else,
    a_message_changes_only_by_being_read_once,
    a_name_in_history_is_the_name_of_that_moment,
    events_keep_their_moments_in_order,
}

async fn every_change_has_one_event_with_the_whole_before_and_after(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let ticket = ada.creates("Printer").await;
    bob.claims(ticket).await;
    ada.call("ticket_edit", args![request(), ticket, 2, "Printer \"2\" ünï 😀", "a\\b\n\tc"]).await.expect("edits");
    bob.declines(ticket).await;
    ada.withdraws(ticket).await;

    let events = ada.sees(ticket).await.events;
    assert_eq!(
        events.iter().map(|event| event.event_type).collect::<Vec<_>>(),
        [Created, Assigned, Edited, Declined, Withdrawn]
    );
    assert!(events[0].before.is_none());
    let states: Vec<(Option<String>, String)> =
        desk.rows("SELECT before_state, after_state FROM {data}.ticket_events ORDER BY seq").await;
    for pair in states.windows(2) {
        assert_eq!(pair[1].0.as_ref(), Some(&pair[0].1), "each begins where the one before ended");
    }
    let edited = &events[2].after;
    assert_eq!(
        (edited.title.as_deref(), edited.description.as_deref()),
        (Some("Printer \"2\" ünï 😀"), Some("a\\b\n\tc"))
    );
    assert_eq!((edited.status, edited.responder_id), (TicketStatus::InProcess, Some(bob.id)));
    assert_eq!(edited.responder_name.as_deref(), Some("BOB Ünïcode"));
    assert_eq!(desk.number("SELECT COUNT(*) FROM {data}.ticket_events").await, 5);
    assert_eq!(desk.audits().await, 5);
}

async fn the_chain_of_hashes_can_be_recomputed_by_hand(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let ticket = ada.creates("Printer").await;
    bob.claims(ticket).await;
    desk.execute("UPDATE {data}.users SET is_active = 0 WHERE username = 'bob'").await;
    let wrong = "SELECT COUNT(*) FROM {data}.ticket_events e
        LEFT JOIN {data}.ticket_events p ON p.ticket_id = e.ticket_id AND p.seq = e.seq - 1
        WHERE NOT (e.prev_hash <=> p.hash)
           OR LOWER(HEX(e.hash)) <> SHA2(CONCAT(COALESCE(LOWER(HEX(p.hash)), REPEAT('0', 64)), '|', e.ticket_id, '|', e.seq,
              '|', e.event_type, '|', COALESCE(e.from_status, '-'), '|', e.to_status,
              '|', COALESCE(e.actor_user_id, '-'), '|', DATE_FORMAT(e.created_at, '%Y-%m-%dT%H:%i:%s.%fZ'), '|',
              SHA2(CONCAT(e.note_salt, e.note), 256), '|', COALESCE(SHA2(CONCAT(e.before_salt, e.before_state), 256), '-'), '|',
              SHA2(CONCAT(e.after_salt, e.after_state), 256)), 256)";
    let salts = "SELECT COUNT(DISTINCT note_salt) + COUNT(DISTINCT before_salt) + COUNT(DISTINCT after_salt)
        FROM {data}.ticket_events";
    assert_eq!(desk.number(salts).await, 3 + 2 + 3, "each text has a salt of its own, and what is not there has none");
    assert_eq!(desk.number(wrong).await, 0);
    assert_eq!(desk.audits().await, 3, "and the administrator's tool comes to the same");
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
    assert_eq!(columns, ["messages.read_at", "requests.answer"]);
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
    assert!(desk.attempt("UPDATE {data}.messages SET read_at = NULL").await.is_err(), "what was read was read");
    assert!(desk.attempt("UPDATE {data}.messages SET read_at = UTC_TIMESTAMP(6)").await.is_err(), "once");
}

async fn a_name_in_history_is_the_name_of_that_moment(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let ticket = ada.creates("Printer").await;
    bob.claims(ticket).await;
    bob.call("person_update", args![request(), 1, "Robert", "b@b.org", "+4930123456", None, "", "", ""])
        .await
        .expect("renames");
    let claimed = ada.sees(ticket).await.events.remove(1);
    assert_eq!(claimed.after.responder_name.as_deref(), Some("BOB Ünïcode"));
    assert_eq!(claimed.actor.map(|actor| actor.name).as_deref(), Some("Robert"), "who it is today stands beside it");
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
