//! Fills private databases with up to a million tickets and measures them: the parts of `cargo xtask bench` that need no window.

mod data;
mod figure;
mod goals;
mod measure;
mod parts;
mod report;
pub mod window;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result};
use private_server::Binary;
use time::OffsetDateTime;

pub use data::{Places, Volume};
pub use figure::{Figure, Kind, Run};
pub use measure::{Effort, Series};
pub use parts::contention::Crowd;
pub use parts::fleet::Fleet;

use data::{fill, open};

/// What is measured of the filled databases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Fills and keeps the databases, and measures nothing.
    Load,
    /// What each call costs at each volume.
    Growth,
    /// Many workstations that poll.
    Fleet,
    /// Many who want the same.
    Contention,
    /// Bytes for each ticket.
    Storage,
}

/// What to measure, and how thoroughly.
#[derive(Debug, Clone)]
pub struct Plan {
    /// In the order in which they are measured.
    pub parts: Vec<Part>,
    /// Each is filled and measured by itself.
    pub volumes: Vec<Volume>,
    /// How often each call is repeated.
    pub effort: Effort,
    /// How many get into each other's way.
    pub crowd: Crowd,
    /// Workstations that poll.
    pub fleet: Fleet,
}

impl Plan {
    /// As the goals are worded.
    #[must_use]
    pub fn thorough(parts: Vec<Part>, volumes: Vec<Volume>, workstations: usize) -> Self {
        Self {
            parts,
            volumes,
            effort: Effort { runs: 300, time: Duration::from_millis(1_500) },
            crowd: Crowd { responders: 160, tickets: 800, held: 500, writers: 16, time: Duration::from_secs(40) },
            fleet: Fleet { workstations, time: Duration::from_secs(30), interval: Duration::from_secs(3) },
        }
    }

    /// Connections that the server must take.
    fn connections(&self) -> Result<u32> {
        let fleet = if self.parts.contains(&Part::Fleet) { self.fleet.workstations } else { 0 };
        // A workstation has two, and opens another one to look at a call that takes long.
        let crowd = u32::try_from(self.crowd.responders + self.crowd.writers)?;
        Ok(u32::try_from(fleet)? * 2 + crowd * 3 + 100)
    }
}

/// The time in UTC, as a run keeps it.
#[must_use]
pub fn now() -> String {
    let now = OffsetDateTime::now_utc();
    format!("{} {:02}:{:02}:{:02}", now.date(), now.hour(), now.minute(), now.second())
}

/// Measures the parts of the plan on every server program, smallest volume first, and adds the figures to the run.
///
/// # Errors
/// When a server, a load or a call fails. What was measured by then is in the run.
pub async fn measure(plan: &Plan, places: &Places, binaries: &[Binary], run: &mut Run) -> Result<()> {
    let mut volumes = plan.volumes.clone();
    volumes.sort_unstable();
    if plan.parts.contains(&Part::Fleet) {
        parts::fleet::raise_limits(plan.fleet.workstations)?;
    }
    for binary in binaries {
        for volume in &volumes {
            let measured = one(plan, places, binary, *volume, &mut run.figures).await;
            measured.with_context(|| format!("{} {volume}", binary.flavour()))?;
        }
    }
    Ok(())
}

async fn one(plan: &Plan, places: &Places, binary: &Binary, volume: Volume, figures: &mut Vec<Figure>) -> Result<()> {
    fill(places, binary, volume).await?;
    if plan.parts.iter().all(|part| *part == Part::Load) {
        return Ok(());
    }
    let mut filled = open(places, binary, volume, plan.connections()?).await?;
    for part in &plan.parts {
        eprintln!("{} {volume}: {part:?}", binary.flavour());
        figures.extend(match part {
            Part::Load => Vec::new(),
            Part::Growth => parts::growth::measure(&filled, plan.effort).await?,
            Part::Storage => parts::storage::measure(&filled)?,
            Part::Contention => parts::contention::measure(&filled, plan.crowd).await?,
            Part::Fleet => {
                let (restarted, found) = parts::fleet::measure(filled, plan.fleet).await?;
                filled = restarted;
                found
            }
        });
    }
    filled.stop().await
}

/// Writes a run as JSON and as a page, and answers the files. They are named after the time.
///
/// # Errors
/// When a file cannot be written.
pub fn write(run: &Run, directory: &Path) -> Result<[PathBuf; 2]> {
    fs::create_dir_all(directory).with_context(|| format!("cannot make {}", directory.display()))?;
    let name = run.started_at.replace(':', "").replace(' ', "-");
    let [json, html] = ["json", "html"].map(|ending| directory.join(format!("{name}.{ending}")));
    write_file(&json, &serde_json::to_string_pretty(run)?)?;
    write_file(&html, &report::page(run, None))?;
    Ok([json, html])
}

/// Writes a page that shows a run beside an earlier one.
///
/// # Errors
/// When a file cannot be read or written, or is no run.
pub fn compare(before: &Path, after: &Path, page: &Path) -> Result<()> {
    let read = |path: &Path| -> Result<Run> {
        let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        serde_json::from_str(&text).with_context(|| format!("{} is no run of the bench", path.display()))
    };
    let (before, after) = (read(before)?, read(after)?);
    write_file(page, &report::page(&after, Some(&before)))
}

fn write_file(path: &Path, text: &str) -> Result<()> {
    fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
}

/// The figures as a table, and the goals that are missed.
#[must_use]
pub fn summary(run: &Run) -> String {
    format!("{}\n{}", run.table(), goals::table(&goals::judge(run)))
}
