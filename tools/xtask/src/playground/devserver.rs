//! The user interface of a world, in browsers.

use std::path::Path;
use std::process::Stdio;

use anyhow::{Context, Result, bail};
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::Command;

use crate::build::Program;
use crate::process::Running;
use crate::project::Project;

/// Whether pages may disconnect their profile from the database.
#[derive(Debug, Clone, Copy)]
pub enum Faults {
    /// They may, for stories about outages.
    Allowed,
    /// They may not.
    Refused,
}

/// A running devserver whose profiles are workstations of a world. Dropping it ends it.
#[derive(Debug)]
pub struct Devserver {
    running: Running,
    url: String,
}

impl Devserver {
    /// Starts it on a directory of [connection files](super::World::connection_files): profile `x` is the workstation of `x.toml`.
    /// Port 0 takes a free one; the profiles keep their files in `data`. Needs the built program and user interface.
    pub async fn start(project: &Project, connections: &Path, data: &Path, port: u16, faults: Faults) -> Result<Self> {
        let mut command = Command::new(project.built_program(Program::Devserver.name()));
        command.args(["--port", &port.to_string()]);
        command.arg("--data").arg(data);
        command.arg("--connections").arg(connections);
        command.arg("--ui").arg(project.path("ui/dist"));
        if matches!(faults, Faults::Allowed) {
            command.arg("--faults");
        }
        let mut running = Running::start(command.stdin(Stdio::null()).stdout(Stdio::piped()))?;
        let line = BufReader::new(running.take_output()?).lines().next_line().await?;
        let url = line.context("the devserver ended at once; is its port taken?")?;
        Ok(Self { running, url })
    }

    /// Where it is, such as `http://127.0.0.1:8787`.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Where a profile is.
    pub fn profile(&self, name: &str) -> String {
        format!("{}/?profile={name}", self.url)
    }

    /// Waits for its end, which is always an error.
    pub async fn ended(&mut self) -> Result<()> {
        let status = self.running.wait().await?;
        bail!("the devserver ended ({status})")
    }
}
