//! The steps of the user interface that need no browser.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;

use super::counts;
use super::outcome::Tally;
use super::run::Run;
use super::stage::Stage;
use crate::transcript::Transcript;

/// Formatting, of Rust too: it takes seconds.
pub async fn format(run: &Run<'_>, out: &mut Transcript) -> Result<Tally> {
    out.run(run.project.cargo().args(["fmt", "--all", "--check"])).await?;
    for directory in ["ui", "tests/ui"] {
        out.run(run.project.npm(directory).args(["run", "--silent", "format:check"])).await?;
    }
    Ok(Tally::new())
}

/// Types, lints and tests; only the tests when words choose them.
pub async fn ui(run: &Run<'_>, out: &mut Transcript) -> Result<Tally> {
    if !run.chooses() {
        for script in ["check", "lint"] {
            out.run(run.project.npm("ui").args(["run", "--silent", script])).await?;
        }
    }
    let report = Report::new(run, "vitest.json")?;
    let mut vitest = run.project.npm("ui");
    vitest.args(["run", "--silent", "test", "--", "--reporter=default", "--reporter=json", "--passWithNoTests"]);
    vitest.arg(format!("--outputFile.json={}", report.path().display()));
    if run.chooses() {
        vitest.args(chosen(&run.project.path("ui/src"), &run.selection.words));
    }
    let outcome = out.run(&mut vitest).await;
    Ok(vec![(Stage::Ui, report.counts(outcome, counts::of_vitest)?)])
}

/// The report that a test runner of the user interface leaves behind.
pub struct Report(PathBuf);

impl Report {
    /// Its place, without that of an earlier run.
    pub fn new(run: &Run<'_>, name: &str) -> Result<Self> {
        let directory = run.project.build_output().join("log");
        fs::create_dir_all(&directory)?;
        let path = directory.join(name);
        if path.exists() {
            fs::remove_file(&path)?;
        }
        Ok(Self(path))
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    /// The counts. A runner that failed without a failed test is an error.
    pub fn counts(
        &self,
        outcome: Result<()>,
        read: impl FnOnce(&Path) -> Result<counts::Counts>,
    ) -> Result<counts::Counts> {
        let counts = read(&self.0);
        match (outcome, counts) {
            (Err(error), Ok(counts)) if counts.failed == 0 => Err(error),
            (Err(error), Err(_)) => Err(error),
            (_, counts) => counts,
        }
    }
}

/// The arguments for vitest: the files whose names hold one of the words, or else the tests whose names do.
fn chosen(sources: &Path, words: &[String]) -> Vec<String> {
    let files = test_files(sources);
    let names: Vec<&String> = words.iter().filter(|word| files.iter().any(|file| file.contains(*word))).collect();
    if names.is_empty() {
        return vec!["--testNamePattern".to_owned(), pattern(words)];
    }
    names.into_iter().cloned().collect()
}

/// A regular expression that finds any of the words as they are.
pub fn pattern(words: &[String]) -> String {
    let quoted = words.iter().map(|word| {
        let special = |c: char| r"\^$.|?*+()[]{}".contains(c);
        word.chars().flat_map(|c| special(c).then_some('\\').into_iter().chain([c])).collect()
    });
    quoted.collect::<Vec<String>>().join("|")
}

/// The paths of all files of tests, from `directory` on.
fn test_files(directory: &Path) -> Vec<String> {
    let (mut found, mut open) = (Vec::new(), vec![directory.to_owned()]);
    while let Some(next) = open.pop() {
        for path in fs::read_dir(next).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path())) {
            if path.is_dir() {
                open.push(path);
            } else if path.to_string_lossy().ends_with(".test.ts") {
                found.push(path.strip_prefix(directory).unwrap_or(&path).to_string_lossy().into_owned());
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn words_choose_files_or_else_tests() {
        let directory = tempfile::tempdir().unwrap();
        fs::create_dir(directory.path().join("state")).unwrap();
        fs::write(directory.path().join("state/outbox.test.ts"), "").unwrap();
        assert_eq!(chosen(directory.path(), &words(&["outbox", "claim"])), ["outbox"]);
        assert_eq!(chosen(directory.path(), &words(&["claim (twice)"])), ["--testNamePattern", r"claim \(twice\)"]);
        assert_eq!(pattern(&words(&["a.b", "c"])), r"a\.b|c");
    }

    #[test]
    fn a_runner_that_fails_without_a_failed_test_is_an_error() {
        let report = Report(PathBuf::from("unused"));
        let counts = |failed| move |_: &Path| Ok(counts::Counts { passed: 3, failed, skipped: 0 });
        assert!(report.counts(Err(anyhow::anyhow!("it crashed")), counts(0)).is_err());
        assert_eq!(report.counts(Err(anyhow::anyhow!("1 failed")), counts(1)).unwrap().failed, 1);
        assert_eq!(report.counts(Ok(()), counts(0)).unwrap().passed, 3);
    }
}
