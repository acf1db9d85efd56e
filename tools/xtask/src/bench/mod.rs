//! `cargo xtask bench`: what can be said in figures, relative to something that everybody can measure.

mod actor;
mod proxy;
mod round_trips;
mod series;
mod speed;
mod window;

use std::fmt::Write as _;
use std::fs;
use std::time::Duration;

use anyhow::{Context, Result};
use private_server::{Binary, Flavour, Places};

use self::proxy::Proxy;
use self::speed::{ACTIONS, Speed};
use self::window::Windows;
use crate::playground::{Playground, Route};
use crate::project::Project;
use crate::setup::{self, Part};

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

pub async fn run(project: &Project) -> Result<()> {
    let mut parts = vec![Part::Databases];
    // A virtual desktop and the memory of processes are to be had on Linux only.
    if cfg!(target_os = "linux") {
        parts.extend([Part::Shell, Part::UiModules, Part::VirtualDesktop]);
    }
    setup::ensure(project, &parts).await?;
    let mut found = Vec::new();
    for binary in Binary::find_all(&Places::of_this_computer(Some(project.cache()))) {
        found.push(database(project, binary.flavour()).await?);
    }
    let mut report = report(&found)?;
    if cfg!(target_os = "linux") {
        eprintln!("windows");
        report.push_str(&beside_an_empty_window(&window::measure(project).await.context("measuring windows")?));
    }
    let file = project.build_output().join("bench.md");
    fs::create_dir_all(project.build_output())?;
    fs::write(&file, &report).with_context(|| format!("cannot write {}", file.display()))?;
    println!("{report}");
    Ok(())
}

async fn database(project: &Project, flavour: Flavour) -> Result<Found> {
    let playground = Playground::for_one_run(project, Some(flavour)).await?;
    playground.lift_limits().await?;
    let server = format!("{flavour} {}", playground.server().version());
    eprintln!("{server}");
    let round_trips = round_trips::count(&playground).await.context("counting round trips")?;
    let near = speed::measure(&playground, "near", Route::Socket, RUNS).await.context("measuring over the socket")?;
    let proxy = Proxy::start(playground.server().port(), DELAY).await?;
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
            let median = ratio(here.median(), near.select_one.median());
            let p95 = ratio(here.p95(), near.select_one.p95());
            let delayed = ratio(there.median(), far.select_one.median());
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

fn beside_an_empty_window(Windows { application, empty }: &Windows) -> String {
    let start = ratio(application.start.median(), empty.start.median());
    // Kept in whole percents: no precision is lost that the figure has.
    let memory = application.memory * 100 / empty.memory.max(1);
    format!(
        "\nThe window beside an empty one of the same build ({}): {start:.2} times as long from the start of the process to \
         the list on the screen (median {} ms to {} ms), and the memory of all its processes is {memory} % of its ({} MiB to {} MiB, \
         proportional set size).\n",
        if cfg!(debug_assertions) { "debug" } else { "release" },
        application.start.median().as_millis(),
        empty.start.median().as_millis(),
        application.memory / 1024,
        empty.memory / 1024,
    )
}

fn ratio(took: Duration, measure: Duration) -> f64 {
    took.as_secs_f64() / measure.as_secs_f64()
}

fn micros(time: Duration) -> u128 {
    time.as_micros()
}
