//! A lock holds on one node of a cluster only. Two nodes notice a conflict only on a row that both change, so each decision that
//! relies on a lock also changes such a row. These tests assert that it does.

use std::sync::Arc;

use serde_json::Value;
use support::args;
use support::database::{Argument, Desk, Person, key, request};

support::on_each_server! {
    every_write_changes_its_session,
    whatever_ends_a_session_changes_it,
    a_sign_in_conflicts_with_deactivation_and_password,
    a_role_change_conflicts_with_a_new_ticket,
    nothing_is_read_from_a_node_without_majority,
}

async fn session(desk: &Desk, person: &Person) -> String {
    desk.text(&format!("SELECT GROUP_CONCAT(last_used_at, COALESCE(revoked_at, '-') ORDER BY id) FROM {{data}}.sessions WHERE user_id = {}", person.id.0)).await
}

async fn feed(desk: &Desk, person: &Person) -> i64 {
    desk.number(&format!("SELECT seq FROM {{data}}.feeds WHERE user_id = {}", person.id.0)).await
}

async fn every_write_changes_its_session(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let ticket = ada.creates("Printer").await;
    let calls: [(&Person, &str, Vec<Argument>); 6] = [
        (&ada, "ticket_create", args![request(), "Another", "It smokes.", None, None, None]),
        (&bob, "ticket_claim", args![request(), ticket]),
        (&bob, "ticket_claim_next", args![request()]),
        (&bob, "message_send", args![request(), ticket, None, "I come.", None]),
        (&bob, "ticket_complete", args![request(), ticket, "Replaced the fuse."]),
        (&ada, "person_change_password", args![request(), key("ada"), [9_u8; 16], 47_104, 2, 1, key("new")]),
    ];
    for (person, procedure, arguments) in calls {
        let before = session(&desk, person).await;
        person.one::<Value>(procedure, arguments).await;
        assert_ne!(session(&desk, person).await, before, "{procedure} could pass an end of its session by");
    }
}

async fn whatever_ends_a_session_changes_it(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    for ending in [
        "UPDATE {data}.users SET is_active = 0 WHERE username = 'ada'",
        "UPDATE {data}.users SET role = 'responder' WHERE username = 'ada'",
    ] {
        let (before, moved) = (session(&desk, &ada).await, feed(&desk, &ada).await);
        desk.execute(ending).await;
        assert_ne!(session(&desk, &ada).await, before, "{ending}");
        assert!(feed(&desk, &ada).await > moved, "{ending}: whoever claims, creates or signs in changes the feed too");
        desk.execute("UPDATE {data}.users SET is_active = 1, role = 'employee' WHERE username = 'ada'").await;
        desk.execute("UPDATE {data}.sessions SET revoked_at = NULL").await;
    }
}

async fn a_sign_in_conflicts_with_deactivation_and_password(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    let before = feed(&desk, &ada).await;
    ada.workstation.call("session_open", &args!["ada", key("ada"), "w"]).await.expect("signs in");
    let signed_in = feed(&desk, &ada).await;
    assert!(signed_in > before, "a sign-in with the old password changes the row that a new password changes");
    desk.execute("UPDATE {data}.credentials SET verifier = REPEAT('x', 32), salt = REPEAT('x', 16), changed_at = UTC_TIMESTAMP(6)").await;
    assert!(feed(&desk, &ada).await > signed_in, "and so does the administrator's");
}

async fn a_role_change_conflicts_with_a_new_ticket(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    let before = feed(&desk, &ada).await;
    ada.creates("Printer").await;
    assert!(
        feed(&desk, &ada).await > before,
        "a new ticket changes the row that another role of its requester changes"
    );
}

/// A single MariaDB has the variables of a cluster, too.
async fn nothing_is_read_from_a_node_without_majority(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    if desk.flavour == support::Flavour::MySql {
        return assert!(
            ada.workstation.raw("SET SESSION wsrep_sync_wait = 0").await.is_err(),
            "MySQL has no such node"
        );
    }
    ada.workstation.raw("SET SESSION wsrep_sync_wait = 0").await.expect("anybody may");
    ada.watch().await;
    let waits = ada.workstation.run("SELECT CAST(@@SESSION.wsrep_sync_wait AS CHAR)", &[]).await;
    assert_eq!(waits, Ok(vec![1.into()]), "a read waits for what the caller wrote through another node");
    ada.workstation.raw("SET SESSION wsrep_dirty_reads = ON").await.expect("anybody may");
    assert_eq!(ada.refused("watch", args![None]).await, "call.refused");
}
