//! Categories: what a ticket is about, and what a responder serves.

use std::sync::Arc;

use model::{AlertType, Category, CategoryId, Claim, EventType, Ticket, TicketId, TicketRow};
use support::args;
use support::database::{Desk, Person, request};

support::on_each_server! {
    a_new_desk_has_one_default_category,
    a_ticket_gets_the_chosen_category_or_the_default,
    a_retired_or_unknown_category_is_given_to_no_ticket,
    a_changed_category_is_an_event_and_alerts_the_other_side,
    a_category_chosen_over_an_old_one_is_refused,
    a_retired_category_stays_on_its_tickets,
    a_responder_sees_served_categories_or_the_whole_pool,
    the_served_pool_is_paged_in_one_order,
    serving_is_set_as_a_whole_and_once,
    unknown_categories_cannot_be_served,
    everybody_sees_tickets_of_a_retired_category,
    whoever_loses_a_claim_is_offered_what_they_serve,
}

async fn list(person: &Person) -> Vec<Category> {
    person.rows("category_list", args![]).await
}

async fn serves(person: &Person, categories: &str) -> Vec<u64> {
    let kept: Vec<Category> = person.rows("categories_serve", args![request(), categories]).await;
    kept.into_iter().filter(|category| category.served).map(|category| category.id.0).collect()
}

async fn whole_pool(person: &Person) -> Vec<TicketId> {
    let rows: Vec<TicketRow> = person.rows("ticket_pool", args![true, None, None, None, 100]).await;
    rows.into_iter().map(|row| row.id).collect()
}

async fn a_new_desk_has_one_default_category(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    let general = Category { id: CategoryId(1), name: "General".into(), default: true, retired: false, served: false };
    assert_eq!(list(&ada).await, [general]);
    let second = "INSERT INTO {data}.categories (name, is_default, created_at) VALUES ('Other', 1, UTC_TIMESTAMP(6))";
    assert!(desk.attempt(second).await.is_err(), "there is one default");
    let same = "INSERT INTO {data}.categories (name, created_at) VALUES ('GENERAL', UTC_TIMESTAMP(6))";
    assert!(desk.attempt(same).await.is_err(), "case makes no other name");
    let retire = "UPDATE {data}.categories SET retired_at = UTC_TIMESTAMP(6)";
    assert!(desk.attempt(retire).await.is_err(), "the default is in use");
}

async fn a_ticket_gets_the_chosen_category_or_the_default(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    desk.has_category(2, "Hardware").await;
    let chosen = ada.creates_as("Printer", "normal", 2).await;
    assert_eq!((chosen.category.id, chosen.category.name.as_str()), (CategoryId(2), "Hardware"));
    let plain = ada.creates("Printer").await;
    assert_eq!(ada.sees(plain).await.ticket.category.id, CategoryId(1));
    desk.execute("UPDATE {data}.categories SET is_default = 0 WHERE id = 1").await;
    desk.execute("UPDATE {data}.categories SET is_default = 1 WHERE id = 2").await;
    let plain = ada.creates("Printer").await;
    assert_eq!(ada.sees(plain).await.ticket.category.id, CategoryId(2));
    desk.audits().await;
}

async fn a_retired_or_unknown_category_is_given_to_no_ticket(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    desk.has_category(2, "Hardware").await;
    desk.execute("UPDATE {data}.categories SET retired_at = UTC_TIMESTAMP(6) WHERE id = 2").await;
    let ticket = ada.creates("Printer").await;
    for category in [2_u64, 3, 0, u64::from(u32::MAX) + 2, u64::MAX] {
        let create = args![request(), "Title", "Text", None, category, None];
        assert_eq!(ada.refused("ticket_create", create).await, "category.not_found", "{category}");
        let change = args![request(), ticket, category, "", None];
        assert_eq!(ada.refused("ticket_categorize", change).await, "category.not_found", "{category}");
    }
    assert_eq!(ada.refused("ticket_categorize", args![request(), ticket, None, "", None]).await, "category.not_found");
    assert_eq!(desk.audits().await, 1);
}

async fn a_changed_category_is_an_event_and_alerts_the_other_side(desk: Arc<Desk>) {
    let (ada, bob, cleo) = (desk.employee("ada").await, desk.responder("bob").await, desk.responder("cleo").await);
    desk.has_category(2, "Hard\"ware").await;
    let ticket = ada.creates("Printer").await;
    let change = |category: u64| args![request(), ticket, category, "Better there.", None];
    assert_eq!(bob.refused("ticket_categorize", change(2)).await, "ticket.not_found", "it is in the pool");
    bob.claims(ticket).await;
    assert_eq!(cleo.refused("ticket_categorize", change(2)).await, "ticket.not_found");
    let changed: Ticket = bob.one("ticket_categorize", change(2)).await;
    assert_eq!((changed.category.id, changed.respond_by), (CategoryId(2), ada.sees(ticket).await.ticket.respond_by));
    let event = ada.sees(ticket).await.events.pop().expect("an event");
    assert_eq!((event.event_type, event.note.as_str()), (EventType::Categorized, "Better there."));
    let before = event.before.expect("what it was");
    assert_eq!((before.category_id, before.category_name.as_deref()), (Some(CategoryId(1)), Some("General")));
    assert_eq!(event.after.category_name.as_deref(), Some("Hard\"ware"));
    let alert = ada.inbox().await.remove(0);
    assert_eq!((alert.alert, alert.value.as_deref()), (Some(AlertType::Categorized), Some("Hard\"ware")));
    ada.one::<Ticket>("ticket_categorize", change(1)).await;
    assert_eq!(bob.inbox().await[0].alert, Some(AlertType::Categorized));
    bob.one::<Ticket>("ticket_categorize", change(1)).await;
    assert_eq!(desk.audits().await, 4, "the category that it has is no change");
    bob.completes(ticket).await;
    assert_eq!(ada.refused("ticket_categorize", change(2)).await, "ticket.closed");
}

async fn a_category_chosen_over_an_old_one_is_refused(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    desk.has_category(2, "Hardware").await;
    desk.has_category(3, "Rooms").await;
    let ticket = ada.creates("Printer").await;
    bob.claims(ticket).await;
    let change = |to: u64, from: u64| args![request(), ticket, to, "", from];
    bob.one::<Ticket>("ticket_categorize", change(2, 1)).await;
    for from in [1, 3, 0, u64::MAX] {
        assert_eq!(ada.refused("ticket_categorize", change(3, from)).await, "ticket.choice_conflict", "{from}");
    }
    ada.one::<Ticket>("ticket_categorize", change(2, 1)).await;
    assert_eq!(desk.audits().await, 3, "both wanted the same");
    let moved: Ticket = ada.one("ticket_categorize", change(3, 2)).await;
    assert_eq!(moved.category.id, CategoryId(3));
}

async fn a_retired_category_stays_on_its_tickets(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    desk.has_category(2, "Hardware").await;
    let ticket = ada.creates_as("Printer", "normal", 2).await.id;
    desk.execute("UPDATE {data}.categories SET retired_at = UTC_TIMESTAMP(6) WHERE id = 2").await;
    bob.claims(ticket).await;
    ada.prioritizes(ticket, "high").await;
    bob.declines(ticket).await;
    assert_eq!(ada.sees(ticket).await.ticket.category.name, "Hardware");
    assert!(list(&ada).await[1].retired);
    desk.audits().await;
}

async fn a_responder_sees_served_categories_or_the_whole_pool(desk: Arc<Desk>) {
    let (ada, bob, cleo) = (desk.employee("ada").await, desk.responder("bob").await, desk.responder("cleo").await);
    desk.has_category(2, "Hardware").await;
    desk.has_category(3, "Rooms").await;
    let mut tickets = Vec::new();
    for (category, priority) in [(1, "low"), (2, "normal"), (3, "high"), (2, "urgent")] {
        tickets.push(ada.creates_as("Ticket", priority, category).await.id);
    }
    let [general, hardware, rooms, urgent] = tickets[..] else { panic!("four") };
    let all = [urgent, rooms, hardware, general];
    assert_eq!(bob.pool().await, all, "whoever chose nothing serves all");
    let version = bob.watch().await.pool_version;
    assert_eq!(serves(&bob, "[2]").await, [2]);
    assert_ne!(bob.watch().await.pool_version, version, "each workstation of theirs reads its pool again");
    assert_eq!(bob.pool().await, [urgent, hardware]);
    assert_eq!(serves(&bob, "[1, 2]").await, [1, 2]);
    assert_eq!(bob.pool().await, [urgent, hardware, general]);
    assert_eq!(whole_pool(&bob).await, all);
    bob.declines(urgent).await;
    assert_eq!((bob.pool().await, whole_pool(&bob).await), (vec![hardware, general], vec![rooms, hardware, general]));
    assert_eq!(cleo.pool().await, all, "one responder's choice does not affect another");
    let rooms_now: Ticket = ada.one("ticket_categorize", args![request(), hardware, 3, "", None]).await;
    assert_eq!(bob.pool().await, [general], "it went to those who serve {}", rooms_now.category.name);
    assert!(matches!(bob.claims(rooms).await, Claim::Claimed { .. }), "serving hides, it does not forbid");
}

async fn the_served_pool_is_paged_in_one_order(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    for (id, name) in [(2, "Hardware"), (3, "Rooms"), (4, "Keys")] {
        desk.has_category(id, name).await;
    }
    let mut tickets = Vec::new();
    for number in 0..24_u32 {
        tickets.push((ada.creates_as("Ticket", "normal", 1 + number % 4).await.id, 1 + number % 4));
    }
    desk.execute("DROP TRIGGER {data}.tickets_before_update; DROP TRIGGER {data}.tickets_after_update").await;
    desk.execute("UPDATE {data}.tickets SET respond_by = '2026-01-02', created_at = '2026-01-01'").await;
    // The procedure merges two categories; for three it filters the start of the whole pool, and merges for the rest.
    for (chosen, text) in [(vec![1, 3], "[1,3]"), (vec![1, 3, 4], "[1,3,4]")] {
        serves(&bob, text).await;
        let served: Vec<TicketId> =
            tickets.iter().filter(|(_, category)| chosen.contains(category)).map(|(ticket, _)| *ticket).collect();
        let (mut found, mut after) = (Vec::new(), args![None, None, None]);
        loop {
            let page: Vec<TicketRow> = bob.rows("ticket_pool", [args![false], after, args![4]].concat()).await;
            let Some(last) = page.last() else { break };
            after = args![last.respond_by, last.created_at, last.id];
            found.extend(page.iter().map(|row| row.id));
        }
        assert_eq!(found, served, "of the same moment, across {text}");
    }
    desk.execute(&format!(
        "INSERT INTO {{data}}.ticket_responder_log (ticket_id, responder_id, title, priority, category_id, status, note, created_at, updated_at)
         VALUES ({}, {}, 'Ticket', 'normal', 1, 'declined', '', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))",
        tickets[2].0, bob.id
    ))
    .await;
    let first: Vec<TicketRow> = bob.rows("ticket_pool", args![false, None, None, None, 4]).await;
    let expected = [tickets[0].0, tickets[3].0, tickets[4].0, tickets[6].0];
    assert_eq!(first.iter().map(|row| row.id).collect::<Vec<_>>(), expected, "what was declined is left out");
}

async fn serving_is_set_as_a_whole_and_once(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    desk.has_category(2, "Hardware").await;
    assert_eq!(ada.refused("categories_serve", args![request(), "[1]"]).await, "role.refused");
    let first = args![request(), "[1, 1]"];
    bob.call("categories_serve", first.clone()).await.expect("served");
    assert_eq!(serves(&bob, "[2]").await, [2], "what was before is gone");
    bob.call("categories_serve", first).await.expect("answered again");
    let served: Vec<bool> = list(&bob).await.iter().map(|category| category.served).collect();
    assert_eq!(served, [false, true], "a replay changes nothing");
    assert!(serves(&bob, "[]").await.is_empty());
}

async fn unknown_categories_cannot_be_served(desk: Arc<Desk>) {
    let bob = desk.responder("bob").await;
    desk.has_category(2, "Hardware").await;
    desk.execute("UPDATE {data}.categories SET retired_at = UTC_TIMESTAMP(6) WHERE id = 2").await;
    serves(&bob, "[1]").await;
    let many = format!("[{}]", vec!["1"; 101].join(", "));
    for (categories, code) in [
        ("[2]", "category.not_found"),
        ("[1, 4711]", "category.not_found"),
        ("[999999999]", "category.not_found"),
        ("[4294967297]", "input.invalid"),
        ("[01]", "input.invalid"),
        ("", "input.invalid"),
        ("[1", "input.invalid"),
        ("1", "input.invalid"),
        ("[[1]]", "input.invalid"),
        ("[\"1\"]", "input.invalid"),
        ("[1.5]", "input.invalid"),
        ("{\"a\": 1}", "input.invalid"),
        ("null", "input.invalid"),
        (many.as_str(), "input.too_long"),
    ] {
        assert_eq!(bob.refused("categories_serve", args![request(), categories]).await, code, "{categories:.40}");
    }
    assert_eq!(bob.refused("categories_serve", args![request(), None]).await, "input.invalid");
    assert!(list(&bob).await[0].served, "a refusal changes nothing");
}

async fn everybody_sees_tickets_of_a_retired_category(desk: Arc<Desk>) {
    let (ada, bob, cleo) = (desk.employee("ada").await, desk.responder("bob").await, desk.responder("cleo").await);
    desk.has_category(2, "Hardware").await;
    let ticket = ada.creates_as("Printer", "normal", 2).await.id;
    serves(&bob, "[1]").await;
    serves(&cleo, "[2]").await;
    assert!(bob.pool().await.is_empty());
    let general = ada.creates("General").await;
    desk.execute("UPDATE {data}.categories SET retired_at = UTC_TIMESTAMP(6) WHERE id = 2").await;
    assert_eq!(bob.pool().await, [ticket, general], "nobody can serve it any more, so everybody sees its tickets");
    assert_eq!(cleo.pool().await, [ticket, general], "whoever served nothing else serves all");
}

async fn whoever_loses_a_claim_is_offered_what_they_serve(desk: Arc<Desk>) {
    let (ada, bob, cleo) = (desk.employee("ada").await, desk.responder("bob").await, desk.responder("cleo").await);
    desk.has_category(2, "Hardware").await;
    let wanted = ada.creates("Wanted").await;
    ada.creates_as("Urgent", "urgent", 2).await;
    let served = ada.creates("Served").await;
    serves(&cleo, "[1]").await;
    bob.claims(wanted).await;
    let Claim::Taken { next, .. } = cleo.claims(wanted).await else { panic!("bob has it") };
    assert_eq!(next, Some(served));
}
