//! `cargo xtask …`: everything that a developer does with this project, by one name each.
#![expect(clippy::print_stdout, reason = "a command-line program talks on standard output")]

mod bench;
mod browser;
mod build;
mod demo;
mod fuzz;
mod gallery;
mod generate;
mod interrupt;
mod mutants;
mod playground;
mod process;
mod project;
mod run_directory;
mod servers;
mod setup;
mod test;
mod transcript;
mod virtual_desktop;
mod window;

use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::{Parser, Subcommand};

use crate::project::Project;

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Developer commands of Ticket Desk", max_term_width = 100)]
struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Install what is missing: system packages, npm packages, a real MySQL beside MariaDB
    Setup,
    /// Everything that CI runs, or only the named stages
    Test(test::Arguments),
    /// People, tickets and the application for an employee and a responder, until Ctrl-C; as pictures without a display
    Demo(demo::Arguments),
    /// The user interface in a browser, on a fresh database, until Ctrl-C
    Browser(browser::Arguments),
    /// Every screen and state in every variant (size, colours, language and more), as pictures on one page
    Gallery(gallery::Arguments),
    /// Measure both servers with up to a million tickets, relative to `SELECT 1`
    Bench(bench::Arguments),
    /// Feed generated input to every parser of foreign input (needs a nightly compiler)
    Fuzz(fuzz::Arguments),
    /// Break the project in one place at a time and see whether a test notices
    Mutants(mutants::Arguments),
    /// Start a MariaDB and a MySQL for tests, print how to reach them, and keep them until Ctrl-C
    Servers,
    /// Write what is generated from the code: the TypeScript of the wire, the typed messages, the state diagram
    Generate,
}

fn main() -> ExitCode {
    match run(CommandLine::parse().command) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Everything that a command starts belongs to its future: an interruption drops it, and with it every process.
#[tokio::main]
async fn run(command: Command) -> Result<ExitCode> {
    let project = Project::here()?;
    tokio::select! {
        outcome = dispatch(command, &project) => outcome,
        signal = interrupt::requested() => {
            eprintln!("\n{}: stopping everything that was started", signal.context("waiting for Ctrl-C")?);
            Ok(ExitCode::from(130))
        }
    }
}

async fn dispatch(command: Command, project: &Project) -> Result<ExitCode> {
    match command {
        Command::Setup => setup::run(project).await?,
        Command::Test(arguments) => return test::run(project, &arguments).await,
        Command::Demo(arguments) => demo::run(project, &arguments).await?,
        Command::Browser(arguments) => browser::run(project, &arguments).await?,
        Command::Gallery(arguments) => gallery::run_command(project, &arguments).await?,
        Command::Bench(arguments) => bench::run(project, &arguments).await?,
        Command::Fuzz(arguments) => fuzz::fuzz(project, &arguments).await?,
        Command::Mutants(arguments) => return mutants::run(project, &arguments).await,
        Command::Servers => servers::run(project).await?,
        Command::Generate => generate::run(project)?,
    }
    Ok(ExitCode::SUCCESS)
}
