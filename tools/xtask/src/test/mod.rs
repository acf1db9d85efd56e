//! `cargo xtask test`: everything that CI runs. Everything is built and linted once; then the Rust suites run beside the user
//! interface's.

mod arguments;
mod browser;
mod counts;
mod lanes;
mod missing;
mod outcome;
mod run;
mod rust;
mod stage;
mod summary;
mod ui;

use std::collections::BTreeSet;
use std::process::ExitCode;

use anyhow::{Result, bail};

pub use arguments::Arguments;

use self::missing::Missing;
use self::run::Run;
use crate::project::Project;
use crate::servers::TestServers;
use crate::setup;

pub async fn run(project: &Project, arguments: &Arguments) -> Result<ExitCode> {
    let selection = arguments.selection()?;
    let parts: BTreeSet<_> = selection.stages.iter().flat_map(|stage| stage.parts()).copied().collect();
    setup::ensure(project, &parts.into_iter().collect::<Vec<_>>()).await?;

    let missing = if selection.stages.iter().any(|stage| stage.has_tests_of_one_server()) {
        Missing::on_this_computer(project)
    } else {
        Missing::default()
    };
    if !missing.is_empty() && arguments.requires_servers() {
        bail!("{missing} is missing, and this run needs every database server (CI is set, or --require-servers given)");
    }
    let needs_servers = selection.stages.iter().any(|stage| stage.needs_servers());
    let servers = if needs_servers { Some(TestServers::start(project).await?) } else { None };
    if let Some(servers) = &servers {
        println!("database servers: {}", servers.describe());
    }
    let run = Run { project, selection, servers, missing };
    let outcomes = Box::pin(lanes::run(&run, arguments.keep_going)).await?;
    summary::print(&run, &outcomes)
}
