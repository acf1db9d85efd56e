//! Each action of a person: its round trips, and its time beside `SELECT 1`.

mod actor;
mod proxy;
mod round_trips;
mod speed;

use std::fmt::Write as _;
use std::time::Duration;

use anyhow::{Context, Result};
use private_server::{Binary, Flavour};

pub use self::actor::{Actor, PASSWORD, request};
pub use self::proxy::{Line, Proxy};
use self::speed::{ACTIONS, Speed};
use crate::playground::{Playground, Route};
use crate::project::Project;

const RUNS: usize = 400;
const DELAYED_RUNS: usize = 60;
/// Of one direction.
const DELAY: Duration = Duration::from_micros(2_500);

/// What was found on one server.
struct Found {
    server: String,
    round_trips: usize,
    near: Speed,
    far: Speed,
}

/// Measures on every server, and answers a table.
pub async fn measure(project: &Project, binaries: &[Binary]) -> Result<String> {
    let mut found = Vec::new();
    for binary in binaries {
        found.push(database(project, binary.flavour()).await?);
    }
    report(&found)
}

async fn database(project: &Project, flavour: Flavour) -> Result<Found> {
    let playground = Playground::for_one_run(project, Some(flavour)).await?;
    playground.lift_limits().await?;
    let server = format!("{flavour} {}", playground.server().version());
    eprintln!("{server}");
    let round_trips = round_trips::count(&playground).await.context("counting round trips")?;
    let near = speed::measure(&playground, "near", Route::Socket, RUNS).await.context("measuring over the socket")?;
    let proxy = Proxy::start(playground.server().port(), Line::of(DELAY, None)).await?;
    let far = speed::measure(&playground, "far", Route::Port(proxy.port()), DELAYED_RUNS).await;
    let far = far.context("measuring with a delay")?;
    Ok(Found { server, round_trips, near, far })
}

fn report(found: &[Found]) -> Result<String> {
    let mut text = String::new();
    for Found { server, round_trips, .. } in found {
        writeln!(text, "- {server}: each of {round_trips} actions was one round trip.")?;
    }
    writeln!(
        text,
        "\nTimes relative to `SELECT 1` (a prepared statement, same account, same moment): median ÷ median · p95 ÷ p95 of \
         {RUNS} runs over the socket, server in memory, client built for {}; and median ÷ median with 5 ms of way there and \
         back.\n",
        if cfg!(debug_assertions) { "debugging" } else { "release" }
    )?;
    write!(text, "| Action |")?;
    for Found { server, .. } in found {
        write!(text, " {server} | {server}, 5 ms |")?;
    }
    writeln!(text, "\n|---|{}", "---:|---:|".repeat(found.len()))?;
    for (index, action) in ACTIONS.iter().enumerate() {
        write!(text, "| {action} |")?;
        for Found { near, far, .. } in found {
            let (Some(here), Some(there)) = (near.actions.get(index), far.actions.get(index)) else { continue };
            let median = here.median().div_duration_f64(near.select_one.median());
            let p95 = here.p95().div_duration_f64(near.select_one.p95());
            let delayed = there.median().div_duration_f64(far.select_one.median());
            write!(text, " {median:.1} · {p95:.1} | {delayed:.2} |")?;
        }
        writeln!(text)?;
    }
    for Found { server, near, far, .. } in found {
        let (near, far) = (micros(near.select_one.median()), micros(far.select_one.median()));
        writeln!(text, "\n`SELECT 1` on {server}: {near} µs, with the long way {far} µs.")?;
    }
    Ok(text)
}

fn micros(time: Duration) -> u128 {
    time.as_micros()
}
