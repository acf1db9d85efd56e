//! Many workstations that poll, and all of them coming back after the server was started again.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use futures_util::{StreamExt as _, TryStreamExt as _, stream};
use private_server::private_installation::Route;
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep, sleep_until, timeout};

use super::client::{Person, Workstation};
use crate::data::{BUSY, Filled, Volume};
use crate::figure::{Figure, Kind};
use crate::measure::{Cpu, Series, resident};

/// One responder to so many people.
const RESPONDERS: usize = 20;
/// Connections that are opened at once.
const OPENING: usize = 24;
/// Files that this program and the server need beside the connections.
const OTHER_FILES: u64 = 500;
/// Who has no answer so long after the restart has failed.
const BACK: Duration = Duration::from_mins(2);

/// Workstations that poll.
#[derive(Debug, Clone, Copy)]
pub struct Fleet {
    /// How many.
    pub workstations: usize,
    /// How long they poll.
    pub time: Duration,
    /// Between two polls of a workstation.
    pub interval: Duration,
}

impl Fleet {
    /// Workstations have moments of their own. 0.618…: the fractions of its multiples lie evenly.
    fn phase(self, number: usize) -> Duration {
        self.interval.mul_f64((float(number) * 0.618_033_988_749_895).fract())
    }
}

/// The names of values.
pub const CORE: &str = "% of a core";
pub const P95: &str = "p95 ms";
pub const MEMORY: &str = "MiB a connection";
pub const FAILED: &str = "failed after a restart";

/// Lets this program and the servers that it starts open enough files for so many connections.
pub fn raise_limits(connections: usize) -> Result<()> {
    let wanted = connections as u64 + OTHER_FILES;
    let text = std::fs::read_to_string("/proc/self/limits").context("the fleet needs Linux")?;
    let (soft, hard) = open_files(&text).context("/proc/self/limits is strange")?;
    ensure!(
        hard >= wanted,
        "{connections} connections need {wanted} open files, and the hard limit is {hard}: `ulimit -Hn {wanted}` as root, or LimitNOFILE"
    );
    if soft < wanted {
        let raised = std::process::Command::new("prlimit")
            .args(["--pid", &std::process::id().to_string(), &format!("--nofile={wanted}:{hard}")])
            .status()
            .context("running prlimit")?;
        ensure!(raised.success(), "the limit of open files stays at {soft}; {wanted} are needed");
    }
    Ok(())
}

/// The soft and the hard limit of open files.
fn open_files(limits: &str) -> Option<(u64, u64)> {
    let line = limits.lines().find_map(|line| line.strip_prefix("Max open files"))?;
    let mut limits = line.split_whitespace().map(|limit| match limit {
        "unlimited" => Some(u64::MAX),
        number => number.parse().ok(),
    });
    Some((limits.next()??, limits.next()??))
}

/// Who sits at a workstation: every twentieth is a responder, and people sit at several where there are too few.
fn person(workstation: usize, volume: Volume) -> u64 {
    let (responders, employees) = (volume.busy() + volume.helpers(), volume.employees());
    let number = workstation as u64;
    let group = RESPONDERS as u64;
    if number.is_multiple_of(group) {
        BUSY + number / group % responders
    } else {
        volume.first_employee() + number % employees
    }
}

/// Measures the workstations while they poll, then restarts the server under them.
pub async fn measure(filled: Filled, fleet: Fleet) -> Result<(Filled, Vec<Figure>)> {
    let count = fleet.workstations;
    let pid = filled.desk.server().pid();
    let workstation = Workstation::new(&filled, "fleet", Route::Port(filled.desk.server().port())).await?;
    let mut figures = Vec::new();
    let figure = |name: String, kind, values: Vec<(&str, f64)>| Figure {
        part: "fleet".into(),
        kind,
        server: filled.server(),
        volume: filled.volume.to_string(),
        name,
        values: values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect::<BTreeMap<_, _>>(),
    };

    let cpu = Cpu::of(pid);
    let (memory, used, started) = (resident(pid)?, cpu.ticks()?, Instant::now());
    let people: Vec<Arc<Person>> = stream::iter(0..count)
        .map(|number| {
            let person = workstation.person(person(number, filled.volume));
            async move {
                let person = person?;
                person.poll().await.context("the first poll")?;
                anyhow::Ok(Arc::new(person))
            }
        })
        .buffer_unordered(OPENING)
        .try_collect()
        .await?;
    let opening = (cpu.ticks()?.saturating_sub(used), started.elapsed());
    // Twice more, so that what grows with the first calls is there.
    poll(fleet, &people, Instant::now() + 2 * fleet.interval).await?;
    let grown = resident(pid)?.saturating_sub(memory);

    let (used, started) = (cpu.ticks()?, Instant::now());
    let (responders, employees) = poll(fleet, &people, started + fleet.time).await?;
    let core = cpu.ticks()?.saturating_sub(used).as_secs_f64() / started.elapsed().as_secs_f64() * 100.0;
    let millis = |time: Duration| time.as_secs_f64() * 1e3;
    let polls = responders.count() + employees.count();
    let mut all = responders.clone();
    all.extend(employees);
    figures.push(figure(
        format!("{count} workstations"),
        Kind::Fleet,
        vec![
            (CORE, core),
            (P95, millis(all.p95())),
            ("median ms", millis(all.median())),
            ("p95 ms, responders", millis(responders.p95())),
            ("polls a second", float(polls) / started.elapsed().as_secs_f64()),
            (MEMORY, float(usize::try_from(grown)?) / 1024.0 / float(count)),
            ("opening, CPU ms each", millis(opening.0) / float(count)),
            ("opening, s in all", opening.1.as_secs_f64()),
        ],
    ));

    let stopped = Instant::now();
    let (name, volume, server) =
        (format!("{count} workstations come back"), filled.volume.to_string(), filled.server());
    let filled = filled.restart().await?;
    let away = stopped.elapsed();
    let (back, failed) = come_back(fleet, &people).await;
    let values =
        [(FAILED, float(failed)), ("all back after s", back.as_secs_f64()), ("server away s", away.as_secs_f64())];
    figures.push(Figure {
        part: "fleet".into(),
        kind: Kind::Fleet,
        server,
        volume,
        name,
        values: values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
    });
    Ok((filled, figures))
}

#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
fn float(count: usize) -> f64 {
    count as f64
}

/// Lets everybody poll, and answers the times of responders and of employees.
async fn poll(fleet: Fleet, people: &[Arc<Person>], until: Instant) -> Result<(Series, Series)> {
    let mut tasks = JoinSet::new();
    let begin = Instant::now();
    for (number, person) in people.iter().enumerate() {
        let person = Arc::clone(person);
        let is_responder = number.is_multiple_of(RESPONDERS);
        tasks.spawn(async move {
            let (mut times, mut due) = (Series::default(), begin + fleet.phase(number));
            while due < until {
                sleep_until(due).await;
                let start = Instant::now();
                person.poll().await?;
                times.add(start.elapsed());
                due += fleet.interval;
            }
            anyhow::Ok((is_responder, times))
        });
    }
    let (mut responders, mut employees) = (Series::default(), Series::default());
    while let Some(polled) = tasks.join_next().await {
        let (is_responder, times) = polled??;
        if is_responder { responders.extend(times) } else { employees.extend(times) }
    }
    Ok((responders, employees))
}

/// Everybody polls until they have an answer. Answers when the last had one, and how many had none in time.
async fn come_back(fleet: Fleet, people: &[Arc<Person>]) -> (Duration, usize) {
    let (started, mut tasks, missing) = (Instant::now(), JoinSet::new(), Arc::new(AtomicUsize::new(people.len())));
    for (number, person) in people.iter().enumerate() {
        let (person, missing) = (Arc::clone(person), Arc::clone(&missing));
        tasks.spawn(async move {
            sleep(fleet.phase(number)).await;
            while person.poll().await.is_err() {
                sleep(fleet.interval).await;
            }
            missing.fetch_sub(1, Ordering::SeqCst);
        });
    }
    // The time is up: whoever is missing has failed.
    timeout(BACK, async { while tasks.join_next().await.is_some() {} }).await.ok();
    (started.elapsed(), missing.load(Ordering::SeqCst))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limits_of_open_files_are_read() {
        let text = "Limit                     Soft Limit           Hard Limit           Units     \n\
                    Max cpu time              unlimited            unlimited            seconds   \n\
                    Max open files            1024                 unlimited            files     \n";
        assert_eq!(open_files(text), Some((1024, u64::MAX)));
        assert_eq!(open_files("Max open files"), None);
    }

    #[test]
    fn every_twentieth_is_a_responder() {
        let volume: Volume = "1k".parse().unwrap();
        let responders = (0..2_000).filter(|number| person(*number, volume) < volume.first_employee()).count();
        assert_eq!(responders, 100);
        assert!((0..2_000).all(|number| person(number, volume) <= volume.people()));
    }
}
