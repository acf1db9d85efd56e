//! Claiming: one responder wins, and the others learn who was faster.

use std::sync::Arc;
use std::time::Duration;

use model::TicketAction::{Categorize, Complete, Decline, Prioritize, Release, Write};
use model::{AlertType, Claim, LogStatus, TicketId};
use sqlx::{Connection as _, MySqlConnection};
use support::args;
use support::database::{Desk, Person, request};

support::on_each_server! {
    a_claimed_ticket_belongs_to_one_responder,
    the_slower_one_learns_who_won_and_what_is_left,
    each_who_is_slower_is_offered_another_ticket,
    a_claim_that_comes_too_late_leaves_nothing_behind,
    a_claim_that_waits_and_loses_leaves_nothing_behind,
    a_claim_that_was_carried_out_stays_so_when_sent_again,
    after_two_minutes_others_cannot_find_a_claimed_ticket,
    claiming_ones_own_ticket_again_changes_nothing,
    claiming_is_for_responders,
    done_and_missing_tickets_cannot_be_claimed,
    no_statement_gives_a_ticket_a_second_responder,
    no_statement_gives_a_ticket_to_an_inactive_responder,
}

async fn a_claimed_ticket_belongs_to_one_responder(desk: Arc<Desk>) {
    let (ada, bob, cleo) = (desk.employee("ada").await, desk.responder("bob").await, desk.responder("cleo").await);
    let ticket = ada.creates("Printer").await;
    let Claim::Claimed { ticket: claimed } = bob.claims(ticket).await else { panic!("nobody else wanted it") };
    assert_eq!(claimed.responder.map(|responder| responder.id), Some(bob.id));
    assert_eq!(claimed.actions, [Categorize, Complete, Decline, Prioritize, Release, Write]);
    assert_eq!(claimed.claimed_at, Some(claimed.updated_at));

    assert!(cleo.pool().await.is_empty());
    for (procedure, arguments) in [
        ("ticket_show", args![ticket, None, None]),
        ("ticket_complete", args![request(), ticket, ""]),
        ("ticket_decline", args![request(), ticket, ""]),
        ("ticket_release", args![request(), ticket, ""]),
        ("message_send", args![request(), ticket, None, "hi", None]),
    ] {
        assert_eq!(cleo.refused(procedure, arguments).await, "ticket.not_found", "{procedure}");
    }
    let alert = ada.inbox().await.remove(0);
    assert_eq!((alert.alert, alert.from.map(|from| from.id)), (Some(AlertType::Assigned), Some(bob.id)));
    assert!(bob.inbox().await.is_empty(), "nobody is alerted to their own action");
    assert_eq!(bob.log().await.remove(0).status, LogStatus::Assigned);
}

async fn the_slower_one_learns_who_won_and_what_is_left(desk: Arc<Desk>) {
    let (ada, bob, cleo) = (desk.employee("ada").await, desk.responder("bob").await, desk.responder("cleo").await);
    let (wanted, declined, left) =
        (ada.creates("Wanted").await, ada.creates("Declined").await, ada.creates("Left").await);
    ada.creates("Newer").await;
    cleo.declines(declined).await;
    bob.claims(wanted).await;
    assert_eq!(desk.number("SELECT SLEEP(0.02)").await, 0, "the database's own time passes");
    let Claim::Taken { by, at, lead_ms, next } = cleo.claims(wanted).await else { panic!("bob has it") };
    assert_eq!(by.id, bob.id);
    assert_eq!(next, Some(left), "the oldest that is left for this responder");
    assert_eq!(Some(at), bob.sees(wanted).await.ticket.claimed_at);
    assert!((20..60_000).contains(&lead_ms), "{lead_ms}");
    assert_eq!(desk.audits().await, 6, "being slower changes nothing");
}

async fn each_who_is_slower_is_offered_another_ticket(desk: Arc<Desk>) {
    let (ada, winner) = (desk.employee("ada").await, desk.responder("winner").await);
    let mut slower = Vec::new();
    for number in 0..5 {
        slower.push(desk.responder(&format!("slower{number}")).await);
    }
    let mut tickets = Vec::new();
    for number in 0..4 {
        tickets.push(ada.creates(&format!("Number {number}")).await);
    }
    let wanted = tickets.remove(0);
    slower[1].declines(tickets[1]).await;
    winner.claims(wanted).await;
    let mut offered = Vec::new();
    for person in &slower {
        let Claim::Taken { next, .. } = person.claims(wanted).await else { panic!("it is taken") };
        offered.push(next.expect("a ticket is left"));
    }
    // The second responder declined the second oldest ticket and gets the third; the fourth and the fifth start over.
    assert_eq!(offered, [tickets[0], tickets[2], tickets[2], tickets[0], tickets[1]]);
    for ticket in tickets {
        winner.claims(ticket).await;
    }
    let Claim::Taken { next, .. } = slower[4].claims(wanted).await else { panic!("it is taken") };
    assert_eq!(next, None, "nothing is left");
}

/// The requests and the counted actions that this person's claims have stored.
async fn traces(desk: &Desk, person: &Person) -> (i64, i64) {
    let requests = format!("SELECT COUNT(*) FROM {{data}}.requests WHERE scope = {}", person.id);
    let counted = format!("SELECT COALESCE(SUM(used), 0) FROM {{data}}.quotas WHERE user_id = {}", person.id);
    (desk.number(&requests).await, desk.number(&counted).await)
}

async fn a_claim_that_comes_too_late_leaves_nothing_behind(desk: Arc<Desk>) {
    let (ada, bob, cleo) = (desk.employee("ada").await, desk.responder("bob").await, desk.responder("cleo").await);
    let ticket = ada.creates("Printer").await;
    bob.claims(ticket).await;
    let id = request();
    let late: Claim = cleo.one("ticket_claim", args![id.clone(), ticket]).await;
    assert!(matches!(late, Claim::Taken { .. }), "{late:?}");
    assert_eq!(traces(&desk, &cleo).await, (0, 0));
    bob.declines(ticket).await;
    let again: Claim = cleo.one("ticket_claim", args![id, ticket]).await;
    assert!(matches!(again, Claim::Claimed { .. }), "nothing was carried out before, so that it is now: {again:?}");
    assert_eq!(traces(&desk, &cleo).await, (1, 1));
}

async fn a_claim_that_waits_and_loses_leaves_nothing_behind(desk: Arc<Desk>) {
    let (ada, bob, cleo) = (desk.employee("ada").await, desk.responder("bob").await, desk.responder("cleo").await);
    let ticket = ada.creates("Printer").await;
    let mut winner = MySqlConnection::connect_with(desk.admin()).await.expect("connects");
    let claim = format!(
        "SET @now = UTC_TIMESTAMP(6); BEGIN;
         UPDATE {{data}}.tickets SET status = 'in process', responder_id = {0}, claimed_at = @now, updated_at = @now,
           version = version + 1, last_actor_user_id = {0}, last_event_type = 'assigned', last_note = '' WHERE id = {ticket}",
        bob.id
    );
    sqlx::raw_sql(&desk.named(&claim)).execute(&mut winner).await.expect("claims");
    let late = cleo.claims(ticket);
    tokio::pin!(late);
    let early = tokio::time::timeout(Duration::from_millis(300), &mut late).await;
    assert!(early.is_err(), "nobody knows yet who gets it: {early:?}");
    sqlx::raw_sql("COMMIT").execute(&mut winner).await.expect("is durable");
    let Claim::Taken { by, .. } = late.await else { panic!("bob was faster") };
    assert_eq!(by.id, bob.id);
    assert_eq!(traces(&desk, &cleo).await, (0, 0));
    assert_eq!(desk.audits().await, 2);
}

async fn a_claim_that_was_carried_out_stays_so_when_sent_again(desk: Arc<Desk>) {
    let (ada, bob, cleo) = (desk.employee("ada").await, desk.responder("bob").await, desk.responder("cleo").await);
    let ticket = ada.creates("Printer").await;
    let id = request();
    bob.one::<Claim>("ticket_claim", args![id.clone(), ticket]).await;
    bob.declines(ticket).await;
    cleo.claims(ticket).await;
    let again: Claim = bob.one("ticket_claim", args![id, ticket]).await;
    assert!(matches!(again, Claim::Returned), "it was bob's, and nobody shows him what it is now: {again:?}");
    assert_eq!(desk.audits().await, 4);
}

async fn after_two_minutes_others_cannot_find_a_claimed_ticket(desk: Arc<Desk>) {
    let (ada, bob, cleo) = (desk.employee("ada").await, desk.responder("bob").await, desk.responder("cleo").await);
    let ticket = ada.creates("Printer").await;
    bob.claims(ticket).await;
    desk.execute("DROP TRIGGER {data}.tickets_before_update").await;
    desk.execute("DROP TRIGGER {data}.tickets_after_update").await;
    desk.execute("UPDATE {data}.tickets SET claimed_at = claimed_at - INTERVAL 121 SECOND").await;
    assert_eq!(cleo.refused("ticket_claim", args![request(), ticket]).await, "ticket.not_found");
    assert!(matches!(bob.claims(ticket).await, Claim::Claimed { .. }), "it is still the first one's");
}

async fn claiming_ones_own_ticket_again_changes_nothing(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let ticket = ada.creates("Printer").await;
    let Claim::Claimed { ticket: first } = bob.claims(ticket).await else { panic!("nobody else wanted it") };
    let Claim::Claimed { ticket: again } = bob.claims(ticket).await else { panic!("it is bob's") };
    assert_eq!(first, again);
    assert_eq!(desk.audits().await, 2);
}

async fn claiming_is_for_responders(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    let ticket = ada.creates("Printer").await;
    for (procedure, arguments) in [
        ("ticket_claim", args![request(), ticket]),
        ("ticket_complete", args![request(), ticket, ""]),
        ("ticket_decline", args![request(), ticket, ""]),
        ("ticket_release", args![request(), ticket, ""]),
        ("ticket_pool", args![false, None, None, None, 10]),
        ("ticket_work", args![]),
        ("ticket_log", args![None, None, 10]),
    ] {
        assert_eq!(ada.refused(procedure, arguments).await, "role.refused", "{procedure}");
    }
}

async fn done_and_missing_tickets_cannot_be_claimed(desk: Arc<Desk>) {
    let (ada, bob, cleo) = (desk.employee("ada").await, desk.responder("bob").await, desk.responder("cleo").await);
    let (completed, withdrawn) = (ada.creates("Completed").await, ada.creates("Withdrawn").await);
    bob.claims(completed).await;
    bob.completes(completed).await;
    ada.withdraws(withdrawn).await;
    for ticket in [completed, withdrawn, TicketId(4_711), TicketId(u64::MAX)] {
        assert_eq!(cleo.refused("ticket_claim", args![request(), ticket]).await, "ticket.not_found");
        assert_eq!(cleo.refused("ticket_show", args![ticket, None, None]).await, "ticket.not_found");
    }
    assert_eq!(cleo.refused("ticket_claim", args![request(), None]).await, "ticket.not_found");
}

/// Tries an update as the administrator, who has every privilege: triggers refuse even them.
async fn change(desk: &Desk, set: &str) -> Result<(), String> {
    desk.attempt(&format!("UPDATE {{data}}.tickets SET version = version + 1, updated_at = UTC_TIMESTAMP(6), {set}"))
        .await
}

async fn no_statement_gives_a_ticket_a_second_responder(desk: Arc<Desk>) {
    let (ada, bob, cleo) = (desk.employee("ada").await, desk.responder("bob").await, desk.responder("cleo").await);
    let ticket = ada.creates("Printer").await;
    bob.claims(ticket).await;
    let stamp = |person: &Person, kind: &str| {
        format!("last_actor_user_id = {}, last_event_type = '{kind}', last_note = ''", person.id)
    };
    for set in [
        format!("responder_id = {}, {}", cleo.id, stamp(&cleo, "assigned")),
        format!("responder_id = {}, {}", cleo.id, stamp(&ada, "edited")),
        format!(
            "responder_id = {}, status = 'done', closing = 'completed', completed_at = UTC_TIMESTAMP(6), {}",
            cleo.id,
            stamp(&cleo, "completed")
        ),
        format!("status = 'pending', responder_id = NULL, claimed_at = NULL, {}", stamp(&cleo, "declined")),
        format!("user_id = {}, {}", cleo.id, stamp(&ada, "edited")),
        format!("created_at = '2000-01-01', {}", stamp(&ada, "edited")),
        format!("title = 'Other', {}", stamp(&bob, "edited")),
        format!(
            "title = 'Other', status = 'done', closing = 'withdrawn', withdrawn_at = UTC_TIMESTAMP(6), {}",
            stamp(&ada, "withdrawn")
        ),
        format!("id = 99, {}", stamp(&ada, "edited")),
        stamp(&ada, "created"),
    ] {
        let refused = change(&desk, &set).await;
        assert!(refused.as_ref().is_err_and(|error| error.contains("call.refused")), "{set}: {refused:?}");
    }
    let unstamped = desk.attempt("UPDATE {data}.tickets SET title = 'Other'").await;
    assert!(unstamped.is_err_and(|error| error.contains("call.refused")), "no event, no change");
    assert_eq!(desk.audits().await, 2);
}

async fn no_statement_gives_a_ticket_to_an_inactive_responder(desk: Arc<Desk>) {
    let (ada, eve, bob) = (desk.employee("ada").await, desk.employee("eve").await, desk.responder("bob").await);
    let cleo = desk.responder("cleo").await;
    ada.creates("Printer").await;
    desk.execute("UPDATE {data}.users SET is_active = 0 WHERE username = 'bob'").await;
    let assign = |to: &Person| {
        format!(
            "status = 'in process', claimed_at = UTC_TIMESTAMP(6), responder_id = {0}, last_actor_user_id = {0},
             last_event_type = 'assigned', last_note = ''",
            to.id
        )
    };
    for person in [&ada, &eve, &bob] {
        let refused = change(&desk, &assign(person)).await;
        assert!(
            refused.as_ref().is_err_and(|error| error.contains("call.refused")),
            "{}: {refused:?}",
            person.username
        );
    }
    change(&desk, &assign(&cleo)).await.expect("an active responder may have it");
}
