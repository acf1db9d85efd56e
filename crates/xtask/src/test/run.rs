//! What each stage does.

use std::process::Stdio;

use anyhow::{Context, Result};
use tokio::process::Command;

use super::Stage;
use crate::process::{run, run_quietly};
use crate::project::Project;
use crate::servers::TestServers;
use crate::virtual_desktop::VirtualDesktop;

/// What the stages share.
pub struct Run<'a> {
    pub project: &'a Project,
    pub servers: Option<&'a TestServers>,
    /// Whether the stage that builds the user interface runs before the others.
    pub builds_ui: bool,
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
            Stage::Contract => self.suite("contract").await,
            Stage::UiBrowser => self.ui_browser().await,
            Stage::Window => self.window().await,
        }
    }

    async fn fmt(&self) -> Result<()> {
        run(self.project.cargo().args(["fmt", "--all", "--check"])).await?;
        run(self.project.npm("ui").args(["run", "--silent", "format:check"])).await
    }

    async fn ui(&self) -> Result<()> {
        for script in ["check", "lint", "test", "build"] {
            run(self.project.npm("ui").args(["run", "--silent", script])).await?;
        }
        Ok(())
    }

    async fn lint(&self) -> Result<()> {
        self.ui_is_there().await?;
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
        self.ui_is_there().await?;
        run(self.test_command().args(["--exclude", "ticket-desk-tests"])).await
    }

    async fn suite(&self, name: &str) -> Result<()> {
        self.ui_is_there().await?;
        run(self.test_command().args(["--test", name])).await
    }

    async fn ui_browser(&self) -> Result<()> {
        self.ui_is_fresh().await?;
        self.build("ticket-desk-devserver").await?;
        let mut playwright = self.project.npm("tests/ui");
        playwright.env("TICKET_DESK_DEVSERVER", self.project.built_program("ticket-desk-devserver"));
        run(self.with_servers(&mut playwright).args(["test", "--silent"])).await
    }

    async fn window(&self) -> Result<()> {
        self.ui_is_fresh().await?;
        self.build("ticket-desk").await?;
        let desktop = VirtualDesktop::start().await?;
        let mut tests = self.test_command();
        tests.args(["--test", "window"]).env("TICKET_DESK_APP", self.project.built_program("ticket-desk"));
        run(desktop.host(&mut tests)).await
    }

    /// All cargo commands select the whole workspace: with fewer packages the dependencies would have other features
    /// and be compiled again.
    fn test_command(&self) -> Command {
        let mut cargo = self.project.cargo();
        cargo.args(["test", "--workspace", "--quiet"]);
        self.with_servers(&mut cargo);
        cargo
    }

    fn with_servers<'c>(&self, command: &'c mut Command) -> &'c mut Command {
        command.envs(self.servers.into_iter().flat_map(TestServers::environment))
    }

    async fn build(&self, program: &str) -> Result<()> {
        run(self.project.cargo().args(["build", "--workspace", "--quiet", "--bin", program])).await
    }

    /// The shell does not compile without a built user interface; which one does not matter to most stages.
    async fn ui_is_there(&self) -> Result<()> {
        if self.project.path("ui/dist/index.html").is_file() { Ok(()) } else { self.build_ui().await }
    }

    /// The stages that look at the user interface want the present one.
    async fn ui_is_fresh(&self) -> Result<()> {
        if self.builds_ui { Ok(()) } else { self.build_ui().await }
    }

    async fn build_ui(&self) -> Result<()> {
        let mut build = self.project.npm("ui");
        build.args(["run", "--silent", "build"]).stdout(Stdio::null());
        run(&mut build).await.context("building the user interface")
    }
}
