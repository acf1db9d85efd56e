//! `cargo xtask bench`: measures, relative to something that every computer can measure.

mod actions;
mod files;
mod machine;
mod window;

use std::fs;
use std::path::{Path, PathBuf};

use ::bench::{Part, Places, Plan, Run, Volume, compare, measure, now, summary, write};
use anyhow::{Context, Result, bail};
use clap::{Args, Subcommand, ValueEnum};
use private_server::{Binary, Places as Programs};

use crate::project::Project;
use crate::setup;

#[derive(Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Arguments {
    #[command(subcommand)]
    command: Option<Compare>,
    /// What to measure; everything but the fleet and the filling where nothing is named
    #[arg(value_enum)]
    parts: Vec<Which>,
    /// Tickets in the database, such as 1k,100k,1m; kept under target/bench once it is filled
    #[arg(long, value_delimiter = ',', default_value = "1k")]
    volume: Vec<Volume>,
    /// Workstations of the fleet; ten thousand need as many open files, which only root may allow
    #[arg(long, default_value_t = 1_000)]
    workstations: usize,
    /// Only this server: mariadb or mysql
    #[arg(long)]
    server: Option<String>,
}

#[derive(Subcommand)]
enum Compare {
    /// Write a page that shows one run beside another
    Compare {
        /// The earlier run: a JSON file of target/bench
        before: PathBuf,
        /// The later run
        after: PathBuf,
    },
}

/// A part of the bench.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
enum Which {
    /// Round trips and times of each action, on an empty database in memory
    Actions,
    /// What an upload reaches of one stream over a long way
    Files,
    /// Bytes on the disk for each ticket, by table
    Storage,
    /// What each call costs whose data grow, at each volume
    Growth,
    /// Many who want the same: claims, a deactivation, one receiver
    Contention,
    /// Workstations that poll, and come back after a restart of the server
    Fleet,
    /// The application's window beside an empty one
    Window,
    /// Only fills the databases
    Load,
}

impl Which {
    fn of_filled(self) -> Option<Part> {
        Some(match self {
            Self::Storage => Part::Storage,
            Self::Growth => Part::Growth,
            Self::Contention => Part::Contention,
            Self::Fleet => Part::Fleet,
            Self::Load => Part::Load,
            Self::Actions | Self::Files | Self::Window => return None,
        })
    }
}

/// `cargo xtask bench`
pub async fn run(project: &Project, arguments: &Arguments) -> Result<()> {
    let directory = project.path("target/bench");
    if let Some(Compare::Compare { before, after }) = &arguments.command {
        let page = directory.join("compared.html");
        fs::create_dir_all(&directory)?;
        compare(before, after, &page)?;
        println!("{}", page.display());
        return Ok(());
    }
    let which = chosen(&arguments.parts);
    setup::ensure(project, &needed(&which)).await?;
    let binaries = binaries(project, arguments.server.as_deref())?;
    if which.contains(&Which::Actions) {
        save(project, "actions", &actions::measure(project, &binaries).await?)?;
    }
    if which.contains(&Which::Files) {
        save(project, "files", &files::measure(project, &binaries).await?)?;
    }
    let parts: Vec<Part> = which.iter().filter_map(|part| part.of_filled()).collect();
    if !parts.is_empty() {
        let plan = Plan::thorough(parts, arguments.volume.clone(), arguments.workstations);
        let places = Places { kept: directory.join("data"), templates: project.cache().join("templates") };
        let mut run = about(project).await;
        let measured = measure(&plan, &places, &binaries, &mut run).await;
        report(&run, &directory)?;
        measured?;
    }
    if which.contains(&Which::Window) {
        let mut run = Run { build: "release".to_owned(), ..about(project).await };
        let measured = window::measure(project, &mut run.figures).await;
        report(&run, &directory)?;
        measured.context("measuring the window")?;
    }
    Ok(())
}

/// Also of a run that failed in the end.
fn report(run: &Run, directory: &Path) -> Result<()> {
    if !run.figures.is_empty() {
        let [json, page] = write(run, directory)?;
        println!("{}\n{}\n{}", summary(run), json.display(), page.display());
    }
    Ok(())
}

fn chosen(named: &[Which]) -> Vec<Which> {
    if !named.is_empty() {
        let mut chosen = named.to_vec();
        chosen.sort_unstable();
        chosen.dedup();
        return chosen;
    }
    let all = [Which::Actions, Which::Files, Which::Storage, Which::Growth, Which::Contention, Which::Window];
    // A virtual desktop and the memory of processes are to be had on Linux only.
    all.into_iter().filter(|part| matches!(part, Which::Actions | Which::Files) || cfg!(target_os = "linux")).collect()
}

fn needed(which: &[Which]) -> Vec<setup::Part> {
    let mut parts = vec![setup::Part::Databases];
    if which.contains(&Which::Window) {
        parts.extend([setup::Part::Shell, setup::Part::UiModules, setup::Part::VirtualDesktop]);
    }
    parts
}

fn binaries(project: &Project, only: Option<&str>) -> Result<Vec<Binary>> {
    let mut binaries = Binary::find_all(&Programs::of_this_computer(Some(project.cache())));
    if let Some(only) = only {
        binaries.retain(|binary| binary.flavour().slug() == only.to_lowercase());
    }
    if binaries.is_empty() {
        bail!("there is no {}; `cargo xtask setup` says how to get a server", only.unwrap_or("server"));
    }
    Ok(binaries)
}

async fn about(project: &Project) -> Run {
    Run {
        started_at: now(),
        commit: machine::commit(project).await,
        machine: machine::describe(),
        build: if cfg!(debug_assertions) { "debugging" } else { "release" }.to_owned(),
        figures: Vec::new(),
    }
}

fn save(project: &Project, name: &str, report: &str) -> Result<()> {
    let file = project.path("target/bench").join(format!("{name}.md"));
    fs::create_dir_all(project.path("target/bench"))?;
    fs::write(&file, report).with_context(|| format!("cannot write {}", file.display()))?;
    println!("{report}");
    Ok(())
}
