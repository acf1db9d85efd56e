//! Claiming the next ticket: the database picks the one that is due first, so nobody comes too late.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use model::{Claim, ClaimNext, NothingLeft, PersonRef, Ticket, TicketId};
use serde_json::Value;
use sqlx::{Connection as _, MySqlConnection};
use support::args;
use support::database::{Argument, Desk, Person, request};
use tokio::sync::Barrier;
use tokio::task::JoinSet;

support::on_each_server! {
    it_claims_the_first_due_ticket_that_is_served,
    a_hundred_and_sixty_claims_win_a_ticket_each,
    claims_of_one_slot_take_turns,
    an_empty_pool_gives_a_reason_and_stores_nothing,
    the_same_request_answers_the_same_ticket,
    a_ticket_that_somebody_holds_is_passed_over,
    a_claim_waits_for_the_last_ticket,
    a_waiting_claim_holds_no_other_ticket,
    a_declined_ticket_is_never_claimed_next,
    its_claims_count_with_the_others,
    no_two_claims_at_once_get_past_the_limit,
    everything_at_once_gives_each_ticket_one_responder,
    a_deactivation_at_the_same_moment_strands_no_ticket,
    another_category_at_the_same_moment_is_respected,
    hostile_arguments_are_refused,
}

fn claimed(answer: ClaimNext) -> Ticket {
    match answer {
        ClaimNext::Claimed { ticket } => *ticket,
        other => panic!("there was something to claim: {other:?}"),
    }
}

async fn serves(person: &Person, categories: &str) {
    person.call("categories_serve", args![request(), categories]).await.expect("is set");
}

async fn it_claims_the_first_due_ticket_that_is_served(desk: Arc<Desk>) {
    desk.has_category(2, "Hardware").await;
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let normal = ada.creates("Normal").await;
    let low = ada.creates_as("Low", "low", 1).await.id;
    let urgent = ada.creates_as("Urgent", "urgent", 1).await.id;
    let hardware = ada.creates_as("Hardware", "urgent", 2).await.id;
    serves(&bob, "[1]").await;
    let first = claimed(bob.claims_next().await);
    assert_eq!((first.id, first.responder.as_ref().map(|person| person.id)), (urgent, Some(bob.id)));
    assert_eq!(first, bob.sees(urgent).await.ticket, "the answer is the ticket as it is");
    assert_eq!([claimed(bob.claims_next().await).id, claimed(bob.claims_next().await).id], [normal, low]);
    assert_eq!(bob.claims_next().await, ClaimNext::Nothing { why: NothingLeft::Elsewhere });
    serves(&bob, "[]").await;
    assert_eq!(claimed(bob.claims_next().await).id, hardware, "whoever chose no category serves all");
    assert_eq!(bob.log().await.len(), 4);
    assert_eq!(ada.inbox().await.len(), 4, "she is alerted to each claim");
    desk.audits().await;
}

async fn a_hundred_and_sixty_claims_win_a_ticket_each(desk: Arc<Desk>) {
    const PEOPLE: usize = 16;
    const PRESSES: usize = 10;
    const TICKETS: usize = 150;
    let ada = desk.employee("ada").await;
    let mut order = Vec::new();
    for number in 0..TICKETS {
        order.push(ada.creates(&format!("Number {number}")).await);
    }
    let start = Arc::new(Barrier::new(PEOPLE));
    let mut people = JoinSet::new();
    for number in 0..PEOPLE {
        let (person, start) = (desk.responder(&format!("responder{number}")).await, Arc::clone(&start));
        people.spawn(async move {
            start.wait().await;
            let mut won = Vec::new();
            for _ in 0..PRESSES {
                match person.claims_next().await {
                    ClaimNext::Claimed { ticket } => {
                        assert_eq!(ticket.responder.as_ref().map(|person| person.id), Some(person.id));
                        won.push(ticket.id);
                    }
                    ClaimNext::Nothing { why } => assert_eq!(why, NothingLeft::Empty),
                    ClaimNext::Returned => panic!("a new request was not carried out before"),
                }
            }
            won
        });
    }
    let won: Vec<TicketId> = people.join_all().await.into_iter().flatten().collect();
    let unique: BTreeSet<u64> = won.iter().map(|ticket| ticket.0).collect();
    assert_eq!((won.len(), unique.len()), (TICKETS, TICKETS), "every claim wins another ticket while there are any");
    assert_eq!(unique, order.iter().map(|ticket| ticket.0).collect());
    assert_eq!(desk.audits().await, 2 * TICKETS as u64);
}

async fn an_empty_pool_gives_a_reason_and_stores_nothing(desk: Arc<Desk>) {
    desk.has_category(2, "Hardware").await;
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let id = request();
    let ask = async || bob.one::<ClaimNext>("ticket_claim_next", args![id.clone()]).await;
    assert_eq!(ask().await, ClaimNext::Nothing { why: NothingLeft::Empty });
    let ticket = ada.creates("Printer").await;
    bob.declines(ticket).await;
    assert_eq!(ask().await, ClaimNext::Nothing { why: NothingLeft::Declined });
    serves(&bob, "[1]").await;
    let other = ada.creates_as("Hardware", "normal", 2).await.id;
    assert_eq!(ask().await, ClaimNext::Nothing { why: NothingLeft::Elsewhere });
    let left = format!(
        "SELECT COUNT(*) FROM {{data}}.requests WHERE procedure_name LIKE 'ticket_claim%' AND scope = {}",
        bob.id
    );
    assert_eq!(desk.number(&left).await, 0);
    let counted = format!(
        "SELECT COUNT(*) FROM {{data}}.quotas WHERE procedure_name LIKE 'ticket_claim%' AND user_id = {}",
        bob.id
    );
    assert_eq!(desk.number(&counted).await, 0);
    serves(&bob, "[]").await;
    assert_eq!(claimed(ask().await).id, other, "nothing was carried out before, so that it is now");
    desk.audits().await;
}

async fn the_same_request_answers_the_same_ticket(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let (first, second) = (ada.creates("First").await, ada.creates("Second").await);
    let id = request();
    let ask = async || bob.one::<ClaimNext>("ticket_claim_next", args![id.clone()]).await;
    assert_eq!(claimed(ask().await).id, first);
    assert_eq!(claimed(ask().await).id, first, "an answer that was lost is given again");
    assert_eq!(bob.refused("ticket_claim", args![id.clone(), second]).await, "request.reused");
    bob.declines(first).await;
    assert_eq!(ask().await, ClaimNext::Returned, "nobody shows him what it is now");
    assert_eq!(bob.pool().await, [second], "and no other ticket is claimed instead");
    // The same request twice at once: from two windows, or sent again before the first came through.
    let twice = request();
    let again = Person::signs_in(desk.workstation().await, "bob").await;
    let (one, other): (ClaimNext, ClaimNext) = tokio::join!(
        bob.one("ticket_claim_next", args![twice.clone()]),
        again.one("ticket_claim_next", args![twice.clone()])
    );
    assert_eq!((claimed(one).id, claimed(other).id), (second, second));
    desk.audits().await;
}

/// Another connection that holds what these statements lock.
async fn holder(desk: &Desk, sql: &str) -> MySqlConnection {
    let mut holder = MySqlConnection::connect_with(desk.admin()).await.expect("connects");
    sqlx::raw_sql(&desk.named(&format!("BEGIN; {sql}"))).execute(&mut holder).await.expect("holds");
    holder
}

async fn a_ticket_that_somebody_holds_is_passed_over(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let (first, second) = (ada.creates("First").await, ada.creates("Second").await);
    let mut holder = holder(&desk, &format!("SELECT 1 FROM {{data}}.tickets WHERE id = {first} FOR UPDATE")).await;
    let next = tokio::time::timeout(Duration::from_secs(5), bob.claims_next()).await.expect("waits for nobody");
    assert_eq!(claimed(next).id, second);
    sqlx::raw_sql("COMMIT").execute(&mut holder).await.expect("lets go");
    assert_eq!(claimed(bob.claims_next().await).id, first);
    desk.audits().await;
}

async fn a_claim_waits_for_the_last_ticket(desk: Arc<Desk>) {
    let (ada, bob, cleo) = (desk.employee("ada").await, desk.responder("bob").await, desk.responder("cleo").await);
    for (ending, expected) in [("ROLLBACK", true), ("COMMIT", false)] {
        let ticket = ada.creates("Printer").await;
        let claim = format!(
            "SET @now = UTC_TIMESTAMP(6);
             UPDATE {{data}}.tickets SET status = 'in process', responder_id = {0}, claimed_at = @now, updated_at = @now,
               version = version + 1, last_actor_user_id = {0}, last_event_type = 'assigned', last_note = '' WHERE id = {ticket}",
            cleo.id
        );
        let mut other = holder(&desk, &claim).await;
        let next = bob.claims_next();
        tokio::pin!(next);
        let early = tokio::time::timeout(Duration::from_millis(300), &mut next).await;
        assert!(early.is_err(), "nobody knows yet who gets it: {early:?}");
        sqlx::raw_sql(ending).execute(&mut other).await.expect("ends");
        let answer = next.await;
        assert_eq!(matches!(answer, ClaimNext::Claimed { .. }), expected, "{ending}: {answer:?}");
    }
    desk.audits().await;
}

async fn a_waiting_claim_holds_no_other_ticket(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let (first, second) = (ada.creates("First").await, ada.creates("Second").await);
    let withdraw = |ticket: TicketId| {
        format!(
            "SET @now = UTC_TIMESTAMP(6);
             UPDATE {{data}}.tickets SET status = 'done', closing = 'withdrawn', withdrawn_at = @now, updated_at = @now,
               version = version + 1, last_actor_user_id = {}, last_event_type = 'withdrawn', last_note = '' WHERE id = {ticket}",
            ada.id
        )
    };
    // Each in a transaction of its own; otherwise the second would wait for the requester's feed.
    let mut one = holder(&desk, &withdraw(first)).await;
    let mut other = holder(&desk, &format!("SELECT 1 FROM {{data}}.tickets WHERE id = {second} FOR UPDATE")).await;
    let next = bob.claims_next();
    tokio::pin!(next);
    let early = tokio::time::timeout(Duration::from_millis(300), &mut next).await;
    assert!(early.is_err(), "waits for the first: {early:?}");
    sqlx::raw_sql("COMMIT").execute(&mut one).await.expect("is withdrawn");
    let early = tokio::time::timeout(Duration::from_millis(300), &mut next).await;
    assert!(early.is_err(), "waits for the second: {early:?}");
    let free = desk.attempt(&format!("SELECT 1 FROM {{data}}.tickets WHERE id = {first} FOR UPDATE NOWAIT")).await;
    assert_eq!(free, Ok(()), "two who wait for each other's tickets would meet in a deadlock");
    sqlx::raw_sql("COMMIT").execute(&mut other).await.expect("lets go");
    assert_eq!(claimed(next.await).id, second);
    desk.audits().await;
}

async fn claims_of_one_slot_take_turns(desk: Arc<Desk>) {
    let (ada, bob, cleo) = (desk.employee("ada").await, desk.responder("bob").await, desk.responder("cleo").await);
    let tickets = [ada.creates("First").await, ada.creates("Second").await, ada.creates("Third").await];
    let slot = format!("SELECT slot FROM {{data}}.claim_slots WHERE slot = {} MOD 8 FOR UPDATE", bob.id);
    let mut other = holder(&desk, &slot).await;
    let next = bob.claims_next();
    tokio::pin!(next);
    let early = tokio::time::timeout(Duration::from_millis(300), &mut next).await;
    assert!(early.is_err(), "waits for the slot: {early:?}");
    assert_eq!(claimed(cleo.claims_next().await).id, tickets[0], "another slot is free");
    assert!(matches!(cleo.claims(tickets[1]).await, Claim::Claimed { .. }), "a plain claim needs none");
    sqlx::raw_sql("COMMIT").execute(&mut other).await.expect("lets go");
    assert_eq!(claimed(next.await).id, tickets[2]);
    desk.audits().await;
}

async fn a_declined_ticket_is_never_claimed_next(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let again = Person::signs_in(desk.workstation().await, "bob").await;
    for round in 0..12 {
        let ticket = ada.creates(&format!("Round {round}")).await;
        let (next, declined) = tokio::join!(
            // On MariaDB the first claim and the first decline of a person can meet in a deadlock; the application sends its victim again.
            patiently(&bob, "ticket_claim_next", args![request()]),
            patiently(&again, "ticket_decline", args![request(), ticket, ""])
        );
        // Whichever came first, the ticket is declined in the end.
        declined.unwrap_or_else(|code| panic!("round {round}: {code}"));
        let next = next.unwrap_or_else(|code| panic!("round {round}: {code}")).remove(0);
        assert!(["claimed", "returned", "nothing"].iter().any(|known| next["outcome"] == *known), "{next}");
        let (status, owner) =
            ("SELECT status FROM {data}.tickets", "SELECT COALESCE(responder_id, 0) FROM {data}.tickets");
        assert_eq!(desk.text(&format!("{status} WHERE id = {ticket}")).await, "pending", "round {round}");
        assert_eq!(desk.number(&format!("{owner} WHERE id = {ticket}")).await, 0);
    }
    desk.audits().await;
}

async fn limit(desk: &Desk, name: &str, value: u32) {
    desk.execute(&format!("UPDATE {{data}}.settings SET value = '{value}' WHERE name = '{name}'")).await;
}

async fn its_claims_count_with_the_others(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    for number in 0..4 {
        ada.creates(&format!("Number {number}")).await;
    }
    limit(&desk, "ticket_claim_hourly", 2).await;
    claimed(bob.claims_next().await);
    assert!(matches!(bob.claims(bob.pool().await[0]).await, Claim::Claimed { .. }));
    assert_eq!(bob.refused("ticket_claim_next", args![request()]).await, "quota.hourly");
    assert_eq!(bob.refused("ticket_claim", args![request(), bob.pool().await[0]]).await, "quota.hourly");
    limit(&desk, "ticket_claim_hourly", 300).await;
    limit(&desk, "work_limit", 2).await;
    assert_eq!(bob.refused("ticket_claim_next", args![request()]).await, "quota.work");
    assert_eq!(bob.pool().await.len(), 2, "they stay in the pool");
    desk.audits().await;
}

async fn no_two_claims_at_once_get_past_the_limit(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let mut tickets = Vec::new();
    for number in 0..12 {
        tickets.push(ada.creates(&format!("Number {number}")).await);
    }
    limit(&desk, "work_limit", 3).await;
    let bob = Arc::new(bob);
    let mut calls = JoinSet::new();
    for ticket in tickets.into_iter().skip(6) {
        let (one, other) = (Arc::clone(&bob), Arc::clone(&bob));
        calls.spawn(async move { one.call("ticket_claim_next", args![request()]).await });
        calls.spawn(async move { other.call("ticket_claim", args![request(), ticket]).await });
    }
    let answers = calls.join_all().await;
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 3);
    assert!(answers.iter().all(|answer| answer.as_ref().err().is_none_or(|code| code == "quota.work")), "{answers:?}");
    assert_eq!(desk.number("SELECT COUNT(*) FROM {data}.tickets WHERE status = 'in process'").await, 3);
    desk.audits().await;
}

/// Calls as the application does: the victim of a deadlock is sent again.
async fn patiently(person: &Person, procedure: &str, arguments: Vec<Argument>) -> Result<Vec<Value>, String> {
    loop {
        match person.call(procedure, arguments.clone()).await {
            Err(busy) if busy.starts_with("1213") || busy.starts_with("1205") => tokio::task::yield_now().await,
            answer => return answer,
        }
    }
}

async fn everything_at_once_gives_each_ticket_one_responder(desk: Arc<Desk>) {
    desk.has_category(2, "Hardware").await;
    let ada = Arc::new(desk.employee("ada").await);
    let mut people = Vec::new();
    for number in 0..6 {
        let person = desk.responder(&format!("responder{number}")).await;
        if number % 3 == 0 {
            serves(&person, "[1]").await;
        }
        people.push(Arc::new(person));
    }
    for round in 0..6 {
        let mut tickets = Vec::new();
        for number in 0..4 {
            tickets.push(ada.creates(&format!("Round {round}, number {number}")).await);
        }
        let mut at_once = JoinSet::new();
        for (number, person) in people.iter().cloned().enumerate() {
            let ticket = tickets[number % tickets.len()];
            at_once.spawn(async move {
                if number % 2 == 1 {
                    patiently(&person, "ticket_claim", args![request(), ticket]).await.err();
                }
                let answer = patiently(&person, "ticket_claim_next", args![request()]).await?.remove(0);
                if answer["outcome"] == "claimed" {
                    let owner: PersonRef =
                        serde_json::from_value(answer["ticket"]["responder"].clone()).expect("a person");
                    assert_eq!(owner.id, person.id, "whoever the answer names has the ticket");
                }
                Ok::<_, String>(())
            });
        }
        for (number, ticket) in tickets.into_iter().enumerate() {
            let (ada, other) = (Arc::clone(&ada), Arc::clone(&people[number]));
            at_once.spawn(async move {
                let outcome = match number {
                    0 => patiently(&ada, "ticket_withdraw", args![request(), ticket, ""]).await,
                    1 => patiently(&ada, "ticket_categorize", args![request(), ticket, 2, "", None]).await,
                    2 => patiently(&other, "ticket_decline", args![request(), ticket, ""]).await,
                    _ => patiently(&ada, "ticket_prioritize", args![request(), ticket, "urgent", "", None]).await,
                };
                outcome.map(drop)
            });
        }
        for outcome in at_once.join_all().await {
            let rule = outcome.as_ref().err().is_none_or(|code| code.starts_with("ticket."));
            assert!(rule, "a rule, not a fault of the server: {outcome:?}");
        }
    }
    let doubly = "SELECT COUNT(*) FROM {data}.tickets t WHERE (status = 'in process') <> (responder_id IS NOT NULL AND status <> 'done')
        OR (SELECT COUNT(*) FROM {data}.ticket_events e WHERE e.ticket_id = t.id AND e.event_type = 'assigned')
           > 1 + (SELECT COUNT(*) FROM {data}.ticket_events e WHERE e.ticket_id = t.id AND e.event_type = 'declined')";
    assert_eq!(desk.number(doubly).await, 0);
    desk.audits().await;
}

async fn a_deactivation_at_the_same_moment_strands_no_ticket(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    for round in 0..12 {
        let bob = desk.responder(&format!("bob{round}")).await;
        ada.creates("Printer").await;
        let leave = format!("UPDATE {{data}}.users SET is_active = 0 WHERE id = {}", bob.id);
        let (next, left) = tokio::join!(bob.call("ticket_claim_next", args![request()]), desk.attempt(&leave));
        if left.is_err() {
            desk.execute(&leave).await;
        }
        let held = "SELECT COUNT(*) FROM {data}.tickets t JOIN {data}.users u ON u.id = t.responder_id
                     WHERE t.status = 'in process' AND u.is_active = 0";
        assert_eq!(desk.number(held).await, 0, "round {round}: {next:?}");
    }
    desk.audits().await;
}

async fn another_category_at_the_same_moment_is_respected(desk: Arc<Desk>) {
    desk.has_category(2, "Hardware").await;
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    serves(&bob, "[1]").await;
    let ticket = ada.creates("Printer").await;
    let change = format!(
        "UPDATE {{data}}.tickets SET category_id = 2, version = version + 1, updated_at = UTC_TIMESTAMP(6),
           last_actor_user_id = {}, last_event_type = 'categorized', last_note = '' WHERE id = {ticket}",
        ada.id
    );
    let mut other = holder(&desk, &change).await;
    let next = bob.claims_next();
    tokio::pin!(next);
    let early = tokio::time::timeout(Duration::from_millis(300), &mut next).await;
    assert!(early.is_err(), "the claim waits for the change of category: {early:?}");
    sqlx::raw_sql("COMMIT").execute(&mut other).await.expect("ends");
    assert_eq!(
        next.await,
        ClaimNext::Nothing { why: NothingLeft::Elsewhere },
        "it is not among what he serves any more"
    );
    assert_eq!(desk.text("SELECT status FROM {data}.tickets").await, "pending");
    desk.audits().await;
}

async fn hostile_arguments_are_refused(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    ada.creates("Printer").await;
    assert_eq!(ada.refused("ticket_claim_next", args![request()]).await, "role.refused");
    assert_eq!(bob.refused("ticket_claim_next", args![Argument::Null]).await, "call.refused");
    let forged = bob.workstation.call("ticket_claim_next", &args![[7_u8; 32], request()]).await;
    assert_eq!(forged, Err("session.ended".to_owned()));
    let missing = bob.workstation.call("ticket_claim_next", &args![Argument::Null, request()]).await;
    assert_eq!(missing, Err("session.ended".to_owned()));
    assert_eq!(desk.text("SELECT status FROM {data}.tickets").await, "pending");
    assert_eq!(desk.audits().await, 1);
}
