//! Deactivating a person.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use model::{AlertType, Claim, EventType, LogStatus, TicketId};
use serde_json::Value;
use sqlx::{Connection as _, MySqlConnection};
use support::args;
use support::database::{Desk, Person, key, request};
use tokio::task::JoinSet;

use super::pages::many;
use super::scene::hex;

support::on_each_server! {
    a_deactivated_persons_next_call_is_refused,
    a_surviving_session_is_refused_all_the_same,
    their_tickets_return_to_their_old_place_with_event_and_alert,
    only_the_right_password_reveals_a_deactivation,
    leaving_needs_the_password,
    whoever_leaves_releases_their_tickets_in_their_name,
    only_the_administrator_lets_somebody_back_in,
    a_claim_during_deactivation_strands_no_ticket,
    a_deactivation_waits_for_a_claim_that_has_begun,
    a_deactivation_that_waited_for_an_edit_continues_its_history,
    no_statement_gives_a_ticket_to_an_employee_who_left,
    a_busy_responder_leaves_without_a_deadlock,
    a_changed_profile_meets_no_deadlock_with_writers,
}

async fn a_deactivated_persons_next_call_is_refused(desk: Arc<Desk>) {
    let bob = desk.responder("bob").await;
    let elsewhere = Person::signs_in(desk.workstation().await, "bob").await;
    bob.one::<Value>("person_deactivate", args![request(), key("bob")]).await;
    for window in [&bob, &elsewhere] {
        assert_eq!(window.refused("watch", args![None]).await, "session.ended");
        assert_eq!(window.refused("ticket_pool", args![false, None, None, None, 10]).await, "session.ended");
    }
    assert_eq!(desk.number("SELECT COUNT(*) FROM {data}.sessions WHERE revoked_at IS NULL").await, 0);
    assert_eq!(
        desk.number("SELECT COUNT(*) FROM {data}.users WHERE deactivated_by = id AND deactivated_at IS NOT NULL").await,
        1
    );
    assert_eq!(desk.number("SELECT COUNT(*) FROM {data}.person_events WHERE event_type = 'deactivated'").await, 1);
}

async fn a_surviving_session_is_refused_all_the_same(desk: Arc<Desk>) {
    let bob = desk.responder("bob").await;
    desk.execute("UPDATE {data}.users SET is_active = 0 WHERE username = 'bob'").await;
    desk.execute("UPDATE {data}.sessions SET revoked_at = NULL").await;
    assert_eq!(bob.refused("watch", args![None]).await, "session.ended");
}

async fn their_tickets_return_to_their_old_place_with_event_and_alert(desk: Arc<Desk>) {
    let (ada, bob, cleo) = (desk.employee("ada").await, desk.responder("bob").await, desk.responder("cleo").await);
    let mut tickets = Vec::new();
    for title in ["1", "2", "3", "4"] {
        tickets.push(ada.creates(title).await);
    }
    for ticket in [tickets[0], tickets[2], tickets[3]] {
        bob.claims(ticket).await;
    }
    bob.completes(tickets[3]).await;
    assert_eq!(cleo.pool().await, [tickets[1]]);
    desk.execute("UPDATE {data}.users SET is_active = 0 WHERE username = 'bob'").await;
    assert_eq!(cleo.pool().await, tickets[..3], "at their old places");

    for ticket in [tickets[0], tickets[2]] {
        let event = ada.sees(ticket).await.events.pop().expect("an event");
        assert_eq!((event.event_type, event.actor), (EventType::Released, None), "the administrator did it");
        assert_eq!(event.before.and_then(|before| before.responder_id), Some(bob.id));
        assert_eq!(event.after.responder_id, None);
    }
    let released = ada.inbox().await.into_iter().filter(|item| item.alert == Some(AlertType::Released));
    assert_eq!(released.map(|item| item.from).collect::<Vec<_>>(), [None, None]);
    let ended = format!(
        "SELECT COUNT(*) FROM {{data}}.ticket_responder_log WHERE status = 'released' AND responder_id = {}",
        bob.id
    );
    assert_eq!(desk.number(&ended).await, 2);
    assert!(matches!(cleo.claims(tickets[0]).await, Claim::Claimed { .. }));
    assert_eq!(ada.sees(tickets[3]).await.ticket.responder.map(|bob| bob.active), Some(false), "what was done stays");
    desk.audits().await;

    // Back again, the responder may take what was only released.
    desk.execute("UPDATE {data}.users SET is_active = 1 WHERE username = 'bob'").await;
    let back = Person::signs_in(desk.workstation().await, "bob").await;
    assert!(matches!(back.claims(tickets[2]).await, Claim::Claimed { .. }));
    assert_eq!(back.log().await.remove(0).status, LogStatus::Assigned);
}

async fn only_the_right_password_reveals_a_deactivation(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    ada.one::<Value>("person_deactivate", args![request(), key("ada")]).await;
    let open = |password: &str| args!["ada", key(password), "w"];
    assert_eq!(ada.workstation.call("session_open", &open("ada")).await, Err("person.deactivated".into()));
    assert_eq!(ada.workstation.call("session_open", &open("guess")).await, Err("session.wrong_credentials".into()));
    assert_eq!(desk.number("SELECT COUNT(*) FROM {data}.sessions WHERE revoked_at IS NULL").await, 0);
}

async fn leaving_needs_the_password(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    assert_eq!(ada.refused("person_deactivate", args![request(), key("guess")]).await, "person.wrong_password");
    assert_eq!(ada.refused("person_deactivate", args![request(), None]).await, "person.wrong_password");
    ada.watch().await;
}

async fn whoever_leaves_releases_their_tickets_in_their_name(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let ticket = ada.creates("Printer").await;
    bob.claims(ticket).await;
    bob.one::<Value>("person_deactivate", args![request(), key("bob")]).await;
    let event = ada.sees(ticket).await.events.pop().expect("an event");
    assert_eq!((event.event_type, event.actor.map(|actor| actor.id)), (EventType::Released, Some(bob.id)));
}

async fn only_the_administrator_lets_somebody_back_in(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    ada.one::<Value>("person_deactivate", args![request(), key("ada")]).await;
    let again = ada.workstation.call("person_sign_up", &Person::sign_up("ada", "")).await;
    assert_eq!(again, Err("person.username_taken".into()), "the name stays theirs");
    desk.execute("UPDATE {data}.users SET is_active = 1 WHERE username = 'ada'").await;
    assert_eq!(ada.refused("watch", args![None]).await, "session.ended", "old sessions stay ended");
    Person::signs_in(desk.workstation().await, "ada").await.watch().await;
    assert_eq!(desk.number("SELECT COUNT(*) FROM {data}.person_events WHERE event_type = 'reactivated'").await, 1);
}

async fn a_claim_during_deactivation_strands_no_ticket(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    for round in 0..15 {
        let bob = desk.responder(&format!("bob{round}")).await;
        let ticket = ada.creates("Printer").await;
        let leave = format!("UPDATE {{data}}.users SET is_active = 0 WHERE id = {}", bob.id);
        let (claimed, left) = tokio::join!(bob.call("ticket_claim", args![request(), ticket]), desk.attempt(&leave));
        if left.is_err() {
            desk.execute(&leave).await;
        }
        let held = "SELECT COUNT(*) FROM {data}.tickets t JOIN {data}.users u ON u.id = t.responder_id
                     WHERE t.status = 'in process' AND u.is_active = 0";
        assert_eq!(desk.number(held).await, 0, "round {round}: {claimed:?}");
    }
    desk.audits().await;
}

async fn a_deactivation_waits_for_a_claim_that_has_begun(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let ticket = ada.creates("Printer").await;
    let mut holder = MySqlConnection::connect_with(desk.admin()).await.expect("connects");
    let hold = format!("BEGIN; SELECT 1 FROM {{data}}.tickets WHERE id = {ticket} FOR UPDATE");
    sqlx::raw_sql(&desk.named(&hold)).execute(&mut holder).await.expect("holds the ticket");
    let claim = bob.call("ticket_claim", args![request(), ticket]);
    tokio::pin!(claim);
    let early = tokio::time::timeout(Duration::from_millis(300), &mut claim).await;
    assert!(early.is_err(), "the claim waits for the ticket: {early:?}");
    let leave = desk.attempt("UPDATE {data}.users SET is_active = 0 WHERE username = 'bob'");
    tokio::pin!(leave);
    let early = tokio::time::timeout(Duration::from_millis(300), &mut leave).await;
    assert!(early.is_err(), "whoever acts stays active until the end of their call: {early:?}");
    sqlx::raw_sql("COMMIT").execute(&mut holder).await.expect("lets go");
    let (claimed, left) = tokio::join!(claim, leave);
    assert_eq!(claimed.expect("it began before")[0]["outcome"], "claimed");
    left.expect("leaves afterwards");
    assert_eq!(ada.sees(ticket).await.ticket.status, model::TicketStatus::Pending, "and gives it back");
}

async fn a_deactivation_that_waited_for_an_edit_continues_its_history(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let ticket = ada.creates("Printer").await;
    bob.claims(ticket).await;
    let mut holder = MySqlConnection::connect_with(desk.admin()).await.expect("connects");
    let hold = format!("BEGIN; SELECT 1 FROM {{data}}.feeds WHERE user_id = {} FOR UPDATE", ada.id);
    sqlx::raw_sql(&desk.named(&hold)).execute(&mut holder).await.expect("holds the feed");
    let edit = ada.call("ticket_edit", args![request(), ticket, 2, "Printer", "It jams."]);
    tokio::pin!(edit);
    let early = tokio::time::timeout(Duration::from_millis(300), &mut edit).await;
    assert!(early.is_err(), "the edit has the ticket and waits for the feed: {early:?}");
    let leave = desk.attempt("UPDATE {data}.users SET is_active = 0 WHERE username = 'bob'");
    tokio::pin!(leave);
    let early = tokio::time::timeout(Duration::from_millis(300), &mut leave).await;
    assert!(early.is_err(), "it began to read before the edit was over: {early:?}");
    sqlx::raw_sql("COMMIT").execute(&mut holder).await.expect("lets go");
    let (edited, left) = tokio::join!(edit, leave);
    edited.expect("it was first");
    left.expect("leaves afterwards");
    assert_eq!(desk.audits().await, 4, "created, claimed, edited and released");
}

async fn no_statement_gives_a_ticket_to_an_employee_who_left(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    let insert = format!(
        "INSERT INTO {{data}}.tickets (user_id, title, description, respond_by, category_id, closing_note, created_at, updated_at,
            last_actor_user_id, last_event_type, last_note)
         VALUES ({0}, 'Printer', 'Text', UTC_TIMESTAMP(6), 1, '', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), {0}, 'created', '')",
        ada.id
    );
    desk.execute(&insert).await;
    desk.execute("UPDATE {data}.users SET is_active = 0 WHERE username = 'ada'").await;
    let refused = desk.attempt(&insert).await;
    assert!(refused.is_err_and(|error| error.contains("call.refused")), "nobody would read the answer");
}

/// How many write while somebody leaves.
const WRITERS: usize = 16;

async fn a_busy_responder_leaves_without_a_deadlock(desk: Arc<Desk>) {
    desk.execute(
        "UPDATE {data}.settings SET value = '1000000' WHERE name LIKE '%\\_hourly' OR name IN ('work_limit', 'sign_up_limit')",
    )
    .await;
    let bob = desk.responder("bob").await;
    let mut writers = Vec::new();
    for number in 0..WRITERS {
        writers.push(desk.employee(&format!("writer{number}")).await);
    }
    // The people's tickets alternate, so that no order of tickets is also an order of people.
    let tokens: Vec<String> = writers.iter().map(|writer| format!("X'{}'", hex(&writer.token))).collect();
    let whose = format!("ELT(1 + i MOD {WRITERS}, {})", tokens.join(", "));
    many(
        &desk,
        500,
        &format!(
            "CALL {{api}}.ticket_create({whose}, RANDOM_BYTES(16), CONCAT('Number ', i), 'Text', NULL, NULL, NULL)"
        ),
    )
    .await;
    many(&desk, 500, &format!("CALL {{api}}.ticket_claim(X'{}', RANDOM_BYTES(16), i + 1)", hex(&bob.token))).await;
    let mut tickets = vec![Vec::new(); WRITERS];
    for number in 0..500 {
        tickets[number % WRITERS].push(TicketId(u64::try_from(number).expect("a small number") + 1));
    }
    let (wrote, over) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicBool::new(false)));
    let mut writing = JoinSet::new();
    for (writer, tickets) in writers.into_iter().zip(tickets) {
        let (wrote, over) = (Arc::clone(&wrote), Arc::clone(&over));
        writing.spawn(async move {
            let mut refused = Vec::new();
            for ticket in tickets.iter().rev().cycle() {
                let sent = writer.call("message_send", args![request(), *ticket, None, "Hello", None]).await;
                refused.extend(sent.err());
                wrote.fetch_add(1, Ordering::Relaxed);
                if over.load(Ordering::Relaxed) {
                    break;
                }
            }
            refused
        });
    }
    while wrote.load(Ordering::Relaxed) < 4 * WRITERS {
        tokio::task::yield_now().await;
    }
    let left = desk.attempt("UPDATE {data}.users SET is_active = 0 WHERE username = 'bob'").await;
    over.store(true, Ordering::Relaxed);
    let refused: Vec<String> = writing.join_all().await.into_iter().flatten().collect();
    assert_eq!((left, refused), (Ok(()), Vec::new()), "nobody meets a deadlock");
    assert_eq!(desk.number("SELECT COUNT(*) FROM {data}.tickets WHERE status = 'in process'").await, 0);
    assert_eq!(desk.audits().await, 1_500, "created, claimed and released");
}

async fn a_changed_profile_meets_no_deadlock_with_writers(desk: Arc<Desk>) {
    desk.execute("UPDATE {data}.settings SET value = '1000000' WHERE name LIKE '%\\_hourly'").await;
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let changes = async {
        for version in 1..=60 {
            let profile = args![request(), version, "Bob", "b@b.org", "+4930123456", None, "", "", ""];
            bob.call("person_update", profile).await.expect("changed");
        }
    };
    let writes = async {
        for _ in 0..60 {
            ada.call("message_send", args![request(), None, bob.id, "Hello", None]).await.expect("sent");
        }
    };
    tokio::join!(changes, writes);
}
