//! A request takes effect exactly once, however often it is sent.

use std::sync::Arc;

use serde_json::Value;
use support::args;
use support::database::{Argument, Desk, Person, Workstation, key, request};

support::on_each_server! {
    every_write_is_answered_again_and_not_done_again,
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

async fn every_write_is_answered_again_and_not_done_again(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    twice(&ada, "ticket_create", args!["Printer", "Text"]).await;
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
    assert_eq!(
        desk.audits().await,
        8,
        "created three times, edited, claimed, completed, declined, withdrawn: once each"
    );
    assert_eq!(desk.number("SELECT COUNT(*) FROM {data}.messages WHERE message_type = 'direct'").await, 1);
    assert_eq!(desk.number("SELECT MAX(version) FROM {data}.users").await, 2);
}

async fn the_same_request_twice_at_the_same_moment_is_done_once(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    let other = Workstation::connect(ada.workstation.options.clone()).await;
    for number in 0..20 {
        let arguments = args![ada.token.clone(), request(), format!("Number {number}"), "Text"];
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
    let one: model::Ticket = ada.one("ticket_create", args![id.clone(), "Ada's", "Text"]).await;
    let two: model::Ticket = eve.one("ticket_create", args![id, "Eve's", "Text"]).await;
    assert_ne!(one.id, two.id);
    assert_eq!(two.title, "Eve's", "nobody reads what somebody else was answered");
}

async fn a_call_without_an_id_is_refused(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    assert_eq!(ada.refused("ticket_create", args![None, "Title", "Text"]).await, "call.refused");
    assert_eq!(desk.number("SELECT COUNT(*) FROM {data}.tickets").await, 0);
}
