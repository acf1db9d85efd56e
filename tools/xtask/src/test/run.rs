//! What each stage does.

use anyhow::{Result, ensure};
use tokio::process::Command;

use super::Stage;
use crate::browser::profiles;
use crate::build::{self, Program};
use crate::gallery;
use crate::process::{run, run_quietly};
use crate::project::Project;
use crate::run_directory::RunDirectory;
use crate::servers::TestServers;
use crate::virtual_desktop::VirtualDesktop;
use crate::world::{Devserver, Faults, Way, World};

/// Each of the browser's tests makes people of its own.
const INVITATIONS: usize = 60;

/// What the stages share.
pub struct Run<'a> {
    pub project: &'a Project,
    pub servers: Option<&'a TestServers>,
}

impl Run<'_> {
    pub async fn stage(&self, stage: Stage) -> Result<()> {
        match stage {
            Stage::Fmt => self.fmt().await,
            Stage::Ui => self.ui().await,
            Stage::Lint => self.lint().await,
            Stage::Unit => self.unit().await,
            Stage::Database => self.suite("database").await,
            Stage::Desk => self.suite("desk").await,
            Stage::Admin => self.admin().await,
            Stage::Contract => self.suite("contract").await,
            Stage::UiBrowser => self.ui_browser().await,
            Stage::Window => self.window().await,
        }
    }

    async fn fmt(&self) -> Result<()> {
        run(self.project.cargo().args(["fmt", "--all", "--check"])).await?;
        for directory in ["ui", "tests/ui"] {
            run(self.project.npm(directory).args(["run", "--silent", "format:check"])).await?;
        }
        Ok(())
    }

    async fn ui(&self) -> Result<()> {
        for script in ["check", "lint", "test", "build"] {
            run(self.project.npm("ui").args(["run", "--silent", script])).await?;
        }
        Ok(())
    }

    async fn lint(&self) -> Result<()> {
        build::ui(self.project).await?;
        let mut clippy = self.project.cargo();
        clippy.args(["clippy", "--workspace", "--all-targets", "--quiet", "--", "--deny", "warnings"]);
        run(&mut clippy).await?;
        if run_quietly(self.project.cargo().args(["deny", "--version"])).await.is_err() {
            println!("note: cargo-deny is not installed, deny.toml is not checked");
            return Ok(());
        }
        run(self.project.cargo().args(["deny", "--log-level", "error", "check"])).await
    }

    async fn unit(&self) -> Result<()> {
        build::ui(self.project).await?;
        run(self.test_command().args(["--exclude", "ticket-desk-tests"])).await
    }

    async fn suite(&self, name: &str) -> Result<()> {
        self.suite_is_there(&format!("tests/{name}/main.rs"))?;
        build::ui(self.project).await?;
        run(self.test_command().args(["--test", name])).await
    }

    async fn admin(&self) -> Result<()> {
        self.suite_is_there("tests/admin/main.rs")?;
        build::ui(self.project).await?;
        build::program(self.project, Program::Admin).await?;
        let mut tests = self.test_command();
        tests.args(["--test", "admin"]).env("TICKET_DESK_ADMIN", self.project.built_program(Program::Admin.name()));
        run(&mut tests).await
    }

    async fn ui_browser(&self) -> Result<()> {
        self.suite_is_there("tests/ui/package.json")?;
        for script in ["check", "lint"] {
            run(self.project.npm("tests/ui").args(["run", "--silent", script])).await?;
        }
        build::ui(self.project).await?;
        build::program(self.project, Program::Devserver).await?;
        let directory = RunDirectory::new(self.project)?;
        let world = World::for_one_run(self.project, None).await?;
        let invitations = world.invitations(INVITATIONS).await?.join(",");
        let (connections, data) = (directory.path().join("connections"), directory.path().join("profiles"));
        world.connection_files(profiles(), Way::Port(world.server().port()), &connections).await?;
        let by_hand = world.workstation("by-hand", Way::Port(world.server().port())).await?.to_text();
        let devserver = Devserver::start(self.project, &connections, &data, 0, Faults::Allowed).await?;
        println!("devserver on {}", world.describe());
        let mut playwright = self.project.npm("tests/ui");
        playwright.env("TICKET_DESK_URL", devserver.url()).env("TICKET_DESK_INVITATIONS", invitations);
        playwright.env("TICKET_DESK_CONNECTION", by_hand);
        run(playwright.args(["test", "--silent"])).await?;
        drop(devserver);
        gallery::look(self.project, gallery::Extent::Bounded, &gallery::Arguments::default()).await
    }

    async fn window(&self) -> Result<()> {
        self.suite_is_there("tests/window/main.rs")?;
        build::ui(self.project).await?;
        build::program(self.project, Program::Shell).await?;
        let desktop = VirtualDesktop::start().await?;
        let mut tests = self.test_command();
        tests.args(["--test", "window"]).env("TICKET_DESK_APP", self.project.built_program(Program::Shell.name()));
        run(desktop.host(&mut tests)).await
    }

    fn test_command(&self) -> Command {
        let mut cargo = self.project.cargo();
        cargo.args(["test", "--workspace", "--quiet"]);
        cargo.envs(self.servers.into_iter().flat_map(TestServers::environment));
        cargo
    }

    fn suite_is_there(&self, file: &str) -> Result<()> {
        ensure!(self.project.path(file).is_file(), "the suite does not exist: there is no {file}");
        Ok(())
    }
}
