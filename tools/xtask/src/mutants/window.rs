//! Mutants of the window: the file is swapped while Vitest runs.

use std::time::Duration;

use anyhow::Result;
use tokio::time::timeout;

use super::Runner;
use super::list::Mutant;
use super::swap::Swapped;
use super::verdict::{self, Verdict};
use crate::project::Project;

/// Vitest ends no test that loops without a pause.
const PATIENCE: Duration = Duration::from_secs(120);

pub async fn judge(project: &Project, mutant: &Mutant, runner: &Runner) -> Result<Verdict> {
    let mut swapped = Swapped::default();
    swapped.swap(project.path(&mutant.file), |text| mutant.apply(text))?;
    let mut vitest = project.npm("ui");
    vitest.args(["run", "--silent", "test", "--", "--bail=1"]).args(mutant.tests.split_whitespace());
    let verdict = timeout(PATIENCE, verdict::of(project, mutant, runner.run(vitest), failed)).await;
    verdict.unwrap_or_else(|_| Ok(Verdict::Caught("the tests hang".to_owned())))
}

/// ` FAIL  src/keyboard/chord.test.ts > a chord ends`; a file that cannot be loaded has no test in that line.
fn failed(line: &str) -> Option<&str> {
    line.trim_start().strip_prefix("FAIL ").filter(|name| name.contains(" > "))
}
