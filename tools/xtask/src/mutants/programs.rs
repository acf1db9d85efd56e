//! Test programs with mutants in them, built once for all mutants.
//!
//! All mutants in Rust are compiled into the same programs; an environment variable chooses one. The SQL files are embedded
//! in the programs as they are, so that a mutant is written over its file there, in a copy of the program.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;
use tempfile::TempDir;
use tokio::process::Command;

use super::embedded;
use super::list::Mutant;
use super::runner::Runner;
use super::swap::Swapped;
use super::verdict::{self, Verdict};
use crate::process::run_quietly;
use crate::project::Project;
use crate::servers::TestServers;

/// The mutant that is alive.
const SWITCH: &str = "TICKET_DESK_MUTANT";

pub struct Programs {
    directory: TempDir,
    /// As nextest lists them.
    list: Value,
    /// The workspace as cargo describes it.
    workspace: PathBuf,
    servers: TestServers,
}

impl Programs {
    /// Builds the suites of `mutants` with all of `compiled` inside.
    pub async fn build(project: &Project, mutants: &[&Mutant], compiled: &[&Mutant], runner: &Runner) -> Result<Self> {
        let suites: BTreeSet<&str> = mutants.iter().map(|mutant| mutant.suite.as_str()).collect();
        let directory = tempfile::tempdir_in(project.path("target")).context("cannot make a directory in target")?;
        let servers = TestServers::start(project).await?;
        let mut list = project.cargo();
        list.args(["nextest", "list", "--workspace", "--list-type", "binaries-only", "--message-format", "json"]);
        if suites.iter().any(|suite| !suite.starts_with("tests::")) {
            list.arg("--lib");
        }
        for suite in suites.iter().filter_map(|suite| suite.strip_prefix("tests::")) {
            list.args(["--test", suite]);
        }
        let swapped = with_switches(project, compiled)?;
        println!("building the tests of {}", suites.into_iter().collect::<Vec<_>>().join(", "));
        let listed = run_quietly(&mut runner.run(list)).await?;
        let mut list: Value = serde_json::from_slice(&listed.stdout).context("the list of test programs is odd")?;
        // Copied, because the next build of anything writes over them.
        for mutant in mutants {
            let path = path_in(&mut list, &mutant.suite)?;
            let copy = directory.path().join(mutant.suite.replace("::", "-"));
            if !copy.exists() {
                fs::copy(path.as_str().unwrap_or_default(), &copy).with_context(|| format!("cannot copy {path}"))?;
            }
            *path = copy.to_string_lossy().into();
        }
        drop(swapped);
        let workspace = directory.path().join("workspace.json");
        fs::write(&workspace, run_quietly(project.cargo().args(["metadata", "--format-version", "1"])).await?.stdout)?;
        Ok(Self { directory, list, workspace, servers })
    }

    pub async fn judge(&self, project: &Project, mutant: &Mutant, runner: &Runner) -> Result<Verdict> {
        let mut list = self.list.clone();
        let copy = self.directory.path().join(&mutant.id);
        if mutant.is_embedded() {
            let program = path_in(&mut list, &mutant.suite)?;
            embedded::copy(project, Path::new(program.as_str().unwrap_or_default()), &copy, mutant)?;
            *program = copy.to_string_lossy().into();
        }
        let mut tests = self.tests(project, &filter(mutant), &list, &copy.with_extension("json"))?;
        tests.env(SWITCH, &mutant.id);
        if mutant.file.starts_with("migrations/schema/") {
            // No later test may take over tables of a mutant.
            tests.env("TICKET_DESK_TEST_INSTALLATIONS", "");
        }
        let verdict = verdict::of(project, &mutant.id, runner.run(tests), failed).await;
        if mutant.is_embedded() {
            fs::remove_file(&copy)?;
        }
        if let Ok(Verdict::Caught(test)) = &verdict {
            self.confirm(project, mutant, test, runner).await?;
        }
        verdict
    }

    /// Runs the test that caught a mutant without it: if it fails then, it proves nothing.
    async fn confirm(&self, project: &Project, mutant: &Mutant, test: &str, runner: &Runner) -> Result<()> {
        let filter = format!("binary_id({}) & test(={test})", program_of(&mutant.suite));
        let list_file = self.directory.path().join(format!("{}-without.json", mutant.id));
        let tests = self.tests(project, &filter, &self.list, &list_file)?;
        match verdict::of(project, &format!("{}-without", mutant.id), runner.run(tests), failed).await? {
            Verdict::Caught(test) => bail!("{test} fails without the mutant too"),
            Verdict::Survived => Ok(()),
        }
    }

    fn tests(&self, project: &Project, filter: &str, list: &Value, list_file: &Path) -> Result<Command> {
        fs::write(list_file, list.to_string())?;
        let mut nextest = project.cargo();
        nextest.args(["nextest", "run", "--fail-fast", "--filterset", filter]).envs(self.servers.environment());
        nextest.arg("--binaries-metadata").arg(list_file).arg("--cargo-metadata").arg(&self.workspace);
        Ok(nextest)
    }
}

/// The test program of a suite, as nextest calls it.
fn program_of(suite: &str) -> String {
    format!("ticket-desk-{suite}")
}

/// The tests that should notice a mutant, as nextest reads it.
fn filter(mutant: &Mutant) -> String {
    let words: Vec<String> = mutant.tests.split_whitespace().map(|word| format!("test({word})")).collect();
    let words = if words.is_empty() { "all()".to_owned() } else { words.join(" | ") };
    format!("(binary_id({}) & ({words}))", program_of(&mutant.suite))
}

fn path_in<'l>(list: &'l mut Value, suite: &str) -> Result<&'l mut Value> {
    let programs = list.get_mut("rust-binaries").and_then(|programs| programs.get_mut(program_of(suite)));
    programs.and_then(|program| program.get_mut("binary-path")).with_context(|| format!("no program {suite}"))
}

/// Compiles mutants into their files, each beside what it replaces.
fn with_switches(project: &Project, mutants: &[&Mutant]) -> Result<Swapped> {
    let mut swapped = Swapped::default();
    let files: BTreeSet<&str> = mutants.iter().map(|mutant| mutant.file.as_str()).collect();
    for file in files {
        let inside = mutants.iter().filter(|mutant| mutant.file == file);
        swapped.swap(&project.path(file), |text| with_switches_in(text, inside))?;
    }
    Ok(swapped)
}

fn with_switches_in<'m>(text: &str, mutants: impl Iterator<Item = &'m &'m Mutant>) -> Result<String> {
    let mut places = Vec::new();
    for mutant in mutants {
        places.push((mutant.place(text)?, *mutant));
    }
    places.sort_by_key(|(place, _)| std::cmp::Reverse(place.start));
    let (mut text, mut end) = (text.to_owned(), text.len());
    for (place, mutant) in places {
        ensure!(place.end <= end, "{}: `{}` overlaps with another mutant", mutant.file, mutant.before);
        end = place.start;
        let condition = format!("std::env::var_os(\"{SWITCH}\").is_some_and(|it| it == \"{}\")", mutant.id);
        let switch = format!("if {condition} {{ {} }} else {{ {} }}", mutant.after, mutant.before);
        let is_statement = [&mutant.before, &mutant.after].iter().any(|code| code.ends_with(';'));
        text.replace_range(place, &if is_statement { switch } else { format!("({switch})") });
    }
    Ok(text)
}

/// `FAIL [   0.3s] ( 12/428) ticket-desk-tests::database claim::mysql::one_of_many_wins`
fn failed(line: &str) -> Option<&str> {
    let outcome = ["FAIL [", "SIGABRT [", "SIGSEGV [", "TIMEOUT ["]
        .into_iter()
        .find(|word| line.trim_start().starts_with(word))?;
    line.trim_start().strip_prefix(outcome)?.rsplit_once(' ').map(|(_, test)| test)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_switch_holds_both_codes() {
        let mutant: Mutant =
            toml::from_str("id = 'rust-7'\nfile = ''\nbefore = 'a < b'\nafter = 'a <= b'\nwhy = ''").unwrap();
        let text = with_switches_in("if a < b {", [&&mutant].into_iter()).unwrap();
        assert!(
            text.starts_with("if (if std::env::var_os") && text.ends_with("{ a <= b } else { a < b }) {"),
            "{text}"
        );
    }
}
