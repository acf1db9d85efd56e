//! How many tests passed, failed and were skipped, read from what the test runners leave behind.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use super::stage::Stage;

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    pub passed: u64,
    pub failed: u64,
    pub skipped: u64,
}

impl Counts {
    pub fn run(self) -> u64 {
        self.passed + self.failed
    }
}

impl std::ops::AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{} passed, {} failed", self.passed, self.failed)?;
        if self.skipped > 0 { write!(to, ", {} skipped", self.skipped) } else { Ok(()) }
    }
}

/// The counts of a run of nextest, by stage. A run without tests leaves no report.
pub fn of_nextest(report: &Path) -> Result<BTreeMap<Stage, Counts>> {
    if !report.exists() {
        return Ok(BTreeMap::new());
    }
    let text = fs::read_to_string(report).with_context(|| format!("cannot read {}", report.display()))?;
    Ok(in_junit(&text))
}

/// Reads `<testsuite name="package::program" tests="3" errors="0" failures="1">`.
fn in_junit(report: &str) -> BTreeMap<Stage, Counts> {
    let mut counts: BTreeMap<Stage, Counts> = BTreeMap::new();
    for line in report.lines().filter(|line| line.trim_start().starts_with("<testsuite ")) {
        let attribute = |name: &str| line.split_once(&format!(" {name}=\""))?.1.split_once('"').map(|(value, _)| value);
        let number = |name: &str| attribute(name).and_then(|value| value.parse::<u64>().ok()).unwrap_or(0);
        let failed = number("failures") + number("errors");
        let passed = number("tests").saturating_sub(failed);
        *counts.entry(stage_of(attribute("name").unwrap_or_default())).or_default() +=
            Counts { passed, failed, skipped: 0 };
    }
    counts
}

/// The stage that runs a test program, by nextest's name for it.
pub fn stage_of(program: &str) -> Stage {
    let suite = program.strip_prefix("ticket-desk-tests::");
    let stages = [Stage::Contract, Stage::Database, Stage::Desk, Stage::Admin, Stage::Cluster, Stage::Window];
    stages.into_iter().find(|stage| stage.suite() == suite).unwrap_or(Stage::Unit)
}

/// The counts of vitest's JSON report.
pub fn of_vitest(report: &Path) -> Result<Counts> {
    let report = json(report)?;
    let number = |name: &str| report.get(name).and_then(Value::as_u64).unwrap_or(0);
    Ok(Counts { passed: number("numPassedTests"), failed: number("numFailedTests"), skipped: 0 })
}

/// The counts of Playwright's JSON report.
pub fn of_playwright(report: &Path) -> Result<Counts> {
    let report = json(report)?;
    let number = |name: &str| report.get("stats").and_then(|stats| stats.get(name)?.as_u64()).unwrap_or(0);
    Ok(Counts {
        passed: number("expected"),
        failed: number("unexpected") + number("flaky"),
        skipped: number("skipped"),
    })
}

fn json(report: &Path) -> Result<Value> {
    let text = fs::read(report).with_context(|| format!("cannot read {}", report.display()))?;
    serde_json::from_slice(&text).with_context(|| format!("{} is not a report", report.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const REPORT: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="nextest-run" tests="9" failures="1" errors="1" uuid="1" timestamp="now" time="4.2">
    <testsuite name="ticket-desk-model" tests="3" disabled="0" errors="0" failures="0">
        <testcase name="text::tests::a" classname="ticket-desk-model" timestamp="now" time="0.1">
        </testcase>
    </testsuite>
    <testsuite name="ticket-desk-private-server::private_server" tests="2" disabled="0" errors="0" failures="0">
    </testsuite>
    <testsuite name="ticket-desk-tests::database" tests="4" disabled="0" errors="1" failures="1">
        <testcase name="claim::mysql::a" classname="x"><failure type="test failure">tests="99"</failure></testcase>
    </testsuite>
</testsuites>"#;

    #[test]
    fn a_report_is_counted_by_stage() {
        let counts = in_junit(REPORT);
        assert_eq!(counts[&Stage::Unit], Counts { passed: 5, failed: 0, skipped: 0 });
        assert_eq!(counts[&Stage::Database], Counts { passed: 2, failed: 2, skipped: 0 });
    }

    #[test]
    fn skipped_tests_are_told_when_there_are_some_and_never_passed() {
        let mut counts = Counts { passed: 7, failed: 0, skipped: 0 };
        assert_eq!(counts.to_string(), "7 passed, 0 failed");
        counts += Counts { passed: 0, failed: 1, skipped: 214 };
        assert_eq!(counts.to_string(), "7 passed, 1 failed, 214 skipped");
        assert_eq!(counts.run(), 8);
    }
}
