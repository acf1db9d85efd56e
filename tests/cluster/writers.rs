//! Employees who write while the cluster changes.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use model::{Description, RequestId, TicketId, Title};
use support::cluster::{Client, Cluster, until};
use tokio::task::JoinSet;
use uuid::Uuid;

/// Employees at one node who create tickets, one after the other.
pub struct Writers {
    writing: JoinSet<Vec<TicketId>>,
    written: Arc<AtomicUsize>,
    all: usize,
}

impl Writers {
    pub async fn start(cluster: &Cluster, node: usize, employees: usize, tickets_of_each: usize) -> Self {
        let desk = cluster.desk(node).await;
        let mut clients = Vec::new();
        for number in 0..employees {
            let employee = desk.employee_at(cluster.port(node), &format!("employee{number}")).await;
            clients.push(Client::of(&employee, cluster, node));
        }
        cluster.agrees().await;
        let (mut writing, written) = (JoinSet::new(), Arc::new(AtomicUsize::new(0)));
        for (number, client) in clients.into_iter().enumerate() {
            writing.spawn_local(write(client, number, tickets_of_each, Arc::clone(&written)));
        }
        Self { writing, written, all: employees * tickets_of_each }
    }

    pub fn written(&self) -> usize {
        self.written.load(Ordering::Relaxed)
    }

    /// Waits until this many thirds of the tickets exist.
    pub async fn until_thirds(&self, thirds: usize) {
        until("some tickets are created", async || self.written() >= thirds * self.all / 3).await;
    }

    /// The ids of all tickets, when everybody is done.
    pub async fn finish(self) -> Vec<TicketId> {
        self.writing.join_all().await.into_iter().flatten().collect()
    }
}

async fn write(mut client: Client, number: usize, tickets: usize, written: Arc<AtomicUsize>) -> Vec<TicketId> {
    let mut answered = Vec::new();
    for ticket in 0..tickets {
        let request = RequestId(Uuid::now_v7());
        let title = Title::parse(&format!("Number {ticket} of {number}")).expect("a title");
        let text = Description::parse("It smokes.").expect("a text");
        let created = client.calls(async |database, token| {
            database.ticket_create(token, request, database::NewTicket::new(&title, &text)).await
        });
        answered.push(created.await.expect("nothing is refused").id);
        written.fetch_add(1, Ordering::Relaxed);
    }
    answered
}

/// Asserts that every running node has each of `all` tickets once, with its event.
pub async fn assert_each_ticket_once(cluster: &Cluster, all: usize) {
    cluster.agrees().await;
    let count = i64::try_from(all).expect("a small number");
    for node in cluster.running() {
        let desk = cluster.desk(node).await;
        let tickets = desk.number("SELECT COUNT(*) FROM {data}.tickets").await;
        assert_eq!(tickets, count, "node {node} has each ticket once");
        assert_eq!(desk.number("SELECT COUNT(DISTINCT title) FROM {data}.tickets").await, count, "node {node}");
        assert_eq!(
            desk.audits().await,
            u64::try_from(all).expect("a small number"),
            "node {node} has an event for each"
        );
    }
}
