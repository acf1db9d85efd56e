//! Figures beside tickets and lists.

use std::sync::Arc;

use model::Figures;
use support::args;
use support::database::{Argument, Desk, Person, request};

support::on_each_server! {
    the_usual_time_is_the_median_of_ten_or_more,
    the_usual_time_is_of_one_category_and_recent,
    the_oldest_ticket_is_one_the_responder_may_claim,
}

async fn figures(person: &Person, category: impl Into<Argument>) -> Figures {
    person.one("ticket_figures", args![category.into()]).await
}

/// Completed tickets that took so many minutes each and were completed so many days ago. The triggers would stamp them with now.
async fn completed(desk: &Desk, ada: &Person, category: u32, minutes: &[u32], days: u32) {
    desk.execute("DROP TRIGGER IF EXISTS {data}.tickets_before_insert").await;
    desk.execute("DROP TRIGGER IF EXISTS {data}.tickets_after_insert").await;
    for took in minutes {
        desk.execute(&format!(
            "INSERT INTO {{data}}.tickets (user_id, title, description, status, respond_by, category_id, closing, closing_note, created_at,
                updated_at, completed_at, last_actor_user_id, last_event_type, last_note)
             SELECT {0}, 'T', 'D', 'done', done, {category}, 'completed', '', done - INTERVAL {took} MINUTE, done, done, {0}, 'completed', ''
               FROM (SELECT UTC_TIMESTAMP(6) - INTERVAL {days} DAY AS done) then_",
            ada.id
        ))
        .await;
    }
}

async fn the_usual_time_is_the_median_of_ten_or_more(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    assert_eq!(figures(&ada, 1).await, Figures { usual_minutes: None, waiting_since: None });
    completed(&desk, &ada, 1, &[90, 10, 20, 80, 30, 70, 40, 60, 9_000], 1).await;
    assert_eq!(figures(&ada, 1).await.usual_minutes, None, "nine cases are too few to promise anything");
    completed(&desk, &ada, 1, &[50], 2).await;
    assert_eq!(figures(&ada, 1).await.usual_minutes, Some(50), "one that took a week changes little");
    assert_eq!(figures(&bob, 1).await.usual_minutes, Some(50));
    assert_eq!(figures(&ada, Argument::Null).await.usual_minutes, None);
    assert_eq!(figures(&ada, 4_711).await.usual_minutes, None);
}

async fn the_usual_time_is_of_one_category_and_recent(desk: Arc<Desk>) {
    desk.has_category(2, "Hardware").await;
    let ada = desk.employee("ada").await;
    completed(&desk, &ada, 1, &[10; 12], 1).await;
    completed(&desk, &ada, 2, &[500; 12], 1).await;
    completed(&desk, &ada, 2, &[5; 30], 91).await;
    assert_eq!(figures(&ada, 1).await.usual_minutes, Some(10));
    assert_eq!(figures(&ada, 2).await.usual_minutes, Some(500), "old tickets do not count");
    // The newest 200 count: a category of thousands costs no more.
    completed(&desk, &ada, 2, &[20; 200], 0).await;
    assert_eq!(figures(&ada, 2).await.usual_minutes, Some(20));
}

async fn the_oldest_ticket_is_one_the_responder_may_claim(desk: Arc<Desk>) {
    desk.has_category(2, "Hardware").await;
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let since = async |person: &Person| figures(person, Argument::Null).await.waiting_since;
    assert_eq!(since(&bob).await, None, "the pool is empty");
    let declined = ada.creates_as("Declined", "low", 1).await;
    let hardware = ada.creates_as("Hardware", "low", 2).await;
    let general = ada.creates_as("General", "urgent", 1).await;
    assert_eq!(since(&bob).await, Some(declined.created_at));
    bob.declines(declined.id).await;
    assert_eq!(since(&bob).await, Some(hardware.created_at), "the oldest, not what is due first");
    bob.call("categories_serve", args![request(), "[1]"]).await.expect("is set");
    assert_eq!(since(&bob).await, Some(general.created_at));
    bob.claims(general.id).await;
    assert_eq!(since(&bob).await, None);
    assert_eq!(since(&ada).await, None, "the pool is for responders");
}
