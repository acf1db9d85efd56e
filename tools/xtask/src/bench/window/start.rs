//! The time until the list can be used, and the memory of a window that has come to rest.

use std::path::Path;
use std::time::{Duration, SystemTime};

use anyhow::{Context, Result, bail};
use serde_json::Value;
use tokio::time::sleep;

use super::people;
use super::processes::{memory, started, uptime};
use super::scene::Scene;
use crate::window::Window;
use ::bench::{Figure, Series, window};

const RUNS: usize = 9;
/// After this time a window has come to rest.
const REST: Duration = Duration::from_secs(5);

/// Answers when these words have been painted, by the computer's clock in milliseconds; null if they were there before the question.
const PAINTED: &str = "
const there = () => document.body?.innerText.includes(words);
const painted = () => requestAnimationFrame(() => setTimeout(() => done(performance.timeOrigin + performance.now())));
if (there()) done(null);
else new MutationObserver((_, observer) => {
  if (!there()) return;
  observer.disconnect();
  painted();
}).observe(document, { childList: true, subtree: true, characterData: true });
";

/// When an empty page was painted, by the computer's clock in milliseconds; null as long as it was not.
const FIRST_PAINT: &str = "
const [paint] = performance.getEntriesByName('first-contentful-paint');
done(paint === undefined ? null : performance.timeOrigin + paint.startTime);
";

#[derive(Default)]
struct Found {
    start: Series,
    /// In KiB.
    memory: Vec<u64>,
}

/// Starts both windows in turn.
pub async fn measure(scene: &Scene<'_>) -> Result<Figure> {
    let (mut application, mut empty) = (Found::default(), Found::default());
    for _ in 0..RUNS {
        let window = scene.open().await?;
        let script = format!("const words = {};{PAINTED}", Value::from(people::FIRST_IN_THE_LIST));
        let Some(at) = window.evaluate(&script).await?.as_f64() else {
            bail!("the list was there before the driver could look for it");
        };
        application.add(&window, &scene.programs.application, at).await?;
        drop(window);

        let window = Window::open(scene.desktop, &scene.programs.empty, &[]).await?;
        window.sees("Nothing").await?;
        let at = loop {
            if let Some(at) = window.evaluate(FIRST_PAINT).await?.as_f64() {
                break at;
            }
        };
        empty.add(&window, &scene.programs.empty, at).await?;
    }
    let milliseconds = |time: Duration| time.as_secs_f64() * 1e3;
    Ok(scene.figure(
        "start and memory",
        [
            (window::START, application.start.median().div_duration_f64(empty.start.median())),
            (window::MEMORY, application.mebibytes() / empty.mebibytes()),
            ("list ms", milliseconds(application.start.median())),
            ("list p95 ms", milliseconds(application.start.p95())),
            ("empty ms", milliseconds(empty.start.median())),
            ("MiB", application.mebibytes()),
            ("empty MiB", empty.mebibytes()),
        ],
    ))
}

impl Found {
    /// `at`: by the computer's clock, in milliseconds.
    async fn add(&mut self, window: &Window, program: &Path, at: f64) -> Result<()> {
        let is_it = |pid: &u32| std::fs::read_link(format!("/proc/{pid}/exe")).is_ok_and(|path| path == program);
        let pid = window.processes().into_iter().find(is_it).context("the process is not found")?;
        let system_start = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH)?.saturating_sub(uptime()?);
        self.start.add(Duration::from_secs_f64(at / 1e3).saturating_sub(system_start + started(pid)?));
        sleep(REST).await;
        self.memory.push(memory(&window.processes()));
        Ok(())
    }

    /// The median.
    fn mebibytes(&self) -> f64 {
        let mut sorted = self.memory.clone();
        sorted.sort_unstable();
        let median = sorted.get(sorted.len() / 2).copied().unwrap_or_default();
        f64::from(u32::try_from(median).unwrap_or(u32::MAX)) / 1024.0
    }
}
