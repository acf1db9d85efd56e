//! The steps in Rust: one build of everything that lints too, and the suites under nextest.

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::{Context, Result};
use tokio::process::Command;

use super::counts::{self, Counts};
use super::outcome::Tally;
use super::run::Run;
use super::stage::Stage;
use crate::build;
use crate::process::run_quietly;
use crate::servers::TestServers;
use crate::transcript::Transcript;
use crate::virtual_desktop::VirtualDesktop;

/// Where the names of skipped tests are kept.
pub const SKIPPED: &str = "build/log/skipped.log";
/// The stages that run side by side, under one run of nextest.
const SUITES: [Stage; 6] = [Stage::Unit, Stage::Contract, Stage::Database, Stage::Desk, Stage::Admin, Stage::Cluster];

pub fn has_suites(run: &Run<'_>) -> bool {
    SUITES.iter().any(|stage| run.has(*stage))
}

pub fn about_build(run: &Run<'_>) -> &'static str {
    if lints_as_it_builds(run) {
        "The programs and tests of this run, once, with every lint an error"
    } else {
        "The programs and tests of this run, once"
    }
}

/// "The tests of unit, database"
pub fn about_suites(run: &Run<'_>) -> String {
    let names: Vec<String> = SUITES.iter().filter(|stage| run.has(**stage)).map(|stage| stage.name()).collect();
    format!("The tests of {}", names.join(", "))
}

/// Whether something is compiled, or needs the built user interface.
pub fn needs_build(run: &Run<'_>) -> bool {
    let needs = |stage: &Stage| *stage != Stage::Fmt && !(*stage == Stage::Ui && run.chooses());
    run.selection.stages.iter().any(needs)
}

/// Builds the user interface, then in one go what the selected stages run.
pub async fn build(run: &Run<'_>, out: &mut Transcript) -> Result<Tally> {
    build::ui_into(run.project, out).await?;
    let targets = targets(run);
    if !targets.is_empty() {
        out.run(cargo(run).args(["build", "--workspace"]).args(targets)).await?;
    }
    Ok(Tally::new())
}

/// Cargo, with clippy's driver as the compiler of the workspace where lints are wanted: one build serves tests and lints.
/// `cargo clippy` does the same to `cargo check`, and so compiles every dependency a second time.
fn cargo(run: &Run<'_>) -> Command {
    let mut cargo = run.project.cargo();
    if lints_as_it_builds(run) {
        cargo.env("RUSTC_WORKSPACE_WRAPPER", "clippy-driver");
        // How `cargo clippy` hands over what stands behind `--`.
        cargo.env("CLIPPY_ARGS", "--deny__CLIPPY_HACKERY__warnings");
    }
    cargo
}

/// Not on Windows: there the running xtask keeps cargo from putting another build of it in its place.
fn lints_as_it_builds(run: &Run<'_>) -> bool {
    run.has(Stage::Lint) && cfg!(not(windows))
}

/// What cargo builds for the selected stages. The whole workspace is selected always: with fewer packages the dependencies
/// would have other features and be compiled again.
fn targets(run: &Run<'_>) -> Vec<String> {
    if lints_as_it_builds(run) {
        return vec!["--all-targets".to_owned()];
    }
    if run.has(Stage::Unit) {
        return ["--lib", "--bins", "--tests"].map(str::to_owned).to_vec();
    }
    let programs = run.selection.stages.iter().filter_map(|stage| Some(["--bin", stage.program()?.name()]));
    test_targets(run).into_iter().chain(programs.flatten().map(str::to_owned)).collect()
}

/// Those of them that hold tests. `--bins` here would build every program once more, as a test.
fn test_targets(run: &Run<'_>) -> Vec<String> {
    if run.has(Stage::Unit) {
        return vec!["--tests".to_owned()];
    }
    let suites = run.selection.stages.iter().filter_map(|stage| Some(["--test", stage.suite()?]));
    suites.flatten().map(str::to_owned).collect()
}

/// Lints the dependencies, which the build does not.
pub async fn lint(run: &Run<'_>, out: &mut Transcript) -> Result<Tally> {
    if !lints_as_it_builds(run) {
        let mut clippy = run.project.cargo();
        out.run(clippy.args(["clippy", "--workspace", "--all-targets", "--", "--deny", "warnings"])).await?;
    }
    if run_quietly(run.project.cargo().args(["deny", "--version"])).await.is_err() {
        out.say("cargo-deny is not installed: deny.toml is not checked");
        return Ok(Tally::new());
    }
    out.run(run.project.cargo().args(["deny", "--log-level", "error", "check"])).await?;
    Ok(Tally::new())
}

/// Runs the tests inside the crates and the suites that need no window.
pub async fn suites(run: &Run<'_>, out: &mut Transcript) -> Result<Tally> {
    let nextest =
        Nextest { run, stages: SUITES.into_iter().filter(|stage| run.has(*stage)).collect(), profile: "default" };
    let mut command = nextest.command("run");
    command.arg("--filterset").arg(nextest.present());
    command.args(["--test-threads", &threads().to_string()]);
    command.envs(run.servers.iter().flat_map(TestServers::environment));
    command.env("TICKET_DESK_ADMIN", run.project.built_program(build::Program::Admin.name()));
    let mut tally = nextest.run(out, &mut command).await?;
    for (stage, skipped) in nextest.skipped().await? {
        tally.entry(stage).or_default().skipped = skipped;
    }
    Ok(tally.into_iter().collect())
}

/// How many tests run at once: one more than there are processors, because many wait for a poll, a lock or a restarted server.
fn threads() -> usize {
    std::thread::available_parallelism().map_or(2, usize::from) + 1
}

/// Runs the suite of the real window, on a desktop of its own.
pub async fn window(run: &Run<'_>, out: &mut Transcript) -> Result<Tally> {
    let pictures = run.project.build_output().join("window");
    if pictures.exists() {
        std::fs::remove_dir_all(&pictures).with_context(|| format!("cannot remove {}", pictures.display()))?;
    }
    let nextest = Nextest { run, stages: vec![Stage::Window], profile: "window" };
    let desktop = VirtualDesktop::start().await?;
    let mut command = nextest.command("run");
    command.arg("--filterset").arg(nextest.present());
    command.env("TICKET_DESK_APP", run.project.built_program(build::Program::Shell.name()));
    Ok(nextest.run(out, desktop.host(&mut command)).await?.into_iter().collect())
}

/// A run of `cargo nextest` over the tests of some stages.
struct Nextest<'a> {
    run: &'a Run<'a>,
    stages: Vec<Stage>,
    profile: &'static str,
}

impl Nextest<'_> {
    fn command(&self, subcommand: &str) -> Command {
        let mut command = cargo(self.run);
        command.args(["nextest", subcommand, "--profile", self.profile, "--workspace"]);
        command.args(test_targets(self.run)).args(&self.run.selection.words);
        command
    }

    async fn run(&self, out: &mut Transcript, command: &mut Command) -> Result<BTreeMap<Stage, Counts>> {
        let report = self.report();
        if report.exists() {
            std::fs::remove_file(&report).with_context(|| format!("cannot remove {}", report.display()))?;
        }
        // Failed tests are in the report; without a report nothing ran.
        let outcome = out.run(command.args(["--no-fail-fast", "--no-tests", "pass"])).await;
        let counts = counts::of_nextest(&report)?;
        match outcome {
            Err(error) if counts.values().all(|counts| counts.failed == 0) => Err(error),
            _ => Ok(counts),
        }
    }

    fn report(&self) -> PathBuf {
        self.run.project.path("target/nextest").join(self.profile).join("junit.xml")
    }

    /// The tests of these stages, as nextest reads it.
    fn all(&self) -> String {
        let of_stage = |stage: &Stage| match stage.suite() {
            Some(suite) => format!("binary_id(ticket-desk-tests::{suite})"),
            None => "not package(ticket-desk-tests)".to_owned(),
        };
        self.stages.iter().map(of_stage).collect::<Vec<_>>().join(" | ")
    }

    /// Those whose database server is there.
    fn present(&self) -> String {
        if self.run.missing.is_empty() {
            return self.all();
        }
        format!("({}) - ({})", self.all(), self.run.missing.filterset())
    }

    /// How many tests need a database server that is missing. Their names are kept in `build/log/skipped.log`.
    async fn skipped(&self) -> Result<BTreeMap<Stage, u64>> {
        let mut skipped = BTreeMap::new();
        if self.run.missing.is_empty() {
            return Ok(skipped);
        }
        let mut list = self.command("list");
        list.arg("--filterset").arg(format!("({}) & {}", self.all(), self.run.missing.filterset()));
        let listed = run_quietly(list.args(["--message-format", "oneline"])).await?;
        let file = self.run.project.path(SKIPPED);
        std::fs::write(&file, &listed.stdout).with_context(|| format!("cannot write {}", file.display()))?;
        for line in String::from_utf8_lossy(&listed.stdout).lines() {
            let program = line.split_whitespace().next().unwrap_or_default();
            *skipped.entry(counts::stage_of(program)).or_default() += 1;
        }
        Ok(skipped)
    }
}
