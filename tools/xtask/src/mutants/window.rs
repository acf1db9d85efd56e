//! Mutants of the window: the file is swapped while Vitest runs.

use std::time::Duration;

use anyhow::{Result, bail};
use tokio::process::Command;
use tokio::time::timeout;

use super::list::Mutant;
use super::runner::Runner;
use super::swap::Swapped;
use super::verdict::{self, Verdict};
use crate::project::Project;

/// Vitest ends no test that loops without a pause.
const TIMEOUT: Duration = Duration::from_mins(2);

/// Runs the tests as they are: what fails then would catch every mutant.
pub async fn without(project: &Project, runner: &Runner) -> Result<()> {
    match verdict::of(project, "mutants-none", runner.run(tests(project)), failed).await? {
        Verdict::Caught(test) => bail!("{test} fails without a mutant"),
        Verdict::Survived => Ok(()),
    }
}

pub async fn judge(project: &Project, mutant: &Mutant, runner: &Runner) -> Result<Verdict> {
    let mut swapped = Swapped::default();
    swapped.swap(&project.path(&mutant.file), |text| mutant.apply(text))?;
    let mut tests = tests(project);
    tests.args(mutant.tests.split_whitespace());
    let verdict = timeout(TIMEOUT, verdict::of(project, &mutant.id, runner.run(tests), failed)).await;
    verdict.unwrap_or_else(|_| Ok(Verdict::Caught("the tests hang".to_owned())))
}

fn tests(project: &Project) -> Command {
    let mut vitest = project.npm("ui");
    vitest.args(["run", "--silent", "test", "--", "--bail=1"]);
    vitest
}

/// ` FAIL  src/keyboard/chord.test.ts > a chord ends`; a file that cannot be loaded has no test in that line.
fn failed(line: &str) -> Option<&str> {
    line.trim_start().strip_prefix("FAIL ").filter(|name| name.contains(" > "))
}
