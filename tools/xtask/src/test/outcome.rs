//! The outcome of a step.

use std::time::Duration;

use super::counts::Counts;
use super::stage::Stage;

/// The counts of a step's tests, for each stage that it ran.
pub type Tally = Vec<(Stage, Counts)>;

/// The outcome of a step.
pub struct Outcome {
    pub name: &'static str,
    pub took: Duration,
    pub verdict: Verdict,
    pub tally: Tally,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    Passed,
    Failed,
    /// Something before it failed.
    NotRun,
}
