//! What was measured, in the form in which it is kept.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

use crate::measure::Cost;

/// What a figure is about; goals are told by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// `SELECT 1` and a durable commit.
    Unit,
    /// `watch`.
    Poll,
    /// Changes nothing.
    Read,
    /// Changes something.
    Write,
    /// Many workstations.
    Fleet,
    /// Many who want the same.
    Contention,
    /// Bytes.
    Storage,
    /// The application's window.
    Window,
}

/// One thing that was measured on one server at one volume.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// The part of the bench.
    pub part: String,
    /// Which goals speak of it.
    pub kind: Kind,
    /// Flavour and version.
    pub server: String,
    /// Tickets in the database, such as `100k`.
    pub volume: String,
    /// What was called, and by whom.
    pub name: String,
    /// By their names, which tell the unit.
    pub values: BTreeMap<String, f64>,
}

/// The names of values.
pub const CPU: &str = "CPU µs";
pub const MEDIAN: &str = "median µs";
pub const P95: &str = "p95 µs";
/// CPU time and median as multiples of those of `SELECT 1`.
pub const CPU_RATIO: &str = "CPU ÷ S";
pub const MEDIAN_RATIO: &str = "median ÷ S";
/// The median as a multiple of that of a durable commit of the same minute.
pub const COMMIT_RATIO: &str = "median ÷ commit";

impl Figure {
    /// One of its values.
    #[must_use]
    pub fn value(&self, name: &str) -> Option<f64> {
        self.values.get(name).copied()
    }

    /// What identifies it in another run.
    #[must_use]
    pub fn key(&self) -> (String, String, String, String) {
        // A new version of the server is still the same figure.
        let flavour = self.server.split(' ').next().unwrap_or_default().to_owned();
        (self.part.clone(), flavour, self.volume.clone(), self.name.clone())
    }
}

/// Median, p95 and CPU time of a call, and their ratios to the two units.
pub fn values(cost: &Cost, select_one: &Cost, commit: Option<&Cost>) -> BTreeMap<String, f64> {
    let micros = |time: std::time::Duration| time.as_secs_f64() * 1e6;
    let ratio =
        |one: std::time::Duration, other: std::time::Duration| one.as_secs_f64() / other.as_secs_f64().max(1e-9);
    let mut values = BTreeMap::from([
        (CPU.to_owned(), micros(cost.cpu)),
        (MEDIAN.to_owned(), micros(cost.times.median())),
        (P95.to_owned(), micros(cost.times.p95())),
        (CPU_RATIO.to_owned(), ratio(cost.cpu, select_one.cpu)),
        (MEDIAN_RATIO.to_owned(), ratio(cost.times.median(), select_one.times.median())),
    ]);
    if let Some(commit) = commit {
        values.insert(COMMIT_RATIO.to_owned(), ratio(cost.times.median(), commit.times.median()));
    }
    values
}

/// A run of the bench.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Run {
    /// When it began, in UTC.
    pub started_at: String,
    /// The commit that was measured, with `+` when files were changed since.
    pub commit: String,
    /// Processor, cores, memory, operating system.
    pub machine: String,
    /// How the client was built.
    pub build: String,
    /// In the order in which they were measured.
    pub figures: Vec<Figure>,
}

impl Run {
    /// A table for each part, server and volume.
    #[must_use]
    pub fn table(&self) -> String {
        let mut text =
            format!("{} · {} · {} · client built for {}\n", self.started_at, self.commit, self.machine, self.build);
        let mut last = None;
        for figure in &self.figures {
            let head = (&figure.part, &figure.server, &figure.volume);
            if last != Some(head) {
                let _ = write!(text, "\n{} · {} · {}\n", figure.part, figure.server, figure.volume);
                last = Some(head);
            }
            let values = figure.values.iter().map(|(name, value)| format!("{name} {}", short(*value)));
            let _ = writeln!(text, "  {:44} {}", figure.name, values.collect::<Vec<_>>().join(" · "));
        }
        text
    }
}

/// A count as a value.
#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
pub fn float(count: usize) -> f64 {
    count as f64
}

/// Three digits that matter.
pub fn short(value: f64) -> String {
    match value.abs() {
        0.0 => "0".to_owned(),
        size if size < 10.0 => format!("{value:.2}"),
        size if size < 100.0 => format!("{value:.1}"),
        _ => format!("{value:.0}"),
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::measure::Series;

    fn cost(micros: u64) -> Cost {
        let mut times = Series::default();
        times.add(Duration::from_micros(micros));
        Cost { times, cpu: Duration::from_micros(micros / 2) }
    }

    #[test]
    fn ratios_are_to_both_units() {
        let values = values(&cost(600), &cost(60), Some(&cost(300)));
        assert!((values[CPU_RATIO] - 10.0).abs() < 1e-9);
        assert!((values[COMMIT_RATIO] - 2.0).abs() < 1e-9);
        assert!((values[CPU] - 300.0).abs() < 1e-9);
    }

    #[test]
    fn three_digits_are_enough() {
        let texts = [0.0, 0.123, 1.239, 12.34, 123.4, 1_234_567.8].map(short);
        assert_eq!(texts, ["0", "0.12", "1.24", "12.3", "123", "1234568"]);
    }
}
