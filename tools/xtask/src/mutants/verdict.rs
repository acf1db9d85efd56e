//! Whether a mutant was caught.

use std::fmt;
use std::fs;

use anyhow::{Context, Result};
use tokio::process::Command;

use crate::project::Project;
use crate::transcript::{Shows, Transcript};

#[derive(Debug)]
pub enum Verdict {
    /// By this test.
    Caught(String),
    Survived,
}

impl fmt::Display for Verdict {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Caught(by) => write!(to, "caught   [{by}]"),
            Self::Survived => to.write_str("SURVIVED"),
        }
    }
}

/// Runs tests. `failed` finds the name of a failed test in a line that the runner prints.
///
/// # Errors
/// When the runner fails, but no test: the mutant does not compile, or no test has these names.
pub async fn of(project: &Project, log: &str, mut tests: Command, failed: fn(&str) -> Option<&str>) -> Result<Verdict> {
    let mut transcript = Transcript::new(project, log, Shows::Nothing)?;
    let Err(error) = transcript.run(&mut tests).await else { return Ok(Verdict::Survived) };
    let printed =
        fs::read_to_string(transcript.log()).with_context(|| format!("cannot read {}", transcript.log().display()))?;
    match printed.lines().find_map(failed) {
        Some(test) => Ok(Verdict::Caught(test.trim().to_owned())),
        None => Err(error),
    }
}
