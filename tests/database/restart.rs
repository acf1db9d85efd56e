//! The server restarts under many workstations at once, and has no room for all of them at first. Each comes back by itself.
//!
//! 200 workstations by default; `TICKET_DESK_TEST_RETURNING=2000` for a large house.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use database::{Database, Retry, Token};
use fault_proxy::{Fault, FaultProxy};
use model::Code;
use support::chance::Chance;
use support::database::OwnServer;
use tokio::task::JoinSet;
use tokio::time::sleep;

use super::scene::hex;

support::on_each_own_server! { every_workstation_returns_after_a_restart }

fn size() -> u32 {
    std::env::var("TICKET_DESK_TEST_RETURNING").ok().and_then(|size| size.parse().ok()).unwrap_or(200)
}

/// The poll's interval, scaled down with the number of workstations.
fn usual() -> Duration {
    Duration::from_secs(3) * size() / 2000
}

/// What the workstations met on their way back.
#[derive(Default)]
struct Met {
    nobody: AtomicU32,
    no_room: AtomicU32,
}

struct Workstation {
    database: Database,
    token: Token,
    chance: Chance,
}

impl Workstation {
    /// Polls until the server answers, with the pauses of the desk (`crates/desk/src/poll/interval.rs`).
    async fn returns(mut self, met: Arc<Met>) -> Self {
        let mut failures = 0_u32;
        while let Err(error) = self.database.watch(&self.token, None).await {
            match error.code() {
                Code::DatabaseUnreachable => met.nobody.fetch_add(1, Ordering::Relaxed),
                Code::DatabaseTooManyConnections => met.no_room.fetch_add(1, Ordering::Relaxed),
                _ => panic!("somebody would have to repair this: {error}"),
            };
            failures += 1;
            let span = (usual() * (1 << failures.min(6))).min(usual() * 20);
            sleep(usual() / 2 + span * u32::try_from(self.chance.below(1000)).expect("small") / 1000).await;
        }
        self
    }
}

async fn until(met: &AtomicU32) {
    while met.load(Ordering::Relaxed) == 0 {
        sleep(Duration::from_millis(10)).await;
    }
}

async fn every_workstation_returns_after_a_restart(mut server: OwnServer) {
    let room = |many: u32| format!("SET GLOBAL max_connections = {many}");
    server.desk.execute(&room(2 * size())).await;
    let proxy = FaultProxy::to("127.0.0.1", server.port()).await.expect("a port is free");
    let ada = server.desk.employee_at(proxy.port(), "ada").await;
    let options = ada.workstation.options.clone();
    let account = options.get_username();
    server.desk.execute(&format!("ALTER USER '{account}'@'127.0.0.1' WITH MAX_USER_CONNECTIONS 0")).await;
    let token = Token::parse(&hex(&ada.token)).expect("a token");
    let mut fleet = Vec::new();
    for number in 0..size() {
        let database = Database::new(options.clone(), Retry::default());
        database.watch(&token, None).await.expect("the poll is answered");
        fleet.push(Workstation { database, token: token.clone(), chance: Chance::new(number.into()) });
    }

    proxy.set(Fault::Cut);
    server.kill();
    let met = Arc::new(Met::default());
    let mut returning = JoinSet::new();
    for workstation in fleet {
        returning.spawn(workstation.returns(Arc::clone(&met)));
    }
    server.start_again().await;
    server.desk.execute(&room(size() / 2)).await;
    proxy.set(Fault::None);
    let up = Instant::now();
    until(&met.no_room).await;
    server.desk.execute(&room(2 * size())).await;
    let fleet = returning.join_all().await;
    eprintln!(
        "{} returned within {:?}; nobody answered {} times, no room {} times",
        fleet.len(),
        up.elapsed(),
        met.nobody.load(Ordering::Relaxed),
        met.no_room.load(Ordering::Relaxed)
    );
    for workstation in &fleet {
        workstation.database.watch(&token, None).await.expect("the poll is answered again");
    }
}
