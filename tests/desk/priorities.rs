//! Priority, categories and overdue tickets at two workstations.

use i18n::messages;
use model::{
    AlertType, CategoriesServe, CategoryId, ClaimNext, Code, NothingLeft, Priority, Signal, Ticket, TicketCategorize,
    TicketClaim, TicketClaimNext, TicketCreate, TicketPool, TicketPrioritize,
};
use support::english;

use crate::station::Station;
use crate::world::{World, arrived, request};

impl Station {
    async fn creates(&self, title: &str, priority: Priority, category: Option<CategoryId>) -> Ticket {
        let create = TicketCreate {
            facts: model::Facts::default(),
            request: request(),
            title: title.to_owned(),
            description: "It smokes.".to_owned(),
            priority,
            category,
            draft_key: String::new(),
        };
        arrived(self.desk.ticket_create(create).await.expect("created"))
    }

    async fn prioritizes(&self, ticket: &Ticket, priority: Priority) -> Ticket {
        let (request, from) = (request(), Some(ticket.priority));
        let change = TicketPrioritize { request, ticket: ticket.id, priority, note: String::new(), from };
        arrived(self.desk.ticket_prioritize(change).await.expect("changed"))
    }

    async fn pool(&self, everything: bool) -> Vec<String> {
        let page = self.desk.ticket_pool(TicketPool { everything, after: None }).await.expect("the pool").value;
        page.rows.into_iter().map(|row| row.title).collect()
    }

    async fn is_told_of(&self, title: &str) {
        let was_told = |host: &crate::host::RecordingHost| host.notifications().iter().any(|told| told.title == title);
        self.until(title, was_told).await;
    }
}

/// Makes the ticket with this title overdue in two seconds.
async fn hurry(world: &World, title: &str) {
    world
        .as_owner(&format!(
            "DROP TRIGGER IF EXISTS data.tickets_before_update; DROP TRIGGER IF EXISTS data.tickets_after_update;
             UPDATE data.tickets SET respond_by = UTC_TIMESTAMP(6) + INTERVAL 2 SECOND WHERE title = '{title}';
             UPDATE data.pool_versions SET version = version + 1 WHERE slot = 0"
        ))
        .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_overdue_ticket_is_notified_once_across_restarts() {
    let world = World::new().await;
    let (anna, ben) = tokio::join!(world.employee("anna"), world.responder("ben"));
    let overdue = |title: &str| english(&messages::notification_overdue(title.to_owned()));
    anna.create("Lamp").await;
    let first = anna.create("Printer").await;
    ben.until("both are counted", |now| now.counts().pool == 2).await;
    hurry(&world, "Printer").await;
    ben.is_told_of(&overdue("Printer")).await;
    assert!(!ben.titles().contains(&overdue("Lamp")), "it has time");

    let ben = ben.restart().await;
    anna.create("Chair").await;
    hurry(&world, "Chair").await;
    ben.is_told_of(&overdue("Chair")).await;
    let times = ben.titles().iter().filter(|title| **title == overdue("Printer")).count();
    assert_eq!(times, 1, "it was told before the restart");
    assert_eq!(ben.pool(false).await.first().map(String::as_str), Some(first.title.as_str()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_becomes_due_on_this_day_is_counted() {
    let world = World::new().await;
    let (anna, ben) = tokio::join!(world.employee("anna"), world.responder("ben"));
    ben.clock.noon();
    let counted = |pool, overdue, due_today| {
        move |now: &crate::host::RecordingHost| {
            let last = now.signals().into_iter().rev().find_map(|signal| match signal {
                Signal::Changed { watch } => Some((watch.pool, watch.overdue, watch.due_today)),
                _ => None,
            });
            last == Some((pool, overdue, due_today))
        }
    };
    anna.creates("Lamp", Priority::Urgent, None).await;
    anna.creates("Printer", Priority::Normal, None).await;
    ben.until("an hour is left, and a day", counted(2, 0, 1)).await;
    hurry(&world, "Lamp").await;
    ben.until("the hour is over", counted(2, 1, 0)).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_claim_withdraws_the_notification_of_an_overdue_ticket() {
    let world = World::new().await;
    let (anna, ben, cleo) = tokio::join!(world.employee("anna"), world.responder("ben"), world.responder("cleo"));
    let ticket = anna.create("Printer").await;
    ben.until("it is counted", |now| now.counts().pool == 1).await;
    hurry(&world, "Printer").await;
    let told = english(&messages::notification_overdue("Printer".to_owned()));
    ben.is_told_of(&told).await;
    world.repair().await;
    // For a moment the server may remember the table without its triggers, and says that it is being upgraded: one presses again.
    while let Err(error) = cleo.desk.ticket_claim(TicketClaim { request: request(), ticket: ticket.id }).await {
        assert_eq!(error.code(), Code::DatabaseUpgrading, "{error}");
    }
    let key = ben.host.notifications().into_iter().rfind(|shown| shown.title == told).expect("it was shown").key;
    ben.until("it is no longer true", move |now| now.withdrawn().contains(&key)).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn notifications_and_counts_are_of_served_categories() {
    let world = World::new().await;
    world
        .as_owner(
            "INSERT INTO data.categories (id, name, position, created_at) VALUES (2, 'Hardware', 2, UTC_TIMESTAMP(6))",
        )
        .await;
    let (anna, ben) = tokio::join!(world.employee("anna"), world.responder("ben"));
    let listed = anna.desk.category_list(()).await.expect("the categories").value;
    assert_eq!(listed.iter().map(|category| category.name.as_str()).collect::<Vec<_>>(), ["General", "Hardware"]);
    let serve = CategoriesServe { request: request(), categories: vec![CategoryId(2)] };
    let served = ben.desk.categories_serve(serve).await.expect("served");
    assert_eq!(served.iter().map(|category| category.served).collect::<Vec<_>>(), [false, true]);

    anna.creates("Contract", Priority::Urgent, None).await;
    let lamp = anna.creates("Lamp", Priority::Low, Some(CategoryId(2))).await;
    ben.is_told_of(&english(&messages::notification_pool_new("Lamp".to_owned()))).await;
    ben.until("one is counted", |now| now.counts().pool == 1).await;
    assert_eq!(ben.titles().len(), 1, "{:?}", ben.titles());
    assert_eq!(
        (ben.pool(false).await, ben.pool(true).await),
        (vec!["Lamp".to_owned()], vec!["Contract".into(), "Lamp".into()])
    );

    let (category, from) = (CategoryId(1), Some(CategoryId(2)));
    let change = TicketCategorize { request: request(), ticket: lamp.id, category, note: String::new(), from };
    anna.desk.ticket_categorize(change).await.expect("changed");
    ben.until("none is left", |now| now.counts().pool == 0).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_other_side_hears_of_another_priority() {
    let world = World::new().await;
    let (anna, ben) = tokio::join!(world.employee("anna"), world.responder("ben"));
    let ticket = anna.create("Printer").await;
    ben.desk.ticket_claim(TicketClaim { request: request(), ticket: ticket.id }).await.expect("claimed");
    let urgent = anna.prioritizes(&ticket, Priority::Urgent).await;
    ben.is_told_of(&english(&i18n::alert(AlertType::Prioritized, "Anna", "urgent"))).await;
    ben.prioritizes(&urgent, Priority::Low).await;
    anna.is_told_of(&english(&i18n::alert(AlertType::Prioritized, "Ben", "low"))).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_who_claim_the_next_at_once_get_a_ticket_each() {
    let world = World::new().await;
    let (anna, ben, cleo) = tokio::join!(world.employee("anna"), world.responder("ben"), world.responder("cleo"));
    let (calm, pressing) =
        (anna.creates("Calm", Priority::Normal, None).await, anna.creates("Pressing", Priority::Urgent, None).await);
    ben.until("both are counted", |now| now.counts().pool == 2).await;
    let next = || TicketClaimNext { request: request() };
    let (of_ben, of_cleo) = tokio::join!(ben.desk.ticket_claim_next(next()), cleo.desk.ticket_claim_next(next()));
    let mut won: Vec<_> = [of_ben, of_cleo]
        .into_iter()
        .map(|answer| match answer.expect("an answer") {
            ClaimNext::Claimed { ticket } => ticket.id,
            other => panic!("there were two: {other:?}"),
        })
        .collect();
    won.sort();
    assert_eq!(won, [calm.id, pressing.id]);
    ben.until("the pool is empty at once", |now| now.counts().pool == 0).await;
    let nothing = ben.desk.ticket_claim_next(next()).await.expect("an answer");
    assert_eq!(nothing, ClaimNext::Nothing { why: NothingLeft::Empty });
    anna.until("she is told of both", |now| now.counts().unread == 2).await;
}
