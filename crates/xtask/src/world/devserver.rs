//! The user interface of a world, in browsers.

use std::fs;
use std::path::Path;
use std::process::Stdio;

use anyhow::{Context, Result};
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::Command;

use super::{Way, World, write_connection_file};
use crate::build::Program;
use crate::process::Running;
use crate::project::Project;

/// A running devserver whose profiles are workstations of a world. Dropping it ends it.
#[derive(Debug)]
pub struct Devserver {
    running: Running,
    url: String,
}

impl Devserver {
    /// Starts it with one profile for each name; a name is also a workstation's. Needs the built program and the built user
    /// interface. Port 0 takes a free one. What it keeps is in `directory`.
    pub async fn start(
        project: &Project,
        world: &World,
        profiles: impl IntoIterator<Item = impl AsRef<str>>,
        port: u16,
        directory: &Path,
    ) -> Result<Self> {
        let connections = directory.join("connections");
        fs::create_dir_all(&connections).with_context(|| format!("cannot make {}", connections.display()))?;
        for profile in profiles {
            let file = world.workstation(profile.as_ref(), Way::Socket).await?;
            write_connection_file(&connections, profile.as_ref(), &file)?;
        }
        let mut command = Command::new(project.built_program(Program::Devserver.name()));
        command.args(["--port", &port.to_string()]);
        command.arg("--data").arg(directory.join("profiles"));
        command.arg("--connections").arg(&connections);
        command.arg("--ui").arg(project.path("ui/dist"));
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
        anyhow::bail!("the devserver ended ({status})")
    }
}
