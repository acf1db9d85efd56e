//! A request takes effect exactly once, however often it is sent.

use std::sync::Arc;

use model::{Claim, Message, Profile, Ticket, TicketStatus};
use serde_json::{Value, json};
use support::args;
use support::database::{Argument, Desk, Person, Workstation, key, request};

support::on_each_server! {
    every_repeated_write_is_answered_and_not_repeated,
    a_replay_repeats_its_outcome_whatever_came_since,
    a_replayed_edit_keeps_the_version_that_it_made,
    a_request_holds_no_text,
    the_same_request_twice_at_the_same_moment_is_done_once,
    an_id_serves_one_request,
    a_refusal_can_be_tried_again_with_the_same_id,
    the_same_id_of_two_people_are_two_requests,
    a_call_without_an_id_is_refused,
}

async fn twice(person: &Person, procedure: &str, arguments: Vec<Argument>) {
    let mut all = args![request()];
    all.extend(arguments);
    let first: Value = person.one(procedure, all.clone()).await;
    let again: Value = person.one(procedure, all).await;
    assert_eq!(first, again, "{procedure}");
}

async fn every_repeated_write_is_answered_and_not_repeated(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    twice(&ada, "ticket_create", args!["Printer", "Text", None, None, None]).await;
    let ticket = bob.pool().await[0];
    twice(&ada, "ticket_edit", args![ticket, 1, "Other", "Text"]).await;
    twice(&bob, "ticket_claim", args![ticket]).await;
    twice(&ada, "message_send", args![ticket, None, "Hello", None]).await;
    twice(&bob, "ticket_complete", args![ticket, "Done"]).await;
    let (declined, withdrawn) = (ada.creates("Declined").await, ada.creates("Withdrawn").await);
    twice(&bob, "ticket_decline", args![declined, ""]).await;
    twice(&ada, "ticket_withdraw", args![withdrawn, ""]).await;
    twice(&ada, "person_update", args![1, "Ada", "a@b.org", "+4930123456", None, "", "", ""]).await;
    twice(&ada, "session_revoke", args![4_711]).await;
    twice(&ada, "person_change_password", args![key("ada"), [1_u8; 16], 19_456, 2, 1, key("new")]).await;
    let upload = ada.begins(ticket, "log", b"text").await.id;
    twice(&ada, "attachment_put", args![upload, 0, b"text".to_vec()]).await;
    twice(&ada, "attachment_complete", args![upload]).await;
    ada.creates("Next").await;
    twice(&bob, "ticket_claim_next", args![]).await;
    assert_eq!(
        desk.audits().await,
        11,
        "created four times, edited, claimed twice, completed, declined, withdrawn, a file added: once each"
    );
    assert_eq!(desk.number("SELECT COUNT(*) FROM {data}.messages WHERE message_type = 'direct'").await, 1);
    assert_eq!(desk.number("SELECT MAX(version) FROM {data}.users").await, 2);
}

async fn a_replay_repeats_its_outcome_whatever_came_since(desk: Arc<Desk>) {
    let (ada, bob, cleo) = (desk.employee("ada").await, desk.responder("bob").await, desk.responder("cleo").await);
    let [created, claimed, sent, declined, completed, renamed] = [(); 6].map(|()| request());
    let ticket: Ticket = ada.one("ticket_create", args![created.clone(), "Printer", "Text", None, None, None]).await;
    bob.one::<Claim>("ticket_claim", args![claimed.clone(), ticket.id]).await;
    let message: Message = bob.one("message_send", args![sent.clone(), ticket.id, None, "I come.", None]).await;
    ada.call("message_read", args![ticket.id, None, message.id]).await.expect("read");
    bob.one::<Value>("ticket_decline", args![declined.clone(), ticket.id, "No."]).await;
    cleo.claims(ticket.id).await;
    cleo.one::<Ticket>("ticket_complete", args![completed.clone(), ticket.id, "Done."]).await;
    let profile = |request: &Argument, name: &str, version: i32| {
        args![request.clone(), version, name, "a@b.org", "+4930123456", None, "", "", ""]
    };
    let first: Profile = ada.one("person_update", profile(&renamed, "Ada I", 1)).await;
    ada.one::<Profile>("person_update", profile(&request(), "Ada II", 2)).await;
    let events = desk.audits().await;

    let again: Ticket = ada.one("ticket_create", args![created, "Printer", "Text", None, None, None]).await;
    assert_eq!((again.id, again.status), (ticket.id, TicketStatus::Done), "the ticket as it is by now");
    let again: Claim = bob.one("ticket_claim", args![claimed, ticket.id]).await;
    assert!(matches!(again, Claim::Returned), "{again:?}");
    let again: Message = bob.one("message_send", args![sent, ticket.id, None, "I come.", None]).await;
    assert_eq!((again.id, again.body, again.read_at.is_some()), (message.id, message.body, true));
    assert_eq!(bob.one::<Value>("ticket_decline", args![declined, ticket.id, "No."]).await, json!({}));
    let again: Ticket = cleo.one("ticket_complete", args![completed, ticket.id, "Done."]).await;
    assert_eq!(again.id, ticket.id);
    let again: Profile = ada.one("person_update", profile(&renamed, "Ada I", 1)).await;
    assert_eq!((again.id, again.name.as_str()), (first.id, "Ada II"));
    assert_eq!(desk.audits().await, events, "nothing was done again");
}

async fn a_replayed_edit_keeps_the_version_that_it_made(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    let ticket = ada.creates("Printer").await;
    let id = request();
    let first: Ticket = ada.one("ticket_edit", args![id.clone(), ticket, 1, "First", "Text"]).await;
    ada.one::<Ticket>("ticket_edit", args![request(), ticket, 2, "Second", "Text"]).await;
    let again: Ticket = ada.one("ticket_edit", args![id, ticket, 1, "First", "Text"]).await;
    assert_eq!((first.version, again.version, again.title.as_str()), (2, 2, "Second"));
    let built_on_it = args![request(), ticket, again.version, "Third", "Text"];
    assert_eq!(ada.refused("ticket_edit", built_on_it).await, "ticket.version_conflict", "it has not seen the second");
}

async fn a_request_holds_no_text(desk: Arc<Desk>) {
    let longest = "SELECT MAX(COALESCE(CHARACTER_MAXIMUM_LENGTH, 8)) FROM information_schema.COLUMNS
        WHERE TABLE_SCHEMA = '{data}' AND TABLE_NAME = 'requests'";
    assert_eq!(desk.number(longest).await, 64, "the procedure's name is the longest that it can hold");
}

async fn the_same_request_twice_at_the_same_moment_is_done_once(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    let other = Workstation::connect(ada.workstation.options.clone()).await;
    for number in 0..20 {
        let arguments = args![ada.token.clone(), request(), format!("Number {number}"), "Text", None, None, None];
        let (one, two) =
            tokio::join!(ada.workstation.call("ticket_create", &arguments), other.call("ticket_create", &arguments));
        assert_eq!(one.expect("is answered"), two.expect("is answered as well"));
    }
    assert_eq!(desk.number("SELECT COUNT(*) FROM {data}.tickets").await, 20);
}

async fn an_id_serves_one_request(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    let id = request();
    let ticket = ada.creates("Printer").await;
    ada.one::<Value>("ticket_edit", args![id.clone(), ticket, 1, "Other", "Text"]).await;
    assert_eq!(ada.refused("ticket_withdraw", args![id, ticket, ""]).await, "request.reused");
    assert_eq!(desk.audits().await, 2);
}

async fn a_refusal_can_be_tried_again_with_the_same_id(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    let (id, ticket) = (request(), ada.creates("Printer").await);
    assert_eq!(
        ada.refused("ticket_edit", args![id.clone(), ticket, 9, "Other", "Text"]).await,
        "ticket.version_conflict"
    );
    ada.one::<Value>("ticket_edit", args![id, ticket, 1, "Other", "Text"]).await;
}

async fn the_same_id_of_two_people_are_two_requests(desk: Arc<Desk>) {
    let (ada, eve) = (desk.employee("ada").await, desk.employee("eve").await);
    let id = request();
    let one: model::Ticket = ada.one("ticket_create", args![id.clone(), "Ada's", "Text", None, None, None]).await;
    let two: model::Ticket = eve.one("ticket_create", args![id, "Eve's", "Text", None, None, None]).await;
    assert_ne!(one.id, two.id);
    assert_eq!(two.title, "Eve's", "nobody gets an answer that was meant for somebody else");
}

async fn a_call_without_an_id_is_refused(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    assert_eq!(ada.refused("ticket_create", args![None, "Title", "Text", None, None, None]).await, "call.refused");
    assert_eq!(desk.number("SELECT COUNT(*) FROM {data}.tickets").await, 0);
}
