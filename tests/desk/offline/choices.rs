//! Priorities and categories that are chosen without the database: they wait, can be taken back, and overwrite nobody's choice.

use model::{
    CategoryId, Code, Delivery, OutboxItem, OutboxState, OutboxTakeBack, Priority, Ticket, TicketCategorize,
    TicketPrioritize, TicketStep,
};

use super::proxied_world::ProxiedWorld;
use crate::station::Station;
use crate::world::{arrived, request};

impl Station {
    async fn chooses(&self, ticket: &Ticket, from: Priority, priority: Priority) -> Delivery<Ticket> {
        let (request, from) = (request(), Some(from));
        let change = TicketPrioritize { request, ticket: ticket.id, priority, note: String::new(), from };
        self.desk.ticket_prioritize(change).await.expect("sent")
    }

    async fn moves(&self, ticket: &Ticket, from: CategoryId, category: CategoryId) -> Delivery<Ticket> {
        let (request, from) = (request(), Some(from));
        let change = TicketCategorize { request, ticket: ticket.id, category, note: String::new(), from };
        self.desk.ticket_categorize(change).await.expect("sent")
    }
}

fn waiting<T>(sent: Delivery<T>) -> OutboxItem {
    match sent {
        Delivery::Waiting { item } => *item,
        Delivery::Delivered { .. } => panic!("the database is away"),
    }
}

const EVENTS: &str = "SELECT COUNT(*) FROM data.ticket_events WHERE event_type IN ('prioritized', 'categorized')";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn choices_made_offline_arrive_once_and_in_order() {
    let proxied = ProxiedWorld::new().await;
    proxied
        .world
        .as_owner(
            "INSERT INTO data.categories (id, name, position, created_at) VALUES (2, 'Rooms', 2, UTC_TIMESTAMP(6))",
        )
        .await;
    let anna = proxied.employee("anna").await;
    let ticket = anna.created("Printer").await;
    anna.show(ticket.id).await;
    proxied.cut(&anna).await;
    anna.send_edit(ticket.id, ticket.version, "Printer, second floor").await;
    let first = waiting(anna.chooses(&ticket, Priority::Normal, Priority::High).await);
    waiting(anna.moves(&ticket, CategoryId(1), CategoryId(2)).await);
    // Built on one that still waits.
    waiting(anna.chooses(&ticket, Priority::High, Priority::Urgent).await);
    assert_eq!((first.state, first.about.as_deref()), (OutboxState::Waiting { until: None }, Some("Printer")));
    let sent = anna.outbox().await;
    let anna = anna.restart().await;
    anna.until_outbox("a restart changes nothing", |items| items == sent).await;
    proxied.mend(&anna).await;
    anna.until_outbox_is_empty().await;
    let view = anna.show(ticket.id).await;
    assert_eq!(
        (view.ticket.priority, view.ticket.category.id, view.ticket.title.as_str()),
        (Priority::Urgent, CategoryId(2), "Printer, second floor")
    );
    assert_eq!(view.ticket.version, ticket.version + 4, "each once");
    assert_eq!(proxied.world.count(EVENTS).await, 3);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_waiting_choice_is_taken_back_and_leaves_nothing() {
    let proxied = ProxiedWorld::new().await;
    let anna = proxied.employee("anna").await;
    let ticket = anna.created("Printer").await;
    proxied.cut(&anna).await;
    let item = waiting(anna.chooses(&ticket, Priority::Normal, Priority::Urgent).await);
    let back = anna.desk.outbox_take_back(OutboxTakeBack { id: item.id }).await.expect("taken back");
    assert_eq!(back, None, "it had no text");
    assert!(anna.drafts().await.is_empty() && anna.outbox().await.is_empty());
    let again = anna.desk.outbox_take_back(OutboxTakeBack { id: item.id }).await;
    assert_eq!(again.expect_err("only once").code(), Code::OutboxUnderWay);
    proxied.mend(&anna).await;
    assert_eq!(anna.show(ticket.id).await.ticket.priority, Priority::Normal);
    assert_eq!(proxied.world.count(EVENTS).await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_choice_overwrites_anothers_only_on_demand() {
    let proxied = ProxiedWorld::new().await;
    let (anna, ben) = tokio::join!(proxied.employee("anna"), proxied.world.responder("ben"));
    let ticket = anna.created("Printer").await;
    ben.claim(ticket.id).await;
    proxied.cut(&anna).await;
    anna.chooses(&ticket, Priority::Normal, Priority::Urgent).await;
    anna.send_message(ticket.id, None, "It smokes now.").await;
    arrived(ben.chooses(&ticket, Priority::Normal, Priority::Low).await);
    proxied.mend(&anna).await;
    let left = anna.refused(1).await;
    assert_eq!(left[0].state, OutboxState::Refused { code: Code::TicketChoiceConflict, limit: None });
    assert_eq!(anna.thread(ticket.id).await, ["It smokes now."], "later operations were sent");
    anna.retry(left[0].id, false).await;
    anna.refused(1).await;
    assert_eq!(anna.show(ticket.id).await.ticket.priority, Priority::Low);
    anna.retry(left[0].id, true).await;
    anna.until_outbox_is_empty().await;
    assert_eq!(anna.show(ticket.id).await.ticket.priority, Priority::Urgent);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_choice_for_a_ticket_done_meanwhile_is_refused() {
    let proxied = ProxiedWorld::new().await;
    let (anna, ben) = tokio::join!(proxied.employee("anna"), proxied.world.responder("ben"));
    let ticket = anna.created("Printer").await;
    ben.claim(ticket.id).await;
    proxied.cut(&anna).await;
    anna.chooses(&ticket, Priority::Normal, Priority::Urgent).await;
    let done = TicketStep { request: request(), ticket: ticket.id, note: String::new() };
    ben.desk.ticket_complete(done).await.expect("completed");
    proxied.mend(&anna).await;
    let left = anna.refused(1).await;
    assert_eq!(left[0].state, OutboxState::Refused { code: Code::TicketClosed, limit: None });
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_choice_that_is_refused_at_once_does_not_stay() {
    let proxied = ProxiedWorld::new().await;
    let anna = proxied.employee("anna").await;
    let ticket = anna.created("Printer").await;
    let (request, from) = (request(), Some(Priority::Low));
    let change = TicketPrioritize { request, ticket: ticket.id, priority: Priority::High, note: String::new(), from };
    let refused = anna.desk.ticket_prioritize(change).await.expect_err("it is not low");
    assert_eq!(refused.code(), Code::TicketChoiceConflict);
    assert!(anna.outbox().await.is_empty() && anna.drafts().await.is_empty());
}
