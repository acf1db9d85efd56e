//! Two lanes of steps, for two processors: Rust in one, the user interface and its browser in the other. The first to finish takes what
//! is left.

use std::cell::RefCell;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use anyhow::Result;
use tokio::sync::watch;

use super::outcome::{Outcome, Tally, Verdict};
use super::run::Run;
use super::stage::Stage;
use super::{browser, rust, ui};
use crate::transcript::{Shows, Transcript};

/// Runs every step of the selection.
pub async fn run(run: &Run<'_>, keep_going: bool) -> Result<Vec<Outcome>> {
    let stop = AtomicBool::new(false);
    let lane = || Lane { run, stop: &stop, keep_going, outcomes: Vec::new() };
    let left = RefCell::new([Stage::Gallery, Stage::Window].into_iter().filter(|stage| run.has(*stage)).collect());
    let (built, mut is_built) = watch::channel(false);
    let rust = async {
        let mut steps = lane();
        if rust::needs_build(run) {
            let outcome = steps.step("build", rust::about_build(run), async |out| rust::build(run, out).await).await?;
            // Nothing runs what was not built, even when the run goes on after failures.
            stop.fetch_or(outcome == Verdict::Failed, Ordering::Relaxed);
        }
        built.send_replace(true);
        if run.has(Stage::Lint) {
            steps.step("lint", &Stage::Lint.about(), async |out| rust::lint(run, out).await).await?;
        }
        if rust::has_suites(run) {
            steps.step("suites", &rust::about_suites(run), async |out| rust::suites(run, out).await).await?;
        }
        steps.take_from(&left).await?;
        anyhow::Ok(steps.outcomes)
    };
    let ui = async {
        let mut steps = lane();
        if run.has(Stage::Fmt) {
            steps.step("fmt", &Stage::Fmt.about(), async |out| ui::format(run, out).await).await?;
        }
        if run.has(Stage::Ui) {
            steps.step("ui", &Stage::Ui.about(), async |out| ui::ui(run, out).await).await?;
        }
        // An error: the other lane has ended with one of its own.
        if is_built.wait_for(|built| *built).await.is_err() {
            return Ok(steps.outcomes);
        }
        if run.has(Stage::UiBrowser) {
            steps.step("ui-browser", &Stage::UiBrowser.about(), async |out| browser::stories(run, out).await).await?;
        }
        steps.take_from(&left).await?;
        anyhow::Ok(steps.outcomes)
    };
    let (mut outcomes, others) = tokio::try_join!(rust, ui)?;
    outcomes.extend(others);
    Ok(outcomes)
}

struct Lane<'a> {
    run: &'a Run<'a>,
    /// No further step starts.
    stop: &'a AtomicBool,
    keep_going: bool,
    outcomes: Vec<Outcome>,
}

impl Lane<'_> {
    /// Runs the last of the stages that are left, until none is.
    async fn take_from(&mut self, left: &RefCell<Vec<Stage>>) -> Result<()> {
        let run = self.run;
        loop {
            let Some(stage) = left.borrow_mut().pop() else { return Ok(()) };
            if stage == Stage::Window {
                self.step("window", &stage.about(), async |out| rust::window(run, out).await).await?;
            } else {
                self.step("gallery", &stage.about(), async |out| browser::gallery(run, out).await).await?;
            }
        }
    }

    /// Runs a step unless one before it failed. An error of this function is one of the run itself.
    async fn step(
        &mut self,
        name: &'static str,
        about: &str,
        work: impl AsyncFnOnce(&mut Transcript) -> Result<Tally>,
    ) -> Result<Verdict> {
        if self.stop.load(Ordering::Relaxed) {
            self.outcomes.push(Outcome { name, took: Duration::ZERO, verdict: Verdict::NotRun, tally: Vec::new() });
            return Ok(Verdict::NotRun);
        }
        let shows = if self.run.chooses() { Shows::Everything } else { Shows::Findings };
        let mut out = Transcript::new(self.run.project, name, shows)?;
        out.say(&format!("{about} …"));
        let (verdict, tally) = match work(&mut out).await {
            Ok(tally) if tally.iter().all(|(_, counts)| counts.failed == 0) => (Verdict::Passed, tally),
            Ok(tally) => (Verdict::Failed, tally),
            Err(error) => {
                out.say(&format!("{error:#}"));
                (Verdict::Failed, Vec::new())
            }
        };
        let took = out.took();
        let told = if verdict == Verdict::Passed { "passed" } else { "FAILED" };
        out.say(&format!("{told}, {:.1} s", took.as_secs_f64()));
        self.stop.fetch_or(verdict == Verdict::Failed && !self.keep_going, Ordering::Relaxed);
        self.outcomes.push(Outcome { name, took, verdict, tally });
        Ok(verdict)
    }
}
