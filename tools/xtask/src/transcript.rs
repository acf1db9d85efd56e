//! The output of a long command: each line with a name, all of it in a log, and a sign of life at least every ten seconds.

use std::fs::{self, File};
use std::io::{IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use tokio::io::{AsyncBufReadExt as _, AsyncRead, BufReader};
use tokio::process::Command;
use tokio::sync::mpsc;
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep_until, timeout};

use crate::process::{Running, words};
use crate::project::Project;

/// The longest silence.
const HEARTBEAT: Duration = Duration::from_secs(10);
/// How long the output of an ended program may stay open: something that it started may still hold it.
const DRAIN: Duration = Duration::from_secs(2);
/// How many lines of a log an error repeats.
const TAIL: usize = 30;

/// Lines that only say that work goes on. They are kept for the next sign of life.
const PROGRESS: [&str; 9] =
    ["Compiling ", "Checking ", "Downloading ", "Downloaded ", "Locking ", "Adding ", "Blocking ", "PASS [", "✓ "];

/// What is shown of the lines that a program prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shows {
    /// Every line.
    Everything,
    /// Every line but those that only say that work goes on.
    Findings,
    /// No line: an error repeats the last ones.
    Nothing,
}

/// Runs programs, one after the other, and shows their output.
#[derive(Debug)]
pub struct Transcript {
    name: String,
    shows: Shows,
    path: PathBuf,
    log: File,
    begun: Instant,
    last_shown: Instant,
    progress: String,
}

impl Transcript {
    /// Starts a new log, `build/log/<name>.log`.
    pub fn new(project: &Project, name: &str, shows: Shows) -> Result<Self> {
        Self::in_directory(&project.build_output().join("log"), name, shows)
    }

    fn in_directory(directory: &Path, name: &str, shows: Shows) -> Result<Self> {
        let path = directory.join(format!("{name}.log"));
        let make = || {
            fs::create_dir_all(directory)?;
            File::create(&path)
        };
        let log = make().with_context(|| format!("cannot write {}", path.display()))?;
        let now = Instant::now();
        Ok(Self { name: name.to_owned(), shows, path, log, begun: now, last_shown: now, progress: String::new() })
    }

    /// Where everything is kept.
    pub fn log(&self) -> &Path {
        &self.path
    }

    pub fn took(&self) -> Duration {
        self.begun.elapsed()
    }

    /// Shows a line.
    pub fn say(&mut self, line: &str) {
        println!("{:10} │ {line}", self.name);
        self.last_shown = Instant::now();
    }

    /// Runs a program and waits for it; anything but success is an error.
    pub async fn run(&mut self, command: &mut Command) -> Result<()> {
        let name = words(command);
        writeln!(self.log, "$ {name}").with_context(|| format!("cannot write {}", self.path.display()))?;
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        // Behind a pipe a program does not see the terminal that its lines go to.
        if std::io::stdout().is_terminal() {
            command.envs([("CARGO_TERM_COLOR", "always"), ("FORCE_COLOR", "1")]);
        }
        let mut running = Running::start(command)?;
        self.progress.clone_from(&name);
        let (sender, mut lines) = mpsc::unbounded_channel();
        let mut readers = JoinSet::new();
        readers.spawn(read(running.take_output()?, sender.clone()));
        readers.spawn(read(running.take_errors()?, sender));
        let mut kept = Vec::new();
        let status = loop {
            tokio::select! {
                status = running.wait() => break status?,
                Some(line) = lines.recv() => self.take(&line, &mut kept)?,
                () = sleep_until(self.last_shown + HEARTBEAT) => self.heartbeat(),
            }
        };
        let rest = async {
            while let Some(line) = lines.recv().await {
                self.take(&line, &mut kept)?;
            }
            anyhow::Ok(())
        };
        timeout(DRAIN, rest).await.unwrap_or(Ok(()))?;
        if status.success() {
            return Ok(());
        }
        if self.shows == Shows::Nothing {
            let tail = kept.split_off(kept.len().saturating_sub(TAIL)).join("\n");
            let program = name.split(' ').next().unwrap_or_default();
            bail!("{program} failed ({status}); the end of {}:\n{tail}", self.path.display());
        }
        bail!("`{name}` failed ({status})")
    }

    fn take(&mut self, line: &str, kept: &mut Vec<String>) -> Result<()> {
        let plain = without_colours(line);
        writeln!(self.log, "{plain}").with_context(|| format!("cannot write {}", self.path.display()))?;
        let progresses = is_progress(&plain);
        if self.shows == Shows::Everything || (self.shows == Shows::Findings && !progresses) {
            self.say(line);
        }
        if progresses || self.shows == Shows::Nothing {
            plain.trim().clone_into(&mut self.progress);
        }
        if self.shows == Shows::Nothing {
            kept.push(plain);
        }
        Ok(())
    }

    fn heartbeat(&mut self) {
        let progress: String = self.progress.chars().take(100).collect();
        self.say(&format!("… {} s: {progress}", self.took().as_secs()));
    }
}

async fn read(output: impl AsyncRead + Unpin, lines: mpsc::UnboundedSender<String>) {
    let mut output = BufReader::new(output);
    let mut line = Vec::new();
    while output.read_until(b'\n', &mut line).await.is_ok_and(|length| length > 0) {
        let text = String::from_utf8_lossy(&line).trim_end().to_owned();
        line.clear();
        if lines.send(text).is_err() {
            return;
        }
    }
}

fn is_progress(line: &str) -> bool {
    let line = line.trim_start();
    PROGRESS.iter().any(|word| line.starts_with(word))
}

/// The text without the escape sequences for colours: `ESC [ … m`.
fn without_colours(line: &str) -> String {
    let mut parts = line.split("\u{1b}[");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| {
        let rest = part.find(|c: char| c.is_ascii_alphabetic()).and_then(|end| part.get(end + 1..));
        text + rest.unwrap_or_default()
    })
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn transcript(directory: &tempfile::TempDir, shows: Shows) -> Result<Transcript> {
        Transcript::in_directory(directory.path(), "test", shows)
    }

    #[tokio::test]
    async fn everything_is_in_the_log_and_a_failure_repeats_the_end() {
        let directory = tempfile::tempdir().unwrap();
        let mut transcript = transcript(&directory, Shows::Nothing).unwrap();
        let script = "echo unpacking; printf '\\033[1;31mno space left\\033[0m\\n' >&2; exit 3";
        let error = transcript.run(Command::new("sh").args(["-c", script])).await.unwrap_err().to_string();
        assert!(error.contains("no space left") && error.contains("test.log"), "{error}");
        let log = fs::read_to_string(transcript.log()).unwrap();
        assert!(log.contains("unpacking\n") && log.contains("\nno space left\n"), "{log}");
    }

    #[tokio::test]
    async fn a_program_left_behind_does_not_delay_the_run() {
        let directory = tempfile::tempdir().unwrap();
        let mut transcript = transcript(&directory, Shows::Findings).unwrap();
        transcript.run(Command::new("sh").args(["-c", "sleep 30 & echo done"])).await.unwrap();
        assert!(transcript.took() < Duration::from_secs(20), "it waited for the child of an ended program");
        assert!(fs::read_to_string(transcript.log()).unwrap().contains("done"));
    }

    #[test]
    fn passing_tests_are_progress_and_failures_are_not() {
        assert!(is_progress("        PASS [   0.345s] ( 12/428) ticket-desk-tests::database claim::mysql::one"));
        assert!(is_progress(&without_colours("\u{1b}[32m ✓\u{1b}[39m src/keys/fuzzy.test.ts")));
        assert!(!is_progress("        FAIL [   0.345s] ( 12/428) ticket-desk-tests::database claim::mysql::one"));
        assert!(!is_progress("error[E0425]: cannot find value"));
    }
}
