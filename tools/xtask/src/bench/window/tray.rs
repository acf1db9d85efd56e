//! What the application does while it is hidden in the tray.

use std::process::Stdio;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use sqlx::mysql::MySqlConnection;
use tokio::process::Command;
use tokio::time::{Instant, sleep, sleep_until};
use zbus::{Connection, interface};

use super::processes::{Work, work};
use super::scene::Scene;
use crate::process::Running;
use ::bench::{Figure, window};

/// After this time everything that follows a start is over.
const REST: Duration = Duration::from_secs(30);
const TIME: Duration = Duration::from_mins(1);
/// Between two looks.
const LOOK: Duration = Duration::from_millis(20);
/// What happens so many looks before and after a call to the database belongs to the poll.
const AROUND: usize = 3;

/// A desktop's tray that draws nothing: without one the application would show itself.
/// <https://www.freedesktop.org/wiki/Specifications/StatusNotifierItem/>
struct Tray;

#[interface(name = "org.kde.StatusNotifierWatcher")]
impl Tray {
    fn register_status_notifier_item(&self, _service: &str) {}

    #[zbus(property)]
    fn is_status_notifier_host_registered(&self) -> bool {
        true
    }
}

/// What happened between two looks.
struct Moment {
    sleeps: u32,
    calls: u64,
}

/// Starts the application hidden, and looks at it for a minute.
pub async fn measure(scene: &Scene<'_>) -> Result<Figure> {
    let _tray = offer_tray(scene.desktop.bus()).await.context("offering a tray")?;
    let mut application = Command::new(&scene.programs.application);
    application.args(&scene.arguments).arg("--hidden").stdout(Stdio::null()).stderr(Stdio::null());
    let mut application = Running::start(scene.desktop.host(&mut application))?;
    let mut database = scene.playground.administrator().await?;
    sleep(REST).await;

    let pids = [vec![application.id().context("the application ended")?], application.descendants()].concat();
    let before = work(&pids);
    let moments = look(&pids, &mut database).await?;
    let cpu = work(&pids).cpu.saturating_sub(before.cpu);
    let is_poll = |moment: &Moment| moment.calls > 0;
    let mut polls = 0_u32;
    ensure!(application.is_running(), "the application ended");
    let (mut of_polls, mut others) = (0_u32, 0_u32);
    for (at, moment) in moments.iter().enumerate() {
        let around = moments.iter().skip(at.saturating_sub(AROUND)).take(AROUND + at.min(AROUND) + 1);
        *(if around.into_iter().any(is_poll) { &mut of_polls } else { &mut others }) += moment.sleeps;
        polls += u32::from(is_poll(moment));
    }
    ensure!(polls > 0, "the application does not poll");
    let a_minute = |count: u32| f64::from(count) * 60.0 / TIME.as_secs_f64();
    Ok(scene.figure(
        "hidden in the tray",
        [
            (window::CPU, cpu.div_duration_f64(TIME) * 100.0),
            (window::WAKE_UPS, a_minute(others)),
            ("polls a minute", a_minute(polls)),
            ("wake-ups a poll", f64::from(of_polls) / f64::from(polls)),
        ],
    ))
}

async fn look(pids: &[u32], database: &mut MySqlConnection) -> Result<Vec<Moment>> {
    let start = Instant::now();
    let mut moments = Vec::new();
    let (mut sleeps, mut calls) = (work(pids).sleeps, asked(database).await?);
    for turn in 1.. {
        if start.elapsed() >= TIME {
            break;
        }
        sleep_until(start + LOOK * turn).await;
        let Work { sleeps: now, .. } = work(pids);
        // One of them is the question itself.
        let asked = asked(database).await?;
        moments.push(Moment { sleeps: now.saturating_sub(sleeps), calls: asked.saturating_sub(calls + 1) });
        (sleeps, calls) = (now, asked);
    }
    Ok(moments)
}

/// How many statements clients have sent to the server.
async fn asked(database: &mut MySqlConnection) -> Result<u64> {
    let (_, count): (String, String) =
        sqlx::query_as("SHOW GLOBAL STATUS LIKE 'Questions'").fetch_one(database).await?;
    Ok(count.parse()?)
}

async fn offer_tray(bus: &str) -> Result<Connection> {
    let builder = zbus::connection::Builder::address(bus)?.serve_at("/StatusNotifierWatcher", Tray)?;
    Ok(builder.name("org.kde.StatusNotifierWatcher")?.build().await?)
}
