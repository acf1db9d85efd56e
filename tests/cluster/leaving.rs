//! Two decisions about one person at the same moment, on two nodes. A row lock does not reach the other node: nodes notice a conflict
//! only on a row that both change.

use std::fmt::Display;
use std::sync::Arc;

use administration::person::{change_role, deactivate};
use database::{Database, DatabaseError, NewTicket, Token};
use model::{Description, RequestId, Role, Title};
use sqlx::ConnectOptions as _;
use sqlx::mysql::MySqlConnection;
use support::cluster::{Client, Cluster};
use support::database::{Desk, Person};
use uuid::Uuid;

support::on_each_cluster! {
    no_deactivated_responder_owns_a_ticket,
    no_employee_owns_a_claimed_ticket,
    no_responder_has_an_open_ticket_of_their_own,
}

const ROUNDS: usize = 30;

/// The administrator at one node and people at another, if the cluster has two that take changes.
struct TwoSides {
    cluster: Cluster,
    administrators_node: usize,
    peoples_node: usize,
    desk: Arc<Desk>,
}

impl TwoSides {
    async fn of(cluster: Cluster) -> Self {
        let writers = cluster.writers().await;
        let (first, last) = (*writers.first().expect("a writer"), *writers.last().expect("a writer"));
        let desk = cluster.desk(first).await;
        Self { cluster, administrators_node: first, peoples_node: last, desk }
    }

    async fn employee(&self, username: &str) -> Person {
        self.desk.employee_at(self.cluster.port(self.administrators_node), username).await
    }

    async fn responder(&self, username: &str) -> Person {
        self.desk.responder_at(self.cluster.port(self.administrators_node), username).await
    }

    /// Runs the person's call and the administrator's decision at the same moment, and returns the outcome of the decision.
    async fn at_once<Called, Decided, Refusal: Display>(
        &self,
        person: &Person,
        call: impl AsyncFn(&Database, &Token) -> Result<Called, DatabaseError>,
        mut decide: impl AsyncFnMut(&mut MySqlConnection) -> Result<Decided, Refusal>,
    ) -> Result<Decided, String> {
        self.cluster.agrees().await;
        let mut client = Client::of(person, &self.cluster, self.peoples_node);
        let administrator = self.cluster.administrator(self.administrators_node);
        let (_either_way, decided) = tokio::join!(
            client.calls(call),
            until_no_conflict(async || {
                decide(&mut administrator.connect().await.expect("the administrator connects")).await
            })
        );
        self.cluster.agrees().await;
        decided
    }
}

/// Repeats an administrator's action until it meets no conflict between nodes.
async fn until_no_conflict<T, E: Display>(mut work: impl AsyncFnMut() -> Result<T, E>) -> Result<T, String> {
    for _ in 0..50 {
        let refusal = match work().await {
            Ok(done) => return Ok(done),
            Err(error) => error.to_string(),
        };
        if !["Deadlock", "deadlock", "Lock wait", "conflict"].iter().any(|word| refusal.contains(word)) {
            return Err(refusal);
        }
    }
    Err("deadlocks for ever".to_owned())
}

async fn no_deactivated_responder_owns_a_ticket(cluster: Cluster) {
    let sides = TwoSides::of(cluster).await;
    let ada = sides.desk.employee("ada").await;
    let mut stranded = 0;
    for round in 0..ROUNDS {
        let name = format!("bob{round}");
        let bob = sides.responder(&name).await;
        let (ticket, request) = (ada.creates("Printer").await, RequestId(Uuid::now_v7()));
        let deactivated = sides.at_once(
            &bob,
            async |database, token| database.ticket_claim(token, request, ticket).await,
            async |administrator| deactivate(administrator, &sides.cluster.names, &name).await,
        );
        deactivated.await.expect("the administrator may");
        let of_inactive = "SELECT COUNT(*) FROM {data}.tickets t JOIN {data}.users u ON u.id = t.responder_id
                            WHERE t.status = 'in process' AND u.is_active = 0";
        stranded += sides.desk.number(of_inactive).await;
    }
    assert_eq!(stranded, 0, "of {ROUNDS}, claimed on one node while their responder was deactivated on another");
    sides.desk.audits().await;
}

async fn no_employee_owns_a_claimed_ticket(cluster: Cluster) {
    let sides = TwoSides::of(cluster).await;
    let ada = sides.desk.employee("ada").await;
    let mut wrong = 0;
    for round in 0..ROUNDS {
        let name = format!("bob{round}");
        let bob = sides.responder(&name).await;
        let (ticket, request) = (ada.creates("Printer").await, RequestId(Uuid::now_v7()));
        let changed = sides.at_once(
            &bob,
            async |database, token| database.ticket_claim(token, request, ticket).await,
            async |administrator| change_role(administrator, &sides.cluster.names, &name, Role::Employee).await,
        );
        changed.await.expect("the administrator may");
        let of_employees = "SELECT COUNT(*) FROM {data}.tickets t JOIN {data}.users u ON u.id = t.responder_id
                             WHERE t.status = 'in process' AND u.role = 'employee'";
        wrong += sides.desk.number(of_employees).await;
    }
    assert_eq!(wrong, 0, "of {ROUNDS}, claimed on one node while their responder became an employee on another");
    sides.desk.audits().await;
}

async fn no_responder_has_an_open_ticket_of_their_own(cluster: Cluster) {
    let sides = TwoSides::of(cluster).await;
    let (title, text) = (Title::parse("Printer").expect("a title"), Description::parse("It smokes.").expect("a text"));
    let mut wrong = 0;
    for round in 0..ROUNDS {
        let name = format!("ada{round}");
        let (ada, request) = (sides.employee(&name).await, RequestId(Uuid::now_v7()));
        let _either_way = sides
            .at_once(
                &ada,
                async |database, token| database.ticket_create(token, request, NewTicket::new(&title, &text)).await,
                async |administrator| change_role(administrator, &sides.cluster.names, &name, Role::Responder).await,
            )
            .await;
        let own = "SELECT COUNT(*) FROM {data}.tickets t JOIN {data}.users u ON u.id = t.user_id
                    WHERE t.status <> 'done' AND u.role = 'responder'";
        wrong += sides.desk.number(own).await;
    }
    assert_eq!(wrong, 0, "of {ROUNDS}, created on one node while their employee became a responder on another");
    sides.desk.audits().await;
}
