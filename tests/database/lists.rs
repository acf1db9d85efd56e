//! Lists, page by page.

use std::sync::Arc;

use model::{LogRow, TicketId, TicketRow};
use support::args;
use support::database::{Argument, Desk, Person};

support::on_each_server! {
    the_pool_is_paged_oldest_first_without_what_was_declined,
    tickets_of_the_same_moment_are_not_lost_between_pages,
    ones_own_tickets_are_paged_newest_change_first,
    work_is_listed_oldest_claim_first,
    the_log_is_paged_newest_first,
    a_row_carries_an_excerpt_and_unread_messages,
    a_limit_is_bounded,
}

/// Follows a list to its end, two rows at a time.
async fn paged(person: &Person, procedure: &str, first: Vec<Argument>) -> Vec<TicketId> {
    let mut ids = Vec::new();
    let is_pool = procedure == "ticket_pool";
    let mut after = if is_pool { args![None, None, None] } else { args![None, None] };
    loop {
        let mut arguments = first.clone();
        arguments.extend(after);
        arguments.extend(args![2]);
        let page: Vec<TicketRow> = person.rows(procedure, arguments).await;
        let Some(last) = page.last() else { return ids };
        after =
            if is_pool { args![last.respond_by, last.created_at, last.id] } else { args![last.updated_at, last.id] };
        for row in &page {
            assert!(!ids.contains(&row.id), "{procedure} shows {} on two pages, so paging would never end", row.id);
            ids.push(row.id);
        }
    }
}

async fn the_pool_is_paged_oldest_first_without_what_was_declined(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let mut tickets = Vec::new();
    for number in 0..7 {
        tickets.push(ada.creates(&format!("Number {number}")).await);
    }
    bob.declines(tickets.remove(3)).await;
    bob.claims(tickets.remove(0)).await;
    assert_eq!(paged(&bob, "ticket_pool", args![false]).await, tickets);
}

async fn tickets_of_the_same_moment_are_not_lost_between_pages(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let mut tickets = Vec::new();
    for number in 0..5 {
        tickets.push(ada.creates(&format!("Number {number}")).await);
    }
    desk.execute("DROP TRIGGER {data}.tickets_before_update").await;
    desk.execute("DROP TRIGGER {data}.tickets_after_update").await;
    desk.execute(
        "UPDATE {data}.tickets SET created_at = '2026-01-01', respond_by = '2026-01-02', updated_at = '2026-01-01'",
    )
    .await;
    assert_eq!(paged(&bob, "ticket_pool", args![false]).await, tickets);
    tickets.reverse();
    assert_eq!(paged(&ada, "ticket_mine", args![false]).await, tickets);
}

async fn ones_own_tickets_are_paged_newest_change_first(desk: Arc<Desk>) {
    let (ada, eve, bob) = (desk.employee("ada").await, desk.employee("eve").await, desk.responder("bob").await);
    let (one, two, three) = (ada.creates("1").await, ada.creates("2").await, ada.creates("3").await);
    eve.creates("Not ada's").await;
    bob.claims(one).await;
    assert_eq!(paged(&ada, "ticket_mine", args![false]).await, [one, three, two]);
    ada.withdraws(two).await;
    bob.completes(one).await;
    assert_eq!(paged(&ada, "ticket_mine", args![false]).await, [three]);
    assert_eq!(paged(&ada, "ticket_mine", args![true]).await, [one, two]);
}

async fn work_is_listed_oldest_claim_first(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let (one, two, three) = (ada.creates("1").await, ada.creates("2").await, ada.creates("3").await);
    for ticket in [three, one, two] {
        bob.claims(ticket).await;
    }
    bob.completes(one).await;
    let work: Vec<TicketRow> = bob.rows("ticket_work", args![]).await;
    assert_eq!(work.iter().map(|row| row.id).collect::<Vec<_>>(), [three, two]);
    assert_eq!(work[0].responder.as_ref().map(|responder| responder.id), Some(bob.id));
}

async fn the_log_is_paged_newest_first(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let mut tickets = Vec::new();
    for number in 0..5 {
        let ticket = ada.creates(&format!("Number {number}")).await;
        bob.declines(ticket).await;
        tickets.push(ticket);
    }
    tickets.reverse();
    let first: Vec<LogRow> = bob.rows("ticket_log", args![None, None, 3]).await;
    let rest: Vec<LogRow> = bob.rows("ticket_log", args![first[2].at, first[2].ticket, 3]).await;
    let ids: Vec<TicketId> = first.iter().chain(&rest).map(|line| line.ticket).collect();
    assert_eq!(ids, tickets);

    desk.execute("DROP TRIGGER {data}.ticket_responder_log_before_update").await;
    desk.execute("UPDATE {data}.ticket_responder_log SET updated_at = '2026-01-01'").await;
    let mut ids = Vec::new();
    let mut after = args![None, None];
    loop {
        let page: Vec<LogRow> = bob.rows("ticket_log", [after, args![2]].concat()).await;
        let Some(last) = page.last() else { break };
        after = args![last.at, last.ticket];
        assert!(!ids.contains(&last.ticket), "{} is on two pages, so paging the log would never end", last.ticket);
        ids.extend(page.iter().map(|line| line.ticket));
    }
    assert_eq!(ids, tickets, "lines of the same moment are not lost between pages");
}

async fn a_row_carries_an_excerpt_and_unread_messages(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let long = "ü".repeat(500);
    let ticket: model::Ticket =
        ada.one("ticket_create", args![support::database::request(), "Printer", long.clone(), None, None, None]).await;
    ada.writes(ticket.id, "before the claim").await;
    let row: TicketRow = bob.one("ticket_pool", args![false, None, None, None, 10]).await;
    assert_eq!((row.excerpt.as_str(), row.employee.id), (&*"ü".repeat(160), ada.id));
    bob.claims(ticket.id).await;
    ada.writes(ticket.id, "after the claim").await;
    let row: TicketRow = bob.one("ticket_work", args![]).await;
    assert_eq!(row.unread, 2, "what was written before the claim waits as well");
    bob.writes(ticket.id, "one").await;
    let row: TicketRow = ada.one("ticket_mine", args![false, None, None, 10]).await;
    assert_eq!(row.unread, 1, "other people's messages count, alerts do not");
}

async fn a_limit_is_bounded(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    for number in 0..3 {
        ada.creates(&format!("Number {number}")).await;
    }
    for (limit, rows) in [(-5, 1), (0, 1), (2, 2), (1_000_000, 3)] {
        assert_eq!(
            bob.rows::<TicketRow>("ticket_pool", args![false, None, None, None, limit]).await.len(),
            rows,
            "{limit}"
        );
    }
    assert_eq!(bob.rows::<TicketRow>("ticket_pool", args![false, None, None, None, None]).await.len(), 3);
}
