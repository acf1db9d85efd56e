//! The administrator changes somebody's role.

use std::sync::Arc;

use model::{AlertType, EventType};
use support::args;
use support::database::{Desk, Person, request};

support::on_each_server! {
    a_new_role_ends_every_session_and_returns_tickets,
    an_employee_with_open_tickets_keeps_the_role,
    a_claim_during_a_role_change_goes_to_no_employee,
    a_ticket_created_during_a_role_change_is_no_responders,
}

async fn becomes(desk: &Desk, person: &Person, role: &str) -> Result<(), String> {
    desk.attempt(&format!("UPDATE {{data}}.users SET role = '{role}' WHERE id = {}", person.id)).await
}

async fn a_new_role_ends_every_session_and_returns_tickets(desk: Arc<Desk>) {
    let (ada, bob, cleo) = (desk.employee("ada").await, desk.responder("bob").await, desk.responder("cleo").await);
    let elsewhere = Person::signs_in(desk.workstation().await, "bob").await;
    let (first, declined, last) = (ada.creates("1").await, ada.creates("2").await, ada.creates("3").await);
    bob.claims(first).await;
    bob.declines(declined).await;
    becomes(&desk, &bob, "employee").await.expect("the administrator may");

    for window in [&bob, &elsewhere] {
        assert_eq!(window.refused("watch", args![None]).await, "session.ended");
    }
    assert_eq!(cleo.pool().await, [first, declined, last], "at its old place");
    let event = ada.sees(first).await.events.pop().expect("an event");
    assert_eq!((event.event_type, event.actor), (EventType::Released, None), "the administrator did it");
    assert_eq!(ada.inbox().await.iter().filter(|item| item.alert == Some(AlertType::Released)).count(), 1);
    let noted = "SELECT COUNT(*) FROM {data}.person_events WHERE event_type = 'role_changed'
                   AND before_state LIKE '%\"responder\"%' AND after_state LIKE '%\"employee\"%'";
    assert_eq!(desk.number(noted).await, 1);

    let employee = Person::signs_in(bob.workstation, "bob").await;
    assert_eq!(employee.refused("ticket_pool", args![false, None, None, None, 10]).await, "role.refused");
    assert_eq!(employee.refused("ticket_show", args![declined, None, None]).await, "ticket.not_found");
    let own = employee.creates("Now I am the one who needs help").await;
    employee.withdraws(own).await;
    becomes(&desk, &employee, "responder").await.expect("with nothing open");
    assert_eq!(employee.refused("watch", args![None]).await, "session.ended");
    let back = Person::signs_in(elsewhere.workstation, "bob").await;
    assert_eq!(back.pool().await, [first, last], "a declined ticket stays declined");
    assert_eq!(back.refused("ticket_claim", args![request(), own]).await, "ticket.not_found");
    desk.audits().await;
}

async fn an_employee_with_open_tickets_keeps_the_role(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let ticket = ada.creates("Printer").await;
    assert!(becomes(&desk, &ada, "responder").await.is_err_and(|words| words.contains("call.refused")));
    bob.claims(ticket).await;
    assert!(becomes(&desk, &ada, "responder").await.is_err_and(|words| words.contains("call.refused")));
    ada.watch().await;
    bob.completes(ticket).await;
    becomes(&desk, &ada, "responder").await.expect("all is done");
}

async fn a_claim_during_a_role_change_goes_to_no_employee(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    for round in 0..10 {
        let bob = desk.responder(&format!("bob{round}")).await;
        let ticket = ada.creates("Printer").await;
        let (claimed, changed) =
            tokio::join!(bob.call("ticket_claim", args![request(), ticket]), becomes(&desk, &bob, "employee"));
        if changed.is_err() {
            becomes(&desk, &bob, "employee").await.expect("after a deadlock");
        }
        let held = "SELECT COUNT(*) FROM {data}.tickets t JOIN {data}.users u ON u.id = t.responder_id
                     WHERE t.status = 'in process' AND u.role = 'employee'";
        assert_eq!(desk.number(held).await, 0, "round {round}: {claimed:?}");
    }
    desk.audits().await;
}

async fn a_ticket_created_during_a_role_change_is_no_responders(desk: Arc<Desk>) {
    for round in 0..10 {
        let ada = desk.employee(&format!("ada{round}")).await;
        let create = ada.call("ticket_create", args![request(), "Printer", "It smokes.", None, None, None]);
        let (created, changed) = tokio::join!(create, becomes(&desk, &ada, "responder"));
        assert!(created.is_ok() != changed.is_ok(), "round {round}: {created:?}, {changed:?}");
        let open = "SELECT COUNT(*) FROM {data}.tickets t JOIN {data}.users u ON u.id = t.user_id
                     WHERE t.is_done = 0 AND u.role = 'responder'";
        assert_eq!(desk.number(open).await, 0, "round {round}");
    }
    desk.audits().await;
}
