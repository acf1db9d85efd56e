//! Operations arrive in the order of sending, and none arrives twice.

use fault_proxy::{Fault, FaultProxy};
use model::{OutboxState, TicketStatus};

use super::proxied_world::ProxiedWorld;
use crate::host::RecordingHost;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_sent_offline_arrives_once_and_in_order() {
    let proxied = ProxiedWorld::new().await;
    let anna = proxied.employee("anna").await;
    let (ticket, given_up) = (anna.created("Printer").await, anna.created("Keys").await);
    anna.show(ticket.id).await;
    proxied.cut(&anna).await;

    anna.send_message(ticket.id, Some(model::MessageId(0)), "one").await;
    assert!(anna.send_create("A new ticket").await.delivered().is_none(), "it waits");
    anna.send_edit(ticket.id, ticket.version, "Printer, second floor").await;
    anna.send_message(ticket.id, Some(model::MessageId(0)), "two").await;
    anna.send_edit(ticket.id, ticket.version, "Printer, third floor").await;
    anna.send_withdraw(given_up.id).await;
    anna.send_message(ticket.id, Some(model::MessageId(0)), "three").await;
    let sent = anna.outbox().await;
    assert_eq!(sent.len(), 7);
    assert!(sent.iter().all(|item| item.state == OutboxState::Waiting { until: None }));
    assert_eq!(sent[0].about.as_deref(), Some("Printer"), "a person reads what it is about");

    let anna = anna.restart().await;
    anna.until_outbox("a restart changes nothing", |items| items == sent).await;
    proxied.mend(&anna).await;
    anna.until_outbox_is_empty().await;
    anna.until("each arrival is reported", |now| arrivals(now) == 7).await;
    let order: Vec<_> = sent.iter().map(|item| item.id).collect();
    assert_eq!(anna.told_delivered(), order);
    assert_eq!(anna.thread(ticket.id).await, ["one", "two", "three"]);
    let view = anna.show(ticket.id).await;
    assert_eq!(view.ticket.title, "Printer, third floor");
    assert_eq!(view.ticket.version, ticket.version + 2, "both edits were made, one after the other");
    assert_eq!(anna.show(given_up.id).await.ticket.status, TicketStatus::Done);
    assert_eq!(proxied.world.count("SELECT COUNT(*) FROM data.tickets").await, 3);
    assert_eq!(proxied.world.count("SELECT COUNT(*) FROM data.messages WHERE message_type = 'direct'").await, 3);
}

fn arrivals(host: &RecordingHost) -> usize {
    host.signals().iter().filter(|signal| matches!(signal, model::Signal::Delivered { .. })).count()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_workstations_of_a_person_each_deliver_in_order() {
    let proxied = ProxiedWorld::new().await;
    let anna = proxied.employee("anna").await;
    let elsewhere = FaultProxy::to("127.0.0.1", proxied.world.port).await.expect("a port is free");
    let laptop = proxied.world.workstation_over("laptop", elsewhere.port()).await;
    laptop.sign_in("anna").await;
    let ticket = anna.created("Printer").await;
    proxied.cut(&anna).await;
    elsewhere.set(Fault::Cut);
    laptop.desk.connection_retry(()).await.expect("tried");
    for number in 1..=4 {
        anna.send_message(ticket.id, Some(model::MessageId(0)), &format!("desk {number}")).await;
        laptop.send_message(ticket.id, Some(model::MessageId(0)), &format!("laptop {number}")).await;
    }
    anna.send_edit(ticket.id, ticket.version, "From the desk").await;
    laptop.send_edit(ticket.id, ticket.version, "From the laptop").await;
    proxied.mend(&anna).await;
    anna.until_outbox_is_empty().await;
    elsewhere.set(Fault::None);
    laptop.desk.connection_retry(()).await.expect("tried");
    let left = laptop.refused(1).await;
    let conflict = OutboxState::Refused { code: model::Code::TicketVersionConflict, limit: None };
    assert_eq!(left[0].state, conflict, "neither edit is lost, neither overwrites the other");
    let thread = anna.thread(ticket.id).await;
    assert_eq!(thread.len(), 8);
    for from in ["desk", "laptop"] {
        let own: Vec<_> = thread.iter().filter(|body| body.starts_with(from)).cloned().collect();
        assert_eq!(own, (1..=4).map(|number| format!("{from} {number}")).collect::<Vec<_>>());
    }
    assert_eq!(anna.show(ticket.id).await.ticket.title, "From the desk");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_edit_after_ones_own_waiting_edit_is_no_conflict() {
    let proxied = ProxiedWorld::new().await;
    let anna = proxied.employee("anna").await;
    let ticket = anna.created("Printer").await;
    proxied.cut(&anna).await;
    anna.send_edit(ticket.id, ticket.version, "Printer, second floor").await;
    // She opens the form again, and the first edit arrives while she types.
    proxied.mend(&anna).await;
    anna.until_outbox_is_empty().await;
    let edited = anna.send_edit(ticket.id, ticket.version, "Printer, third floor").await;
    assert_eq!(edited.delivered().expect("it arrives").title, "Printer, third floor");
}
