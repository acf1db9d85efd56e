//! Editing, withdrawing, and what is refused.

use model::{
    Claim, Closing, Code, TicketClaim, TicketCreate, TicketEdit, TicketId, TicketMine, TicketSearch, TicketShow,
    TicketStep, TicketWithdraw,
};

use crate::world::{World, arrived, request};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_later_of_two_edits_is_refused() {
    let world = World::new().await;
    let anna = world.employee("anna").await;
    let second = anna.second_window(&world).await;
    let ticket = anna.create("Door sticks").await;
    let edit = |title: &str| TicketEdit {
        request: request(),
        ticket: ticket.id,
        version: ticket.version,
        title: title.to_owned(),
        description: "In the east wing".to_owned(),
        draft_key: String::new(),
    };
    let edited = arrived(anna.desk.ticket_edit(edit("Front door sticks")).await.expect("the first edit"));
    assert_eq!(edited.version, ticket.version + 1);
    let refused = second.desk.ticket_edit(edit("Back door sticks")).await.expect_err("the second edit");
    assert_eq!(refused.code(), Code::TicketVersionConflict);
    assert_eq!(second.show(ticket.id).await.ticket.title, "Front door sticks");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_claim_during_an_edit_loses_no_text() {
    let world = World::new().await;
    let (anna, ben) = tokio::join!(world.employee("anna"), world.responder("ben"));
    let ticket = anna.create("Door sticks").await;
    let claim = ben.desk.ticket_claim(TicketClaim { request: request(), ticket: ticket.id }).await;
    assert!(matches!(claim, Ok(Claim::Claimed { .. })));
    let edit = TicketEdit {
        request: request(),
        ticket: ticket.id,
        version: ticket.version,
        title: "Front door sticks".to_owned(),
        description: "In the east wing".to_owned(),
        draft_key: String::new(),
    };
    let edited = arrived(anna.desk.ticket_edit(edit).await.expect("nobody else has edited it"));
    assert_eq!((edited.title.as_str(), edited.version), ("Front door sticks", 3));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_withdrawal_alerts_the_responder_and_stays_in_history() {
    let world = World::new().await;
    let (anna, ben) = tokio::join!(world.employee("anna"), world.responder("ben"));
    let ticket = anna.create("Lamp flickers").await;
    let claim = ben.desk.ticket_claim(TicketClaim { request: request(), ticket: ticket.id }).await;
    assert!(matches!(claim, Ok(Claim::Claimed { .. })));
    let note = "It stopped".to_owned();
    let withdraw = TicketWithdraw { request: request(), ticket: ticket.id, note, draft_key: String::new() };
    let withdrawn = arrived(anna.desk.ticket_withdraw(withdraw).await.expect("anna withdraws"));
    assert_eq!(withdrawn.closing, Some(Closing::Withdrawn));
    assert_eq!(withdrawn.actions, [model::TicketAction::Write], "its two people can still talk about it");
    ben.until("the responder is told", |now| now.notifications().iter().any(|n| n.title.contains("withdrew"))).await;
    assert!(ben.desk.ticket_work(()).await.expect("ben's work").value.is_empty());
    let step = TicketStep { request: request(), ticket: ticket.id, note: String::new() };
    let late = ben.desk.ticket_complete(step).await.expect_err("it is over");
    assert_eq!(late.code(), Code::TicketClosed, "{late}");
    let done = anna.desk.ticket_mine(TicketMine { done: true, after: None }).await.expect("done tickets").value;
    assert_eq!(done.rows.len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_same_request_sent_twice_creates_one_ticket() {
    let world = World::new().await;
    let anna = world.employee("anna").await;
    let create = TicketCreate {
        facts: model::Facts::default(),
        request: request(),
        title: "Chair squeaks".to_owned(),
        description: "Room 4".to_owned(),
        priority: model::Priority::Normal,
        category: None,
        draft_key: String::new(),
    };
    let first = arrived(anna.desk.ticket_create(create.clone()).await.expect("created"));
    let second = arrived(anna.desk.ticket_create(create).await.expect("answered again"));
    assert_eq!(first.id, second.id);
    let mine = anna.desk.ticket_mine(TicketMine { done: false, after: None }).await.expect("open tickets").value;
    assert_eq!(mine.rows.len(), 1, "a retry must not create a second ticket");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn foreign_and_missing_tickets_are_refused_alike() {
    let world = World::new().await;
    let (anna, eve) = tokio::join!(world.employee("anna"), world.employee("eve"));
    let ticket = anna.create("Private matter").await;
    let foreign = eve.desk.ticket_show(TicketShow { ticket: ticket.id, before: None }).await.expect_err("foreign");
    let missing =
        eve.desk.ticket_show(TicketShow { ticket: TicketId(987_654), before: None }).await.expect_err("missing");
    assert_eq!((foreign.code(), foreign.to_string()), (missing.code(), missing.to_string()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_ticket_is_found_by_words_and_only_by_its_people() {
    let world = World::new().await;
    let (anna, eve) = tokio::join!(world.employee("anna"), world.employee("eve"));
    let ticket = anna.create("Chair in the reading room squeaks").await;
    let words = || TicketSearch {
        query: " squeaks\u{a0}\t  reading\n".to_owned(),
        filters: model::ListQuery::default(),
        after: None,
    };
    let found = anna.desk.ticket_search(words()).await.expect("anna looks for it");
    assert_eq!(found.value.rows.iter().map(|found| found.ticket.id).collect::<Vec<_>>(), [ticket.id]);
    assert!(eve.desk.ticket_search(words()).await.expect("eve looks for it").value.rows.is_empty());
    let long = anna
        .desk
        .ticket_search(TicketSearch { query: "x".repeat(201), filters: model::ListQuery::default(), after: None })
        .await
        .expect_err("too long");
    assert_eq!(long.code(), Code::InputTooLong);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_empty_title_is_refused_by_field_before_sending() {
    let world = World::new().await;
    let anna = world.employee("anna").await;
    let request = serde_json::json!({ "request": request(), "title": "  ", "description": "x", "draftKey": "" });
    let error = anna.desk.call("ticket_create", request).await.expect_err("nothing to create");
    assert_eq!((error.code, error.field.as_deref()), (Code::InputRequired, Some("title")));
    let unknown = anna.desk.call("ticket_burn", serde_json::Value::Null).await.expect_err("no such command");
    assert_eq!(unknown.code, Code::CommandMalformed);
}
