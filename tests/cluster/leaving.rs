//! Two decisions about one person at the same moment, on two nodes. A row lock does not reach the other node: only a row that both
//! change does.

use std::sync::Arc;

use administration::person::{change_role, deactivate};
use model::{Description, RequestId, Role, Title};
use sqlx::ConnectOptions as _;
use support::cluster::{Client, Cluster};
use support::database::Desk;
use uuid::Uuid;

support::on_each_cluster! {
    nobody_who_left_owns_a_ticket,
    no_employee_owns_a_claimed_ticket,
    no_responder_has_an_open_ticket_of_their_own,
}

const ROUNDS: usize = 30;

/// Repeats what an administrator does until the nodes let it through.
async fn administrator_does<T, E: std::fmt::Display>(mut work: impl AsyncFnMut() -> Result<T, E>) -> Result<T, String> {
    for _ in 0..50 {
        match work().await {
            Err(error)
                if ["Deadlock", "deadlock", "Lock wait", "conflict"]
                    .iter()
                    .any(|word| error.to_string().contains(word)) => {}
            outcome => return outcome.map_err(|error| error.to_string()),
        }
    }
    Err("deadlocks for ever".to_owned())
}

/// The node of the administrator, and that of the people: two that take changes, where there are two.
async fn two_sides(cluster: &Cluster) -> (usize, usize, Arc<Desk>) {
    let writers = cluster.writers().await;
    let (here, there) = (*writers.first().expect("a writer"), *writers.last().expect("a writer"));
    (here, there, cluster.desk(here).await)
}

async fn nobody_who_left_owns_a_ticket(cluster: Cluster) {
    let (here, there, desk) = two_sides(&cluster).await;
    let ada = desk.employee("ada").await;
    let mut left = 0;
    for round in 0..ROUNDS {
        let name = format!("bob{round}");
        let bob = desk.responder_at(cluster.port(here), &name).await;
        let ticket = ada.creates("Printer").await;
        cluster.agrees().await;
        let mut client = Client::of(&bob, &cluster, there);
        let request = RequestId(Uuid::now_v7());
        let (_claimed_or_not, deactivated) = tokio::join!(
            client.calls(async |database, token| database.ticket_claim(token, request, ticket).await),
            administrator_does(async || {
                let mut connection = cluster.administrator(here).connect().await.expect("the administrator connects");
                deactivate(&mut connection, &cluster.names, &name).await
            })
        );
        deactivated.expect("the administrator may");
        cluster.agrees().await;
        let stranded = "SELECT COUNT(*) FROM {data}.tickets t JOIN {data}.users u ON u.id = t.responder_id
                         WHERE t.status = 'in process' AND u.is_active = 0";
        left += desk.number(stranded).await;
    }
    assert_eq!(left, 0, "of {ROUNDS} tickets, claimed on one node while their responder was deactivated on another");
    desk.audits().await;
}

async fn no_employee_owns_a_claimed_ticket(cluster: Cluster) {
    let (here, there, desk) = two_sides(&cluster).await;
    let ada = desk.employee("ada").await;
    let mut wrong = 0;
    for round in 0..ROUNDS {
        let name = format!("bob{round}");
        let bob = desk.responder_at(cluster.port(here), &name).await;
        let ticket = ada.creates("Printer").await;
        cluster.agrees().await;
        let mut client = Client::of(&bob, &cluster, there);
        let request = RequestId(Uuid::now_v7());
        let (_claimed_or_not, changed) = tokio::join!(
            client.calls(async |database, token| database.ticket_claim(token, request, ticket).await),
            administrator_does(async || {
                let mut connection = cluster.administrator(here).connect().await.expect("the administrator connects");
                change_role(&mut connection, &cluster.names, &name, Role::Employee).await
            })
        );
        changed.expect("the administrator may");
        cluster.agrees().await;
        let held = "SELECT COUNT(*) FROM {data}.tickets t JOIN {data}.users u ON u.id = t.responder_id
                     WHERE t.status = 'in process' AND u.role = 'employee'";
        wrong += desk.number(held).await;
    }
    assert_eq!(
        wrong, 0,
        "of {ROUNDS} tickets, claimed on one node while their responder became an employee on another"
    );
    desk.audits().await;
}

async fn no_responder_has_an_open_ticket_of_their_own(cluster: Cluster) {
    let (here, there, desk) = two_sides(&cluster).await;
    let mut wrong = 0;
    for round in 0..ROUNDS {
        let name = format!("ada{round}");
        let ada = desk.employee_at(cluster.port(here), &name).await;
        cluster.agrees().await;
        let mut client = Client::of(&ada, &cluster, there);
        let request = RequestId(Uuid::now_v7());
        let (title, description) =
            (Title::parse("Printer").expect("a title"), Description::parse("It smokes.").expect("a text"));
        let (_created_or_not, _changed_or_not) = tokio::join!(
            client.calls(async |database, token| database.ticket_create(token, request, &title, &description).await),
            administrator_does(async || {
                let mut connection = cluster.administrator(here).connect().await.expect("the administrator connects");
                change_role(&mut connection, &cluster.names, &name, Role::Responder).await
            })
        );
        cluster.agrees().await;
        let own = "SELECT COUNT(*) FROM {data}.tickets t JOIN {data}.users u ON u.id = t.user_id
                    WHERE t.status <> 'done' AND u.role = 'responder'";
        wrong += desk.number(own).await;
    }
    assert_eq!(wrong, 0, "of {ROUNDS} tickets, created on one node while their employee became a responder on another");
    desk.audits().await;
}
