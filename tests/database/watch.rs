//! The poll.

use std::sync::Arc;

use database::Polled;
use support::args;
use support::database::{Argument, Desk, Person, request};

support::on_each_server! {
    without_news_the_poll_answers_the_same,
    both_sides_hear_of_every_change_of_their_ticket,
    a_decline_reaches_the_decliners_other_windows,
    every_change_of_the_pool_moves_its_version,
    a_deactivation_moves_the_pools_version_once,
    an_unchanged_sequence_gets_no_count,
    a_pool_that_changed_and_changed_back_has_a_new_version,
    each_of_many_changes_at_once_moves_the_version,
    the_queue_is_counted_to_a_hundred,
    a_feed_knows_the_role_as_long_as_its_person_is_active,
}

async fn without_news_the_poll_answers_the_same(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    ada.creates("Printer").await;
    for person in [&ada, &bob] {
        assert_eq!(person.watch().await, person.watch().await);
    }
}

async fn both_sides_hear_of_every_change_of_their_ticket(desk: Arc<Desk>) {
    let (ada, bob, cleo) = (desk.employee("ada").await, desk.responder("bob").await, desk.responder("cleo").await);
    let ticket = ada.creates("Printer").await;
    let stranger = cleo.watch().await.seq;
    let mut last = (ada.watch().await.seq, bob.watch().await.seq);
    for (step, procedure, arguments) in [
        (&bob, "ticket_claim", args![request(), ticket]),
        (&ada, "ticket_edit", args![request(), ticket, 2, "Other", "Text"]),
        (&ada, "message_send", args![request(), ticket, None, "Hello", None]),
        (&bob, "message_send", args![request(), ticket, None, "Hi", None]),
        (&bob, "ticket_complete", args![request(), ticket, ""]),
    ] {
        step.call(procedure, arguments).await.expect(procedure);
        let now = (ada.watch().await.seq, bob.watch().await.seq);
        assert!(now.0 > last.0 && now.1 > last.1, "{procedure}: {last:?} to {now:?}, both sides' windows refresh");
        last = now;
    }
    assert_eq!(cleo.watch().await.seq, stranger, "and nobody else's");
}

async fn a_decline_reaches_the_decliners_other_windows(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    // Another responder is left: when all have declined, the alert moves his feed as well.
    desk.responder("cleo").await;
    let ticket = ada.creates("Printer").await;
    let before = bob.watch().await.seq;
    bob.declines(ticket).await;
    assert!(bob.watch().await.seq > before, "his log has grown, and his other windows show it");
}

async fn every_change_of_the_pool_moves_its_version(desk: Arc<Desk>) {
    let (ada, bob, cleo) = (desk.employee("ada").await, desk.responder("bob").await, desk.responder("cleo").await);
    assert_eq!(ada.watch().await.pool_version, None, "the pool is for responders");
    let ticket = ada.creates("Printer").await;
    let mut last = bob.watch().await.pool_version;
    assert_eq!(last, cleo.watch().await.pool_version, "the same pool, the same version");
    for (who, procedure, arguments, moves) in [
        (&ada, "ticket_create", args![request(), "Another", "Text", None, None, None], true),
        (&ada, "ticket_edit", args![request(), ticket, 1, "Other", "Text"], true),
        (&ada, "message_send", args![request(), ticket, None, "Hello", None], false),
        (&bob, "ticket_claim", args![request(), ticket], true),
        (&ada, "ticket_edit", args![request(), ticket, 3, "Third", "Text"], false),
        (&bob, "ticket_release", args![request(), ticket, ""], true),
        (&bob, "ticket_claim", args![request(), ticket], true),
        (&bob, "ticket_decline", args![request(), ticket, ""], true),
        (&cleo, "ticket_claim", args![request(), ticket], true),
        (&cleo, "ticket_complete", args![request(), ticket, ""], false),
        (&bob, "ticket_decline", args![request(), 2, ""], true),
        (&ada, "ticket_withdraw", args![request(), 2, ""], true),
    ] {
        who.call(procedure, arguments).await.expect(procedure);
        let now = bob.watch().await.pool_version;
        assert_eq!(now > last, moves, "{procedure} by {}: {last:?} to {now:?}", who.username);
        last = now;
    }
}

async fn a_deactivation_moves_the_pools_version_once(desk: Arc<Desk>) {
    let (ada, bob, cleo) = (desk.employee("ada").await, desk.responder("bob").await, desk.responder("cleo").await);
    for number in 0..40 {
        bob.claims(ada.creates(&format!("Number {number}")).await).await;
    }
    let before = cleo.watch().await.pool_version;
    let slots = "SELECT GROUP_CONCAT(version ORDER BY slot) FROM {data}.pool_versions";
    let [old, new] = [desk.text(slots).await, {
        desk.execute("UPDATE {data}.users SET is_active = 0 WHERE username = 'bob'").await;
        desk.text(slots).await
    }];
    assert!(cleo.watch().await.pool_version > before);
    let moved = old.split(',').zip(new.split(',')).filter(|(old, new)| old != new).count();
    assert_eq!(moved, 1, "all its tickets wait for one row, so that no two deactivations wait for each other");
}

async fn an_unchanged_sequence_gets_no_count(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let ticket = ada.creates("Printer").await;
    bob.claims(ticket).await;
    for person in [&ada, &bob] {
        let known = person.watch().await;
        let polled = |seq: u64| async move { person.one::<Polled>("watch", args![seq]).await };
        let same = polled(known.seq).await;
        assert_eq!((same.seq, same.unread, same.pool_version), (known.seq, None, known.pool_version));
        for other in [known.seq - 1, known.seq + 1, 0, u64::MAX] {
            assert_eq!(polled(other).await.unread, Some(known.unread), "{other} is not {}", known.seq);
        }
    }
    let known = ada.watch().await;
    bob.writes(ticket, "Hello").await;
    assert_eq!(ada.one::<Polled>("watch", args![known.seq]).await.unread, Some(known.unread + 1));
    let seen = ada.inbox().await[0].id;
    let known = ada.watch().await.seq;
    ada.one::<model::InboxState>("message_read", args![None, None, seen]).await;
    assert_eq!(ada.one::<Polled>("watch", args![known]).await.unread, Some(0), "her other windows count again");
}

async fn a_pool_that_changed_and_changed_back_has_a_new_version(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let before = bob.watch().await.pool_version;
    let ticket = ada.creates("Printer").await;
    ada.withdraws(ticket).await;
    assert!(bob.watch().await.pool_version > before, "a window may have read it in between");
}

async fn each_of_many_changes_at_once_moves_the_version(desk: Arc<Desk>) {
    const ROUNDS: usize = 12;
    let ada = desk.employee("ada").await;
    let mut responders = Vec::new();
    for number in 0..6 {
        responders.push(desk.responder(&format!("bob{number}")).await);
    }
    let mut tickets = Vec::new();
    for number in 0..responders.len() * ROUNDS {
        tickets.push(ada.creates(&format!("Number {number}")).await);
    }
    let before = desk.number("SELECT SUM(version) FROM {data}.pool_versions").await;
    let turns = responders.iter().zip(tickets.chunks(ROUNDS)).map(async |(responder, tickets)| {
        for ticket in tickets {
            for procedure in ["ticket_claim", "ticket_decline"] {
                let mut arguments = args![request(), *ticket];
                arguments.extend(if procedure == "ticket_claim" { args![] } else { args![""] });
                until_no_deadlock(responder, procedure, arguments).await;
            }
        }
    });
    let creates = async {
        for number in 0..ROUNDS {
            until_no_deadlock(
                &ada,
                "ticket_create",
                args![request(), format!("Late {number}"), "Text", None, None, None],
            )
            .await;
        }
    };
    futures_util::future::join(futures_util::future::join_all(turns), creates).await;
    let moved = desk.number("SELECT SUM(version) FROM {data}.pool_versions").await - before;
    assert_eq!(moved, i64::try_from(tickets.len() * 2 + ROUNDS).expect("few"), "each change counts");
}

/// Sends a request again after a deadlock, as workstations do.
async fn until_no_deadlock(person: &Person, procedure: &str, arguments: Vec<Argument>) {
    while let Err(refused) = person.call(procedure, arguments.clone()).await {
        assert!(refused.starts_with("1213"), "{procedure}: {refused}");
    }
}

async fn the_queue_is_counted_to_a_hundred(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    desk.execute(&format!(
        "INSERT INTO {{data}}.tickets (user_id, title, description, respond_by, category_id, closing_note, created_at, updated_at,
                last_actor_user_id, last_event_type, last_note)
         WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 130)
         SELECT {0}, CONCAT('Number ', i), 'Text', UTC_TIMESTAMP(6), 1, '', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), {0}, 'created', '' FROM n",
        ada.id
    ))
    .await;
    let last: model::Ticket = ada.one("ticket_create", args![request(), "Last", "Text", None, None, None]).await;
    assert_eq!(last.queue_position, Some(100));
}

async fn a_feed_knows_the_role_as_long_as_its_person_is_active(desk: Arc<Desk>) {
    desk.employee("ada").await;
    let role = "SELECT COALESCE(f.role, 'none') FROM {data}.feeds f JOIN {data}.users u ON u.id = f.user_id";
    for (change, wanted) in [
        ("organization = 'Elsewhere'", "employee"),
        ("role = 'responder'", "responder"),
        ("is_active = 0", "none"),
        ("role = 'employee'", "none"),
        ("is_active = 1", "employee"),
    ] {
        desk.execute(&format!("UPDATE {{data}}.users SET {change}")).await;
        assert_eq!(desk.text(role).await, wanted, "the poll asks nothing else about its person: {change}");
    }
}
