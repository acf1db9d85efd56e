//! The summary of a run: the outcome of each step, what was skipped and why, and the count of all tests.

use std::collections::BTreeSet;
use std::process::ExitCode;

use anyhow::{Result, bail};

use super::counts::Counts;
use super::outcome::{Outcome, Verdict};
use super::run::Run;
use super::rust::SKIPPED;
use super::stage::list;
use crate::servers::TestServers;

/// # Errors
/// When no test has one of the words that were given.
pub fn print(run: &Run<'_>, outcomes: &[Outcome]) -> Result<ExitCode> {
    println!();
    for outcome in outcomes {
        println!("  {}", line(outcome));
        let several = outcome.tally.len() > 1;
        for (stage, counts) in outcome.tally.iter().filter(|_| several) {
            println!("    {:10} {counts}", stage.name());
        }
    }
    if let Some(servers) = &run.servers {
        println!("  database servers: {}", TestServers::describe(servers));
    }
    let total = total(outcomes);
    if total.skipped > 0 && !run.missing.is_empty() {
        let stages: BTreeSet<String> = outcomes
            .iter()
            .flat_map(|outcome| &outcome.tally)
            .filter(|(_, counts)| counts.skipped > 0)
            .map(|(stage, counts)| format!("{} of {}", counts.skipped, stage.name()))
            .collect();
        let stages: Vec<String> = stages.into_iter().collect();
        println!("  SKIPPED, because {} is missing: {} (names: {SKIPPED})", run.missing, stages.join(", "));
    }
    if run.chooses() && total.run() + total.skipped == 0 && total.failed == 0 {
        bail!("no test has {} in its name\n\n{}", run.selection.words.join(" or "), list());
    }
    println!("\n{total}");
    Ok(if total.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// "ui-browser   passed   171.2 s   53 passed, 0 failed"
fn line(outcome: &Outcome) -> String {
    let word = match outcome.verdict {
        Verdict::Passed => "passed",
        Verdict::Failed => "FAILED",
        Verdict::NotRun => "not run",
    };
    let took = format!("{:.1} s", outcome.took.as_secs_f64());
    match outcome.tally.as_slice() {
        [(_, counts)] => format!("{:12} {word:8} {took:>8}   {counts}", outcome.name),
        _ => format!("{:12} {word:8} {took:>8}", outcome.name),
    }
}

/// The tests of all steps. A step that fails without a failed test counts as one: a lint, a build, a runner that crashed.
fn total(outcomes: &[Outcome]) -> Counts {
    let mut total = Counts::default();
    for outcome in outcomes {
        let mut counts = Counts::default();
        for (_, of_stage) in &outcome.tally {
            counts += *of_stage;
        }
        if outcome.verdict == Verdict::Failed {
            counts.failed = counts.failed.max(1);
        }
        total += counts;
    }
    total
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::test::stage::Stage;

    fn outcome(name: &'static str, verdict: Verdict, tally: &[(Stage, [u64; 3])]) -> Outcome {
        let counts = |[passed, failed, skipped]: [u64; 3]| Counts { passed, failed, skipped };
        let tally = tally.iter().map(|(stage, numbers)| (*stage, counts(*numbers))).collect();
        Outcome { name, took: Duration::from_secs(61), verdict, tally }
    }

    #[test]
    fn tests_are_counted_and_a_failed_check_is_a_failure() {
        let outcomes = [
            outcome("fmt", Verdict::Passed, &[]),
            outcome("lint", Verdict::Failed, &[]),
            outcome("suites", Verdict::Failed, &[(Stage::Unit, [200, 1, 0]), (Stage::Database, [214, 2, 214])]),
            outcome("window", Verdict::NotRun, &[]),
        ];
        assert_eq!(total(&outcomes).to_string(), "414 passed, 4 failed, 214 skipped");
    }

    #[test]
    fn a_step_says_its_verdict_its_time_and_its_tests() {
        let outcome = outcome("ui", Verdict::Passed, &[(Stage::Ui, [370, 0, 0])]);
        assert_eq!(line(&outcome), "ui           passed     61.0 s   370 passed, 0 failed");
    }
}
