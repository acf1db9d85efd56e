//! `cargo xtask test`: everything that CI runs, stage by stage.

mod run;
mod stage;

use std::collections::BTreeSet;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::Result;
use clap::{Args, ValueEnum};

use crate::project::Project;
use crate::servers::TestServers;
use crate::setup;
use run::Run;
use stage::Stage;

#[derive(Args)]
pub struct Arguments {
    /// Only these stages
    stages: Vec<Stage>,
    /// Run the other stages too when one fails
    #[arg(long)]
    keep_going: bool,
}

struct Outcome {
    stage: Stage,
    took: Duration,
    /// `None`: it was not run because one before it failed.
    passed: Option<bool>,
}

pub async fn run(project: &Project, arguments: &Arguments) -> Result<ExitCode> {
    let stages: Vec<Stage> = Stage::value_variants()
        .iter()
        .copied()
        .filter(|stage| arguments.stages.is_empty() || arguments.stages.contains(stage))
        .collect();
    install(project, &stages).await?;
    let needs_servers = stages.iter().any(|stage| stage.needs_servers());
    let servers = if needs_servers { Some(TestServers::start(project).await?) } else { None };
    if let Some(servers) = &servers {
        println!("database servers: {}", servers.describe());
    }

    let shared = Run { project, servers: servers.as_ref() };
    let mut outcomes: Vec<Outcome> = Vec::new();
    for stage in stages {
        let stop = !arguments.keep_going && outcomes.iter().any(|outcome| outcome.passed == Some(false));
        outcomes.push(if stop {
            Outcome { stage, took: Duration::ZERO, passed: None }
        } else {
            one(&shared, stage).await
        });
    }
    Ok(summary(&outcomes, servers.as_ref()))
}

async fn install(project: &Project, stages: &[Stage]) -> Result<()> {
    let parts: BTreeSet<_> = stages.iter().flat_map(|stage| stage.parts()).copied().collect();
    setup::ensure(project, &parts.into_iter().collect::<Vec<_>>()).await
}

async fn one(shared: &Run<'_>, stage: Stage) -> Outcome {
    println!("\n── {} · {}", stage.name(), stage.about());
    let start = Instant::now();
    let outcome = shared.stage(stage).await;
    let took = start.elapsed();
    match &outcome {
        Ok(()) => println!("── {} passed, {}", stage.name(), seconds(took)),
        Err(error) => println!("── {} FAILED, {}: {error:#}", stage.name(), seconds(took)),
    }
    Outcome { stage, took, passed: Some(outcome.is_ok()) }
}

fn summary(outcomes: &[Outcome], servers: Option<&TestServers>) -> ExitCode {
    println!();
    for Outcome { stage, took, passed } in outcomes {
        let words = match passed {
            Some(true) => "passed",
            Some(false) => "FAILED",
            None => "not run",
        };
        println!("  {:12} {words:8} {}", stage.name(), seconds(*took));
    }
    if let Some(servers) = servers {
        println!("  database servers: {}", servers.describe());
    }
    let count = |wanted| outcomes.iter().filter(|outcome| outcome.passed == Some(wanted)).count();
    let failed = count(false);
    println!("\n{} passed, {failed} failed", count(true));
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn seconds(took: Duration) -> String {
    format!("{:.1} s", took.as_secs_f64())
}
