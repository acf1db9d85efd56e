//! `cargo xtask demo`: a server, people and the application on this computer, for somebody who wants to see it.

mod place;
mod story;

use std::process::Stdio;

use anyhow::{Result, ensure};
use clap::Args;
use tokio::process::Command;

use self::place::{PROFILES, Place};
use crate::browser::print_people;
use crate::build::{self, Program};
use crate::playground::{Devserver, Faults, Playground};
use crate::process::Running;
use crate::project::Project;
use crate::setup::{self, Part};
use crate::virtual_desktop::VirtualDesktop;

#[derive(Args)]
pub struct Arguments {
    /// Forget what earlier demos left and start over
    #[arg(long)]
    fresh: bool,
    /// In a browser of this computer instead of the application's own windows
    #[arg(long)]
    browser: bool,
}

/// Where the demo is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Show {
    Windows,
    Browser,
    /// There is no display: the same story on a virtual one, as pictures.
    Pictures,
}

pub async fn run(project: &Project, arguments: &Arguments) -> Result<()> {
    let show = match (arguments.browser, has_display()) {
        (true, _) => Show::Browser,
        (false, true) => Show::Windows,
        (false, false) => Show::Pictures,
    };
    let mut parts = vec![Part::Shell, Part::UiModules, Part::Databases];
    if show == Show::Pictures {
        parts.push(Part::VirtualDesktop);
    }
    setup::ensure(project, &parts).await?;
    println!("Building (the first time this takes some minutes)");
    build::ui(project).await?;
    let program = if show == Show::Browser { Program::Devserver } else { Program::Shell };
    build::program(project, program).await?;

    // The story starts from the beginning, so that its pictures are always the same.
    let place = Place::take(project, arguments.fresh || show == Show::Pictures)?;
    let playground = place.open(project).await?;
    println!("\nTicket Desk on {}", playground.describe());
    match show {
        Show::Windows => windows(project, &place, &playground).await?,
        Show::Browser => browser(project, &place, &playground).await?,
        Show::Pictures => {
            let desktop = VirtualDesktop::start().await?;
            story::tell(project, &place, &desktop).await?;
        }
    }
    playground.stop().await
}

/// A window for each of the two, until both have ended.
async fn windows(project: &Project, place: &Place, playground: &Playground) -> Result<()> {
    let mut windows = Vec::new();
    for profile in PROFILES {
        let mut window = Command::new(project.built_program(Program::Shell.name()));
        window.args(["--profile", profile]).arg("--connection").arg(place.connection(profile));
        window.arg("--data-dir").arg(place.window(profile));
        // The window shows its own messages; the terminal is for the lines below.
        if std::env::var_os("RUST_LOG").is_none() {
            window.env("RUST_LOG", "error");
        }
        windows.push(Running::start(window.stdin(Stdio::null()))?);
    }
    println!("\nTwo windows open, “{}” and “{}”.", PROFILES[0], PROFILES[1]);
    print_ways_in(playground).await?;
    println!("\nCtrl-C stops everything; the next demo goes on from here, `cargo xtask demo --fresh` starts over.");
    for window in &mut windows {
        let status = window.wait().await?;
        ensure!(status.success(), "a window ended with an error ({status})");
    }
    println!("Both windows have ended.");
    Ok(())
}

async fn browser(project: &Project, place: &Place, playground: &Playground) -> Result<()> {
    let mut devserver = Devserver::start(project, &place.connections(), &place.browsers(), 0, Faults::Refused).await?;
    println!("\nOpen these two in a browser of this computer:");
    for profile in PROFILES {
        println!("  {}", devserver.profile(profile));
    }
    print_ways_in(playground).await?;
    println!("\nCtrl-C stops everything; the next demo goes on from here, `cargo xtask demo --fresh` starts over.");
    devserver.ended().await
}

async fn print_ways_in(playground: &Playground) -> Result<()> {
    print_people();
    let code = playground.invitations(1).await?.concat();
    println!("\nOr create an account: everybody may be an employee, and this code makes one responder:\n  {code}\n");
    Ok(())
}

/// Windows and macOS start nothing without a screen.
fn has_display() -> bool {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")
}
