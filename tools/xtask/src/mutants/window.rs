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

pub async fn judge(project: &Project, mutant: &Mutant, runner: &Runner) -> Result<Verdict> {
    let mut swapped = Swapped::default();
    swapped.swap(&project.path(&mutant.file), |text| mutant.apply(text))?;
    let mut tests = tests(project);
    tests.args(mutant.tests.split_whitespace());
    let verdict = timeout(TIMEOUT, verdict::of(project, &mutant.id, runner.run(tests), failed)).await;
    let verdict = verdict.unwrap_or_else(|_| Ok(Verdict::Caught("the tests hang".to_owned())));
    drop(swapped);
    if let Ok(Verdict::Caught(test)) = &verdict {
        confirm(project, mutant, test, runner).await?;
    }
    verdict
}

/// Runs the file of the test that caught a mutant without it: if a test fails then, it proves nothing.
async fn confirm(project: &Project, mutant: &Mutant, test: &str, runner: &Runner) -> Result<()> {
    let Some((file, _)) = test.split_once(" > ") else { return Ok(()) };
    let mut tests = tests(project);
    tests.arg(file);
    match verdict::of(project, &format!("{}-without", mutant.id), runner.run(tests), failed).await? {
        Verdict::Caught(test) => bail!("{test} fails without the mutant too"),
        Verdict::Survived => Ok(()),
    }
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
