//! `cargo xtask test`: everything that CI runs. Everything is built once; then the Rust suites run beside the user interface's.

mod arguments;
mod browser;
mod counts;
mod lanes;
mod missing;
mod rust;
mod stage;
mod summary;
mod ui;

use std::collections::BTreeSet;
use std::process::ExitCode;

use anyhow::{Result, bail};

pub use arguments::Arguments;

use self::arguments::Selection;
use self::missing::Missing;
use self::stage::Stage;
use crate::project::Project;
use crate::servers::TestServers;
use crate::setup;

/// What the steps of a run share.
struct Run<'a> {
    project: &'a Project,
    selection: Selection,
    servers: Option<TestServers>,
    missing: Missing,
}

impl Run<'_> {
    fn has(&self, stage: Stage) -> bool {
        self.selection.stages.contains(&stage)
    }

    /// Whether tests are chosen by words of their names.
    fn chooses(&self) -> bool {
        !self.selection.words.is_empty()
    }
}

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
    let outcomes = lanes::run(&run, arguments.keep_going).await?;
    summary::print(&run, &outcomes)
}
