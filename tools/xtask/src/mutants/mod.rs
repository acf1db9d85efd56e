//! `cargo xtask mutants`: breaks the project in one place at a time and asks whether a test notices.

mod embedded;
mod list;
mod programs;
mod runner;
mod swap;
mod verdict;
mod window;

use std::process::ExitCode;

use anyhow::{Result, bail};
use clap::{Args, ValueEnum as _};
use futures_util::stream::{self, StreamExt as _};

use self::list::{Area, Mutant};
use self::programs::Programs;
use self::runner::Runner;
use self::verdict::Verdict;
use crate::project::Project;
use crate::setup::{self, Part};

/// How many of a hundred mutants the tests of an area have to catch.
const WANTED: usize = 90;

#[derive(Args)]
pub struct Arguments {
    /// Areas (sql, rust, ui), then words: only mutants with one of them in their file, tests or reason, or their names (sql-7)
    words: Vec<String>,
    /// How many mutants of sql and rust are tried at once
    #[arg(long, default_value_t = 1)]
    jobs: usize,
    /// Run each build and each test through this program, for example `nice -n 10`
    #[arg(long)]
    through: Option<String>,
}

/// # Errors
/// When something but a test fails.
pub async fn run(project: &Project, arguments: &Arguments) -> Result<ExitCode> {
    let is_area = |word: &&String| Area::from_str(word, false).is_ok();
    let (areas, words): (Vec<&String>, Vec<&String>) = arguments.words.iter().partition(is_area);
    let runner =
        Runner(arguments.through.iter().flat_map(|words| words.split_whitespace()).map(str::to_owned).collect());
    setup::ensure(project, &[Part::Shell, Part::UiModules, Part::Databases, Part::TestRunner]).await?;
    let mut tallies = Vec::new();
    for area in Area::value_variants() {
        if areas.is_empty() || areas.iter().any(|word| **word == area.name()) {
            let chosen: Vec<Mutant> = list::read(project, *area)?
                .into_iter()
                .filter(|mutant| words.is_empty() || words.iter().any(|word| mutant.mentions(word)))
                .collect();
            tallies.push((*area, try_all(project, *area, &chosen, arguments.jobs, &runner).await?));
        }
    }
    if tallies.iter().all(|(_, tally)| tally.all == 0) {
        bail!("no mutant has one of these words in its file, test or reason");
    }
    println!();
    for (area, tally) in &tallies {
        println!("{:5} {} of {} caught, {} equivalent", area.name(), tally.caught, tally.all, tally.equivalent);
    }
    Ok(if tallies.iter().all(|(_, tally)| tally.is_enough()) { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

#[derive(Debug, Default, Clone, Copy)]
struct Tally {
    all: usize,
    caught: usize,
    equivalent: usize,
}

impl Tally {
    fn is_enough(self) -> bool {
        self.caught * 100 >= self.all * WANTED
    }
}

async fn try_all(project: &Project, area: Area, mutants: &[Mutant], jobs: usize, runner: &Runner) -> Result<Tally> {
    let (equivalent, mutants): (Vec<_>, Vec<_>) = mutants.iter().partition(|mutant| mutant.equivalent.is_some());
    let mut tally = Tally { all: mutants.len(), equivalent: equivalent.len(), caught: 0 };
    if mutants.is_empty() {
        return Ok(tally);
    }
    let programs = match area {
        Area::Ui => None,
        Area::Sql => Some(Programs::build(project, &mutants, &[], runner).await?),
        Area::Rust => Some(Programs::build(project, &mutants, &mutants, runner).await?),
    };
    let judged = mutants.iter().map(|mutant| async {
        let verdict = match &programs {
            Some(programs) => programs.judge(project, mutant, runner).await,
            None => window::judge(project, mutant, runner).await,
        };
        (*mutant, verdict)
    });
    // The window's files are swapped in the working tree, one at a time.
    let at_once = if programs.is_some() { jobs.max(1) } else { 1 };
    let mut judged = std::pin::pin!(stream::iter(judged).buffer_unordered(at_once));
    while let Some((mutant, verdict)) = judged.next().await {
        match verdict {
            Ok(verdict) => {
                tally.caught += usize::from(matches!(verdict, Verdict::Caught(_)));
                println!("{} {verdict} {}: {}", mutant.id, mutant.file, mutant.why);
            }
            Err(error) => println!("{} BROKEN   {}: {}\n{error:#}", mutant.id, mutant.file, mutant.why),
        }
    }
    Ok(tally)
}
